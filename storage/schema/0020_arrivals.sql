-- Messages with documents whose senders still wait for a sign that the content is good.

CREATE TABLE arrivals (
    chat_id    INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    album      TEXT    NOT NULL DEFAULT '',  -- pages of one album get their sign together
    case_id    TEXT    NOT NULL,
    task_id    INTEGER NOT NULL,
    kode       TEXT    NOT NULL,
    unique_id  TEXT    NOT NULL,
    found      TEXT    NOT NULL DEFAULT '',  -- empty until known: kept, left or refused
    PRIMARY KEY (chat_id, message_id)
) WITHOUT ROWID;
CREATE INDEX arrivals_of_file ON arrivals (case_id, task_id, kode, unique_id);

ALTER TABLE sendable ADD COLUMN nama TEXT NOT NULL DEFAULT '';  -- as what it was sent
ALTER TABLE uploads ADD COLUMN caption TEXT NOT NULL DEFAULT '';  -- what the sender wrote below it
ALTER TABLE uploads ADD COLUMN asked_in INTEGER NOT NULL DEFAULT 0;  -- the message that asks for its slot
UPDATE uploads SET asked_in = -1;  -- asked for by an earlier version, each by itself
CREATE INDEX uploads_not_asked ON uploads (official) WHERE asked_in = 0 AND placed_at IS NULL;
