-- A repeating plan: rrule is an RRULE of RFC 5545 (the subset of Recurrence.cs); times are London's, whatever the clocks do.
CREATE TABLE familyhubs_series (
    id CHAR(36) NOT NULL,
    activity_id CHAR(36) NOT NULL,
    programme_id CHAR(36) NULL,
    site_id CHAR(36) NOT NULL,
    room_id CHAR(36) NULL,
    place NVARCHAR(200) NULL,
    link NVARCHAR(300) NULL,
    rrule NVARCHAR(200) NOT NULL,
    starts_on DATE NOT NULL,
    start_minute INT NOT NULL,
    minutes INT NOT NULL,
    capacity INT NULL,
    planned_until DATE NULL,
    ended_on DATE NULL,
    version INT NOT NULL,
    CONSTRAINT familyhubs_series_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_series_activity FOREIGN KEY (activity_id) REFERENCES familyhubs_activity (id),
    CONSTRAINT familyhubs_series_site FOREIGN KEY (site_id) REFERENCES familyhubs_site (id)
);

CREATE INDEX familyhubs_series_of ON familyhubs_series (site_id);

-- A day of the plan that is left out, or one that is added (added = 1).
CREATE TABLE familyhubs_series_exception (
    series_id CHAR(36) NOT NULL,
    day DATE NOT NULL,
    added BIT NOT NULL,
    reason NVARCHAR(300) NULL,
    CONSTRAINT familyhubs_series_exception_pk PRIMARY KEY (series_id, day),
    CONSTRAINT familyhubs_series_exception_of FOREIGN KEY (series_id) REFERENCES familyhubs_series (id)
);

-- status: Planned, Open, Running, Held, RegisterClosed, Amended, Cancelled. day is London's; starts_at and ends_at are UTC.
-- day_in_series is the day that the plan had for it, also where it was moved.
CREATE TABLE familyhubs_session (
    id CHAR(36) NOT NULL,
    series_id CHAR(36) NULL,
    day_in_series DATE NULL,
    activity_id CHAR(36) NOT NULL,
    programme_id CHAR(36) NULL,
    site_id CHAR(36) NOT NULL,
    room_id CHAR(36) NULL,
    place NVARCHAR(200) NULL,
    link NVARCHAR(300) NULL,
    day DATE NOT NULL,
    starts_at DATETIME2(3) NOT NULL,
    ends_at DATETIME2(3) NOT NULL,
    status NVARCHAR(20) NOT NULL,
    capacity INT NULL,
    topic NVARCHAR(200) NULL,
    notes NVARCHAR(2000) NULL,
    cancelled_code NVARCHAR(30) NULL,
    cancelled_reason NVARCHAR(300) NULL,
    version INT NOT NULL,
    CONSTRAINT familyhubs_session_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_session_series FOREIGN KEY (series_id) REFERENCES familyhubs_series (id),
    CONSTRAINT familyhubs_session_activity FOREIGN KEY (activity_id) REFERENCES familyhubs_activity (id),
    CONSTRAINT familyhubs_session_site FOREIGN KEY (site_id) REFERENCES familyhubs_site (id)
);

CREATE UNIQUE INDEX familyhubs_session_in_series ON familyhubs_session (series_id, day_in_series) WHERE series_id IS NOT NULL;
CREATE INDEX familyhubs_session_site_day ON familyhubs_session (site_id, day);
CREATE INDEX familyhubs_session_day ON familyhubs_session (day, status);
CREATE INDEX familyhubs_session_status ON familyhubs_session (status, starts_at);
CREATE INDEX familyhubs_session_activity_day ON familyhubs_session (activity_id, day);
CREATE INDEX familyhubs_session_room ON familyhubs_session (room_id, starts_at);

-- Who leads; in_at and out_at are when they were there.
CREATE TABLE familyhubs_session_lead (
    session_id CHAR(36) NOT NULL,
    user_id CHAR(36) NOT NULL,
    is_first BIT NOT NULL,
    in_at DATETIME2(3) NULL,
    out_at DATETIME2(3) NULL,
    CONSTRAINT familyhubs_session_lead_pk PRIMARY KEY (session_id, user_id),
    CONSTRAINT familyhubs_session_lead_of FOREIGN KEY (session_id) REFERENCES familyhubs_session (id)
);

CREATE INDEX familyhubs_session_lead_user ON familyhubs_session_lead (user_id);

CREATE TABLE familyhubs_series_lead (
    series_id CHAR(36) NOT NULL,
    user_id CHAR(36) NOT NULL,
    is_first BIT NOT NULL,
    CONSTRAINT familyhubs_series_lead_pk PRIMARY KEY (series_id, user_id),
    CONSTRAINT familyhubs_series_lead_of FOREIGN KEY (series_id) REFERENCES familyhubs_series (id)
);
