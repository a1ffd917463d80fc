-- Posts, people and assignments apart; official_peran is who holds what today, made from this.

CREATE TABLE assignments (
    id         INTEGER PRIMARY KEY,
    official   INTEGER NOT NULL REFERENCES officials (id),
    peran      TEXT    NOT NULL,
    holding    TEXT    NOT NULL,         -- definitif, Plt, Plh
    since      TEXT    NOT NULL,         -- days, ISO 8601; both included
    until      TEXT,
    instead_of INTEGER REFERENCES officials (id),
    basis      TEXT    NOT NULL,         -- the SK or letter
    by         INTEGER,                  -- who entered it; NULL: personnel list or command line
    at         INTEGER NOT NULL,         -- seconds since 1970
    planned    TEXT,                     -- the last day as it was before it was ended
    letter_by  INTEGER,                  -- who entered the letter afterwards, and when
    letter_at  INTEGER,
    ended_by   INTEGER,                  -- who ended it; NULL: as 'by'
    ended_at   INTEGER,                  -- seconds since 1970
    warned_on  TEXT                      -- the day on which its end was announced
);
CREATE INDEX assignments_of ON assignments (official);
CREATE INDEX assignments_instead ON assignments (instead_of) WHERE instead_of IS NOT NULL;

INSERT INTO assignments (official, peran, holding, since, basis, at)
    SELECT official, peran, 'definitif', '2000-01-01', '', 0 FROM official_peran ORDER BY official, n;

-- As what somebody held a post, to the second: what records print. A row is closed, never changed.
CREATE TABLE capacities (
    official INTEGER NOT NULL REFERENCES officials (id),
    peran    TEXT    NOT NULL,
    holding  TEXT    NOT NULL,
    head     INTEGER NOT NULL,           -- whether the post is that of a head
    since    INTEGER NOT NULL,           -- seconds since 1970; until: not included
    until    INTEGER
);
CREATE INDEX capacities_of ON capacities (official, since);
CREATE INDEX capacities_held ON capacities (official, peran) WHERE until IS NULL;

INSERT INTO capacities (official, peran, holding, head, since)
    SELECT official, peran, 'definitif', 0, 0 FROM official_peran;

-- How the units name their posts, as their unit.toml has it now.
CREATE TABLE post_names (
    unit  TEXT NOT NULL,
    peran TEXT NOT NULL,
    nama  TEXT NOT NULL,
    PRIMARY KEY (unit, peran)
) WITHOUT ROWID;

ALTER TABLE officials ADD COLUMN acts_as_head INTEGER NOT NULL DEFAULT 0; -- holds a head's post today
ALTER TABLE officials ADD COLUMN away INTEGER NOT NULL DEFAULT 0;         -- somebody stands in today
