-- One line for whoever receives what the team proposes: a hub, or the coordinator of peer support.
ALTER TABLE mdt_decision ADD reason_for_receiver NVARCHAR(200) NULL;

-- To escalate to safeguarding refers nobody by itself: the reference and the day of the referral that somebody made.
ALTER TABLE mdt_decision ADD safeguarding_reference NVARCHAR(60) NULL;
ALTER TABLE mdt_decision ADD safeguarding_referred_on DATE NULL;

-- What was missing for a quorum at the moment of a provisional decision, by profession.
CREATE TABLE mdt_decision_missing (
    decision_id CHAR(36) NOT NULL,
    profession NVARCHAR(60) NOT NULL,
    lacking INT NOT NULL,
    CONSTRAINT mdt_decision_missing_pk PRIMARY KEY (decision_id, profession),
    CONSTRAINT mdt_decision_missing_decision FOREIGN KEY (decision_id) REFERENCES mdt_decision (id)
);

-- What those who were missing say of it in writing; the last word of each counts. Why not stands in the step.
CREATE TABLE mdt_decision_answer (
    decision_id CHAR(36) NOT NULL,
    user_id CHAR(36) NOT NULL,
    profession NVARCHAR(60) NOT NULL,
    agrees BIT NOT NULL,
    answered_at DATETIME2(3) NOT NULL,
    CONSTRAINT mdt_decision_answer_pk PRIMARY KEY (decision_id, user_id),
    CONSTRAINT mdt_decision_answer_decision FOREIGN KEY (decision_id) REFERENCES mdt_decision (id)
);

-- A decision that left for another module as a proposal, with the action that stands for it. outcome: Accepted, Declined, FamilyDeclined; null while nobody answered.
CREATE TABLE mdt_proposal (
    decision_id CHAR(36) NOT NULL,
    action_id CHAR(36) NOT NULL,
    proposed_at DATETIME2(3) NOT NULL,
    answer_due_on DATE NOT NULL,
    outcome NVARCHAR(20) NULL,
    answered_on DATE NULL,
    expired_at DATETIME2(3) NULL,
    CONSTRAINT mdt_proposal_pk PRIMARY KEY (decision_id),
    CONSTRAINT mdt_proposal_decision FOREIGN KEY (decision_id) REFERENCES mdt_decision (id)
);

CREATE INDEX mdt_proposal_due ON mdt_proposal (answer_due_on) WHERE outcome IS NULL AND expired_at IS NULL;

-- Those that wait to be confirmed: few among all that were ever made.
CREATE INDEX mdt_decision_open ON mdt_decision (item_id) WHERE provisional = 1 AND confirmed_at IS NULL AND withdrawn_at IS NULL;
