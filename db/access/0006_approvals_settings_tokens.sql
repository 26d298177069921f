-- A role that waits until a second person approves it; the assignment is made then, with this id.
CREATE TABLE access_role_request (
    id CHAR(36) NOT NULL,
    account_id CHAR(36) NOT NULL,
    role NVARCHAR(40) NOT NULL,
    scope_id CHAR(36) NULL,
    to_on DATE NULL,
    source NVARCHAR(20) NOT NULL,
    asked_by CHAR(36) NULL,
    asked_at DATETIME2(3) NOT NULL,
    outcome NVARCHAR(20) NULL,
    decided_by CHAR(36) NULL,
    decided_at DATETIME2(3) NULL,
    CONSTRAINT access_role_request_pk PRIMARY KEY (id),
    CONSTRAINT access_role_request_account FOREIGN KEY (account_id) REFERENCES access_account (id)
);

CREATE INDEX access_role_request_open ON access_role_request (account_id, role) WHERE decided_at IS NULL;

-- Every change of a setting with its reason. Its number within key and area is what a page saw; a value of null is "back to the default".
CREATE TABLE access_setting_change (
    id CHAR(36) NOT NULL,
    setting_key NVARCHAR(100) NOT NULL,
    area_id CHAR(36) NULL,
    number INT NOT NULL,
    value NVARCHAR(2000) NULL,
    reason NVARCHAR(500) NOT NULL,
    changed_by CHAR(36) NULL,
    changed_at DATETIME2(3) NOT NULL,
    CONSTRAINT access_setting_change_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX access_setting_change_area ON access_setting_change (setting_key, area_id, number) WHERE area_id IS NOT NULL;

CREATE UNIQUE INDEX access_setting_change_all ON access_setting_change (setting_key, number) WHERE area_id IS NULL;

-- To the hour: a token that nobody uses is one to revoke.
ALTER TABLE access_token ADD last_used_at DATETIME2(3) NULL;
