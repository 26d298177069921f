-- What comes when in a pregnancy and after it: made from the agreed due date and parity, and made anew for what is undone when either changes.
CREATE TABLE antenatal_milestone (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    code NVARCHAR(20) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    due_from DATE NOT NULL,
    due_on DATE NOT NULL,
    due_to DATE NOT NULL,
    status NVARCHAR(20) NOT NULL,
    -- Missed: its time was over before it was known. Not needed: it fell out of the list, all of it ended, or a person said so.
    because NVARCHAR(20) NULL,
    reason NVARCHAR(500) NULL,
    -- In the longer list only because parity is not known.
    if_first BIT NOT NULL,
    done_on DATE NULL,
    place NVARCHAR(200) NULL,
    with_partner NVARCHAR(20) NULL,
    noted_by CHAR(36) NULL,
    version INT NOT NULL,
    CONSTRAINT antenatal_milestone_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX antenatal_milestone_once ON antenatal_milestone (pregnancy_id, code);
CREATE INDEX antenatal_milestone_due ON antenatal_milestone (status, due_from);

-- A question about her silence, opened by what did not happen, closed by a person.
CREATE TABLE antenatal_silence (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    why NVARCHAR(40) NOT NULL,
    opened_on DATE NOT NULL,
    task_id CHAR(36) NULL,
    closed_on DATE NULL,
    closed_by CHAR(36) NULL,
    outcome NVARCHAR(500) NULL,
    CONSTRAINT antenatal_silence_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX antenatal_silence_open ON antenatal_silence (pregnancy_id, why) WHERE closed_on IS NULL;
-- The closed ones too: the day on which one was answered counts as contact.
CREATE INDEX antenatal_silence_of ON antenatal_silence (pregnancy_id, closed_on);

-- The task by which her midwife is asked for a due date that is not known yet.
CREATE TABLE antenatal_due_date_prompt (
    pregnancy_id CHAR(36) NOT NULL,
    task_id CHAR(36) NOT NULL,
    CONSTRAINT antenatal_due_date_prompt_pk PRIMARY KEY (pregnancy_id)
);
