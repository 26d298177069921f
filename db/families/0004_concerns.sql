-- Safeguarding concerns: saved first, then led through their states.
CREATE TABLE families_concern (
    id CHAR(36) NOT NULL,
    household_id CHAR(36) NULL,
    seen NVARCHAR(4000) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    immediate_danger BIT NOT NULL,
    raised_by CHAR(36) NULL,
    organisation_id CHAR(36) NULL,
    raised_at DATETIME2(3) NOT NULL,
    saved_at DATETIME2(3) NOT NULL,
    state NVARCHAR(20) NOT NULL,
    lead_told_at DATETIME2(3) NULL,
    lead_id CHAR(36) NULL,
    referred_to NVARCHAR(20) NULL,
    reference NVARCHAR(100) NULL,
    referred_at DATETIME2(3) NULL,
    not_referred_reason NVARCHAR(1000) NULL,
    outcome NVARCHAR(1000) NULL,
    closed_by CHAR(36) NULL,
    closed_at DATETIME2(3) NULL,
    version INT NOT NULL,
    CONSTRAINT families_concern_pk PRIMARY KEY (id)
);

CREATE INDEX families_concern_state ON families_concern (state, raised_at);
CREATE INDEX families_concern_household ON families_concern (household_id);

CREATE TABLE families_concern_person (
    concern_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    CONSTRAINT families_concern_person_pk PRIMARY KEY (concern_id, person_id)
);

CREATE INDEX families_concern_person_person ON families_concern_person (person_id);

-- Each step of a concern, who took it and when.
CREATE TABLE families_concern_step (
    id CHAR(36) NOT NULL,
    concern_id CHAR(36) NOT NULL,
    state NVARCHAR(20) NOT NULL,
    taken_at DATETIME2(3) NOT NULL,
    taken_by CHAR(36) NULL,
    CONSTRAINT families_concern_step_pk PRIMARY KEY (id)
);

CREATE INDEX families_concern_step_concern ON families_concern_step (concern_id);
