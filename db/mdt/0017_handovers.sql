-- Under which id the present lead's involvement began; null for the first lead, whose id is made of case and worker.
ALTER TABLE mdt_case ADD lead_involvement_id CHAR(36) NULL;

-- Somebody is asked to lead a case. Until they accept, who led before leads. outcome: Accepted, Declined, Withdrawn, Replaced, Lapsed; null while it waits.
CREATE TABLE mdt_lead_offer (
    id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    to_user_id CHAR(36) NOT NULL,
    offered_by CHAR(36) NULL,
    offered_at DATETIME2(3) NOT NULL,
    note NVARCHAR(1000) NULL,
    answer_due_on DATE NOT NULL,
    silent_told_at DATETIME2(3) NULL,
    ended_at DATETIME2(3) NULL,
    outcome NVARCHAR(20) NULL,
    ended_reason NVARCHAR(500) NULL,
    CONSTRAINT mdt_lead_offer_pk PRIMARY KEY (id),
    CONSTRAINT mdt_lead_offer_case FOREIGN KEY (case_id) REFERENCES mdt_case (id)
);

CREATE UNIQUE INDEX mdt_lead_offer_open ON mdt_lead_offer (case_id) WHERE ended_at IS NULL;
CREATE INDEX mdt_lead_offer_to ON mdt_lead_offer (to_user_id, ended_at);
CREATE INDEX mdt_lead_offer_due ON mdt_lead_offer (answer_due_on) WHERE ended_at IS NULL;

-- Another team is asked to take a case over. outcome: Accepted, Declined, Withdrawn; null while it waits. why_code: Asked, Decided, Moved.
CREATE TABLE mdt_transfer (
    id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    to_mdt_id CHAR(36) NOT NULL,
    why_code NVARCHAR(20) NOT NULL,
    decision_id CHAR(36) NULL,
    offered_by CHAR(36) NULL,
    offered_at DATETIME2(3) NOT NULL,
    handover_note NVARCHAR(2000) NOT NULL,
    answer_due_on DATE NOT NULL,
    silent_told_at DATETIME2(3) NULL,
    ended_at DATETIME2(3) NULL,
    ended_by CHAR(36) NULL,
    outcome NVARCHAR(20) NULL,
    ended_reason NVARCHAR(500) NULL,
    to_case_id CHAR(36) NULL,
    CONSTRAINT mdt_transfer_pk PRIMARY KEY (id),
    CONSTRAINT mdt_transfer_case FOREIGN KEY (case_id) REFERENCES mdt_case (id),
    CONSTRAINT mdt_transfer_team FOREIGN KEY (to_mdt_id) REFERENCES mdt_team (id)
);

CREATE UNIQUE INDEX mdt_transfer_open ON mdt_transfer (case_id) WHERE ended_at IS NULL;
CREATE INDEX mdt_transfer_to ON mdt_transfer (to_mdt_id, ended_at);
CREATE INDEX mdt_transfer_new ON mdt_transfer (to_case_id);
CREATE INDEX mdt_transfer_due ON mdt_transfer (answer_due_on) WHERE ended_at IS NULL;

-- The family has moved to where another team works: for the coordinator to decide. ended_at: asked, kept, or the family moved again.
CREATE TABLE mdt_transfer_suggestion (
    id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    to_mdt_id CHAR(36) NOT NULL,
    moved_on DATE NOT NULL,
    ended_at DATETIME2(3) NULL,
    CONSTRAINT mdt_transfer_suggestion_pk PRIMARY KEY (id),
    CONSTRAINT mdt_transfer_suggestion_case FOREIGN KEY (case_id) REFERENCES mdt_case (id)
);

CREATE INDEX mdt_transfer_suggestion_open ON mdt_transfer_suggestion (case_id) WHERE ended_at IS NULL;
