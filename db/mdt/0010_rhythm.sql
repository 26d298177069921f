-- A team's rhythm: from the first day on, each cadence_days of the team, at this minute of London's day. One that was stopped stays, to be taken up again.
CREATE TABLE mdt_rhythm (
    mdt_id CHAR(36) NOT NULL,
    first_on DATE NOT NULL,
    start_minute INT NOT NULL,
    minutes INT NOT NULL,
    title NVARCHAR(120) NOT NULL,
    place NVARCHAR(200) NOT NULL,
    stopped_at DATETIME2(3) NULL,
    version INT NOT NULL,
    CONSTRAINT mdt_rhythm_pk PRIMARY KEY (mdt_id),
    CONSTRAINT mdt_rhythm_team FOREIGN KEY (mdt_id) REFERENCES mdt_team (id)
);

-- The meeting of one day of the rhythm, wherever it was moved to; apart: it was changed alone and follows the rhythm no more.
CREATE TABLE mdt_rhythm_day (
    mdt_id CHAR(36) NOT NULL,
    planned_on DATE NOT NULL,
    meeting_id CHAR(36) NOT NULL,
    apart BIT NOT NULL,
    CONSTRAINT mdt_rhythm_day_pk PRIMARY KEY (mdt_id, planned_on),
    CONSTRAINT mdt_rhythm_day_meeting FOREIGN KEY (meeting_id) REFERENCES mdt_meeting (id)
);

CREATE INDEX mdt_rhythm_day_of ON mdt_rhythm_day (meeting_id);

-- Since when it stands in the diary at this time, and when it was told that its list closes soon.
ALTER TABLE mdt_meeting ADD planned_at DATETIME2(3) NULL;
ALTER TABLE mdt_meeting ADD closes_soon_at DATETIME2(3) NULL;
