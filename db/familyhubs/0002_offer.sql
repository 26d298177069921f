-- strand: Universal, Targeted, Specialist, OneToOne. bookable: DropIn, Book, ReferralOnly. evidence: None, Promising, EvidenceBased.
-- audience: Mothers, Fathers, AllCarers, Expectant, ChildAlone, YoungPeople. Lists of codes stand one after another with a comma.
-- site_id is the hub that answers for it; its sessions may be held at another place.
CREATE TABLE familyhubs_activity (
    id CHAR(36) NOT NULL,
    site_id CHAR(36) NOT NULL,
    title NVARCHAR(120) NOT NULL,
    folded_title NVARCHAR(120) NOT NULL,
    about NVARCHAR(500) NOT NULL,
    strand NVARCHAR(20) NOT NULL,
    category NVARCHAR(60) NOT NULL,
    audience NVARCHAR(20) NOT NULL,
    age_from_months INT NULL,
    age_to_months INT NULL,
    bookable NVARCHAR(20) NOT NULL,
    capacity INT NULL,
    children_per_lead INT NULL,
    minutes INT NOT NULL,
    cost_pence INT NOT NULL,
    languages NVARCHAR(200) NOT NULL,
    accessibility NVARCHAR(400) NOT NULL,
    evidence NVARCHAR(20) NOT NULL,
    evidence_source NVARCHAR(300) NULL,
    co_designed_with NVARCHAR(300) NULL,
    co_design_link NVARCHAR(300) NULL,
    aims NVARCHAR(1000) NULL,
    principles NVARCHAR(200) NOT NULL,
    virtual BIT NOT NULL,
    is_public BIT NOT NULL,
    retired_on DATE NULL,
    version INT NOT NULL,
    CONSTRAINT familyhubs_activity_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_activity_site FOREIGN KEY (site_id) REFERENCES familyhubs_site (id)
);

CREATE INDEX familyhubs_activity_of ON familyhubs_activity (site_id, folded_title);

CREATE TABLE familyhubs_activity_provider (
    activity_id CHAR(36) NOT NULL,
    organisation_id CHAR(36) NOT NULL,
    CONSTRAINT familyhubs_activity_provider_pk PRIMARY KEY (activity_id, organisation_id),
    CONSTRAINT familyhubs_activity_provider_of FOREIGN KEY (activity_id) REFERENCES familyhubs_activity (id)
);

-- A cohort of 8 to 12 weeks of an activity that is a programme. completion_pct is what the setting said when it was planned.
CREATE TABLE familyhubs_programme (
    id CHAR(36) NOT NULL,
    activity_id CHAR(36) NOT NULL,
    site_id CHAR(36) NOT NULL,
    cohort NVARCHAR(120) NOT NULL,
    facilitator_user_id CHAR(36) NULL,
    starts_on DATE NOT NULL,
    weeks INT NOT NULL,
    required_sessions INT NOT NULL,
    completion_pct INT NOT NULL,
    ended_on DATE NULL,
    version INT NOT NULL,
    CONSTRAINT familyhubs_programme_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_programme_activity FOREIGN KEY (activity_id) REFERENCES familyhubs_activity (id),
    CONSTRAINT familyhubs_programme_site FOREIGN KEY (site_id) REFERENCES familyhubs_site (id)
);

CREATE INDEX familyhubs_programme_of ON familyhubs_programme (site_id, starts_on);

-- Measures are scores as the facilitator's tool gives them, 0 to 100; null is not taken.
CREATE TABLE familyhubs_enrolment (
    id CHAR(36) NOT NULL,
    programme_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    household_id CHAR(36) NOT NULL,
    enrolled_on DATE NOT NULL,
    left_on DATE NULL,
    left_why NVARCHAR(300) NULL,
    competence_before INT NULL,
    competence_after INT NULL,
    confidence_before INT NULL,
    confidence_after INT NULL,
    relationships_before INT NULL,
    relationships_after INT NULL,
    certificate_on DATE NULL,
    version INT NOT NULL,
    CONSTRAINT familyhubs_enrolment_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_enrolment_programme FOREIGN KEY (programme_id) REFERENCES familyhubs_programme (id)
);

CREATE UNIQUE INDEX familyhubs_enrolment_once ON familyhubs_enrolment (programme_id, person_id) WHERE left_on IS NULL;
CREATE INDEX familyhubs_enrolment_person ON familyhubs_enrolment (person_id);

-- A way through several activities that somebody funds.
CREATE TABLE familyhubs_pathway (
    id CHAR(36) NOT NULL,
    site_id CHAR(36) NOT NULL,
    name NVARCHAR(120) NOT NULL,
    funder NVARCHAR(200) NULL,
    partners NVARCHAR(500) NULL,
    priority NVARCHAR(500) NULL,
    retired_on DATE NULL,
    version INT NOT NULL,
    CONSTRAINT familyhubs_pathway_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_pathway_site FOREIGN KEY (site_id) REFERENCES familyhubs_site (id)
);

CREATE TABLE familyhubs_pathway_activity (
    pathway_id CHAR(36) NOT NULL,
    activity_id CHAR(36) NOT NULL,
    place INT NOT NULL,
    CONSTRAINT familyhubs_pathway_activity_pk PRIMARY KEY (pathway_id, activity_id),
    CONSTRAINT familyhubs_pathway_activity_of FOREIGN KEY (pathway_id) REFERENCES familyhubs_pathway (id),
    CONSTRAINT familyhubs_pathway_activity_is FOREIGN KEY (activity_id) REFERENCES familyhubs_activity (id)
);
