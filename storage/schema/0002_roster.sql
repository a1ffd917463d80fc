-- The people of the office, the peran they hold, and the codes that join a Telegram account to one.

CREATE TABLE officials (
    id        INTEGER PRIMARY KEY,
    nama      TEXT    NOT NULL,
    nama_key  TEXT    NOT NULL,          -- the name without regard to case and spaces
    sapaan    TEXT    NOT NULL,
    jabatan   TEXT    NOT NULL,
    unit      TEXT    NOT NULL,
    kepala    INTEGER NOT NULL,
    ringkasan INTEGER NOT NULL,
    bahasa    TEXT    NOT NULL,
    chat_id   INTEGER UNIQUE,
    reachable INTEGER NOT NULL DEFAULT 1,
    UNIQUE (unit, nama_key)
);

CREATE TABLE official_peran (
    official INTEGER NOT NULL REFERENCES officials (id),
    n        INTEGER NOT NULL,           -- in the order of the personnel list
    peran    TEXT    NOT NULL,
    PRIMARY KEY (official, n)
) WITHOUT ROWID;
CREATE INDEX official_peran_holders ON official_peran (peran, official);

CREATE TABLE invitations (
    code_hash  TEXT    PRIMARY KEY,      -- SHA-256; the code itself is known to the person alone
    official   INTEGER NOT NULL REFERENCES officials (id),
    expires_at INTEGER NOT NULL,         -- seconds since 1970, as are the other times here
    used_at    INTEGER,
    used_by    INTEGER,                  -- the chat that used it
    revoked_at INTEGER
) WITHOUT ROWID;
CREATE INDEX invitations_of ON invitations (official);

CREATE TABLE wrong_codes (
    chat_id INTEGER NOT NULL,
    at      INTEGER NOT NULL
);
CREATE INDEX wrong_codes_of ON wrong_codes (chat_id, at);
