-- Messages that say what became of documents given in answer to a question, where they replaced others.

CREATE TABLE receipts (
    chat_id    INTEGER NOT NULL,
    batch      TEXT    NOT NULL,  -- what came together is in one message
    unique_id  TEXT    NOT NULL,
    official   INTEGER NOT NULL,
    case_id    TEXT    NOT NULL,
    task_id    INTEGER NOT NULL,
    kode       TEXT    NOT NULL,
    message_id INTEGER NOT NULL DEFAULT 0,  -- 0 until it stands in the chat
    PRIMARY KEY (chat_id, batch, unique_id)
) WITHOUT ROWID;
CREATE INDEX receipts_of_slot ON receipts (case_id, task_id, kode);
CREATE INDEX uploads_of_slot ON uploads (case_id, task_id, kode) WHERE case_id IS NOT NULL;
