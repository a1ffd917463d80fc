-- The panitia or pokja of one berkas: who leads it, and the Telegram group that gets its notices.

CREATE TABLE chairs (                    -- ketua and sekretaris, projected from the berkas
    case_id  TEXT    NOT NULL,
    official INTEGER NOT NULL,
    peran    TEXT    NOT NULL,
    PRIMARY KEY (case_id, official, peran)
) WITHOUT ROWID;

CREATE TABLE linked_groups (
    case_id TEXT    NOT NULL,
    peran   TEXT    NOT NULL,
    chat_id INTEGER NOT NULL,
    by      INTEGER NOT NULL REFERENCES officials (id),
    at      INTEGER NOT NULL,            -- seconds since 1970, as are the other times here
    PRIMARY KEY (case_id, peran)
) WITHOUT ROWID;
CREATE INDEX linked_groups_chat ON linked_groups (chat_id);

CREATE TABLE group_codes (
    code_hash  TEXT    PRIMARY KEY,      -- SHA-256; the code itself is known to the person alone
    official   INTEGER NOT NULL REFERENCES officials (id),
    case_id    TEXT    NOT NULL,
    peran      TEXT    NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
) WITHOUT ROWID;

CREATE TABLE group_posts (               -- where the message about a step stands in a group
    chat_id    INTEGER NOT NULL,
    case_id    TEXT    NOT NULL,
    task_id    INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    PRIMARY KEY (chat_id, case_id, task_id)
) WITHOUT ROWID;
