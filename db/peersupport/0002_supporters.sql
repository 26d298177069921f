-- A volunteer who has been through it. Their name is that of their account; of an enquiry it is in peersupport_enquiry until there is one.
CREATE TABLE peersupport_supporter (
    id CHAR(36) NOT NULL,
    programme_id CHAR(36) NOT NULL,
    status NVARCHAR(20) NOT NULL,
    role_kind NVARCHAR(20) NOT NULL,
    -- Their account; null until they have one.
    user_id CHAR(36) NULL,
    -- Who they are in Families, where they are somebody there and said that this may be known.
    person_id CHAR(36) NULL,
    -- What parents call them: a first name of their own choice.
    known_as NVARCHAR(40) NULL,
    max_matches INT NOT NULL,
    -- Codes of days and parts of the day, separated by commas.
    available NVARCHAR(200) NOT NULL,
    area_note NVARCHAR(200) NULL,
    neighbourhood_id CHAR(36) NULL,
    sex NVARCHAR(20) NULL,
    age_band NVARCHAR(20) NULL,
    supervisor_user_id CHAR(36) NULL,
    interviewed_on DATE NULL,
    agreement_on DATE NULL,
    supervised_on DATE NULL,
    -- Their own wellbeing: not offered a match until this day has come and they have said that they are ready.
    rest_until DATE NULL,
    -- A match of theirs ended because contact was stopped: somebody asks how they are.
    care_from DATE NULL,
    care_given_on DATE NULL,
    care_task_id CHAR(36) NULL,
    paused_on DATE NULL,
    left_on DATE NULL,
    created_at DATETIME2(3) NOT NULL,
    version INT NOT NULL,
    CONSTRAINT peersupport_supporter_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_supporter_programme ON peersupport_supporter (programme_id, status);
CREATE UNIQUE INDEX peersupport_supporter_user ON peersupport_supporter (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX peersupport_supporter_person ON peersupport_supporter (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX peersupport_supporter_supervisor ON peersupport_supporter (supervisor_user_id);

-- What somebody wrote who would like to volunteer: sealed, and emptied when they have an account or go no further.
CREATE TABLE peersupport_enquiry (
    supporter_id CHAR(36) NOT NULL,
    words NVARCHAR(4000) NULL,
    received_at DATETIME2(3) NOT NULL,
    emptied_at DATETIME2(3) NULL,
    CONSTRAINT peersupport_enquiry_pk PRIMARY KEY (supporter_id)
);

CREATE TABLE peersupport_experience (
    supporter_id CHAR(36) NOT NULL,
    topic NVARCHAR(40) NOT NULL,
    CONSTRAINT peersupport_experience_pk PRIMARY KEY (supporter_id, topic)
);

CREATE TABLE peersupport_language (
    supporter_id CHAR(36) NOT NULL,
    language NVARCHAR(50) NOT NULL,
    CONSTRAINT peersupport_language_pk PRIMARY KEY (supporter_id, language)
);

-- For the conflict check alone, shown to who declared it and to no coordinator: names, postcodes, schools, sealed with a keyed digest to compare by.
CREATE TABLE peersupport_declared (
    id CHAR(36) NOT NULL,
    supporter_id CHAR(36) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    sealed NVARCHAR(1000) NOT NULL,
    CONSTRAINT peersupport_declared_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_declared_of ON peersupport_declared (supporter_id);

-- A check by the Disclosure and Barring Service: number, date, decision, never its content.
CREATE TABLE peersupport_check (
    id CHAR(36) NOT NULL,
    supporter_id CHAR(36) NOT NULL,
    check_level NVARCHAR(20) NOT NULL,
    number_sealed NVARCHAR(200) NULL,
    issued_on DATE NULL,
    -- The day on which the certificate, or the update service, was looked at.
    checked_on DATE NOT NULL,
    update_service BIT NOT NULL,
    decision NVARCHAR(20) NOT NULL,
    decided_by CHAR(36) NULL,
    CONSTRAINT peersupport_check_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_check_of ON peersupport_check (supporter_id, checked_on);

CREATE TABLE peersupport_reference (
    id CHAR(36) NOT NULL,
    supporter_id CHAR(36) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    asked_on DATE NOT NULL,
    received_on DATE NULL,
    decision NVARCHAR(20) NULL,
    CONSTRAINT peersupport_reference_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_reference_of ON peersupport_reference (supporter_id);

CREATE TABLE peersupport_training (
    supporter_id CHAR(36) NOT NULL,
    course NVARCHAR(40) NOT NULL,
    done_on DATE NOT NULL,
    CONSTRAINT peersupport_training_pk PRIMARY KEY (supporter_id, course)
);

CREATE TABLE peersupport_supervision (
    id CHAR(36) NOT NULL,
    supporter_id CHAR(36) NOT NULL,
    held_on DATE NOT NULL,
    by_user CHAR(36) NULL,
    -- How the supporter is, from 1 to 5 as they say.
    wellbeing INT NULL,
    note NVARCHAR(2000) NULL,
    CONSTRAINT peersupport_supervision_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_supervision_of ON peersupport_supervision (supporter_id, held_on);

-- That a check, training or supervision of theirs runs out was told to the coordinator: once for each last day.
CREATE TABLE peersupport_reminder (
    supporter_id CHAR(36) NOT NULL,
    what NVARCHAR(20) NOT NULL,
    last_day DATE NOT NULL,
    task_id CHAR(36) NOT NULL,
    told_at DATETIME2(3) NOT NULL,
    ended_at DATETIME2(3) NULL,
    CONSTRAINT peersupport_reminder_pk PRIMARY KEY (supporter_id, what, last_day)
);

CREATE INDEX peersupport_reminder_open ON peersupport_reminder (ended_at, told_at);
