-- A loss, for each baby. The type is kept here alone: it is in no event and on no list.
CREATE TABLE antenatal_loss (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    baby_id CHAR(36) NOT NULL,
    type NVARCHAR(20) NOT NULL,
    lost_on DATE NOT NULL,
    hv_may_be_told BIT NOT NULL,
    hub_may_be_told BIT NOT NULL,
    gp_may_be_told BIT NOT NULL,
    care NVARCHAR(20) NOT NULL,
    care_by CHAR(36) NULL,
    recorded_by CHAR(36) NULL,
    recorded_at DATETIME2(3) NOT NULL,
    corrected_reason NVARCHAR(500) NULL,
    corrected_by CHAR(36) NULL,
    corrected_at DATETIME2(3) NULL,
    CONSTRAINT antenatal_loss_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_loss_of ON antenatal_loss (pregnancy_id);
CREATE UNIQUE INDEX antenatal_loss_standing ON antenatal_loss (baby_id) WHERE corrected_at IS NULL;

-- A loss that could not be recorded: all contact is stopped, and it is tried again until it is.
CREATE TABLE antenatal_loss_try (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    hold_id CHAR(36) NOT NULL,
    asked_by CHAR(36) NULL,
    asked_at DATETIME2(3) NOT NULL,
    -- The command as it was sent, sealed: it holds the type of loss.
    sealed NVARCHAR(4000) NOT NULL,
    tries INT NOT NULL,
    next_at DATETIME2(3) NOT NULL,
    last_error NVARCHAR(200) NULL,
    ended_at DATETIME2(3) NULL,
    ended_code NVARCHAR(20) NULL,
    CONSTRAINT antenatal_loss_try_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_loss_try_next ON antenatal_loss_try (next_at) WHERE ended_at IS NULL;
CREATE INDEX antenatal_loss_try_of ON antenatal_loss_try (pregnancy_id);

-- Somebody who works with the family pressed "stop contact about this pregnancy": her midwife is asked to look.
CREATE TABLE antenatal_contact_stop (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NULL,
    person_id CHAR(36) NOT NULL,
    hold_id CHAR(36) NOT NULL,
    by_user CHAR(36) NULL,
    at DATETIME2(3) NOT NULL,
    -- Who is asked to follow up; null where a team is.
    asked_user CHAR(36) NULL,
    task_id CHAR(36) NULL,
    looked_at DATETIME2(3) NULL,
    looked_by CHAR(36) NULL,
    CONSTRAINT antenatal_contact_stop_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_contact_stop_of ON antenatal_contact_stop (person_id);
CREATE INDEX antenatal_contact_stop_pregnancy ON antenatal_contact_stop (pregnancy_id) WHERE pregnancy_id IS NOT NULL;
CREATE INDEX antenatal_contact_stop_open ON antenatal_contact_stop (at) WHERE looked_at IS NULL;

-- What was cancelled with a loss, here: listed after a re-opening until somebody has looked. Nothing is restored by itself.
CREATE TABLE antenatal_cancelled (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    subject_id CHAR(36) NOT NULL,
    at DATETIME2(3) NOT NULL,
    shown_from DATETIME2(3) NULL,
    looked_at DATETIME2(3) NULL,
    looked_by CHAR(36) NULL,
    CONSTRAINT antenatal_cancelled_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_cancelled_of ON antenatal_cancelled (pregnancy_id);
