-- People: names as typed, and what is kept about each. Names are searched by families_name alone.
CREATE TABLE families_person (
    id CHAR(36) NOT NULL,
    organisation_id CHAR(36) NULL,
    first_name NVARCHAR(70) NOT NULL,
    family_name NVARCHAR(70) NULL,
    preferred_name NVARCHAR(70) NULL,
    first_name_folded NVARCHAR(210) NOT NULL,
    family_name_folded NVARCHAR(210) NOT NULL,
    date_of_birth DATE NULL,
    birth_month_only BIT NOT NULL,
    birth_estimated BIT NOT NULL,
    is_unborn BIT NOT NULL,
    nhs_number CHAR(10) NULL,
    nhs_status CHAR(2) NOT NULL,
    no_nhs_number_reason NVARCHAR(20) NULL,
    ethnicity CHAR(2) NOT NULL,
    language NVARCHAR(50) NULL,
    interpreter_needed BIT NULL,
    accessible_info NVARCHAR(200) NULL,
    contact_preference CHAR(1) NULL,
    sensitivity NVARCHAR(20) NOT NULL,
    deceased_on DATE NULL,
    version INT NOT NULL,
    CONSTRAINT families_person_pk PRIMARY KEY (id)
);

CREATE INDEX families_person_number ON families_person (nhs_number) WHERE nhs_number IS NOT NULL;
CREATE INDEX families_person_birth ON families_person (date_of_birth);
CREATE INDEX families_person_restricted ON families_person (id) WHERE sensitivity = 'Restricted';

-- Each word of a name, folded: what search and matching compare. Its index stands in 0002.
CREATE TABLE families_name (
    person_id CHAR(36) NOT NULL,
    word NVARCHAR(210) NOT NULL,
    CONSTRAINT families_name_pk PRIMARY KEY (person_id, word)
);

-- Numbers that failed their check digit: the number is set aside for correction, the person is kept.
CREATE TABLE families_quarantined_number (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    as_given NVARCHAR(40) NOT NULL,
    source NVARCHAR(20) NOT NULL,
    found_at DATETIME2(3) NOT NULL,
    resolved_at DATETIME2(3) NULL,
    CONSTRAINT families_quarantined_number_pk PRIMARY KEY (id)
);

CREATE INDEX families_quarantined_number_person ON families_quarantined_number (person_id);

-- Households: one address now, with the area derived from it at a date and the version that said so.
CREATE TABLE families_household (
    id CHAR(36) NOT NULL,
    organisation_id CHAR(36) NULL,
    source NVARCHAR(20) NOT NULL,
    state NVARCHAR(20) NOT NULL,
    registered_at DATETIME2(3) NOT NULL,
    registered_by CHAR(36) NULL,
    no_fixed_address BIT NOT NULL,
    line1 NVARCHAR(100) NULL,
    line2 NVARCHAR(100) NULL,
    town NVARCHAR(60) NULL,
    postcode NVARCHAR(10) NULL,
    postcode_folded NVARCHAR(10) NOT NULL,
    address_from DATE NOT NULL,
    area_known BIT NOT NULL,
    lsoa21 NVARCHAR(9) NULL,
    lsoa11 NVARCHAR(9) NULL,
    ward_code NVARCHAR(9) NULL,
    ward NVARCHAR(100) NULL,
    imd_decile INT NULL,
    imd_version NVARCHAR(20) NULL,
    locality_id CHAR(36) NULL,
    locality NVARCHAR(100) NULL,
    neighbourhood_id CHAR(36) NULL,
    area_version_id CHAR(36) NULL,
    area_on DATE NOT NULL,
    version INT NOT NULL,
    CONSTRAINT families_household_pk PRIMARY KEY (id)
);

CREATE INDEX families_household_neighbourhood ON families_household (neighbourhood_id);
CREATE INDEX families_household_held ON families_household (registered_at) WHERE state = 'Held';

-- Where a household lived before.
CREATE TABLE families_former_address (
    id CHAR(36) NOT NULL,
    household_id CHAR(36) NOT NULL,
    line1 NVARCHAR(100) NULL,
    line2 NVARCHAR(100) NULL,
    town NVARCHAR(60) NULL,
    postcode NVARCHAR(10) NULL,
    lsoa21 NVARCHAR(9) NULL,
    from_on DATE NOT NULL,
    to_on DATE NOT NULL,
    CONSTRAINT families_former_address_pk PRIMARY KEY (id)
);

CREATE INDEX families_former_address_household ON families_former_address (household_id);

-- Who belongs to a household, and when. A child may be in two.
CREATE TABLE families_member (
    id CHAR(36) NOT NULL,
    household_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    role NVARCHAR(20) NOT NULL,
    parental_responsibility NVARCHAR(10) NOT NULL,
    lives_here NVARCHAR(10) NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NULL,
    CONSTRAINT families_member_pk PRIMARY KEY (id)
);

CREATE INDEX families_member_household ON families_member (household_id, person_id);
CREATE INDEX families_member_person ON families_member (person_id, household_id);

-- Ways to reach a person: as typed, and as machines compare them.
CREATE TABLE families_contact_point (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    kind NVARCHAR(10) NOT NULL,
    as_typed NVARCHAR(200) NOT NULL,
    e164 NVARCHAR(16) NULL,
    shared_with NVARCHAR(70) NULL,
    safe_to_leave_message NVARCHAR(10) NOT NULL,
    safe_times NVARCHAR(200) NULL,
    checked_on DATE NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NULL,
    CONSTRAINT families_contact_point_pk PRIMARY KEY (id)
);

CREATE INDEX families_contact_point_person ON families_contact_point (person_id);
CREATE INDEX families_contact_point_number ON families_contact_point (e164) WHERE e164 IS NOT NULL;
