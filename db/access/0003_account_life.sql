-- Counts the edits of an account, so that an edit from a stale page is seen; what kind of worker it is, and for how many half-days a week.
ALTER TABLE access_account ADD version INT NOT NULL CONSTRAINT access_account_version DEFAULT 0;

ALTER TABLE access_account ADD worker_kind NVARCHAR(40) NULL;

ALTER TABLE access_account ADD half_days INT NULL;

-- A link that lets its holder choose the password of an account, once: its hash only.
CREATE TABLE access_link (
    id CHAR(36) NOT NULL,
    account_id CHAR(36) NOT NULL,
    hash CHAR(64) NOT NULL,
    made_by CHAR(36) NULL,
    made_at DATETIME2(3) NOT NULL,
    expires_at DATETIME2(3) NOT NULL,
    used_at DATETIME2(3) NULL,
    withdrawn_at DATETIME2(3) NULL,
    CONSTRAINT access_link_pk PRIMARY KEY (id),
    CONSTRAINT access_link_account FOREIGN KEY (account_id) REFERENCES access_account (id)
);

CREATE UNIQUE INDEX access_link_hash ON access_link (hash);

CREATE INDEX access_link_account_id ON access_link (account_id);

-- An authenticator app of an account: its secret encrypted; the last 30-second step whose code was taken.
CREATE TABLE access_factor (
    id CHAR(36) NOT NULL,
    account_id CHAR(36) NOT NULL,
    secret NVARCHAR(400) NOT NULL,
    last_step INT NOT NULL,
    added_at DATETIME2(3) NOT NULL,
    removed_by CHAR(36) NULL,
    removed_at DATETIME2(3) NULL,
    CONSTRAINT access_factor_pk PRIMARY KEY (id),
    CONSTRAINT access_factor_account FOREIGN KEY (account_id) REFERENCES access_account (id)
);

CREATE UNIQUE INDEX access_factor_open ON access_factor (account_id) WHERE removed_at IS NULL;

-- A code for the day on which the telephone is lost: its keyed hash; good once.
CREATE TABLE access_recovery (
    id CHAR(36) NOT NULL,
    factor_id CHAR(36) NOT NULL,
    hash CHAR(64) NOT NULL,
    used_at DATETIME2(3) NULL,
    CONSTRAINT access_recovery_pk PRIMARY KEY (id),
    CONSTRAINT access_recovery_factor FOREIGN KEY (factor_id) REFERENCES access_factor (id)
);

CREATE UNIQUE INDEX access_recovery_hash ON access_recovery (factor_id, hash);
