-- An unborn child, as an id without any text: on no list and in no count. Only the module that knows of the pregnancy says more.
CREATE TABLE families_unborn (
    id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    -- Null until the pregnancy itself was told of.
    mother_id CHAR(36) NULL,
    state NVARCHAR(20) NOT NULL,
    since DATE NOT NULL,
    CONSTRAINT families_unborn_pk PRIMARY KEY (id)
);

CREATE INDEX families_unborn_pregnancy ON families_unborn (pregnancy_id);
CREATE INDEX families_unborn_mother ON families_unborn (mother_id);
