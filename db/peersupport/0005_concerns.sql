-- That the button was pressed, and who heard of it and when; what was seen is the concern's own, in Families.
CREATE TABLE peersupport_alert (
    id CHAR(36) NOT NULL,
    concern_id CHAR(36) NOT NULL,
    programme_id CHAR(36) NOT NULL,
    match_id CHAR(36) NULL,
    supporter_id CHAR(36) NULL,
    -- A wall or group, where it was raised on one.
    room_id CHAR(36) NULL,
    -- Who pressed the button: a supporter, the parent by their own way in, or a worker.
    from_side NVARCHAR(20) NOT NULL,
    raised_at DATETIME2(3) NOT NULL,
    immediate_danger BIT NOT NULL,
    out_of_hours BIT NOT NULL,
    coordinator_told_at DATETIME2(3) NULL,
    deputy_told_at DATETIME2(3) NULL,
    duty_told_at DATETIME2(3) NULL,
    answered_at DATETIME2(3) NULL,
    answered_by CHAR(36) NULL,
    answer_code NVARCHAR(20) NULL,
    -- The two may be in touch again; until then their match is paused.
    released_at DATETIME2(3) NULL,
    version INT NOT NULL,
    CONSTRAINT peersupport_alert_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX peersupport_alert_concern ON peersupport_alert (concern_id);
CREATE INDEX peersupport_alert_open ON peersupport_alert (programme_id, answered_at);
CREATE INDEX peersupport_alert_match ON peersupport_alert (match_id) WHERE match_id IS NOT NULL;
