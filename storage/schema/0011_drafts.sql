-- What is in the making for a step is forgotten when that step is over.
CREATE INDEX drafts_of_task ON drafts (case_id, task_id);
