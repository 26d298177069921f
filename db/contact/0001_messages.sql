-- Messages: to whom by id, what they are about, where they stand. No address is ever kept: it is asked for when one is sent.
CREATE TABLE contact_message (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NULL,
    to_user_id CHAR(36) NULL,
    household_id CHAR(36) NULL,
    template_code NVARCHAR(60) NOT NULL,
    variant NVARCHAR(40) NULL,
    kind NVARCHAR(20) NOT NULL,
    asked BIT NOT NULL,
    in_budget BIT NOT NULL,
    reason_code NVARCHAR(40) NOT NULL,
    field_values NVARCHAR(4000) NOT NULL,
    state NVARCHAR(20) NOT NULL,
    refusal NVARCHAR(20) NULL,
    mode NVARCHAR(20) NULL,
    language NVARCHAR(50) NULL,
    format NVARCHAR(20) NULL,
    subject_line NVARCHAR(200) NULL,
    body NVARCHAR(4000) NULL,
    due_at DATETIME2(3) NOT NULL,
    tries INT NOT NULL,
    leased_by CHAR(36) NULL,
    leased_until DATETIME2(3) NULL,
    left_at DATETIME2(3) NULL,
    parked_at DATETIME2(3) NULL,
    error NVARCHAR(200) NULL,
    provider_id NVARCHAR(60) NULL,
    task_id CHAR(36) NULL,
    queued_at DATETIME2(3) NOT NULL,
    queued_by CHAR(36) NULL,
    ended_at DATETIME2(3) NULL,
    CONSTRAINT contact_message_pk PRIMARY KEY (id)
);

CREATE INDEX contact_message_due ON contact_message (due_at, id) WHERE ended_at IS NULL AND parked_at IS NULL;
CREATE INDEX contact_message_person ON contact_message (person_id, queued_at);
CREATE INDEX contact_message_household ON contact_message (household_id, queued_at);
CREATE INDEX contact_message_parked ON contact_message (parked_at) WHERE parked_at IS NOT NULL;

-- What a message is about: sessions, links, meetings; and people other than the one it goes to.
CREATE TABLE contact_message_subject (
    message_id CHAR(36) NOT NULL,
    subject_id CHAR(36) NOT NULL,
    is_person BIT NOT NULL,
    CONSTRAINT contact_message_subject_pk PRIMARY KEY (message_id, subject_id)
);

CREATE INDEX contact_message_subject_of ON contact_message_subject (subject_id);

-- One row a household, or a person without one: whoever counts its messages holds it, so that two do not count at once.
CREATE TABLE contact_budget (
    id CHAR(36) NOT NULL,
    turns INT NOT NULL,
    CONSTRAINT contact_budget_pk PRIMARY KEY (id)
);

-- What workers did themselves: rang, visited, wrote.
CREATE TABLE contact_made (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    household_id CHAR(36) NULL,
    mode NVARCHAR(20) NOT NULL,
    outcome NVARCHAR(20) NOT NULL,
    asked BIT NOT NULL,
    made_on DATE NOT NULL,
    by_user_id CHAR(36) NULL,
    recorded_at DATETIME2(3) NOT NULL,
    CONSTRAINT contact_made_pk PRIMARY KEY (id)
);

CREATE INDEX contact_made_person ON contact_made (person_id, made_on);
CREATE INDEX contact_made_household ON contact_made (household_id, made_on);
