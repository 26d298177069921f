-- Two people who may be one: found once, decided once, never asked again. The smaller id stands first.
CREATE TABLE families_pair (
    id CHAR(36) NOT NULL,
    one_id CHAR(36) NOT NULL,
    other_id CHAR(36) NOT NULL,
    matched_by NVARCHAR(60) NOT NULL,
    said_other BIT NOT NULL,
    held_household_id CHAR(36) NULL,
    held_person_id CHAR(36) NULL,
    found_at DATETIME2(3) NOT NULL,
    decision NVARCHAR(20) NULL,
    reason NVARCHAR(500) NULL,
    decided_at DATETIME2(3) NULL,
    decided_by CHAR(36) NULL,
    version INT NOT NULL,
    CONSTRAINT families_pair_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX families_pair_once ON families_pair (one_id, other_id);
CREATE INDEX families_pair_other ON families_pair (other_id);
CREATE INDEX families_pair_waiting ON families_pair (found_at) WHERE decided_at IS NULL;
CREATE INDEX families_pair_decided ON families_pair (decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX families_pair_held ON families_pair (held_household_id) WHERE held_household_id IS NOT NULL;

-- Records of people who were kept by mistake: matched with nobody.
CREATE TABLE families_mistake (
    person_id CHAR(36) NOT NULL,
    said_at DATETIME2(3) NOT NULL,
    said_by CHAR(36) NULL,
    CONSTRAINT families_mistake_pk PRIMARY KEY (person_id)
);

-- Who was joined with whom, of people and of households: all that a merge writes. It stands until undone.
CREATE TABLE families_alias (
    id CHAR(36) NOT NULL,
    kind NVARCHAR(10) NOT NULL,
    merged_id CHAR(36) NOT NULL,
    kept_id CHAR(36) NOT NULL,
    reason NVARCHAR(500) NOT NULL,
    merged_at DATETIME2(3) NOT NULL,
    merged_by CHAR(36) NULL,
    undo_reason NVARCHAR(500) NULL,
    undone_at DATETIME2(3) NULL,
    undone_by CHAR(36) NULL,
    CONSTRAINT families_alias_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX families_alias_standing ON families_alias (merged_id) WHERE undone_at IS NULL;
CREATE INDEX families_alias_kept ON families_alias (kept_id);

-- The same, read quickly: every id of a group that was joined, with the one that is kept, itself among them.
CREATE TABLE families_joined (
    id CHAR(36) NOT NULL,
    kept_id CHAR(36) NOT NULL,
    CONSTRAINT families_joined_pk PRIMARY KEY (id)
);

CREATE INDEX families_joined_kept ON families_joined (kept_id, id);

-- What was recorded on the kept one while two were joined, to be moved by hand after the undoing.
CREATE TABLE families_to_move (
    id CHAR(36) NOT NULL,
    alias_id CHAR(36) NOT NULL,
    module NVARCHAR(40) NOT NULL,
    kind NVARCHAR(100) NOT NULL,
    row_id CHAR(36) NOT NULL,
    recorded_at DATETIME2(3) NOT NULL,
    settled_at DATETIME2(3) NULL,
    settled_by CHAR(36) NULL,
    CONSTRAINT families_to_move_pk PRIMARY KEY (id),
    CONSTRAINT families_to_move_alias FOREIGN KEY (alias_id) REFERENCES families_alias (id)
);

CREATE INDEX families_to_move_alias_order ON families_to_move (alias_id, recorded_at);
CREATE INDEX families_to_move_open ON families_to_move (alias_id) WHERE settled_at IS NULL;

-- Postcode, first name and year of birth are compared from the name's side: a postcode may have thousands of people.
CREATE INDEX families_person_first_birth ON families_person (first_name_folded, date_of_birth);
