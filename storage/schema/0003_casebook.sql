-- What happened to each berkas, for ever; and the lists that are made from it.

CREATE TABLE journal (
    seq     INTEGER PRIMARY KEY,
    case_id TEXT    NOT NULL,
    n       INTEGER NOT NULL,            -- counted from 1 within the berkas
    cause   TEXT    NOT NULL,            -- "telegram:<update_id>", "clock:<case>:<nomor>:<n>"
    part    INTEGER NOT NULL,            -- one cause may bring several events
    type    TEXT    NOT NULL,
    body    TEXT    NOT NULL,
    prev    TEXT    NOT NULL,            -- hash of the row before it in its berkas
    hash    TEXT    NOT NULL,
    UNIQUE (case_id, n),
    UNIQUE (cause, part)
);

CREATE TRIGGER journal_is_never_rewritten BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE sop_editions (
    sop_id  TEXT NOT NULL,
    edition TEXT NOT NULL,
    body    TEXT NOT NULL,
    PRIMARY KEY (sop_id, edition)
);

CREATE TABLE berkas (
    case_id   TEXT PRIMARY KEY,
    sop_id    TEXT    NOT NULL,
    edition   TEXT    NOT NULL,
    unit      TEXT    NOT NULL,
    judul     TEXT    NOT NULL,
    state     TEXT    NOT NULL,
    opened_by INTEGER NOT NULL,
    opened_at TEXT    NOT NULL,
    closed_at TEXT,
    n         INTEGER NOT NULL,
    hash      TEXT    NOT NULL
) WITHOUT ROWID;
CREATE INDEX berkas_by_unit ON berkas (unit, state, opened_at);

CREATE TABLE tasks (
    case_id     TEXT    NOT NULL,
    task_id     INTEGER NOT NULL,
    nomor       TEXT    NOT NULL,
    round       INTEGER NOT NULL,
    state       TEXT    NOT NULL,
    assigned_at TEXT    NOT NULL,
    accepted_by INTEGER,
    accepted_at TEXT,
    closed_at   TEXT,
    PRIMARY KEY (case_id, task_id)
) WITHOUT ROWID;

CREATE TABLE open_for (                  -- who could act now: one row per live task and peran
    unit        TEXT    NOT NULL,
    peran       TEXT    NOT NULL,
    case_id     TEXT    NOT NULL,
    task_id     INTEGER NOT NULL,
    accepted_by INTEGER,
    assigned_at TEXT    NOT NULL,
    PRIMARY KEY (unit, peran, case_id, task_id)
) WITHOUT ROWID;
CREATE INDEX open_for_case ON open_for (case_id);

CREATE TABLE participants (
    official INTEGER NOT NULL,
    case_id  TEXT    NOT NULL,
    PRIMARY KEY (official, case_id)
) WITHOUT ROWID;
CREATE INDEX participants_case ON participants (case_id);

CREATE TABLE counters (                  -- last berkas number per SOP and year
    singkatan TEXT    NOT NULL,
    year      INTEGER NOT NULL,
    last      INTEGER NOT NULL,
    PRIMARY KEY (singkatan, year)
) WITHOUT ROWID;
