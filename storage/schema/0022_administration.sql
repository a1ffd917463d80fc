-- Administrative acts, one row each: who set what up in the office, as what, and when.

CREATE TABLE administration (
    seq      INTEGER PRIMARY KEY,
    at       TEXT    NOT NULL,           -- ISO 8601, UTC
    actor    INTEGER REFERENCES officials (id),  -- NULL: the command line
    capacity TEXT    NOT NULL,           -- as what they acted, as acts print it
    unit     TEXT    NOT NULL,           -- whose act it is; '' where it is no one unit's
    kind     TEXT    NOT NULL,
    about    TEXT    NOT NULL,           -- the id of the person, the day, the row, ...
    detail   TEXT    NOT NULL            -- JSON: pairs of plain facts; of people ids alone
);

CREATE INDEX administration_of_unit ON administration (unit, seq);

CREATE TRIGGER administration_is_never_rewritten BEFORE UPDATE ON administration
BEGIN SELECT RAISE(ABORT, 'administration is append-only'); END;

CREATE TRIGGER administration_is_never_shortened BEFORE DELETE ON administration
BEGIN SELECT RAISE(ABORT, 'administration is append-only'); END;
