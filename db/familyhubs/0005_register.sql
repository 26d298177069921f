-- Who was there. id is made where it was noted, also on a device. state: Registered, Waiting (the family is held), MergedInto, NotRegistered.
-- person_id and household_id are those that were noted; they stay whatever becomes of the record. role: Child, Mother, Father, Carer, Expectant, Sibling, Professional.
-- outcome: Attended, AttendedLate, LeftEarly, VirtualAttended. Age and home are those of that day, copied; null is unknown.
CREATE TABLE familyhubs_attendance (
    id CHAR(36) NOT NULL,
    session_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    household_id CHAR(36) NULL,
    state NVARCHAR(20) NOT NULL,
    role NVARCHAR(20) NOT NULL,
    outcome NVARCHAR(20) NOT NULL,
    age_in_months INT NULL,
    lsoa CHAR(9) NULL,
    imd_decile INT NULL,
    imd_version NVARCHAR(20) NULL,
    locality_id CHAR(36) NULL,
    locality NVARCHAR(120) NULL,
    arrived_at DATETIME2(3) NULL,
    left_at DATETIME2(3) NULL,
    first_ever BIT NOT NULL,
    heard_from NVARCHAR(30) NULL,
    photos BIT NULL,
    device_id CHAR(36) NULL,
    made_at DATETIME2(3) NOT NULL,
    noted_at DATETIME2(3) NOT NULL,
    noted_by CHAR(36) NULL,
    removed_at DATETIME2(3) NULL,
    removed_by CHAR(36) NULL,
    version INT NOT NULL,
    CONSTRAINT familyhubs_attendance_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_attendance_session FOREIGN KEY (session_id) REFERENCES familyhubs_session (id)
);

CREATE UNIQUE INDEX familyhubs_attendance_once ON familyhubs_attendance (session_id, person_id) WHERE removed_at IS NULL;
CREATE INDEX familyhubs_attendance_person ON familyhubs_attendance (person_id, session_id);
CREATE INDEX familyhubs_attendance_household ON familyhubs_attendance (household_id, session_id);

-- People who are counted and not named: "+3 adults +2 children".
CREATE TABLE familyhubs_count_line (
    id CHAR(36) NOT NULL,
    session_id CHAR(36) NOT NULL,
    adults INT NOT NULL,
    children INT NOT NULL,
    device_id CHAR(36) NULL,
    made_at DATETIME2(3) NOT NULL,
    noted_by CHAR(36) NULL,
    removed_at DATETIME2(3) NULL,
    CONSTRAINT familyhubs_count_line_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_count_line_session FOREIGN KEY (session_id) REFERENCES familyhubs_session (id)
);

CREATE INDEX familyhubs_count_line_of ON familyhubs_count_line (session_id);

-- How a register was closed; one row a session from its first closing on. reopened_at: entries made before the close came after it.
CREATE TABLE familyhubs_register (
    session_id CHAR(36) NOT NULL,
    headcount INT NOT NULL,
    explained NVARCHAR(500) NULL,
    closed_at DATETIME2(3) NOT NULL,
    closed_by CHAR(36) NULL,
    reopened_at DATETIME2(3) NULL,
    late_entries INT NOT NULL,
    amended_at DATETIME2(3) NULL,
    amended_by CHAR(36) NULL,
    amended_reason NVARCHAR(500) NULL,
    told_manager_at DATETIME2(3) NULL,
    version INT NOT NULL,
    CONSTRAINT familyhubs_register_pk PRIMARY KEY (session_id),
    CONSTRAINT familyhubs_register_session FOREIGN KEY (session_id) REFERENCES familyhubs_session (id)
);
