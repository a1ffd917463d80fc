-- Who works for which head; a row is ended, never changed.

CREATE TABLE secretaries (
    id        INTEGER PRIMARY KEY,
    secretary INTEGER NOT NULL REFERENCES officials (id),
    head      INTEGER NOT NULL REFERENCES officials (id),
    decides   INTEGER NOT NULL,          -- may record the head's decisions "atas arahan"
    by        INTEGER,                   -- who appointed them
    at        INTEGER NOT NULL,          -- seconds since 1970
    ended_by  INTEGER,
    ended_at  INTEGER
);
CREATE UNIQUE INDEX secretaries_now ON secretaries (secretary, head) WHERE ended_at IS NULL;
