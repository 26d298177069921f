-- How she feels: questions asked, scores, and who did what about them. Seen by who may see screens, and nobody else.
CREATE TABLE antenatal_screen (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    asked_at DATETIME2(3) NOT NULL,
    asked_by CHAR(36) NULL,
    setting NVARCHAR(20) NOT NULL,
    whooley_1 BIT NULL,
    whooley_2 BIT NULL,
    gad_2 INT NULL,
    gad_7 INT NULL,
    epds INT NULL,
    epds_item_10 INT NULL,
    phq_9 INT NULL,
    phq_9_item_9 INT NULL,
    -- What the rules ask for, as codes with spaces between; and what was done.
    asks_for NVARCHAR(200) NOT NULL,
    action_code NVARCHAR(40) NOT NULL,
    action_text NVARCHAR(500) NULL,
    acted_by CHAR(36) NULL,
    acted_at DATETIME2(3) NULL,
    -- Who picks it up on the next working morning, where it was out of hours.
    picked_up_by CHAR(36) NULL,
    picked_up_on DATE NULL,
    pick_up_task_id CHAR(36) NULL,
    repeat_on DATE NULL,
    task_id CHAR(36) NULL,
    version INT NOT NULL,
    CONSTRAINT antenatal_screen_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_screen_of ON antenatal_screen (pregnancy_id, asked_at);

-- Whether she was asked about abuse at home, alone, and what was done. Never printed, never on a view that a partner could see.
CREATE TABLE antenatal_safety_question (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    asked_at DATETIME2(3) NOT NULL,
    asked_by CHAR(36) NULL,
    answer NVARCHAR(20) NOT NULL,
    next_step NVARCHAR(500) NULL,
    CONSTRAINT antenatal_safety_question_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_safety_question_of ON antenatal_safety_question (pregnancy_id, asked_at);

-- How she would like to feed her baby, and what would help.
CREATE TABLE antenatal_feeding_plan (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    hopes NVARCHAR(20) NOT NULL,
    help NVARCHAR(500) NULL,
    noted_on DATE NOT NULL,
    noted_by CHAR(36) NULL,
    CONSTRAINT antenatal_feeding_plan_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_feeding_plan_of ON antenatal_feeding_plan (pregnancy_id, noted_on);

-- The partner, as she says: a person that Families knows, or nobody named.
CREATE TABLE antenatal_partner (
    pregnancy_id CHAR(36) NOT NULL,
    person_id CHAR(36) NULL,
    involved NVARCHAR(20) NOT NULL,
    may_be_invited BIT NOT NULL,
    needs NVARCHAR(500) NULL,
    noted_on DATE NOT NULL,
    noted_by CHAR(36) NULL,
    version INT NOT NULL,
    CONSTRAINT antenatal_partner_pk PRIMARY KEY (pregnancy_id)
);

CREATE INDEX antenatal_partner_person ON antenatal_partner (person_id) WHERE person_id IS NOT NULL;
