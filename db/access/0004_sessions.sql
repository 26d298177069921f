-- When a session is over whatever happens, when its second factor was proved (or none was needed), and from what it began.
ALTER TABLE access_session ADD ends_at DATETIME2(3) NULL;

ALTER TABLE access_session ADD proved_at DATETIME2(3) NULL;

ALTER TABLE access_session ADD device NVARCHAR(60) NULL;

ALTER TABLE access_session ADD ended_by CHAR(36) NULL;

-- A try to sign in that failed, by the keyed digest of where it came from; kept for the minutes in which it counts.
CREATE TABLE access_try (
    id CHAR(36) NOT NULL,
    address CHAR(64) NOT NULL,
    tried_at DATETIME2(3) NOT NULL,
    CONSTRAINT access_try_pk PRIMARY KEY (id)
);

CREATE INDEX access_try_address ON access_try (address, tried_at);

CREATE INDEX access_try_tried_at ON access_try (tried_at);
