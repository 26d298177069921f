-- A wall or a group of a programme, by hub and topic: what is written shows when somebody has read it.
CREATE TABLE peersupport_room (
    id CHAR(36) NOT NULL,
    programme_id CHAR(36) NOT NULL,
    site_id CHAR(36) NULL,
    topic NVARCHAR(40) NOT NULL,
    title NVARCHAR(100) NOT NULL,
    about NVARCHAR(500) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    -- A keyed digest of the address that opens it for parents; the coordinator gives it out and can make a new one.
    secret_digest NVARCHAR(100) NULL,
    opened_on DATE NOT NULL,
    closed_on DATE NULL,
    version INT NOT NULL,
    CONSTRAINT peersupport_room_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_room_programme ON peersupport_room (programme_id);

CREATE TABLE peersupport_post (
    id CHAR(36) NOT NULL,
    room_id CHAR(36) NOT NULL,
    reply_to CHAR(36) NULL,
    supporter_id CHAR(36) NULL,
    signed_as NVARCHAR(40) NULL,
    words NVARCHAR(2000) NULL,
    state NVARCHAR(20) NOT NULL,
    held_code NVARCHAR(40) NULL,
    written_at DATETIME2(3) NOT NULL,
    decided_at DATETIME2(3) NULL,
    decided_by CHAR(36) NULL,
    reports INT NOT NULL,
    CONSTRAINT peersupport_post_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_post_room ON peersupport_post (room_id, state, written_at);

CREATE TABLE peersupport_report (
    id CHAR(36) NOT NULL,
    post_id CHAR(36) NOT NULL,
    why_code NVARCHAR(40) NOT NULL,
    reported_at DATETIME2(3) NOT NULL,
    settled_at DATETIME2(3) NULL,
    CONSTRAINT peersupport_report_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_report_post ON peersupport_report (post_id);
