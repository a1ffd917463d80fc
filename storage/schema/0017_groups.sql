-- The panitia or pokja of one berkas: who sits in it, and the Telegram group that gets its notices.

CREATE TABLE members (                   -- who sits in a peran of a berkas, projected from it
    official INTEGER NOT NULL,
    case_id  TEXT    NOT NULL,
    peran    TEXT    NOT NULL,
    seat     TEXT    NOT NULL,           -- ketua, sekretaris, anggota
    asked    INTEGER NOT NULL,           -- has not said yet whether they are willing
    by       INTEGER NOT NULL,           -- who appointed them
    PRIMARY KEY (official, case_id, peran)
) WITHOUT ROWID;
CREATE INDEX members_of_case ON members (case_id);

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
