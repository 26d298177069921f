-- An action of a charity or school names the organisation; owner_user_id is then who of it is told first.
ALTER TABLE mdt_action ADD owner_organisation_id CHAR(36) NULL;

-- The decision whose answer closes it, where another module was asked.
ALTER TABLE mdt_action ADD decision_id CHAR(36) NULL;

-- Who said that it was done: the owner, or somebody of the organisation.
ALTER TABLE mdt_action ADD done_by CHAR(36) NULL;

-- The owner asks for another day; the coordinator or the chair answers.
ALTER TABLE mdt_action ADD asked_due_on DATE NULL;
ALTER TABLE mdt_action ADD asked_reason NVARCHAR(500) NULL;

-- Why the owner before gave it back.
ALTER TABLE mdt_action ADD handed_back_reason NVARCHAR(500) NULL;

-- The day of which the owner was told "tomorrow", and "overdue": another day is told anew.
ALTER TABLE mdt_action ADD reminded_for DATE NULL;
ALTER TABLE mdt_action ADD overdue_for DATE NULL;

CREATE INDEX mdt_action_due ON mdt_action (due_on, id) WHERE done_at IS NULL AND cancelled_at IS NULL;
CREATE INDEX mdt_action_organisation ON mdt_action (owner_organisation_id) WHERE owner_organisation_id IS NOT NULL;

-- Who was told that an action is overdue for long. stage: Manager, Chair; to_user_id is null where nobody could be told.
CREATE TABLE mdt_action_escalation (
    id CHAR(36) NOT NULL,
    action_id CHAR(36) NOT NULL,
    due_on DATE NOT NULL,
    stage NVARCHAR(20) NOT NULL,
    to_user_id CHAR(36) NULL,
    told_at DATETIME2(3) NOT NULL,
    CONSTRAINT mdt_action_escalation_pk PRIMARY KEY (id),
    CONSTRAINT mdt_action_escalation_action FOREIGN KEY (action_id) REFERENCES mdt_action (id)
);

CREATE UNIQUE INDEX mdt_action_escalation_once ON mdt_action_escalation (action_id, due_on, stage);
CREATE INDEX mdt_action_escalation_to ON mdt_action_escalation (to_user_id);

-- A link to one action, for an owner from a charity or school. digest: of its secret, with the program's key; the secret is kept nowhere.
CREATE TABLE mdt_action_link (
    id CHAR(36) NOT NULL,
    action_id CHAR(36) NOT NULL,
    user_id CHAR(36) NOT NULL,
    digest CHAR(64) NOT NULL,
    made_by CHAR(36) NULL,
    made_at DATETIME2(3) NOT NULL,
    revoked_at DATETIME2(3) NULL,
    CONSTRAINT mdt_action_link_pk PRIMARY KEY (id),
    CONSTRAINT mdt_action_link_action FOREIGN KEY (action_id) REFERENCES mdt_action (id)
);

CREATE UNIQUE INDEX mdt_action_link_digest ON mdt_action_link (digest);
CREATE UNIQUE INDEX mdt_action_link_one ON mdt_action_link (action_id) WHERE revoked_at IS NULL;

-- Links that were opened and did not work, by a digest of the network, for a quarter of an hour.
CREATE TABLE mdt_action_try (
    id CHAR(36) NOT NULL,
    address CHAR(64) NOT NULL,
    tried_at DATETIME2(3) NOT NULL,
    CONSTRAINT mdt_action_try_pk PRIMARY KEY (id)
);

CREATE INDEX mdt_action_try_address ON mdt_action_try (address, tried_at);
