-- Links to a rapat hold until it begins, also where it was moved; then the chats that opened them go,
-- also those of a rapat that began before this version.

UPDATE guest_codes SET told_over = 0, until = (
    SELECT m.starts FROM meetings m WHERE 'rapat:' || m.id = guest_codes.case_id
) WHERE ended_at IS NULL AND EXISTS (
    SELECT 1 FROM meetings m WHERE 'rapat:' || m.id = guest_codes.case_id
);
