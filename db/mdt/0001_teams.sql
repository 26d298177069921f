-- An MDT: who belongs to it, what makes it quorate, how its meetings run.
CREATE TABLE mdt_team (
    id CHAR(36) NOT NULL,
    name NVARCHAR(120) NOT NULL,
    kind NVARCHAR(40) NOT NULL,
    cadence_days INT NOT NULL,
    slot_minutes INT NOT NULL,
    max_cases INT NOT NULL,
    list_closes_hours INT NOT NULL,
    created_at DATETIME2(3) NOT NULL,
    version INT NOT NULL,
    CONSTRAINT mdt_team_pk PRIMARY KEY (id)
);

CREATE TABLE mdt_team_neighbourhood (
    mdt_id CHAR(36) NOT NULL,
    neighbourhood_id CHAR(36) NOT NULL,
    CONSTRAINT mdt_team_neighbourhood_pk PRIMARY KEY (mdt_id, neighbourhood_id),
    CONSTRAINT mdt_team_neighbourhood_team FOREIGN KEY (mdt_id) REFERENCES mdt_team (id)
);

-- duty: chair, deputy, coordinator, safeguarding-lead or none; profession counts for the quorum ("gp", "health-visitor").
CREATE TABLE mdt_member (
    id CHAR(36) NOT NULL,
    mdt_id CHAR(36) NOT NULL,
    user_id CHAR(36) NOT NULL,
    duty NVARCHAR(40) NOT NULL,
    profession NVARCHAR(60) NOT NULL,
    joined_on DATE NOT NULL,
    left_on DATE NULL,
    CONSTRAINT mdt_member_pk PRIMARY KEY (id),
    CONSTRAINT mdt_member_team FOREIGN KEY (mdt_id) REFERENCES mdt_team (id)
);

CREATE UNIQUE INDEX mdt_member_once ON mdt_member (mdt_id, user_id) WHERE left_on IS NULL;
CREATE INDEX mdt_member_user ON mdt_member (user_id);

CREATE TABLE mdt_quorum_rule (
    mdt_id CHAR(36) NOT NULL,
    profession NVARCHAR(60) NOT NULL,
    at_least INT NOT NULL,
    CONSTRAINT mdt_quorum_rule_pk PRIMARY KEY (mdt_id, profession),
    CONSTRAINT mdt_quorum_rule_team FOREIGN KEY (mdt_id) REFERENCES mdt_team (id)
);
