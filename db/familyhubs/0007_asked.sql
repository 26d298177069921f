-- What a case meeting proposed. state: Waiting (provisional), Proposed, Accepted, Declined, FamilyDeclined, Expired, Withdrawn. kind: Session, Link.
CREATE TABLE familyhubs_proposal (
    id CHAR(36) NOT NULL,
    decision_id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    household_id CHAR(36) NOT NULL,
    site_id CHAR(36) NULL,
    kind NVARCHAR(10) NOT NULL,
    state NVARCHAR(20) NOT NULL,
    proposed_at DATETIME2(3) NOT NULL,
    answer_due_on DATE NULL,
    answered_at DATETIME2(3) NULL,
    answered_by CHAR(36) NULL,
    reason NVARCHAR(300) NULL,
    task_id CHAR(36) NULL,
    booking_id CHAR(36) NULL,
    version INT NOT NULL,
    CONSTRAINT familyhubs_proposal_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX familyhubs_proposal_decision ON familyhubs_proposal (decision_id);
CREATE INDEX familyhubs_proposal_site ON familyhubs_proposal (site_id, state);
CREATE INDEX familyhubs_proposal_household ON familyhubs_proposal (household_id);

CREATE TABLE familyhubs_proposal_person (
    proposal_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    CONSTRAINT familyhubs_proposal_person_pk PRIMARY KEY (proposal_id, person_id),
    CONSTRAINT familyhubs_proposal_person_of FOREIGN KEY (proposal_id) REFERENCES familyhubs_proposal (id)
);

CREATE INDEX familyhubs_proposal_person_is ON familyhubs_proposal_person (person_id);

-- Form F13: somebody outside asks a hub to welcome a family. state: Received, Answered, Withdrawn. answer: Welcomed, NotReached, FamilyDeclined, NotHere.
-- urgency: Routine, Soon, Today. tell_back: what the person said of telling the sender: Yes, No, NotAsked.
CREATE TABLE familyhubs_gp_referral (
    id CHAR(36) NOT NULL,
    sender_user_id CHAR(36) NOT NULL,
    sender_organisation_id CHAR(36) NOT NULL,
    practice_ods NVARCHAR(10) NULL,
    site_id CHAR(36) NOT NULL,
    household_id CHAR(36) NOT NULL,
    need NVARCHAR(30) NOT NULL,
    need_note NVARCHAR(500) NULL,
    agreed BIT NOT NULL,
    safe_contact NVARCHAR(300) NOT NULL,
    urgency NVARCHAR(10) NOT NULL,
    tell_back NVARCHAR(10) NOT NULL,
    children INT NOT NULL,
    received_at DATETIME2(3) NOT NULL,
    state NVARCHAR(20) NOT NULL,
    answer NVARCHAR(20) NULL,
    answer_note NVARCHAR(500) NULL,
    answered_at DATETIME2(3) NULL,
    answered_by CHAR(36) NULL,
    task_id CHAR(36) NULL,
    version INT NOT NULL,
    CONSTRAINT familyhubs_gp_referral_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_gp_referral_site FOREIGN KEY (site_id) REFERENCES familyhubs_site (id)
);

CREATE INDEX familyhubs_gp_referral_site_state ON familyhubs_gp_referral (site_id, state, received_at);
CREATE INDEX familyhubs_gp_referral_practice ON familyhubs_gp_referral (sender_organisation_id, received_at);
CREATE INDEX familyhubs_gp_referral_household ON familyhubs_gp_referral (household_id);

-- is_child is as of the day it was received.
CREATE TABLE familyhubs_gp_referral_person (
    gp_referral_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    is_child BIT NOT NULL,
    CONSTRAINT familyhubs_gp_referral_person_pk PRIMARY KEY (gp_referral_id, person_id),
    CONSTRAINT familyhubs_gp_referral_person_of FOREIGN KEY (gp_referral_id) REFERENCES familyhubs_gp_referral (id)
);

CREATE INDEX familyhubs_gp_referral_person_is ON familyhubs_gp_referral_person (person_id);

-- Every try to pass something on: sent, or why not. outcome: Sent, Failed, Late, Bounced.
CREATE TABLE familyhubs_referral_log (
    id CHAR(36) NOT NULL,
    reference NVARCHAR(60) NOT NULL,
    gp_referral_id CHAR(36) NULL,
    from_organisation_id CHAR(36) NULL,
    to_site_id CHAR(36) NULL,
    outcome NVARCHAR(10) NOT NULL,
    reason_code NVARCHAR(40) NULL,
    at DATETIME2(3) NOT NULL,
    retried_at DATETIME2(3) NULL,
    resolved_at DATETIME2(3) NULL,
    resolved_by CHAR(36) NULL,
    CONSTRAINT familyhubs_referral_log_pk PRIMARY KEY (id)
);

CREATE INDEX familyhubs_referral_log_of ON familyhubs_referral_log (to_site_id, at);

-- A link that a midwife asked for. state: Asked, Accepted, Declined, Withdrawn, Welcomed, Attended. needs: codes with commas. due_month: its first day; null is not known yet.
-- back_to: to whom she said that it may be told: "Midwife", "Gp".
CREATE TABLE familyhubs_link (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    site_id CHAR(36) NOT NULL,
    due_month DATE NULL,
    needs NVARCHAR(400) NOT NULL,
    language NVARCHAR(60) NULL,
    back_to NVARCHAR(40) NOT NULL,
    state NVARCHAR(20) NOT NULL,
    asked_on DATE NOT NULL,
    answer_due_on DATE NULL,
    answered_on DATE NULL,
    answer_code NVARCHAR(30) NULL,
    welcome_due_on DATE NULL,
    welcome_task_id CHAR(36) NULL,
    welcomed_on DATE NULL,
    welcome_code NVARCHAR(30) NULL,
    first_attended_on DATE NULL,
    withdrawn_code NVARCHAR(20) NULL,
    version INT NOT NULL,
    CONSTRAINT familyhubs_link_pk PRIMARY KEY (id)
);

CREATE INDEX familyhubs_link_site ON familyhubs_link (site_id, state);
CREATE INDEX familyhubs_link_person ON familyhubs_link (person_id);
CREATE INDEX familyhubs_link_pregnancy ON familyhubs_link (pregnancy_id);
