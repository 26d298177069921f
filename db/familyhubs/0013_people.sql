-- What Families told of joined records, each with its undoing; familyhubs_alias is read from it.
CREATE TABLE familyhubs_alias_told (
    merged_id CHAR(36) NOT NULL,
    kept_id CHAR(36) NOT NULL,
    of_household BIT NOT NULL,
    standing INT NOT NULL,
    CONSTRAINT familyhubs_alias_told_pk PRIMARY KEY (merged_id, kept_id)
);

CREATE INDEX familyhubs_alias_told_kept ON familyhubs_alias_told (kept_id);

-- Who died, as heard: nothing is booked for them.
CREATE TABLE familyhubs_death (
    person_id CHAR(36) NOT NULL,
    died_on DATE NOT NULL,
    CONSTRAINT familyhubs_death_pk PRIMARY KEY (person_id)
);

-- What a death stopped. kind: Booking, Enrolment. asked_at: the death was recorded by mistake, and somebody looks at it.
CREATE TABLE familyhubs_stopped (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    subject_id CHAR(36) NOT NULL,
    site_id CHAR(36) NOT NULL,
    household_id CHAR(36) NOT NULL,
    at DATETIME2(3) NOT NULL,
    asked_at DATETIME2(3) NULL,
    seen_at DATETIME2(3) NULL,
    seen_by CHAR(36) NULL,
    CONSTRAINT familyhubs_stopped_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX familyhubs_stopped_once ON familyhubs_stopped (person_id, subject_id) WHERE asked_at IS NULL;
CREATE INDEX familyhubs_stopped_site ON familyhubs_stopped (site_id, asked_at);

-- Whose names on devices are not to be used any more as they stand, and since when: restricted, held, died, objecting, erased, joined with another record.
CREATE TABLE familyhubs_asked_again (
    person_id CHAR(36) NOT NULL,
    at DATETIME2(3) NOT NULL,
    CONSTRAINT familyhubs_asked_again_pk PRIMARY KEY (person_id)
);

CREATE INDEX familyhubs_asked_again_at ON familyhubs_asked_again (at);

-- Whose time is over: what names others too is emptied when nobody of them is kept any more.
CREATE TABLE familyhubs_erased (
    person_id CHAR(36) NOT NULL,
    erased_at DATETIME2(3) NOT NULL,
    CONSTRAINT familyhubs_erased_pk PRIMARY KEY (person_id)
);
