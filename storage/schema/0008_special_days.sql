-- Days on which an office decides for itself that it works, or does not.

CREATE TABLE special_days (              -- one row a decision, never rewritten; the last of a day counts
    seq   INTEGER PRIMARY KEY,
    unit  TEXT    NOT NULL,
    day   TEXT    NOT NULL,              -- ISO 8601
    nama  TEXT    NOT NULL,
    works INTEGER,                       -- 1 works, 0 does not, NULL: an ordinary day again
    hours TEXT    NOT NULL,              -- JSON; empty where it works the hours of its weekday
    by    INTEGER REFERENCES officials (id),  -- NULL: entered on the command line
    who   TEXT    NOT NULL,              -- the post of that person on that day
    at    TEXT    NOT NULL
);

CREATE INDEX special_days_of_unit ON special_days (unit, day, seq);

CREATE TRIGGER special_days_are_never_rewritten BEFORE UPDATE ON special_days
BEGIN SELECT RAISE(ABORT, 'special_days are append-only'); END;

CREATE TRIGGER special_days_are_never_shortened BEFORE DELETE ON special_days
BEGIN SELECT RAISE(ABORT, 'special_days are append-only'); END;
