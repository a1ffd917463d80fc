-- Meetings (rapat): what happened to each, and lists made from it.

CREATE TABLE meeting_journal (
    meeting INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    type    TEXT    NOT NULL,
    body    TEXT    NOT NULL,
    cause   TEXT,                        -- on the first event of an act; every act once
    PRIMARY KEY (meeting, seq)
) WITHOUT ROWID;
CREATE UNIQUE INDEX meeting_causes ON meeting_journal (cause) WHERE cause IS NOT NULL;
CREATE TRIGGER meeting_journal_kept BEFORE UPDATE ON meeting_journal
BEGIN SELECT raise(ABORT, 'the journal of meetings is append-only'); END;
CREATE TRIGGER meeting_journal_whole BEFORE DELETE ON meeting_journal
BEGIN SELECT raise(ABORT, 'the journal of meetings is append-only'); END;

CREATE TABLE meetings (
    id        INTEGER PRIMARY KEY,
    unit      TEXT    NOT NULL,
    organiser INTEGER NOT NULL REFERENCES officials (id),
    starts    INTEGER NOT NULL,          -- seconds since 1970
    state     TEXT    NOT NULL,
    place     TEXT    NOT NULL,
    code      TEXT    NOT NULL,          -- shown on the spot
    case_id   TEXT,
    task_id   INTEGER
);
CREATE INDEX meetings_of ON meetings (organiser, starts);
CREATE INDEX meetings_running ON meetings (unit, starts) WHERE state = 'called';
CREATE INDEX meetings_of_case ON meetings (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE meeting_people (            -- people of the office who are invited
    meeting  INTEGER NOT NULL REFERENCES meetings (id),
    official INTEGER NOT NULL REFERENCES officials (id),
    PRIMARY KEY (meeting, official)
) WITHOUT ROWID;
CREATE INDEX meeting_people_of ON meeting_people (official);

CREATE TABLE meeting_reminders (
    meeting INTEGER NOT NULL REFERENCES meetings (id),
    kind    TEXT    NOT NULL,            -- day, hour
    due     INTEGER NOT NULL,            -- seconds since 1970
    PRIMARY KEY (meeting, kind)
) WITHOUT ROWID;                         -- a row that has been dealt with is gone
CREATE INDEX meeting_reminders_due ON meeting_reminders (due);

CREATE TABLE meeting_screens (           -- the live message about a meeting in a person's chat
    meeting    INTEGER NOT NULL REFERENCES meetings (id),
    official   INTEGER NOT NULL REFERENCES officials (id),
    message_id INTEGER NOT NULL,
    shows      TEXT    NOT NULL,         -- which side of it
    PRIMARY KEY (meeting, official)
) WITHOUT ROWID;

CREATE TABLE meeting_tries (             -- wrong codes of those present
    official INTEGER NOT NULL REFERENCES officials (id),
    at       INTEGER NOT NULL            -- seconds since 1970
);
CREATE INDEX meeting_tries_of ON meeting_tries (official, at);
