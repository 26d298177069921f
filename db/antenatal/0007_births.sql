-- The hand-over to the health visitors, and their receipt.
CREATE TABLE antenatal_handover (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    to_user_id CHAR(36) NULL,
    to_team_id CHAR(36) NULL,
    content NVARCHAR(4000) NOT NULL,
    sent_on DATE NOT NULL,
    sent_by CHAR(36) NULL,
    -- The day by which it should be received; after it the midwife sees it again.
    reply_by DATE NOT NULL,
    -- Sent to somebody else since.
    withdrawn_on DATE NULL,
    received_on DATE NULL,
    received_by CHAR(36) NULL,
    task_id CHAR(36) NULL,
    version INT NOT NULL,
    CONSTRAINT antenatal_handover_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_handover_of ON antenatal_handover (pregnancy_id, sent_on);
CREATE INDEX antenatal_handover_waiting ON antenatal_handover (to_user_id, to_team_id) WHERE received_on IS NULL AND withdrawn_on IS NULL;

-- Registering the birth, at a hub, within 42 days.
CREATE TABLE antenatal_registration (
    baby_id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    due_on DATE NOT NULL,
    site_id CHAR(36) NULL,
    done_on DATE NULL,
    noted_by CHAR(36) NULL,
    version INT NOT NULL,
    CONSTRAINT antenatal_registration_pk PRIMARY KEY (baby_id)
);

CREATE INDEX antenatal_registration_due ON antenatal_registration (due_on) WHERE done_on IS NULL;
CREATE INDEX antenatal_registration_of ON antenatal_registration (pregnancy_id);

-- Whether expecting and new parents were told of the Start for Life offer, and reached.
CREATE TABLE antenatal_start_for_life (
    id CHAR(36) NOT NULL,
    -- Null for a new parent of whose pregnancy nothing is known here.
    pregnancy_id CHAR(36) NULL,
    person_id CHAR(36) NOT NULL,
    told_on DATE NULL,
    told_by CHAR(36) NULL,
    reached_on DATE NULL,
    reached_by CHAR(36) NULL,
    CONSTRAINT antenatal_start_for_life_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX antenatal_start_for_life_once ON antenatal_start_for_life (pregnancy_id, person_id) WHERE pregnancy_id IS NOT NULL;
CREATE INDEX antenatal_start_for_life_person ON antenatal_start_for_life (person_id);

-- A conversation about safer sleep: when, by whom, what was talked through, what was agreed.
CREATE TABLE antenatal_sleep_talk (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    moment NVARCHAR(20) NOT NULL,
    talked_on DATE NOT NULL,
    by_user CHAR(36) NULL,
    -- What was talked through, as codes with spaces between.
    risks NVARCHAR(400) NOT NULL,
    care_plan NVARCHAR(500) NULL,
    CONSTRAINT antenatal_sleep_talk_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_sleep_talk_of ON antenatal_sleep_talk (pregnancy_id, talked_on);

-- The home of a baby under one changed: safer sleep is talked about again.
CREATE TABLE antenatal_home_change (
    pregnancy_id CHAR(36) NOT NULL,
    moved_on DATE NOT NULL,
    task_id CHAR(36) NULL,
    CONSTRAINT antenatal_home_change_pk PRIMARY KEY (pregnancy_id, moved_on)
);

-- What a death stopped: listed for a person where it was recorded by mistake. Nothing is restored by itself.
CREATE TABLE antenatal_stopped (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    stopped_on DATE NOT NULL,
    corrected_on DATE NULL,
    task_id CHAR(36) NULL,
    looked_at DATETIME2(3) NULL,
    looked_by CHAR(36) NULL,
    CONSTRAINT antenatal_stopped_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_stopped_person ON antenatal_stopped (person_id);
CREATE INDEX antenatal_stopped_of ON antenatal_stopped (pregnancy_id);
