-- What comes in from Telegram and what goes out to it, kept until it is done; and single facts.
-- Times are milliseconds since 1970.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE inbox (
    seq         INTEGER PRIMARY KEY,     -- in order of arrival: update ids may start anew
    update_id   INTEGER NOT NULL UNIQUE,
    lane        INTEGER NOT NULL,        -- the chat, or the person where there is no chat
    body        TEXT    NOT NULL,        -- as Telegram wrote it
    kept_at     INTEGER NOT NULL,
    finished_at INTEGER,
    error       TEXT                     -- why it was set aside
);
CREATE INDEX inbox_waiting ON inbox (seq) WHERE finished_at IS NULL;
CREATE INDEX inbox_finished ON inbox (finished_at) WHERE finished_at IS NOT NULL;

CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY,
    chat_id    INTEGER NOT NULL,
    priority   INTEGER NOT NULL,
    kind       TEXT    NOT NULL,
    body       TEXT    NOT NULL,
    merge_key  TEXT    NOT NULL,         -- '' never merges
    revision   INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    settled_at INTEGER,                  -- sent, or set aside when there is an error
    error      TEXT                      -- of the last attempt
);
CREATE INDEX outbox_waiting ON outbox (priority, id, not_before, attempts, chat_id)
    WHERE settled_at IS NULL;
CREATE INDEX outbox_later ON outbox (not_before) WHERE settled_at IS NULL AND not_before > 0;
CREATE UNIQUE INDEX outbox_merging ON outbox (chat_id, merge_key)
    WHERE settled_at IS NULL AND merge_key <> '';
CREATE INDEX outbox_settled ON outbox (settled_at) WHERE settled_at IS NOT NULL;
