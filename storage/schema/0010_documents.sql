-- Documents after they were given: what is still to be fetched, who opened what, what is in the making.

CREATE TABLE fetches (                   -- files whose content is still to be fetched and examined
    id         INTEGER PRIMARY KEY AUTOINCREMENT,  -- causes are made of it: never used twice
    case_id    TEXT    NOT NULL,
    task_id    INTEGER NOT NULL,
    kode       TEXT    NOT NULL,
    unique_id  TEXT    NOT NULL,
    file_id    TEXT    NOT NULL,
    nama       TEXT    NOT NULL,
    mime       TEXT    NOT NULL,
    size       INTEGER NOT NULL,         -- bytes, as Telegram says
    tries      INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0,  -- milliseconds of the machine's clock
    error      TEXT,
    UNIQUE (case_id, task_id, kode, unique_id)
);
CREATE INDEX fetches_due ON fetches (not_before);

CREATE TABLE openings (                  -- who opened which document, first and last
    case_id   TEXT    NOT NULL,
    unique_id TEXT    NOT NULL,
    official  INTEGER NOT NULL,
    first_at  TEXT    NOT NULL,
    last_at   TEXT    NOT NULL,
    times     INTEGER NOT NULL,
    PRIMARY KEY (case_id, unique_id, official)
) WITHOUT ROWID;

CREATE TABLE sendable (                  -- what Telegram calls a file that was made here
    sha256  TEXT PRIMARY KEY,
    file_id TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE drafts (                    -- what a person is putting together in the chat
    official INTEGER NOT NULL,
    case_id  TEXT    NOT NULL,
    task_id  INTEGER NOT NULL,
    kode     TEXT    NOT NULL,
    kind     TEXT    NOT NULL,           -- disposisi, album
    body     TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (official, case_id, task_id, kode, kind)
) WITHOUT ROWID;
