-- A midwife is asked before something is mentioned to a family: the lead practitioner knows, and no summary leaves, until contact may begin again. Nothing says why.
CREATE TABLE mdt_ask_first (
    id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    pregnancy_id CHAR(36) NOT NULL,
    items INT NOT NULL,
    summaries INT NOT NULL,
    task_id CHAR(36) NULL,
    at DATETIME2(3) NOT NULL,
    reopened_at DATETIME2(3) NULL,
    ended_at DATETIME2(3) NULL,
    CONSTRAINT mdt_ask_first_pk PRIMARY KEY (id),
    CONSTRAINT mdt_ask_first_case FOREIGN KEY (case_id) REFERENCES mdt_case (id)
);

CREATE INDEX mdt_ask_first_case_standing ON mdt_ask_first (case_id) WHERE ended_at IS NULL;
CREATE INDEX mdt_ask_first_person ON mdt_ask_first (person_id);
CREATE INDEX mdt_ask_first_pregnancy ON mdt_ask_first (pregnancy_id);
