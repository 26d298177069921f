-- kind: FamilyHub, OutreachPoint, Virtual. host_building: PurposeBuilt, School, FireStation, MilitaryBase, Library, CommunityCentre, HealthCentre, Other.
-- The area is kept with its version as it was when the postcode was given; the areas' next import writes it again.
CREATE TABLE familyhubs_site (
    id CHAR(36) NOT NULL,
    name NVARCHAR(120) NOT NULL,
    folded_name NVARCHAR(120) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    host_building NVARCHAR(20) NULL,
    address_line NVARCHAR(200) NULL,
    postcode NVARCHAR(10) NULL,
    link NVARCHAR(300) NULL,
    telephone NVARCHAR(40) NULL,
    opening_hours NVARCHAR(500) NULL,
    getting_there NVARCHAR(500) NULL,
    accessibility NVARCHAR(400) NOT NULL,
    locality_id CHAR(36) NULL,
    locality NVARCHAR(120) NULL,
    neighbourhood_id CHAR(36) NULL,
    area_version_id CHAR(36) NULL,
    trailblazer BIT NOT NULL,
    opened_on DATE NOT NULL,
    closed_on DATE NULL,
    closed_reason NVARCHAR(300) NULL,
    replaced_by_id CHAR(36) NULL,
    source NVARCHAR(200) NULL,
    added_by CHAR(36) NULL,
    added_at DATETIME2(3) NOT NULL,
    version INT NOT NULL,
    CONSTRAINT familyhubs_site_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_site_next FOREIGN KEY (replaced_by_id) REFERENCES familyhubs_site (id)
);

CREATE UNIQUE INDEX familyhubs_site_name ON familyhubs_site (folded_name) WHERE closed_on IS NULL;
CREATE INDEX familyhubs_site_area ON familyhubs_site (neighbourhood_id, locality_id);

-- What somebody saw of a site beside what was reported of it. observed_status: Open, PartlyOpen, Closed, Moved, NotFound.
CREATE TABLE familyhubs_site_check (
    id CHAR(36) NOT NULL,
    site_id CHAR(36) NOT NULL,
    reported_by NVARCHAR(120) NOT NULL,
    reported_status NVARCHAR(20) NOT NULL,
    observed_on DATE NOT NULL,
    observed_status NVARCHAR(20) NOT NULL,
    difference NVARCHAR(500) NULL,
    noted_by CHAR(36) NULL,
    noted_at DATETIME2(3) NOT NULL,
    CONSTRAINT familyhubs_site_check_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_site_check_site FOREIGN KEY (site_id) REFERENCES familyhubs_site (id)
);

CREATE INDEX familyhubs_site_check_of ON familyhubs_site_check (site_id, observed_on);

CREATE TABLE familyhubs_site_provider (
    id CHAR(36) NOT NULL,
    site_id CHAR(36) NOT NULL,
    organisation_id CHAR(36) NOT NULL,
    contract NVARCHAR(200) NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NULL,
    ended_why NVARCHAR(300) NULL,
    CONSTRAINT familyhubs_site_provider_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_site_provider_site FOREIGN KEY (site_id) REFERENCES familyhubs_site (id)
);

CREATE INDEX familyhubs_site_provider_of ON familyhubs_site_provider (site_id, from_on);

CREATE TABLE familyhubs_site_funding (
    id CHAR(36) NOT NULL,
    site_id CHAR(36) NOT NULL,
    strand NVARCHAR(200) NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NULL,
    age_focus NVARCHAR(120) NULL,
    spend DECIMAL(12,2) NULL,
    CONSTRAINT familyhubs_site_funding_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_site_funding_site FOREIGN KEY (site_id) REFERENCES familyhubs_site (id)
);

CREATE INDEX familyhubs_site_funding_of ON familyhubs_site_funding (site_id, from_on);

-- A team of another organisation that works from the site; days as codes: "Mon,Thu".
CREATE TABLE familyhubs_site_team (
    id CHAR(36) NOT NULL,
    site_id CHAR(36) NOT NULL,
    organisation_id CHAR(36) NOT NULL,
    team NVARCHAR(120) NOT NULL,
    days NVARCHAR(40) NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NULL,
    CONSTRAINT familyhubs_site_team_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_site_team_site FOREIGN KEY (site_id) REFERENCES familyhubs_site (id)
);

CREATE INDEX familyhubs_site_team_of ON familyhubs_site_team (site_id, from_on);

CREATE TABLE familyhubs_room (
    id CHAR(36) NOT NULL,
    site_id CHAR(36) NOT NULL,
    name NVARCHAR(120) NOT NULL,
    capacity INT NULL,
    step_free BIT NULL,
    retired_on DATE NULL,
    version INT NOT NULL,
    CONSTRAINT familyhubs_room_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_room_site FOREIGN KEY (site_id) REFERENCES familyhubs_site (id)
);

CREATE INDEX familyhubs_room_of ON familyhubs_room (site_id, name);

-- Every step of what has steps here: who, when, from what to what, why. Only added to.
CREATE TABLE familyhubs_step (
    id CHAR(36) NOT NULL,
    subject_id CHAR(36) NOT NULL,
    subject NVARCHAR(20) NOT NULL,
    from_status NVARCHAR(30) NULL,
    to_status NVARCHAR(30) NOT NULL,
    reason NVARCHAR(500) NULL,
    by_user CHAR(36) NULL,
    at DATETIME2(3) NOT NULL,
    CONSTRAINT familyhubs_step_pk PRIMARY KEY (id)
);

CREATE INDEX familyhubs_step_of ON familyhubs_step (subject_id, at);
