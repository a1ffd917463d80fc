-- What people ask to be corrected of the data that is kept about them; never rewritten.

CREATE TABLE corrections (
    seq      INTEGER PRIMARY KEY,
    official INTEGER NOT NULL REFERENCES officials (id),
    text     TEXT    NOT NULL,
    at       TEXT    NOT NULL
);
CREATE INDEX corrections_of ON corrections (official);

CREATE INDEX journal_by ON journal (json_extract(body, '$.by'));
