-- A worker's secret address of their calendar: only a keyed digest of the secret is kept.
CREATE TABLE mdt_calendar (
    id CHAR(36) NOT NULL,
    user_id CHAR(36) NOT NULL,
    digest NVARCHAR(64) NOT NULL,
    made_at DATETIME2(3) NOT NULL,
    revoked_at DATETIME2(3) NULL,
    CONSTRAINT mdt_calendar_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX mdt_calendar_digest ON mdt_calendar (digest);
CREATE UNIQUE INDEX mdt_calendar_once ON mdt_calendar (user_id) WHERE revoked_at IS NULL;

-- Secrets that were never given, by a keyed digest of where they came from; forgotten after a quarter of an hour.
CREATE TABLE mdt_calendar_try (
    id CHAR(36) NOT NULL,
    address NVARCHAR(64) NOT NULL,
    tried_at DATETIME2(3) NOT NULL,
    CONSTRAINT mdt_calendar_try_pk PRIMARY KEY (id)
);

CREATE INDEX mdt_calendar_try_address ON mdt_calendar_try (address, tried_at);
