-- Events come in any order: what was told of a decision or a link before it was heard of itself.
CREATE TABLE familyhubs_decision_heard (
    decision_id CHAR(36) NOT NULL,
    confirmed BIT NOT NULL,
    withdrawn BIT NOT NULL,
    CONSTRAINT familyhubs_decision_heard_pk PRIMARY KEY (decision_id)
);

CREATE TABLE familyhubs_link_heard (
    link_id CHAR(36) NOT NULL,
    withdrawn_code NVARCHAR(20) NULL,
    due_known BIT NOT NULL,
    due_month DATE NULL,
    CONSTRAINT familyhubs_link_heard_pk PRIMARY KEY (link_id)
);

-- Which hubs were asked, and may see the family until it is answered. id is that of the involvement that Families was told of.
CREATE TABLE familyhubs_asked_site (
    id CHAR(36) NOT NULL,
    subject_id CHAR(36) NOT NULL,
    site_id CHAR(36) NOT NULL,
    household_id CHAR(36) NULL,
    from_on DATE NOT NULL,
    to_on DATE NULL,
    CONSTRAINT familyhubs_asked_site_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX familyhubs_asked_site_once ON familyhubs_asked_site (subject_id, site_id);
CREATE INDEX familyhubs_asked_site_of ON familyhubs_asked_site (site_id);

-- When the session that the family was booked into was cancelled: the proposal is shown again.
ALTER TABLE familyhubs_proposal ADD again_at DATETIME2(3) NULL;

-- reference: the sender's own; the id where they have none.
ALTER TABLE familyhubs_gp_referral ADD reference NVARCHAR(60) NULL;
ALTER TABLE familyhubs_gp_referral ADD answer_due_on DATE NULL;

-- Where she lives, as it was when the midwife asked.
ALTER TABLE familyhubs_link ADD household_id CHAR(36) NULL;
CREATE INDEX familyhubs_link_household ON familyhubs_link (household_id);
