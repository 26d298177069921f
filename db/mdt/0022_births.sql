-- A birth in a family, until its lead practitioner is told: not while contact is held. Ids alone.
CREATE TABLE mdt_birth (
    pregnancy_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    heard_on DATE NOT NULL,
    settled_on DATE NULL,
    CONSTRAINT mdt_birth_pk PRIMARY KEY (pregnancy_id, person_id)
);

CREATE INDEX mdt_birth_open ON mdt_birth (heard_on) WHERE settled_on IS NULL;
