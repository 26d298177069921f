-- A supporter offered for a request: both say yes, then it begins.
CREATE TABLE peersupport_match (
    id CHAR(36) NOT NULL,
    request_id CHAR(36) NOT NULL,
    supporter_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    status NVARCHAR(20) NOT NULL,
    -- Why this supporter: codes of what fitted, as the coordinator saw them.
    reasons NVARCHAR(400) NOT NULL,
    offered_on DATE NOT NULL,
    offered_by CHAR(36) NULL,
    supporter_said NVARCHAR(20) NULL,
    parent_said NVARCHAR(20) NULL,
    matched_at DATETIME2(3) NULL,
    -- Forty-eight hours by the setting, from matched_at.
    first_contact_by DATETIME2(3) NULL,
    first_contact_at DATETIME2(3) NULL,
    late_told_at DATETIME2(3) NULL,
    -- The coordinator's task that came of it.
    late_task_id CHAR(36) NULL,
    boundaries NVARCHAR(1000) NULL,
    last_contact_on DATE NULL,
    prompted_on DATE NULL,
    review_on DATE NULL,
    -- The coordinator's task that came of it.
    review_task_id CHAR(36) NULL,
    end_code NVARCHAR(20) NULL,
    ended_at DATETIME2(3) NULL,
    -- The channel is closed to messages for now: a hold, an objection, a review, a concern.
    paused_code NVARCHAR(20) NULL,
    version INT NOT NULL,
    CONSTRAINT peersupport_match_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_match_request ON peersupport_match (request_id, status);
CREATE INDEX peersupport_match_supporter ON peersupport_match (supporter_id, status);
CREATE INDEX peersupport_match_person ON peersupport_match (person_id, status);
CREATE INDEX peersupport_match_clock ON peersupport_match (status, first_contact_by);

-- The parent's way in, without an account: a keyed digest of a secret address, as long as the match is open.
CREATE TABLE peersupport_way_in (
    id CHAR(36) NOT NULL,
    match_id CHAR(36) NOT NULL,
    secret_digest NVARCHAR(100) NOT NULL,
    made_at DATETIME2(3) NOT NULL,
    ends_at DATETIME2(3) NOT NULL,
    ended_at DATETIME2(3) NULL,
    CONSTRAINT peersupport_way_in_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX peersupport_way_in_secret ON peersupport_way_in (secret_digest);
CREATE INDEX peersupport_way_in_match ON peersupport_way_in (match_id);

-- One message of a conversation, sealed. One with a link, number or address waits for the coordinator.
CREATE TABLE peersupport_message (
    id CHAR(36) NOT NULL,
    match_id CHAR(36) NOT NULL,
    from_side NVARCHAR(20) NOT NULL,
    words NVARCHAR(4000) NULL,
    state NVARCHAR(20) NOT NULL,
    held_code NVARCHAR(40) NULL,
    written_at DATETIME2(3) NOT NULL,
    shown_at DATETIME2(3) NULL,
    read_at DATETIME2(3) NULL,
    decided_by CHAR(36) NULL,
    CONSTRAINT peersupport_message_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_message_match ON peersupport_message (match_id, written_at);
CREATE INDEX peersupport_message_held ON peersupport_message (state, written_at);

-- When the supporter can be rung, through the adapter that hides both numbers; the parent takes one.
CREATE TABLE peersupport_slot (
    id CHAR(36) NOT NULL,
    match_id CHAR(36) NOT NULL,
    starts_at DATETIME2(3) NOT NULL,
    minutes INT NOT NULL,
    taken_at DATETIME2(3) NULL,
    called_at DATETIME2(3) NULL,
    call_code NVARCHAR(20) NULL,
    CONSTRAINT peersupport_slot_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_slot_match ON peersupport_slot (match_id, starts_at);

CREATE TABLE peersupport_contact (
    id CHAR(36) NOT NULL,
    match_id CHAR(36) NOT NULL,
    on_day DATE NOT NULL,
    minutes INT NOT NULL,
    mode NVARCHAR(20) NOT NULL,
    mood_before INT NULL,
    mood_after INT NULL,
    flag_code NVARCHAR(40) NULL,
    noted_by CHAR(36) NULL,
    noted_at DATETIME2(3) NOT NULL,
    CONSTRAINT peersupport_contact_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_contact_match ON peersupport_contact (match_id, on_day);
