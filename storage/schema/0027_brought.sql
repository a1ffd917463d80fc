-- Which message brought which document: people can put another file into a message they have sent.

CREATE TABLE brought (
    chat_id    INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    case_id    TEXT    NOT NULL,
    task_id    INTEGER NOT NULL,
    kode       TEXT    NOT NULL,
    unique_id  TEXT    NOT NULL,
    at         INTEGER NOT NULL,  -- milliseconds
    PRIMARY KEY (chat_id, message_id)
) WITHOUT ROWID;
