-- What time asks of the office: limits, alarms, reminders, and how the steps kept their time.

CREATE TABLE running (                   -- one row per live task; what sweep and digest look at
    case_id     TEXT    NOT NULL,
    task_id     INTEGER NOT NULL,
    unit        TEXT    NOT NULL,
    sop_id      TEXT    NOT NULL,
    nomor       TEXT    NOT NULL,
    judul       TEXT    NOT NULL,
    assigned_at INTEGER NOT NULL,        -- all moments in seconds since 1970
    due_at      INTEGER,                 -- when it becomes late; NULL: no limit, or it waits
    holder      INTEGER,                 -- whoever has it in hand
    handed      INTEGER,                 -- the one person it is for
    times       INTEGER NOT NULL,        -- reminders so far
    stands      TEXT    NOT NULL,        -- '', 'kendala', 'perpanjangan', 'menunggu', 'izin menunggu'
    returns     INTEGER NOT NULL,        -- how often the berkas has been sent back
    PRIMARY KEY (case_id, task_id)
) WITHOUT ROWID;
CREATE INDEX running_due ON running (unit, due_at, case_id, task_id, sop_id, nomor, holder, handed, judul)
    WHERE due_at IS NOT NULL;
CREATE INDEX running_stands ON running (unit, stands) WHERE stands <> '';
CREATE INDEX running_returns ON running (unit, returns) WHERE returns > 2;

CREATE TABLE closed_steps (              -- every closed step that had a limit
    case_id   TEXT    NOT NULL,
    task_id   INTEGER NOT NULL,
    unit      TEXT    NOT NULL,
    sop_id    TEXT    NOT NULL,
    nomor     TEXT    NOT NULL,
    closed_at INTEGER NOT NULL,
    within    INTEGER NOT NULL,          -- inside the waktu baku, extensions not counted
    PRIMARY KEY (case_id, task_id)
) WITHOUT ROWID;
CREATE INDEX closed_steps_by_day ON closed_steps (unit, closed_at, within);

CREATE TABLE alarms (                    -- when the clock next looks at a task; not a list of the
    case_id   TEXT    NOT NULL,          -- journal: it also knows hours, holidays and mishaps of today
    task_id   INTEGER NOT NULL,
    unit      TEXT    NOT NULL,
    remind_at INTEGER NOT NULL,
    error     TEXT,                      -- why it was put off, where it failed
    PRIMARY KEY (case_id, task_id)
) WITHOUT ROWID;
CREATE INDEX alarms_by_time ON alarms (unit, remind_at);
CREATE INDEX alarms_failed ON alarms (unit) WHERE error IS NOT NULL;

CREATE TABLE reminders (                 -- one person is to be reminded of one task, or was
    id       INTEGER PRIMARY KEY,
    official INTEGER NOT NULL,
    case_id  TEXT    NOT NULL,
    task_id  INTEGER NOT NULL,
    rung     TEXT    NOT NULL,
    day      INTEGER NOT NULL,
    superior INTEGER NOT NULL,           -- told as a superior
    by       INTEGER NOT NULL,           -- who reminded in person; 0: the clock
    planned  INTEGER NOT NULL,
    ready_at INTEGER NOT NULL,           -- not before then
    sent_on  TEXT                        -- the day on which it went out, in the unit's zone
);
CREATE INDEX reminders_waiting ON reminders (ready_at) WHERE sent_on IS NULL;
CREATE INDEX reminders_of_day ON reminders (official, sent_on);
