-- A membership ends with a code, and is corrected by one at a time.
ALTER TABLE families_member ADD left_code NVARCHAR(20) NULL;
ALTER TABLE families_member ADD version INT NOT NULL CONSTRAINT families_member_version DEFAULT 1;

-- What stood in a membership before somebody corrected it.
CREATE TABLE families_member_before (
    id CHAR(36) NOT NULL,
    member_id CHAR(36) NOT NULL,
    role NVARCHAR(20) NOT NULL,
    parental_responsibility NVARCHAR(10) NOT NULL,
    lives_here NVARCHAR(10) NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NULL,
    changed_at DATETIME2(3) NOT NULL,
    changed_by CHAR(36) NULL,
    CONSTRAINT families_member_before_pk PRIMARY KEY (id)
);

CREATE INDEX families_member_before_member ON families_member_before (member_id);

-- Noted by a worker for their own organisation; and what ended it.
ALTER TABLE families_involvement ADD by_hand BIT NOT NULL CONSTRAINT families_involvement_by_hand DEFAULT 0;
ALTER TABLE families_involvement ADD ended_code NVARCHAR(20) NULL;
CREATE INDEX families_involvement_ended ON families_involvement (ended_code, household_id) WHERE ended_code IS NOT NULL;

-- Deaths: one stands for a person; one recorded by mistake stays, with who corrected it and why.
CREATE TABLE families_death (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    died_on DATE NOT NULL,
    date_known BIT NOT NULL,
    told_by NVARCHAR(200) NOT NULL,
    recorded_at DATETIME2(3) NOT NULL,
    recorded_by CHAR(36) NULL,
    corrected_at DATETIME2(3) NULL,
    corrected_by CHAR(36) NULL,
    correction NVARCHAR(500) NULL,
    CONSTRAINT families_death_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX families_death_stands ON families_death (person_id) WHERE corrected_at IS NULL;

-- Who asked for somebody whom they do not work with, why, and what was answered; the asked-for name is not kept.
CREATE TABLE families_look_up (
    id CHAR(36) NOT NULL,
    user_id CHAR(36) NULL,
    organisation_id CHAR(36) NULL,
    asked_at DATETIME2(3) NOT NULL,
    outcome NVARCHAR(20) NOT NULL,
    person_id CHAR(36) NULL,
    reason NVARCHAR(300) NOT NULL,
    answered_at DATETIME2(3) NULL,
    answered_by CHAR(36) NULL,
    note NVARCHAR(500) NULL,
    CONSTRAINT families_look_up_pk PRIMARY KEY (id)
);

CREATE INDEX families_look_up_user ON families_look_up (user_id, asked_at);
CREATE INDEX families_look_up_waiting ON families_look_up (asked_at) WHERE outcome = 'SomebodyWillLook' AND answered_at IS NULL;
