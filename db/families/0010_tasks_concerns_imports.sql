-- Work on somebody's list: a person's, a team's, or nobody's yet; never two.
CREATE TABLE families_task (
    id CHAR(36) NOT NULL,
    title NVARCHAR(200) NOT NULL,
    kind NVARCHAR(40) NOT NULL,
    household_id CHAR(36) NULL,
    person_id CHAR(36) NULL,
    due_on DATE NOT NULL,
    priority NVARCHAR(10) NOT NULL,
    priority_rank INT NOT NULL,
    state NVARCHAR(20) NOT NULL,
    assignee_user_id CHAR(36) NULL,
    assignee_team_id CHAR(36) NULL,
    handed_by CHAR(36) NULL,
    handed_reason NVARCHAR(200) NULL,
    review BIT NOT NULL,
    path NVARCHAR(200) NULL,
    opened_by CHAR(36) NULL,
    opened_at DATETIME2(3) NOT NULL,
    ended_at DATETIME2(3) NULL,
    ended_by CHAR(36) NULL,
    end_reason NVARCHAR(200) NULL,
    version INT NOT NULL,
    CONSTRAINT families_task_pk PRIMARY KEY (id),
    CONSTRAINT families_task_one_list CHECK (assignee_user_id IS NULL OR assignee_team_id IS NULL)
);

CREATE INDEX families_task_user ON families_task (assignee_user_id, due_on) WHERE ended_at IS NULL;
CREATE INDEX families_task_team ON families_task (assignee_team_id, due_on) WHERE ended_at IS NULL;
CREATE INDEX families_task_household ON families_task (household_id);
CREATE INDEX families_task_person ON families_task (person_id);

-- What was done with a task, by whom, and from whose list to whose.
CREATE TABLE families_task_step (
    id CHAR(36) NOT NULL,
    task_id CHAR(36) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    taken_at DATETIME2(3) NOT NULL,
    taken_by CHAR(36) NULL,
    to_user_id CHAR(36) NULL,
    to_team_id CHAR(36) NULL,
    reason NVARCHAR(200) NULL,
    CONSTRAINT families_task_step_pk PRIMARY KEY (id)
);

CREATE INDEX families_task_step_task ON families_task_step (task_id);

-- Whose turn a concern is, and since when: the lead's, after silence the deputy's, then the duty service's.
ALTER TABLE families_concern ADD turn NVARCHAR(10) NOT NULL CONSTRAINT families_concern_first_turn DEFAULT 'Lead';
ALTER TABLE families_concern ADD turn_since DATETIME2(3) NULL;
ALTER TABLE families_concern_step ADD what NVARCHAR(20) NULL;
ALTER TABLE families_concern_step ADD to_user_id CHAR(36) NULL;
ALTER TABLE families_concern_step ADD reason NVARCHAR(500) NULL;

-- Who was told of a concern, at whose turn.
CREATE TABLE families_concern_told (
    concern_id CHAR(36) NOT NULL,
    user_id CHAR(36) NOT NULL,
    turn NVARCHAR(10) NOT NULL,
    told_at DATETIME2(3) NOT NULL,
    CONSTRAINT families_concern_told_pk PRIMARY KEY (concern_id, user_id, turn)
);

CREATE INDEX families_concern_told_user ON families_concern_told (user_id, concern_id);

-- Files of households: what was given, how far it is.
CREATE TABLE families_import (
    id CHAR(36) NOT NULL,
    source NVARCHAR(60) NOT NULL,
    organisation_id CHAR(36) NULL,
    team_or_site_id CHAR(36) NULL,
    state NVARCHAR(20) NOT NULL,
    given_by CHAR(36) NULL,
    given_at DATETIME2(3) NOT NULL,
    started_at DATETIME2(3) NULL,
    ended_at DATETIME2(3) NULL,
    households INT NOT NULL,
    line_count INT NOT NULL,
    version INT NOT NULL,
    CONSTRAINT families_import_pk PRIMARY KEY (id)
);

CREATE INDEX families_import_waiting ON families_import (state, given_at);

-- One line of a file. Its cells are forgotten when the import has ended; what became of it stays.
CREATE TABLE families_import_line (
    import_id CHAR(36) NOT NULL,
    line INT NOT NULL,
    household_no INT NOT NULL,
    reference NVARCHAR(100) NOT NULL,
    cells NVARCHAR(4000) NULL,
    checked BIT NOT NULL,
    outcome NVARCHAR(20) NOT NULL,
    reason NVARCHAR(500) NULL,
    set_aside BIT NOT NULL,
    household_id CHAR(36) NULL,
    CONSTRAINT families_import_line_pk PRIMARY KEY (import_id, line)
);

CREATE INDEX families_import_line_household ON families_import_line (import_id, household_no);

-- What a source calls a household or person that it gave, so that the same file twice changes nothing. The key is a digest of source and name.
CREATE TABLE families_import_key (
    source_key CHAR(64) NOT NULL,
    our_id CHAR(36) NOT NULL,
    import_id CHAR(36) NOT NULL,
    CONSTRAINT families_import_key_pk PRIMARY KEY (source_key)
);
