-- A phone or tablet at a door. token_digest is the keyed hash of what the device sends; unlock_tries counts at the server what the device counted offline.
CREATE TABLE familyhubs_device (
    id CHAR(36) NOT NULL,
    site_id CHAR(36) NOT NULL,
    user_id CHAR(36) NOT NULL,
    name NVARCHAR(80) NOT NULL,
    token_digest CHAR(64) NOT NULL,
    set_up_at DATETIME2(3) NOT NULL,
    seen_at DATETIME2(3) NULL,
    unsent INT NOT NULL,
    ended_at DATETIME2(3) NULL,
    ended_code NVARCHAR(20) NULL,
    handed_over_count INT NULL,
    version INT NOT NULL,
    CONSTRAINT familyhubs_device_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_device_site FOREIGN KEY (site_id) REFERENCES familyhubs_site (id)
);

CREATE UNIQUE INDEX familyhubs_device_token ON familyhubs_device (token_digest);
CREATE INDEX familyhubs_device_of ON familyhubs_device (site_id, user_id);

-- Each entry that a device made, once: kind Attendance, Count, Family, Removal, Close, Concern. outcome: Joined, Held, Refused.
-- joined_to is the attendance that it became or met; conflict_code says what differed. digest is of its content, so that a repeat is told from another entry under the same id.
-- person_id is whom one attendance is of; attendance_ids those that a new family brought, with spaces; headcount what a closing said.
-- refusals: the reasons as {input, text}, in words without a name. A refused entry that is put right is judged again in the same row, so it counts once.
CREATE TABLE familyhubs_device_entry (
    id CHAR(36) NOT NULL,
    device_id CHAR(36) NOT NULL,
    session_id CHAR(36) NULL,
    kind NVARCHAR(20) NOT NULL,
    people INT NOT NULL,
    made_at DATETIME2(3) NOT NULL,
    received_at DATETIME2(3) NOT NULL,
    outcome NVARCHAR(10) NOT NULL,
    reason_code NVARCHAR(40) NULL,
    conflict_code NVARCHAR(40) NULL,
    joined_to CHAR(36) NULL,
    person_id CHAR(36) NULL,
    attendance_ids NVARCHAR(1000) NULL,
    headcount INT NULL,
    refusals NVARCHAR(4000) NULL,
    digest CHAR(64) NOT NULL,
    settled_at DATETIME2(3) NULL,
    settled_by CHAR(36) NULL,
    CONSTRAINT familyhubs_device_entry_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_device_entry_device FOREIGN KEY (device_id) REFERENCES familyhubs_device (id)
);

CREATE INDEX familyhubs_device_entry_session ON familyhubs_device_entry (session_id, received_at);
CREATE INDEX familyhubs_device_entry_of ON familyhubs_device_entry (device_id, received_at);
CREATE INDEX familyhubs_device_entry_person ON familyhubs_device_entry (person_id);
