-- What else is kept of a person. Where a column holds several codes, commas stand between them.
ALTER TABLE families_person ADD gender CHAR(1) NULL;
ALTER TABLE families_person ADD pronouns NVARCHAR(40) NULL;
ALTER TABLE families_person ADD ethnicity_asked BIT NOT NULL CONSTRAINT families_person_ethnicity_asked DEFAULT 0;
ALTER TABLE families_person ADD ethnicity_detail NVARCHAR(100) NULL;
ALTER TABLE families_person ADD written_format NVARCHAR(20) NULL;
ALTER TABLE families_person ADD no_contact_by NVARCHAR(100) NULL;
ALTER TABLE families_person ADD digital_device NVARCHAR(10) NULL;
ALTER TABLE families_person ADD digital_data NVARCHAR(10) NULL;
ALTER TABLE families_person ADD digital_skills NVARCHAR(10) NULL;
ALTER TABLE families_person ADD digital_confidence NVARCHAR(10) NULL;
ALTER TABLE families_person ADD gp_practice_ods NVARCHAR(6) NULL;
ALTER TABLE families_person ADD disability NVARCHAR(60) NULL;
ALTER TABLE families_person ADD is_carer BIT NULL;

-- What a field was before, and what it became: for whoever works with the person, until retention empties it.
CREATE TABLE families_change (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    field NVARCHAR(60) NOT NULL,
    before_value NVARCHAR(1000) NULL,
    after_value NVARCHAR(1000) NULL,
    changed_at DATETIME2(3) NOT NULL,
    changed_by CHAR(36) NULL,
    CONSTRAINT families_change_pk PRIMARY KEY (id)
);

CREATE INDEX families_change_person ON families_change (person_id, changed_at);

CREATE TABLE families_school (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    urn NVARCHAR(6) NULL,
    name NVARCHAR(150) NULL,
    from_on DATE NOT NULL,
    to_on DATE NULL,
    source NVARCHAR(100) NOT NULL,
    CONSTRAINT families_school_pk PRIMARY KEY (id)
);

CREATE INDEX families_school_person ON families_school (person_id);

-- What children's social care does for a child, as somebody saw it somewhere on a day.
CREATE TABLE families_social_care (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    status NVARCHAR(10) NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NULL,
    source NVARCHAR(100) NOT NULL,
    seen_on DATE NOT NULL,
    CONSTRAINT families_social_care_pk PRIMARY KEY (id)
);

CREATE INDEX families_social_care_person ON families_social_care (person_id);

ALTER TABLE families_quarantined_number ADD outcome NVARCHAR(20) NULL;
ALTER TABLE families_quarantined_number ADD reason NVARCHAR(500) NULL;
ALTER TABLE families_quarantined_number ADD resolved_by CHAR(36) NULL;

CREATE INDEX families_quarantined_number_open ON families_quarantined_number (found_at) WHERE resolved_at IS NULL;

ALTER TABLE families_contact_point ADD note NVARCHAR(500) NULL;
ALTER TABLE families_contact_point ADD undeliverable_on DATE NULL;
ALTER TABLE families_contact_point ADD version INT NOT NULL CONSTRAINT families_contact_point_version DEFAULT 1;

-- What one person is to another. Two rows for each, made and ended together: the second is the inverse of the first.
CREATE TABLE families_relationship (
    id CHAR(36) NOT NULL,
    pair_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    other_id CHAR(36) NOT NULL,
    type NVARCHAR(30) NOT NULL,
    main_carer BIT NOT NULL,
    informal_carer BIT NOT NULL,
    parental_responsibility NVARCHAR(10) NULL,
    from_on DATE NULL,
    to_on DATE NULL,
    recorded_at DATETIME2(3) NOT NULL,
    recorded_by CHAR(36) NULL,
    version INT NOT NULL,
    CONSTRAINT families_relationship_pk PRIMARY KEY (id)
);

CREATE INDEX families_relationship_pair ON families_relationship (pair_id);
CREATE INDEX families_relationship_other ON families_relationship (other_id);
CREATE UNIQUE INDEX families_relationship_once ON families_relationship (person_id, other_id, type) WHERE to_on IS NULL;

-- What a visitor must know before the door opens; told to the person, or why not.
CREATE TABLE families_warning_note (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    type NVARCHAR(30) NOT NULL,
    start_on DATE NOT NULL,
    review_on DATE NOT NULL,
    end_on DATE NULL,
    disclosed_on DATE NULL,
    disclosed_how NVARCHAR(20) NULL,
    disclosure_details NVARCHAR(1000) NULL,
    justification NVARCHAR(1000) NULL,
    notes NVARCHAR(1000) NOT NULL,
    manager NVARCHAR(100) NOT NULL,
    discussed_on DATE NOT NULL,
    recorded_at DATETIME2(3) NOT NULL,
    recorded_by CHAR(36) NULL,
    closed_at DATETIME2(3) NULL,
    version INT NOT NULL,
    CONSTRAINT families_warning_note_pk PRIMARY KEY (id)
);

CREATE INDEX families_warning_note_person ON families_warning_note (person_id);
CREATE INDEX families_warning_note_due ON families_warning_note (review_on) WHERE closed_at IS NULL;

CREATE TABLE families_warning_review (
    id CHAR(36) NOT NULL,
    note_id CHAR(36) NOT NULL,
    reviewed_on DATE NOT NULL,
    next_review_on DATE NULL,
    notes NVARCHAR(1000) NOT NULL,
    manager NVARCHAR(100) NOT NULL,
    recorded_at DATETIME2(3) NOT NULL,
    recorded_by CHAR(36) NULL,
    CONSTRAINT families_warning_review_pk PRIMARY KEY (id)
);

CREATE INDEX families_warning_review_note ON families_warning_review (note_id);

-- Who may, or may not, be told what about whom, and who said so: the person, a parent, or a worker where it is null.
CREATE TABLE families_telling (
    id CHAR(36) NOT NULL,
    about_id CHAR(36) NOT NULL,
    to_id CHAR(36) NOT NULL,
    subject NVARCHAR(20) NOT NULL,
    allowed BIT NOT NULL,
    said_by_id CHAR(36) NULL,
    reason NVARCHAR(500) NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NULL,
    recorded_at DATETIME2(3) NOT NULL,
    recorded_by CHAR(36) NULL,
    CONSTRAINT families_telling_pk PRIMARY KEY (id)
);

CREATE INDEX families_telling_about ON families_telling (about_id, to_id);
CREATE INDEX families_telling_to ON families_telling (to_id);

-- A young person under 16 who was found competent to decide (Gillick), by whom and when.
CREATE TABLE families_competence (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    found_on DATE NOT NULL,
    found_by NVARCHAR(100) NOT NULL,
    reason NVARCHAR(500) NOT NULL,
    to_on DATE NULL,
    recorded_at DATETIME2(3) NOT NULL,
    recorded_by CHAR(36) NULL,
    CONSTRAINT families_competence_pk PRIMARY KEY (id)
);

CREATE INDEX families_competence_person ON families_competence (person_id);
