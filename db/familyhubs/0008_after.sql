-- A family joined a hub; the welcome contact is due five working days later. welcome_code: Spoke, LeftMessage, CameIn, NotReached, DoesNotWant.
CREATE TABLE familyhubs_registration (
    id CHAR(36) NOT NULL,
    household_id CHAR(36) NOT NULL,
    site_id CHAR(36) NOT NULL,
    registered_on DATE NOT NULL,
    channel NVARCHAR(20) NOT NULL,
    registered_by CHAR(36) NULL,
    welcome_due_on DATE NOT NULL,
    welcome_task_id CHAR(36) NULL,
    welcomed_at DATETIME2(3) NULL,
    welcomed_by CHAR(36) NULL,
    welcome_code NVARCHAR(20) NULL,
    ended_on DATE NULL,
    version INT NOT NULL,
    CONSTRAINT familyhubs_registration_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_registration_site FOREIGN KEY (site_id) REFERENCES familyhubs_site (id)
);

CREATE UNIQUE INDEX familyhubs_registration_once ON familyhubs_registration (site_id, household_id) WHERE ended_on IS NULL;
CREATE INDEX familyhubs_registration_household ON familyhubs_registration (household_id);
CREATE INDEX familyhubs_registration_due ON familyhubs_registration (site_id, welcome_due_on);

-- What somebody said of a session, without their name. face: 1 (sad) to 5 (glad).
CREATE TABLE familyhubs_feedback (
    id CHAR(36) NOT NULL,
    session_id CHAR(36) NOT NULL,
    face INT NULL,
    said NVARCHAR(500) NULL,
    by_child BIT NOT NULL,
    given_at DATETIME2(3) NOT NULL,
    seen_at DATETIME2(3) NULL,
    seen_by CHAR(36) NULL,
    CONSTRAINT familyhubs_feedback_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_feedback_session FOREIGN KEY (session_id) REFERENCES familyhubs_session (id)
);

CREATE INDEX familyhubs_feedback_of ON familyhubs_feedback (session_id, given_at);

-- Who works with whom from a hub, so that it is told once: the involvement that Families was told of.
CREATE TABLE familyhubs_involvement (
    id CHAR(36) NOT NULL,
    household_id CHAR(36) NOT NULL,
    site_id CHAR(36) NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NULL,
    CONSTRAINT familyhubs_involvement_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX familyhubs_involvement_once ON familyhubs_involvement (site_id, household_id) WHERE to_on IS NULL;
CREATE INDEX familyhubs_involvement_household ON familyhubs_involvement (household_id);

-- Copies of what Families told: records that were joined, kept by the id that reads for both.
CREATE TABLE familyhubs_alias (
    merged_id CHAR(36) NOT NULL,
    kept_id CHAR(36) NOT NULL,
    of_household BIT NOT NULL,
    CONSTRAINT familyhubs_alias_pk PRIMARY KEY (merged_id)
);

CREATE INDEX familyhubs_alias_kept ON familyhubs_alias (kept_id);

-- Objections to sharing that stand, and contact holds: both as heard. A hold that was released keeps its row: what was heard of it late does not hold anybody again.
CREATE TABLE familyhubs_objection (
    objection_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    purpose NVARCHAR(30) NOT NULL,
    CONSTRAINT familyhubs_objection_pk PRIMARY KEY (objection_id, purpose)
);

CREATE INDEX familyhubs_objection_person ON familyhubs_objection (person_id);

CREATE TABLE familyhubs_hold (
    hold_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    released_on DATE NULL,
    CONSTRAINT familyhubs_hold_pk PRIMARY KEY (hold_id, person_id)
);

CREATE INDEX familyhubs_hold_person ON familyhubs_hold (person_id);
