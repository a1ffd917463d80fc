-- Nothing rests with nobody: who is away with nobody standing in, whom a berkas was shared with, and
-- on which mornings the sweep was told.

CREATE TABLE absences (
    id       INTEGER PRIMARY KEY,
    official INTEGER NOT NULL REFERENCES officials (id),
    kind     TEXT    NOT NULL,           -- cuti, dinas luar, sakit, lainnya
    since    TEXT    NOT NULL,           -- ISO 8601; both days are days of absence
    until    TEXT    NOT NULL,           -- before `since`: it was withdrawn
    planned  TEXT,                       -- until when it was to last, where it was ended
    by       INTEGER REFERENCES officials (id),
    at       INTEGER NOT NULL,           -- seconds since 1970, as is the other time here
    ended_by INTEGER REFERENCES officials (id),
    ended_at INTEGER
);
CREATE INDEX absences_of ON absences (official, until);

ALTER TABLE officials ADD COLUMN absent INTEGER NOT NULL DEFAULT 0;   -- today's view of absences

CREATE TABLE sweeps (                    -- one row a unit and day, in the transaction of its messages
    unit TEXT    NOT NULL,
    day  TEXT    NOT NULL,
    at   INTEGER NOT NULL,
    PRIMARY KEY (unit, day)
) WITHOUT ROWID;

CREATE TABLE shares (                    -- a list of the journal: who may read a berkas by leave
    official INTEGER NOT NULL,
    case_id  TEXT    NOT NULL,
    PRIMARY KEY (official, case_id)
) WITHOUT ROWID;
CREATE INDEX shares_case ON shares (case_id);
