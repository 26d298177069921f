-- Each time that somebody was noted on a register, by the id under which it was made, also where it met a row that was there: so that a device takes back only
-- what it noted itself, and the order in which devices come makes no difference. A row with removed_at alone was taken back before it came.
CREATE TABLE familyhubs_attendance_entry (
    id CHAR(36) NOT NULL,
    session_id CHAR(36) NULL,
    person_id CHAR(36) NULL,
    role NVARCHAR(20) NULL,
    outcome NVARCHAR(20) NULL,
    made_at DATETIME2(3) NULL,
    device_id CHAR(36) NULL,
    removed_at DATETIME2(3) NULL,
    CONSTRAINT familyhubs_attendance_entry_pk PRIMARY KEY (id)
);

CREATE INDEX familyhubs_attendance_entry_of ON familyhubs_attendance_entry (session_id, person_id);

-- When a worker corrected the role or the outcome by hand: what a device noted before does not change it back.
ALTER TABLE familyhubs_attendance ADD corrected_at DATETIME2(3) NULL;

-- The device on which a register was closed; null for a page.
ALTER TABLE familyhubs_register ADD closed_device_id CHAR(36) NULL;

-- Who was asked to close a register that stayed open: its lead after a day, then the manager. The tasks end when it is closed.
CREATE TABLE familyhubs_register_reminder (
    session_id CHAR(36) NOT NULL,
    lead_task_id CHAR(36) NULL,
    manager_task_id CHAR(36) NULL,
    CONSTRAINT familyhubs_register_reminder_pk PRIMARY KEY (session_id)
);
