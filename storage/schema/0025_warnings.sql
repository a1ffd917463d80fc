-- Who has been told that a step rests with nobody, and why: each learns of one reason once.

CREATE TABLE warnings (
    case_id  TEXT    NOT NULL,
    task_id  INTEGER NOT NULL,
    official INTEGER NOT NULL,
    why      TEXT    NOT NULL,           -- the barrier, and the ids of whom it is about
    PRIMARY KEY (case_id, task_id, official)
) WITHOUT ROWID;
