-- What was new, and who challenged what, beside the discussion (the update).
ALTER TABLE mdt_item ADD new_information NVARCHAR(2000) NULL;
ALTER TABLE mdt_item ADD challenged NVARCHAR(1000) NULL;

-- The last version of the plan; null before there is one.
ALTER TABLE mdt_case ADD plan_version INT NULL;

-- The family's plan: each version whole, only added to. agreed: null where nobody asked yet; agreed_with is a person.
CREATE TABLE mdt_plan (
    id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    version INT NOT NULL,
    about_us NVARCHAR(2000) NULL,
    strengths NVARCHAR(2000) NULL,
    needs NVARCHAR(2000) NULL,
    agreed BIT NULL,
    agreed_with CHAR(36) NULL,
    agreed_on DATE NULL,
    not_agreed_reason NVARCHAR(500) NULL,
    watch_for NVARCHAR(1000) NULL,
    then_do NVARCHAR(1000) NULL,
    who_to_call NVARCHAR(500) NULL,
    review_on DATE NULL,
    by_user CHAR(36) NULL,
    at DATETIME2(3) NOT NULL,
    CONSTRAINT mdt_plan_pk PRIMARY KEY (id),
    CONSTRAINT mdt_plan_case FOREIGN KEY (case_id) REFERENCES mdt_case (id)
);

CREATE UNIQUE INDEX mdt_plan_version ON mdt_plan (case_id, version);

-- confidence: 0 (not at all) to 10 (sure).
CREATE TABLE mdt_plan_goal (
    id CHAR(36) NOT NULL,
    plan_id CHAR(36) NOT NULL,
    place INT NOT NULL,
    what NVARCHAR(500) NOT NULL,
    who NVARCHAR(200) NULL,
    by_day DATE NULL,
    confidence INT NULL,
    went NVARCHAR(500) NULL,
    CONSTRAINT mdt_plan_goal_pk PRIMARY KEY (id),
    CONSTRAINT mdt_plan_goal_plan FOREIGN KEY (plan_id) REFERENCES mdt_plan (id)
);

CREATE INDEX mdt_plan_goal_order ON mdt_plan_goal (plan_id, place);

-- What came of it. Scaling 0 to 10; attendance in percent; contacts in the 90 days before and after. Sources: SelfReported, Imported.
-- friends_and_family: VeryGood, Good, Neither, Poor, VeryPoor, DoNotKnow. Whatever was not asked is null.
CREATE TABLE mdt_outcome (
    case_id CHAR(36) NOT NULL,
    scaling_start INT NULL,
    scaling_now INT NULL,
    attendance_before INT NULL,
    attendance_after INT NULL,
    gp_before INT NULL,
    gp_after INT NULL,
    gp_source NVARCHAR(20) NULL,
    secondary_before INT NULL,
    secondary_after INT NULL,
    secondary_source NVARCHAR(20) NULL,
    friends_and_family NVARCHAR(20) NULL,
    changed_by CHAR(36) NULL,
    changed_at DATETIME2(3) NOT NULL,
    version INT NOT NULL,
    CONSTRAINT mdt_outcome_pk PRIMARY KEY (case_id),
    CONSTRAINT mdt_outcome_case FOREIGN KEY (case_id) REFERENCES mdt_case (id)
);

-- Each change of a case's level: the first one says at which level it came in.
CREATE TABLE mdt_level_change (
    id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    from_level NVARCHAR(20) NOT NULL,
    to_level NVARCHAR(20) NOT NULL,
    reason NVARCHAR(500) NULL,
    by_user CHAR(36) NULL,
    at DATETIME2(3) NOT NULL,
    CONSTRAINT mdt_level_change_pk PRIMARY KEY (id),
    CONSTRAINT mdt_level_change_case FOREIGN KEY (case_id) REFERENCES mdt_case (id)
);

CREATE INDEX mdt_level_change_order ON mdt_level_change (case_id, at);

-- The closing form "Moving on", one for each time that a case was closed; or why there is none.
CREATE TABLE mdt_moving_on (
    id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    closed_on DATE NOT NULL,
    what_changed NVARCHAR(2000) NULL,
    scaling_now INT NULL,
    who_to_turn_to NVARCHAR(1000) NULL,
    what_next NVARCHAR(1000) NULL,
    not_possible_reason NVARCHAR(500) NULL,
    by_user CHAR(36) NULL,
    at DATETIME2(3) NOT NULL,
    CONSTRAINT mdt_moving_on_pk PRIMARY KEY (id),
    CONSTRAINT mdt_moving_on_case FOREIGN KEY (case_id) REFERENCES mdt_case (id)
);

CREATE UNIQUE INDEX mdt_moving_on_once ON mdt_moving_on (case_id, closed_on);
