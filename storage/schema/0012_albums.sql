-- Files that came together as one album, and where a freely sent file went.

ALTER TABLE uploads ADD COLUMN album TEXT NOT NULL DEFAULT '';
ALTER TABLE uploads ADD COLUMN case_id TEXT;
ALTER TABLE uploads ADD COLUMN task_id INTEGER;
ALTER TABLE uploads ADD COLUMN kode TEXT;
CREATE INDEX uploads_of_album ON uploads (official, album) WHERE album <> '';
