-- The codes that make somebody the first administrator of an office, and who has opened one.

CREATE TABLE first_codes (
    code_hash  TEXT    PRIMARY KEY,      -- SHA-256; the code itself stood on the terminal alone
    made_at    INTEGER NOT NULL,         -- seconds since 1970, as are the other times here
    expires_at INTEGER NOT NULL,
    used_at    INTEGER,
    used_by    INTEGER,                  -- the chat that used it
    official   INTEGER                   -- who became the administrator by it
) WITHOUT ROWID;

CREATE TABLE first_visitors (            -- who has opened a code and has not chosen yet
    chat_id   INTEGER PRIMARY KEY,
    code_hash TEXT    NOT NULL REFERENCES first_codes (code_hash),
    nama      TEXT    NOT NULL DEFAULT '',   -- as typed, where the personnel list is empty
    jabatan   TEXT    NOT NULL DEFAULT ''
);

ALTER TABLE invitations ADD COLUMN made_at INTEGER;
ALTER TABLE invitations ADD COLUMN made_by INTEGER;  -- official; nobody: the command line
