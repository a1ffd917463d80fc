-- What came in from Telegram and what goes out to it, so that nothing is lost between two breaths.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE inbox (
    update_id   INTEGER PRIMARY KEY,
    lane        INTEGER NOT NULL,        -- chat or user whose updates stay in order
    body        TEXT    NOT NULL,        -- as Telegram sent it
    received_at INTEGER NOT NULL,        -- milliseconds since 1970, as all times here
    done_at     INTEGER,
    error       TEXT                     -- set aside: what went wrong
);
CREATE INDEX inbox_waiting ON inbox (update_id) WHERE done_at IS NULL;
CREATE INDEX inbox_set_aside ON inbox (update_id) WHERE error IS NOT NULL;

CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY,
    chat_id    INTEGER NOT NULL,
    priority   INTEGER NOT NULL,         -- 0 answer to a press ... 3 digest
    kind       TEXT    NOT NULL,
    body       TEXT    NOT NULL,
    merge_key  TEXT,                     -- a waiting row of the same key is replaced
    not_before INTEGER NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    state      TEXT    NOT NULL DEFAULT 'waiting',
    error      TEXT,
    message_id INTEGER,
    done_at    INTEGER
);
CREATE INDEX outbox_waiting ON outbox (not_before, priority, id) WHERE state = 'waiting';
CREATE INDEX outbox_merge ON outbox (merge_key) WHERE state = 'waiting' AND merge_key IS NOT NULL;
CREATE INDEX outbox_chat ON outbox (chat_id) WHERE state = 'waiting';
CREATE INDEX outbox_set_aside ON outbox (id) WHERE state = 'set aside';
