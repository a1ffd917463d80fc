-- What stands in people's chats: live cards, prompts that wait for an answer, papers without a slot.

CREATE TABLE cards (                     -- one live card per person and berkas
    official   INTEGER NOT NULL,
    case_id    TEXT    NOT NULL,
    task_id    INTEGER NOT NULL,
    chat_id    INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    PRIMARY KEY (official, case_id)
) WITHOUT ROWID;
CREATE INDEX cards_of_task ON cards (case_id, task_id);

CREATE TABLE prompts (
    chat_id     INTEGER NOT NULL,
    message_id  INTEGER NOT NULL,
    official    INTEGER NOT NULL,
    purpose     TEXT    NOT NULL,        -- what the answer is for
    case_id     TEXT    NOT NULL,
    task_id     INTEGER NOT NULL,
    detail      TEXT    NOT NULL,        -- slot, branch or SOP, by purpose
    asked_at    INTEGER NOT NULL,
    answered_at INTEGER,
    PRIMARY KEY (chat_id, message_id)
) WITHOUT ROWID;

CREATE TABLE uploads (                   -- a file that came freely and waits for its slot
    id          INTEGER PRIMARY KEY,
    official    INTEGER NOT NULL,
    chat_id     INTEGER NOT NULL,
    message_id  INTEGER NOT NULL,
    file        TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    placed_at   INTEGER,
    UNIQUE (chat_id, message_id)
);
