-- A case that a team works with: one open case for a household in a team.
CREATE TABLE mdt_case (
    id CHAR(36) NOT NULL,
    mdt_id CHAR(36) NOT NULL,
    household_id CHAR(36) NOT NULL,
    lead_user_id CHAR(36) NOT NULL,
    level NVARCHAR(20) NOT NULL,
    opened_on DATE NOT NULL,
    next_review_on DATE NOT NULL,
    closed_on DATE NULL,
    closed_reason NVARCHAR(500) NULL,
    version INT NOT NULL,
    CONSTRAINT mdt_case_pk PRIMARY KEY (id),
    CONSTRAINT mdt_case_team FOREIGN KEY (mdt_id) REFERENCES mdt_team (id)
);

CREATE UNIQUE INDEX mdt_case_open ON mdt_case (mdt_id, household_id) WHERE closed_on IS NULL;
CREATE INDEX mdt_case_household ON mdt_case (household_id);
CREATE INDEX mdt_case_review ON mdt_case (mdt_id, next_review_on) WHERE closed_on IS NULL;

-- A referral to a team (form F2). status: Draft, Submitted, ReturnedForInfo, Accepted, Declined, Listed, Discussed, Withdrawn.
CREATE TABLE mdt_referral (
    id CHAR(36) NOT NULL,
    mdt_id CHAR(36) NULL,
    household_id CHAR(36) NOT NULL,
    status NVARCHAR(20) NOT NULL,
    raised_by CHAR(36) NOT NULL,
    raised_via NVARCHAR(20) NOT NULL,
    situation NVARCHAR(1000) NULL,
    background NVARCHAR(2000) NULL,
    assessment NVARCHAR(2000) NULL,
    ask NVARCHAR(500) NULL,
    family_wants NVARCHAR(1000) NULL,
    family_not_asked_reason NVARCHAR(500) NULL,
    family_told BIT NULL,
    family_not_told_reason NVARCHAR(500) NULL,
    basis NVARCHAR(40) NULL,
    urgency NVARCHAR(20) NULL,
    urgent_reason NVARCHAR(500) NULL,
    level_at_entry NVARCHAR(20) NULL,
    visit_safety NVARCHAR(500) NULL,
    saved_at DATETIME2(3) NOT NULL,
    submitted_at DATETIME2(3) NULL,
    triage_due_on DATE NULL,
    question NVARCHAR(1000) NULL,
    answer NVARCHAR(2000) NULL,
    decline_reason NVARCHAR(500) NULL,
    suggestion NVARCHAR(500) NULL,
    withdrawn_reason NVARCHAR(500) NULL,
    case_id CHAR(36) NULL,
    version INT NOT NULL,
    CONSTRAINT mdt_referral_pk PRIMARY KEY (id),
    CONSTRAINT mdt_referral_team FOREIGN KEY (mdt_id) REFERENCES mdt_team (id),
    CONSTRAINT mdt_referral_case FOREIGN KEY (case_id) REFERENCES mdt_case (id)
);

CREATE INDEX mdt_referral_inbox ON mdt_referral (mdt_id, status, triage_due_on);
CREATE INDEX mdt_referral_raised ON mdt_referral (raised_by, status);
CREATE INDEX mdt_referral_household ON mdt_referral (household_id);

CREATE TABLE mdt_referral_person (
    referral_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    CONSTRAINT mdt_referral_person_pk PRIMARY KEY (referral_id, person_id),
    CONSTRAINT mdt_referral_person_referral FOREIGN KEY (referral_id) REFERENCES mdt_referral (id)
);

CREATE INDEX mdt_referral_person_person ON mdt_referral_person (person_id);

-- Every step of referrals, meetings and cases: who, when, from what to what, why.
CREATE TABLE mdt_step (
    id CHAR(36) NOT NULL,
    subject_id CHAR(36) NOT NULL,
    subject NVARCHAR(20) NOT NULL,
    from_status NVARCHAR(20) NULL,
    to_status NVARCHAR(20) NOT NULL,
    reason NVARCHAR(1000) NULL,
    by_user CHAR(36) NULL,
    at DATETIME2(3) NOT NULL,
    CONSTRAINT mdt_step_pk PRIMARY KEY (id)
);

CREATE INDEX mdt_step_subject ON mdt_step (subject_id, at);
