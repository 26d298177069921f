-- Each time a hub was offered, in which words, and what she said.
CREATE TABLE antenatal_hub_offer (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    moment NVARCHAR(20) NOT NULL,
    offered_on DATE NOT NULL,
    by_user CHAR(36) NULL,
    wording NVARCHAR(500) NOT NULL,
    answer NVARCHAR(20) NOT NULL,
    site_id CHAR(36) NULL,
    activity_id CHAR(36) NULL,
    follow_up_on DATE NULL,
    CONSTRAINT antenatal_hub_offer_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_hub_offer_of ON antenatal_hub_offer (pregnancy_id, offered_on);

-- Her link to a hub, as the midwife asked for it; the hub keeps a row of its own.
CREATE TABLE antenatal_hub_link (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    offer_id CHAR(36) NOT NULL,
    site_id CHAR(36) NOT NULL,
    status NVARCHAR(20) NOT NULL,
    shares_due_month BIT NOT NULL,
    shares_language BIT NOT NULL,
    -- The month that the hub was told; null where it was told none.
    due_month DATE NULL,
    -- How often she chose: what the hub hears late does not undo what she chose since.
    choices INT NOT NULL,
    tell_midwife BIT NOT NULL,
    tell_gp BIT NOT NULL,
    partner_welcome NVARCHAR(20) NOT NULL,
    asked_on DATE NOT NULL,
    asked_by CHAR(36) NULL,
    answered_on DATE NULL,
    reason_code NVARCHAR(40) NULL,
    welcomed_on DATE NULL,
    welcome_code NVARCHAR(40) NULL,
    first_attended_on DATE NULL,
    ended_on DATE NULL,
    -- The hub closed, or the family moved: a person looks at it.
    to_look_at NVARCHAR(40) NULL,
    -- What came back and the midwife has not read yet: since when.
    unread_since DATETIME2(3) NULL,
    version INT NOT NULL,
    CONSTRAINT antenatal_hub_link_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_hub_link_of ON antenatal_hub_link (pregnancy_id, asked_on);
CREATE INDEX antenatal_hub_link_person ON antenatal_hub_link (person_id, status);
CREATE INDEX antenatal_hub_link_site ON antenatal_hub_link (site_id, status);
-- One at a time.
CREATE UNIQUE INDEX antenatal_hub_link_open ON antenatal_hub_link (pregnancy_id) WHERE status IN ('Asked', 'Accepted', 'Welcomed', 'FirstAttended');

-- What would help her, as she chose.
CREATE TABLE antenatal_link_need (
    link_id CHAR(36) NOT NULL,
    code NVARCHAR(40) NOT NULL,
    CONSTRAINT antenatal_link_need_pk PRIMARY KEY (link_id, code)
);
