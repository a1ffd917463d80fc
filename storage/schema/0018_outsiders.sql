-- People from outside: who of the roster is one, and the invitations that let them in.

ALTER TABLE officials ADD COLUMN outsider INTEGER NOT NULL DEFAULT 0;

CREATE TABLE guest_codes (
    code_hash TEXT    PRIMARY KEY,       -- SHA-256; the code itself is known to the person alone
    case_id   TEXT    NOT NULL,
    number    INTEGER NOT NULL,          -- which guest of the berkas
    until     INTEGER NOT NULL,          -- seconds since 1970, as are the other times here
    ended_at  INTEGER,                   -- used, taken back, or a newer one took its place
    used_by   INTEGER,                   -- the chat that joined by it
    visitor   INTEGER,                   -- the chat that opened it last and has not joined yet
    told_over INTEGER NOT NULL DEFAULT 0 -- whether the contact was told that its time has run out
) WITHOUT ROWID;
CREATE INDEX guest_codes_of ON guest_codes (case_id, number);
CREATE INDEX guest_codes_waiting ON guest_codes (until) WHERE ended_at IS NULL AND NOT told_over;
