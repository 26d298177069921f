-- What a device noted later of somebody whom it had noted: as whom they came, and how. Of several the latest counts. entry_id is the attendance entry that it is of,
-- which may come after it.
CREATE TABLE familyhubs_attendance_change (
    id CHAR(36) NOT NULL,
    session_id CHAR(36) NOT NULL,
    entry_id CHAR(36) NOT NULL,
    role NVARCHAR(20) NOT NULL,
    outcome NVARCHAR(20) NOT NULL,
    made_at DATETIME2(3) NOT NULL,
    device_id CHAR(36) NOT NULL,
    CONSTRAINT familyhubs_attendance_change_pk PRIMARY KEY (id)
);

CREATE INDEX familyhubs_attendance_change_of ON familyhubs_attendance_change (entry_id);

-- The device that took it back; null for a page. What a device took back after a closing that was not known yet stands again.
ALTER TABLE familyhubs_attendance_entry ADD removed_device_id CHAR(36) NULL;
ALTER TABLE familyhubs_count_line ADD removed_device_id CHAR(36) NULL;

-- What was told cannot be untold, and is told once: that a child was not brought, and that she whom a midwife linked came for the first time.
CREATE TABLE familyhubs_not_brought_told (
    session_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    CONSTRAINT familyhubs_not_brought_told_pk PRIMARY KEY (session_id, person_id)
);

CREATE TABLE familyhubs_link_told (
    link_id CHAR(36) NOT NULL,
    CONSTRAINT familyhubs_link_told_pk PRIMARY KEY (link_id)
);

INSERT INTO familyhubs_not_brought_told (session_id, person_id)
SELECT DISTINCT b.session_id, p.person_id FROM familyhubs_booking b JOIN familyhubs_booking_person p ON p.booking_id = b.id WHERE p.outcome = 'WasNotBrought';

INSERT INTO familyhubs_link_told (link_id)
SELECT id FROM familyhubs_link WHERE first_attended_on IS NOT NULL;
