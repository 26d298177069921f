-- What somebody wrote on the public page: a request, no record, until the coordinator has spoken to them. Sealed; emptied when it ends.
CREATE TABLE peersupport_asked (
    id CHAR(36) NOT NULL,
    programme_id CHAR(36) NULL,
    status NVARCHAR(20) NOT NULL,
    words NVARCHAR(4000) NULL,
    age_band NVARCHAR(20) NOT NULL,
    pregnant BIT NOT NULL,
    received_at DATETIME2(3) NOT NULL,
    taken_by CHAR(36) NULL,
    tries INT NOT NULL,
    concern_id CHAR(36) NULL,
    lead_task_id CHAR(36) NULL,
    lead_user_id CHAR(36) NULL,
    end_code NVARCHAR(20) NULL,
    ended_at DATETIME2(3) NULL,
    emptied_at DATETIME2(3) NULL,
    request_id CHAR(36) NULL,
    task_id CHAR(36) NULL,
    version INT NOT NULL,
    CONSTRAINT peersupport_asked_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_asked_status ON peersupport_asked (status, received_at);

-- How often one network wrote within the hour, and how often one number or address was given within the day: keyed digests, gone after it. hour_at: until when it counts.
CREATE TABLE peersupport_address (
    address_digest NVARCHAR(100) NOT NULL,
    hour_at DATETIME2(3) NOT NULL,
    tries INT NOT NULL,
    CONSTRAINT peersupport_address_pk PRIMARY KEY (address_digest, hour_at)
);

-- Somebody who would like somebody to talk to.
CREATE TABLE peersupport_request (
    id CHAR(36) NOT NULL,
    programme_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    household_id CHAR(36) NULL,
    status NVARCHAR(20) NOT NULL,
    source NVARCHAR(20) NOT NULL,
    -- Who asked, and the team's decision where one proposed it.
    asked_by CHAR(36) NULL,
    decision_id CHAR(36) NULL,
    -- Provisional: nothing is asked of the parent until the decision stands.
    waits_for_decision BIT NOT NULL,
    pregnancy_id CHAR(36) NULL,
    -- Codes, separated by commas.
    wants NVARCHAR(100) NOT NULL,
    channel NVARCHAR(20) NOT NULL,
    urgency NVARCHAR(20) NOT NULL,
    prefer_language NVARCHAR(50) NULL,
    prefer_sex NVARCHAR(20) NULL,
    prefer_age NVARCHAR(20) NULL,
    prefer_faith NVARCHAR(60) NULL,
    prefer_near NVARCHAR(20) NULL,
    free_when NVARCHAR(200) NULL,
    avoid_note NVARCHAR(500) NULL,
    -- The parent's own yes: "we may share your first name and this with a supporter".
    share_agreed_on DATE NULL,
    asked_on DATE NOT NULL,
    -- The clock of the working days: from New, and again when a match fell through before first contact.
    clock_from DATE NULL,
    due_on DATE NULL,
    screened_by CHAR(36) NULL,
    screened_on DATE NULL,
    matched_on DATE NULL,
    signposted_to NVARCHAR(300) NULL,
    end_code NVARCHAR(20) NULL,
    ended_on DATE NULL,
    someone_before INT NULL,
    someone_after INT NULL,
    involvement_id CHAR(36) NULL,
    task_id CHAR(36) NULL,
    -- Whoever asks is expecting a baby, as they said.
    expecting BIT NULL,
    -- Under 16 and expecting: the concern, the task of the named lead, and the conversation once it was held.
    concern_id CHAR(36) NULL,
    lead_task_id CHAR(36) NULL,
    lead_user_id CHAR(36) NULL,
    discussed_on DATE NULL,
    discussed_by CHAR(36) NULL,
    discussed_outcome NVARCHAR(500) NULL,
    -- The team of the decision was told of an answer.
    answered_on DATE NULL,
    -- Home area on the day it was asked, for figures.
    locality_id CHAR(36) NULL,
    neighbourhood_id CHAR(36) NULL,
    created_at DATETIME2(3) NOT NULL,
    version INT NOT NULL,
    CONSTRAINT peersupport_request_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_request_programme ON peersupport_request (programme_id, status, due_on);
CREATE INDEX peersupport_request_person ON peersupport_request (person_id, status);
CREATE INDEX peersupport_request_household ON peersupport_request (household_id);
CREATE INDEX peersupport_request_pregnancy ON peersupport_request (pregnancy_id) WHERE pregnancy_id IS NOT NULL;
CREATE UNIQUE INDEX peersupport_request_decision ON peersupport_request (decision_id, person_id) WHERE decision_id IS NOT NULL;

CREATE TABLE peersupport_request_topic (
    request_id CHAR(36) NOT NULL,
    topic NVARCHAR(40) NOT NULL,
    CONSTRAINT peersupport_request_topic_pk PRIMARY KEY (request_id, topic)
);

-- What a team answered of a decision before the decision itself was heard: confirmed, withdrawn.
CREATE TABLE peersupport_decision_heard (
    decision_id CHAR(36) NOT NULL,
    what NVARCHAR(20) NOT NULL,
    heard_on DATE NOT NULL,
    CONSTRAINT peersupport_decision_heard_pk PRIMARY KEY (decision_id, what)
);
