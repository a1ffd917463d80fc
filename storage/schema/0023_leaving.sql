-- Who leaves the office or has left it: their successor, what is done of it, and what is forgotten.

CREATE TABLE leavings (
    official     INTEGER PRIMARY KEY REFERENCES officials (id),
    successor    INTEGER NOT NULL REFERENCES officials (id),
    since        TEXT    NOT NULL,       -- the first day without them, ISO 8601
    posts        INTEGER NOT NULL,       -- whether the successor takes over their posts
    at_once      INTEGER NOT NULL,       -- whether what need not be kept goes at once
    by           INTEGER REFERENCES officials (id),  -- NULL: the command line
    at           INTEGER NOT NULL,       -- seconds since 1970, as are the other times here
    jabatan      TEXT    NOT NULL DEFAULT '',  -- as what they left
    name_hash    TEXT,                   -- SHA-256 of unit and name: lists that come too late know it
    chat_id      INTEGER,                -- until nothing of that chat is kept any more
    gone_at      INTEGER,                -- posts, link and codes ended
    done_at      INTEGER,                -- everything handed over, everybody told
    forgotten_at INTEGER                 -- name and account are gone
);
CREATE INDEX leavings_by_name ON leavings (name_hash) WHERE name_hash IS NOT NULL;

ALTER TABLE officials ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;  -- has left the office
