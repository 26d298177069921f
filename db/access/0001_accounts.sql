-- Bodies that people work for.
CREATE TABLE access_organisation (
    id CHAR(36) NOT NULL,
    name NVARCHAR(200) NOT NULL,
    folded_name NVARCHAR(400) NOT NULL,
    type NVARCHAR(40) NOT NULL,
    sector NVARCHAR(40) NULL,
    ods_code NVARCHAR(10) NULL,
    charity_number NVARCHAR(20) NULL,
    is_demo BIT NOT NULL,
    added_at DATETIME2(3) NOT NULL,
    CONSTRAINT access_organisation_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX access_organisation_name ON access_organisation (folded_name);

-- A group within an organisation.
CREATE TABLE access_team (
    id CHAR(36) NOT NULL,
    organisation_id CHAR(36) NOT NULL,
    name NVARCHAR(200) NOT NULL,
    CONSTRAINT access_team_pk PRIMARY KEY (id),
    CONSTRAINT access_team_organisation FOREIGN KEY (organisation_id) REFERENCES access_organisation (id)
);

-- Who can sign in. A new stamp ends every session of the account at once.
CREATE TABLE access_account (
    id CHAR(36) NOT NULL,
    name NVARCHAR(200) NOT NULL,
    folded_name NVARCHAR(400) NOT NULL,
    email NVARCHAR(254) NOT NULL,
    folded_email NVARCHAR(254) NOT NULL,
    organisation_id CHAR(36) NULL,
    team_id CHAR(36) NULL,
    password_hash NVARCHAR(200) NULL,
    must_change BIT NOT NULL,
    stamp CHAR(36) NOT NULL,
    failed_count INT NOT NULL,
    locked_until DATETIME2(3) NULL,
    is_demo BIT NOT NULL,
    added_at DATETIME2(3) NOT NULL,
    ended_at DATETIME2(3) NULL,
    CONSTRAINT access_account_pk PRIMARY KEY (id),
    CONSTRAINT access_account_organisation FOREIGN KEY (organisation_id) REFERENCES access_organisation (id),
    CONSTRAINT access_account_team FOREIGN KEY (team_id) REFERENCES access_team (id)
);

CREATE UNIQUE INDEX access_account_email ON access_account (folded_email);

CREATE INDEX access_account_name ON access_account (folded_name, id);

-- A role held in one scope (everywhere when it is null), from a day to the end of a day, or until somebody ended it.
CREATE TABLE access_assignment (
    id CHAR(36) NOT NULL,
    account_id CHAR(36) NOT NULL,
    role NVARCHAR(40) NOT NULL,
    scope_id CHAR(36) NULL,
    from_on DATE NOT NULL,
    to_on DATE NULL,
    granted_by CHAR(36) NULL,
    granted_at DATETIME2(3) NOT NULL,
    source NVARCHAR(20) NOT NULL,
    ended_by CHAR(36) NULL,
    ended_at DATETIME2(3) NULL,
    CONSTRAINT access_assignment_pk PRIMARY KEY (id),
    CONSTRAINT access_assignment_account FOREIGN KEY (account_id) REFERENCES access_account (id)
);

CREATE INDEX access_assignment_open ON access_assignment (account_id, role) WHERE ended_at IS NULL;

CREATE INDEX access_assignment_role ON access_assignment (role, account_id) WHERE ended_at IS NULL;

-- A browser that is signed in, while its stamp is the account's.
CREATE TABLE access_session (
    id CHAR(36) NOT NULL,
    account_id CHAR(36) NOT NULL,
    stamp CHAR(36) NOT NULL,
    began_at DATETIME2(3) NOT NULL,
    ended_at DATETIME2(3) NULL,
    CONSTRAINT access_session_pk PRIMARY KEY (id),
    CONSTRAINT access_session_account FOREIGN KEY (account_id) REFERENCES access_account (id)
);

CREATE INDEX access_session_account_id ON access_session (account_id, began_at);

-- A bearer token of the API: its hash only, shown once when it was made.
CREATE TABLE access_token (
    id CHAR(36) NOT NULL,
    account_id CHAR(36) NOT NULL,
    name NVARCHAR(100) NOT NULL,
    hash CHAR(64) NOT NULL,
    permissions NVARCHAR(4000) NULL,
    added_at DATETIME2(3) NOT NULL,
    expires_at DATETIME2(3) NOT NULL,
    revoked_at DATETIME2(3) NULL,
    CONSTRAINT access_token_pk PRIMARY KEY (id),
    CONSTRAINT access_token_account FOREIGN KEY (account_id) REFERENCES access_account (id)
);

CREATE UNIQUE INDEX access_token_hash ON access_token (hash);

CREATE INDEX access_token_account_id ON access_token (account_id);
