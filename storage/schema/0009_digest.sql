-- The morning digest: on which days it was sent, and how each person wishes it.

CREATE TABLE digests (                   -- everybody of a unit, in the transaction of the messages
    official INTEGER NOT NULL REFERENCES officials (id),
    day      TEXT    NOT NULL,           -- ISO 8601, in the zone of the unit
    sent     INTEGER NOT NULL,           -- seconds since 1970
    PRIMARY KEY (official, day)
) WITHOUT ROWID;

ALTER TABLE officials ADD COLUMN digest_wish INTEGER;   -- 1 wishes it, 0 does not; NULL: as ringkasan
ALTER TABLE officials ADD COLUMN digest_quiet INTEGER NOT NULL DEFAULT 0;
                                         -- 1: nothing is sent where there is nothing to report

CREATE INDEX berkas_ended ON berkas (unit, closed_at) WHERE closed_at IS NOT NULL;
