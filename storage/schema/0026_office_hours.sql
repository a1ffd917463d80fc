-- Office hours that are set in the chat or on the command line, from a day on.

CREATE TABLE office_hours (              -- one row a decision, never rewritten; the last of a day counts
    seq   INTEGER PRIMARY KEY,
    unit  TEXT    NOT NULL,
    since TEXT    NOT NULL,              -- ISO 8601: from this day until the next change
    week  TEXT,                          -- JSON: the hours of Monday to Sunday; NULL: taken back
    by    INTEGER REFERENCES officials (id),  -- NULL: entered on the command line
    who   TEXT    NOT NULL,              -- the post of that person on that day
    at    TEXT    NOT NULL
);

CREATE INDEX office_hours_of_unit ON office_hours (unit, since, seq);

CREATE TRIGGER office_hours_are_never_rewritten BEFORE UPDATE ON office_hours
BEGIN SELECT RAISE(ABORT, 'office_hours are append-only'); END;

CREATE TRIGGER office_hours_are_never_shortened BEFORE DELETE ON office_hours
BEGIN SELECT RAISE(ABORT, 'office_hours are append-only'); END;

-- A list of thousands looks for the Plt of each post it gives.
CREATE INDEX assignments_plt ON assignments (peran) WHERE holding = 'Plt';
