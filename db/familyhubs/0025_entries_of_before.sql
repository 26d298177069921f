-- Who stood on a register before each note of it was kept: the row is the one note of it.
INSERT INTO familyhubs_attendance_entry (id, session_id, person_id, role, outcome, made_at, device_id, removed_at)
SELECT a.id, a.session_id, a.person_id, a.role, a.outcome, a.made_at, a.device_id, a.removed_at
FROM familyhubs_attendance a
WHERE NOT EXISTS (SELECT 1 FROM familyhubs_attendance_entry e WHERE e.id = a.id)
  AND NOT EXISTS (SELECT 1 FROM familyhubs_attendance_entry e WHERE e.session_id = a.session_id AND e.person_id = a.person_id);

-- What is put aside when a closing comes late is looked for by its session.
CREATE INDEX familyhubs_attendance_change_session ON familyhubs_attendance_change (session_id, made_at);
