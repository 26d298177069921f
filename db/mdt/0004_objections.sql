-- Objections to being talked about in case meetings, as Families told them: what the chair is shown. Who may see what is asked each time.
-- state: Standing, Withdrawn, Overridden.
CREATE TABLE mdt_objection (
    objection_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    state NVARCHAR(20) NOT NULL,
    recorded_at DATETIME2(3) NOT NULL,
    CONSTRAINT mdt_objection_pk PRIMARY KEY (objection_id)
);

CREATE INDEX mdt_objection_person ON mdt_objection (person_id, state);
