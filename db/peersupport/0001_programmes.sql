-- Who coordinates peer support for which families: what the roles of a coordinator and a supervisor are limited to.
CREATE TABLE peersupport_programme (
    id CHAR(36) NOT NULL,
    title NVARCHAR(100) NOT NULL,
    organisation_id CHAR(36) NULL,
    -- Null: for every neighbourhood that has no programme of its own.
    neighbourhood_id CHAR(36) NULL,
    -- Who hears first, and who hears when nobody answers.
    coordinator_user_id CHAR(36) NULL,
    deputy_user_id CHAR(36) NULL,
    opened_on DATE NOT NULL,
    closed_on DATE NULL,
    version INT NOT NULL,
    CONSTRAINT peersupport_programme_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_programme_area ON peersupport_programme (neighbourhood_id);

-- Every step of what has steps: only added to.
CREATE TABLE peersupport_step (
    id CHAR(36) NOT NULL,
    subject_id CHAR(36) NOT NULL,
    subject NVARCHAR(20) NOT NULL,
    from_status NVARCHAR(20) NULL,
    to_status NVARCHAR(20) NOT NULL,
    reason NVARCHAR(500) NULL,
    by_user CHAR(36) NULL,
    at DATETIME2(3) NOT NULL,
    CONSTRAINT peersupport_step_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_step_of ON peersupport_step (subject_id, at);

-- What other modules told about people: joined records, holds, objections, deaths. Ids alone.
CREATE TABLE peersupport_alias (
    merged_id CHAR(36) NOT NULL,
    kept_id CHAR(36) NOT NULL,
    CONSTRAINT peersupport_alias_pk PRIMARY KEY (merged_id)
);

CREATE INDEX peersupport_alias_kept ON peersupport_alias (kept_id);

-- Every joining that was told less every undoing: they may come in either order.
CREATE TABLE peersupport_alias_told (
    merged_id CHAR(36) NOT NULL,
    kept_id CHAR(36) NOT NULL,
    standing INT NOT NULL,
    CONSTRAINT peersupport_alias_told_pk PRIMARY KEY (merged_id, kept_id)
);

CREATE INDEX peersupport_alias_told_kept ON peersupport_alias_told (kept_id);

-- What changed around somebody, for the coordinator to look at: nothing is begun again, ended or moved by itself.
CREATE TABLE peersupport_look (
    id CHAR(36) NOT NULL,
    programme_id CHAR(36) NOT NULL,
    why NVARCHAR(20) NOT NULL,
    -- The match, the request or the supporter.
    subject_id CHAR(36) NOT NULL,
    person_id CHAR(36) NULL,
    request_id CHAR(36) NULL,
    supporter_id CHAR(36) NULL,
    pregnancy_id CHAR(36) NULL,
    noted_at DATETIME2(3) NOT NULL,
    -- Null while nobody need look: it stopped as it should.
    asked_at DATETIME2(3) NULL,
    task_id CHAR(36) NULL,
    looked_at DATETIME2(3) NULL,
    looked_by CHAR(36) NULL,
    CONSTRAINT peersupport_look_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_look_programme ON peersupport_look (programme_id, looked_at, asked_at);
CREATE INDEX peersupport_look_subject ON peersupport_look (subject_id, why);
CREATE INDEX peersupport_look_person ON peersupport_look (person_id);

CREATE TABLE peersupport_hold (
    hold_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    held_on DATE NOT NULL,
    released_on DATE NULL,
    CONSTRAINT peersupport_hold_pk PRIMARY KEY (hold_id, person_id)
);

CREATE INDEX peersupport_hold_person ON peersupport_hold (person_id);

CREATE TABLE peersupport_objection (
    objection_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    CONSTRAINT peersupport_objection_pk PRIMARY KEY (objection_id, person_id)
);

CREATE INDEX peersupport_objection_person ON peersupport_objection (person_id);

CREATE TABLE peersupport_death (
    person_id CHAR(36) NOT NULL,
    died_on DATE NOT NULL,
    CONSTRAINT peersupport_death_pk PRIMARY KEY (person_id)
);
