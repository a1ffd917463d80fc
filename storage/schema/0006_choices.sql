-- Who sets the office up, and what the office has decided about the readings of its SOPs.

ALTER TABLE officials ADD COLUMN admin INTEGER NOT NULL DEFAULT 0;

CREATE TABLE choices (                   -- one row a decision, never rewritten; the last one counts
    seq    INTEGER PRIMARY KEY,
    sop_id TEXT    NOT NULL,
    nomor  TEXT    NOT NULL,
    about  TEXT    NOT NULL,             -- pelaksana or waktu
    value  TEXT    NOT NULL,
    by     INTEGER NOT NULL REFERENCES officials (id),
    who    TEXT    NOT NULL,             -- the post of that person on that day
    at     TEXT    NOT NULL
);

CREATE TRIGGER choices_are_never_rewritten BEFORE UPDATE ON choices
BEGIN SELECT RAISE(ABORT, 'choices are append-only'); END;

CREATE TRIGGER choices_are_never_shortened BEFORE DELETE ON choices
BEGIN SELECT RAISE(ABORT, 'choices are append-only'); END;
