-- Somebody asks what is kept about them. state: Draft, Released, Declined. asked_by: Person, Parent, Representative.
CREATE TABLE families_access_request (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    asked_by NVARCHAR(20) NOT NULL,
    identity_seen NVARCHAR(200) NOT NULL,
    competence_reason NVARCHAR(500) NULL,
    asked_on DATE NOT NULL,
    due_on DATE NOT NULL,
    state NVARCHAR(20) NOT NULL,
    ended_at DATETIME2(3) NULL,
    ended_by CHAR(36) NULL,
    declined_reason NVARCHAR(500) NULL,
    version INT NOT NULL,
    CONSTRAINT families_access_request_pk PRIMARY KEY (id)
);

CREATE INDEX families_access_request_state ON families_access_request (state, due_on);
CREATE INDEX families_access_request_person ON families_access_request (person_id);

-- What was decided about one part of the answer. decision: Give, LeaveOut, Shorten.
CREATE TABLE families_access_decision (
    request_id CHAR(36) NOT NULL,
    module NVARCHAR(20) NOT NULL,
    part_id CHAR(36) NOT NULL,
    decision NVARCHAR(20) NOT NULL,
    words NVARCHAR(4000) NULL,
    reason NVARCHAR(500) NULL,
    decided_by CHAR(36) NULL,
    decided_at DATETIME2(3) NOT NULL,
    CONSTRAINT families_access_decision_pk PRIMARY KEY (request_id, module, part_id)
);

-- Nothing about this person is removed while it stands.
CREATE TABLE families_legal_hold (
    id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    reason NVARCHAR(500) NOT NULL,
    placed_on DATE NOT NULL,
    placed_by CHAR(36) NULL,
    lifted_on DATE NULL,
    lifted_by CHAR(36) NULL,
    lifted_reason NVARCHAR(500) NULL,
    CONSTRAINT families_legal_hold_pk PRIMARY KEY (id)
);

CREATE INDEX families_legal_hold_person ON families_legal_hold (person_id, lifted_on);

-- Whose time was over, and by which rule.
CREATE TABLE families_erasure (
    person_id CHAR(36) NOT NULL,
    due_on DATE NOT NULL,
    erased_at DATETIME2(3) NOT NULL,
    erased_by CHAR(36) NULL,
    CONSTRAINT families_erasure_pk PRIMARY KEY (person_id)
);
