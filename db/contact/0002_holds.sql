-- Holds: nothing automatic leaves to these people until somebody who may has released it. Two ask and confirm, but for a pregnancy's.
CREATE TABLE contact_hold (
    id CHAR(36) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    pregnancy_id CHAR(36) NULL,
    unborn_id CHAR(36) NULL,
    reason NVARCHAR(500) NULL,
    held_by CHAR(36) NULL,
    held_at DATETIME2(3) NOT NULL,
    asked_by CHAR(36) NULL,
    asked_as NVARCHAR(20) NULL,
    asked_at DATETIME2(3) NULL,
    asked_reason NVARCHAR(500) NULL,
    released_by CHAR(36) NULL,
    released_at DATETIME2(3) NULL,
    release_reason NVARCHAR(500) NULL,
    version INT NOT NULL,
    CONSTRAINT contact_hold_pk PRIMARY KEY (id)
);

CREATE INDEX contact_hold_standing ON contact_hold (held_at) WHERE released_at IS NULL;

CREATE TABLE contact_hold_person (
    hold_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    CONSTRAINT contact_hold_person_pk PRIMARY KEY (hold_id, person_id)
);

CREATE INDEX contact_hold_person_of ON contact_hold_person (person_id, hold_id);

-- A hold that could not be kept at once: the operator sees it, and whether it was kept since.
CREATE TABLE contact_hold_failure (
    id CHAR(36) NOT NULL,
    hold_id CHAR(36) NOT NULL,
    error NVARCHAR(200) NOT NULL,
    failed_at DATETIME2(3) NOT NULL,
    kept_at DATETIME2(3) NOT NULL,
    seen_at DATETIME2(3) NULL,
    seen_by CHAR(36) NULL,
    CONSTRAINT contact_hold_failure_pk PRIMARY KEY (id)
);

-- Two records, one person or household: the holds, objections and counts of either are those of both.
CREATE TABLE contact_alias (
    merged_id CHAR(36) NOT NULL,
    kept_id CHAR(36) NOT NULL,
    CONSTRAINT contact_alias_pk PRIMARY KEY (merged_id)
);

CREATE INDEX contact_alias_kept ON contact_alias (kept_id);

-- A death was recorded by mistake: what was not sent meanwhile is listed until somebody has looked at it. Nothing is restored.
CREATE TABLE contact_review (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    opened_at DATETIME2(3) NOT NULL,
    looked_at DATETIME2(3) NULL,
    looked_by CHAR(36) NULL,
    CONSTRAINT contact_review_pk PRIMARY KEY (id)
);

CREATE INDEX contact_review_open ON contact_review (person_id) WHERE looked_at IS NULL;
