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
    by         INTEGER,                  -- who entered it; NULL: the personnel list
    at         INTEGER NOT NULL,         -- seconds since 1970
    ended_by   INTEGER,                  -- who shortened it
    warned_on  TEXT                      -- the day on which its end was announced
);
CREATE INDEX assignments_of ON assignments (official);
CREATE INDEX assignments_to ON assignments (peran);

INSERT INTO assignments (official, peran, holding, since, basis, at)
    SELECT official, peran, 'definitif', '2000-01-01', '', 0 FROM official_peran ORDER BY official, n;
