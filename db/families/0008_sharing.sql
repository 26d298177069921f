-- An answer about sharing: who gave it, when, with whom, until when; set aside when a person decided between answers that differ.
ALTER TABLE families_sharing ADD given_by NVARCHAR(30) NULL;
ALTER TABLE families_sharing ADD given_by_person_id CHAR(36) NULL;
ALTER TABLE families_sharing ADD given_on DATE NULL;
ALTER TABLE families_sharing ADD review_by DATE NULL;
ALTER TABLE families_sharing ADD note NVARCHAR(500) NULL;
ALTER TABLE families_sharing ADD set_aside_at DATETIME2(3) NULL;
ALTER TABLE families_sharing ADD set_aside_by CHAR(36) NULL;
ALTER TABLE families_sharing ADD set_aside_reason NVARCHAR(500) NULL;

-- With whom; none is all.
CREATE TABLE families_sharing_organisation (
    sharing_id CHAR(36) NOT NULL,
    organisation_id CHAR(36) NOT NULL,
    CONSTRAINT families_sharing_organisation_pk PRIMARY KEY (sharing_id, organisation_id)
);

-- An objection as somebody made it (form F12). Its lines, a purpose and an organisation each, stand in families_objection;
-- a line without objection_id is an objection by itself, under its own id.
ALTER TABLE families_objection ADD objection_id CHAR(36) NULL;

CREATE TABLE families_objection_head (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    objected_by NVARCHAR(30) NULL,
    objected_by_person_id CHAR(36) NULL,
    told_by NVARCHAR(200) NULL,
    state NVARCHAR(20) NOT NULL,
    recorded_at DATETIME2(3) NOT NULL,
    recorded_by CHAR(36) NULL,
    withdrawn_on DATE NULL,
    withdrawn_told_by NVARCHAR(200) NULL,
    decided_at DATETIME2(3) NULL,
    decided_by CHAR(36) NULL,
    decision_reason NVARCHAR(1000) NULL,
    decision_law NVARCHAR(200) NULL,
    version INT NOT NULL,
    CONSTRAINT families_objection_head_pk PRIMARY KEY (id)
);

CREATE INDEX families_objection_head_person ON families_objection_head (person_id, state);
CREATE INDEX families_objection_head_state ON families_objection_head (state, recorded_at);

INSERT INTO families_objection_head (id, person_id, state, recorded_at, recorded_by, withdrawn_on, version)
SELECT id, person_id, CASE WHEN withdrawn_on IS NULL THEN 'Standing' ELSE 'Withdrawn' END, recorded_at, recorded_by, withdrawn_on, 1 FROM families_objection;

-- Each step of an objection: who, when, why and by what law.
CREATE TABLE families_objection_step (
    id CHAR(36) NOT NULL,
    objection_id CHAR(36) NOT NULL,
    state NVARCHAR(20) NOT NULL,
    told_by NVARCHAR(200) NULL,
    reason NVARCHAR(1000) NULL,
    law NVARCHAR(200) NULL,
    taken_at DATETIME2(3) NOT NULL,
    taken_by CHAR(36) NULL,
    CONSTRAINT families_objection_step_pk PRIMARY KEY (id)
);

CREATE INDEX families_objection_step_objection ON families_objection_step (objection_id);

-- The national data opt-out, as it was last found: research and evaluation honour it.
CREATE TABLE families_data_opt_out (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    opted_out BIT NOT NULL,
    found_on DATE NOT NULL,
    source NVARCHAR(100) NOT NULL,
    recorded_at DATETIME2(3) NOT NULL,
    recorded_by CHAR(36) NULL,
    CONSTRAINT families_data_opt_out_pk PRIMARY KEY (id)
);

CREATE INDEX families_data_opt_out_person ON families_data_opt_out (person_id, recorded_at);

-- Workers who declared a conflict of interest with a family: it is not theirs to reach, whatever their roles.
CREATE TABLE families_barred (
    household_id CHAR(36) NOT NULL,
    user_id CHAR(36) NOT NULL,
    since_on DATE NOT NULL,
    CONSTRAINT families_barred_pk PRIMARY KEY (household_id, user_id)
);

CREATE INDEX families_barred_user ON families_barred (user_id);
