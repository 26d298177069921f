-- A pregnancy as this service knows it: the link between midwife, hub, health visitor and GP, never a maternity record. No name, no address.
CREATE TABLE antenatal_pregnancy (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    household_id CHAR(36) NULL,
    status NVARCHAR(20) NOT NULL,
    -- Where it stood before a loss or a move, for a re-opening.
    status_before NVARCHAR(20) NULL,
    notified_on DATE NOT NULL,
    source NVARCHAR(20) NOT NULL,
    notified_by CHAR(36) NULL,
    organisation_id CHAR(36) NULL,
    self_referral_id CHAR(36) NULL,
    lmp DATE NULL,
    edd_by_dates DATE NULL,
    edd_by_scan DATE NULL,
    -- The one that everything is counted from; null for not known yet.
    agreed_edd DATE NULL,
    parity NVARCHAR(20) NOT NULL,
    multiple NVARCHAR(20) NOT NULL,
    booking_on DATE NULL,
    -- For the midwife to whom somebody else told of it, until an appointment is agreed.
    booking_task_id CHAR(36) NULL,
    booking_done_on DATE NULL,
    -- Days of pregnancy on the day the appointment was held; null where the due date was not known.
    booked_at_days INT NULL,
    booked_elsewhere BIT NOT NULL,
    late_reason NVARCHAR(40) NULL,
    midwife_user_id CHAR(36) NULL,
    team_id CHAR(36) NULL,
    provider_ods NVARCHAR(10) NULL,
    -- Who will visit after the birth, and reads from the 28th week.
    hv_user_id CHAR(36) NULL,
    hv_team_id CHAR(36) NULL,
    -- She agreed that those who already work with her may know that she is expecting.
    team_may_know BIT NOT NULL,
    gp_may_know BIT NOT NULL,
    smoking_at_booking NVARCHAR(20) NULL,
    smoking_at_delivery NVARCHAR(20) NULL,
    feeding_at_6_weeks NVARCHAR(20) NULL,
    -- All automatic contact waits until the midwife has read each message again (one of several babies was lost).
    reread_from DATETIME2(3) NULL,
    -- Not booked in time: asked for by a review, once.
    not_booked_flagged_on DATE NULL,
    edd_prompted_on DATE NULL,
    -- Home area on the day of the notification, for figures.
    lsoa NVARCHAR(9) NULL,
    imd_decile INT NULL,
    imd_version NVARCHAR(20) NULL,
    locality_id CHAR(36) NULL,
    neighbourhood_id CHAR(36) NULL,
    ethnicity CHAR(2) NULL,
    ended_on DATE NULL,
    outcome NVARCHAR(20) NULL,
    involvement_id CHAR(36) NULL,
    -- That her health visitors work with the household, from 28+0 or the birth.
    visitor_involvement_id CHAR(36) NULL,
    created_at DATETIME2(3) NOT NULL,
    version INT NOT NULL,
    CONSTRAINT antenatal_pregnancy_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_pregnancy_of ON antenatal_pregnancy (person_id, status);
CREATE INDEX antenatal_pregnancy_household ON antenatal_pregnancy (household_id);
CREATE INDEX antenatal_pregnancy_midwife ON antenatal_pregnancy (midwife_user_id, status);
CREATE INDEX antenatal_pregnancy_team ON antenatal_pregnancy (team_id, status);
CREATE INDEX antenatal_pregnancy_visitor ON antenatal_pregnancy (hv_user_id);
CREATE INDEX antenatal_pregnancy_visitors ON antenatal_pregnancy (hv_team_id);
CREATE INDEX antenatal_pregnancy_status ON antenatal_pregnancy (status, agreed_edd);

-- Each baby; its id is the unborn child's in Families, where it is kept without text.
CREATE TABLE antenatal_baby (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    number INT NOT NULL,
    state NVARCHAR(20) NOT NULL,
    born_on DATE NULL,
    person_id CHAR(36) NULL,
    died_on DATE NULL,
    CONSTRAINT antenatal_baby_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_baby_of ON antenatal_baby (pregnancy_id, number);
CREATE INDEX antenatal_baby_person ON antenatal_baby (person_id) WHERE person_id IS NOT NULL;

-- What NICE CG110 names: a prompt for the midwife, told to nobody.
CREATE TABLE antenatal_factor (
    pregnancy_id CHAR(36) NOT NULL,
    code NVARCHAR(40) NOT NULL,
    noted_by CHAR(36) NULL,
    noted_on DATE NOT NULL,
    CONSTRAINT antenatal_factor_pk PRIMARY KEY (pregnancy_id, code)
);

-- She was under 16: the safeguarding discussion, or the urgent task that stands until there is one.
CREATE TABLE antenatal_under_16 (
    pregnancy_id CHAR(36) NOT NULL,
    task_id CHAR(36) NULL,
    lead_task_id CHAR(36) NULL,
    -- Who reads it beside her midwife while the task stands, and after.
    lead_user_id CHAR(36) NULL,
    concern_id CHAR(36) NULL,
    discussed_on DATE NULL,
    discussed_by CHAR(36) NULL,
    outcome NVARCHAR(500) NULL,
    CONSTRAINT antenatal_under_16_pk PRIMARY KEY (pregnancy_id)
);

-- The new provider's receipt, by which she is no longer this midwife's.
CREATE TABLE antenatal_move (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    to_provider NVARCHAR(200) NOT NULL,
    asked_on DATE NOT NULL,
    asked_by CHAR(36) NULL,
    received_on DATE NULL,
    received_by NVARCHAR(200) NULL,
    noted_by CHAR(36) NULL,
    undone_on DATE NULL,
    undone_reason NVARCHAR(500) NULL,
    CONSTRAINT antenatal_move_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_move_of ON antenatal_move (pregnancy_id, asked_on);

-- Every step: who, when, from what to what, why. Only added to.
CREATE TABLE antenatal_step (
    id CHAR(36) NOT NULL,
    subject_id CHAR(36) NOT NULL,
    subject NVARCHAR(20) NOT NULL,
    from_status NVARCHAR(20) NULL,
    to_status NVARCHAR(20) NOT NULL,
    reason NVARCHAR(500) NULL,
    by_user CHAR(36) NULL,
    at DATETIME2(3) NOT NULL,
    CONSTRAINT antenatal_step_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_step_of ON antenatal_step (subject_id, at);

-- Two records, one person or household.
CREATE TABLE antenatal_alias (
    merged_id CHAR(36) NOT NULL,
    kept_id CHAR(36) NOT NULL,
    CONSTRAINT antenatal_alias_pk PRIMARY KEY (merged_id)
);

CREATE INDEX antenatal_alias_kept ON antenatal_alias (kept_id);

-- What Families told of joined records, each with its undoing; antenatal_alias is read from it.
CREATE TABLE antenatal_alias_told (
    merged_id CHAR(36) NOT NULL,
    kept_id CHAR(36) NOT NULL,
    standing INT NOT NULL,
    CONSTRAINT antenatal_alias_told_pk PRIMARY KEY (merged_id, kept_id)
);

CREATE INDEX antenatal_alias_told_kept ON antenatal_alias_told (kept_id);

-- With whom contact is held, as this module heard it.
CREATE TABLE antenatal_hold (
    hold_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    held_on DATE NOT NULL,
    released_on DATE NULL,
    CONSTRAINT antenatal_hold_pk PRIMARY KEY (hold_id, person_id)
);

CREATE INDEX antenatal_hold_person ON antenatal_hold (person_id) WHERE released_on IS NULL;

-- Who objects to sharing for a purpose that this module shares for.
CREATE TABLE antenatal_objection (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    purpose NVARCHAR(40) NOT NULL,
    CONSTRAINT antenatal_objection_pk PRIMARY KEY (id, person_id, purpose)
);

CREATE INDEX antenatal_objection_person ON antenatal_objection (person_id);

CREATE TABLE antenatal_death (
    person_id CHAR(36) NOT NULL,
    died_on DATE NOT NULL,
    CONSTRAINT antenatal_death_pk PRIMARY KEY (person_id)
);

-- Something changed around a family: her midwife looks again at what stood before.
CREATE TABLE antenatal_look_again (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    why NVARCHAR(20) NOT NULL,
    opened_on DATE NOT NULL,
    task_id CHAR(36) NULL,
    looked_at DATETIME2(3) NULL,
    looked_by CHAR(36) NULL,
    CONSTRAINT antenatal_look_again_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX antenatal_look_again_open ON antenatal_look_again (pregnancy_id, why) WHERE looked_at IS NULL;

-- A midwife who has left: who may hand on what was hers.
CREATE TABLE antenatal_leaver (
    user_id CHAR(36) NOT NULL,
    left_on DATE NOT NULL,
    manager_user_id CHAR(36) NULL,
    organisation_id CHAR(36) NULL,
    CONSTRAINT antenatal_leaver_pk PRIMARY KEY (user_id)
);

CREATE TABLE antenatal_leaver_task (
    user_id CHAR(36) NOT NULL,
    task_id CHAR(36) NOT NULL,
    CONSTRAINT antenatal_leaver_task_pk PRIMARY KEY (user_id, task_id)
);
