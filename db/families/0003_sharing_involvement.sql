-- What was said about sharing: one row for each answer, the newest for a purpose holds.
CREATE TABLE families_sharing (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    purpose NVARCHAR(20) NOT NULL,
    basis NVARCHAR(20) NOT NULL,
    recorded_at DATETIME2(3) NOT NULL,
    recorded_by CHAR(36) NULL,
    CONSTRAINT families_sharing_pk PRIMARY KEY (id)
);

CREATE INDEX families_sharing_person ON families_sharing (person_id, purpose, recorded_at);

-- Who objected to sharing for a purpose, with whom; stands until withdrawn. One row for each receiver, null for all.
CREATE TABLE families_objection (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    purpose NVARCHAR(20) NOT NULL,
    receiver NVARCHAR(20) NULL,
    organisation_id CHAR(36) NULL,
    recorded_at DATETIME2(3) NOT NULL,
    recorded_by CHAR(36) NULL,
    withdrawn_on DATE NULL,
    CONSTRAINT families_objection_pk PRIMARY KEY (id)
);

CREATE INDEX families_objection_person ON families_objection (person_id, purpose);

-- Who works with a household: by team or site, or by one worker. Shown on the card, and what scope stands on.
-- An end that came before its beginning has no from_on yet: the beginning fills it, and it is over already.
CREATE TABLE families_involvement (
    id CHAR(36) NOT NULL,
    household_id CHAR(36) NOT NULL,
    person_id CHAR(36) NULL,
    organisation_id CHAR(36) NULL,
    team_or_site_id CHAR(36) NULL,
    user_id CHAR(36) NULL,
    kind NVARCHAR(20) NOT NULL,
    shown BIT NOT NULL,
    from_on DATE NULL,
    to_on DATE NULL,
    CONSTRAINT families_involvement_pk PRIMARY KEY (id)
);

CREATE INDEX families_involvement_household ON families_involvement (household_id, to_on);
CREATE INDEX families_involvement_user ON families_involvement (user_id, household_id);
CREATE INDEX families_involvement_team ON families_involvement (team_or_site_id, household_id);
