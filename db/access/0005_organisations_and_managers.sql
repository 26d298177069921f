ALTER TABLE access_organisation ADD version INT NOT NULL CONSTRAINT access_organisation_version DEFAULT 0;

ALTER TABLE access_team ADD version INT NOT NULL CONSTRAINT access_team_version DEFAULT 0;

CREATE INDEX access_team_organisation_id ON access_team (organisation_id);

CREATE INDEX access_account_organisation_id ON access_account (organisation_id);

-- An account that a coordinator invited for a team, for one light role and until a day.
CREATE TABLE access_guest (
    account_id CHAR(36) NOT NULL,
    mdt_id CHAR(36) NOT NULL,
    role NVARCHAR(40) NOT NULL,
    until_on DATE NOT NULL,
    invited_by CHAR(36) NULL,
    invited_at DATETIME2(3) NOT NULL,
    CONSTRAINT access_guest_pk PRIMARY KEY (account_id),
    CONSTRAINT access_guest_account FOREIGN KEY (account_id) REFERENCES access_account (id)
);

CREATE INDEX access_guest_mdt_id ON access_guest (mdt_id);

-- A line manager, and who stands in while the manager is away: from a day to the end of another, or until now.
CREATE TABLE access_manager (
    id CHAR(36) NOT NULL,
    account_id CHAR(36) NOT NULL,
    manager_id CHAR(36) NOT NULL,
    deputy_id CHAR(36) NULL,
    from_on DATE NOT NULL,
    to_on DATE NULL,
    set_by CHAR(36) NULL,
    CONSTRAINT access_manager_pk PRIMARY KEY (id),
    CONSTRAINT access_manager_account FOREIGN KEY (account_id) REFERENCES access_account (id)
);

CREATE UNIQUE INDEX access_manager_open ON access_manager (account_id) WHERE to_on IS NULL;

CREATE INDEX access_manager_manager ON access_manager (manager_id) WHERE to_on IS NULL;

-- The days on which somebody is away, the present or the next.
CREATE TABLE access_away (
    account_id CHAR(36) NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NOT NULL,
    CONSTRAINT access_away_pk PRIMARY KEY (account_id),
    CONSTRAINT access_away_account FOREIGN KEY (account_id) REFERENCES access_account (id)
);
