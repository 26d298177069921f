-- A point of a meeting's agenda. kind: Standing, Cases (where the families of the list are talked about), Discussion, Breakout.
-- place: 1 to n among those that were not removed. They are written when somebody first changes them, or when the list opens; until then the kind's template stands.
CREATE TABLE mdt_agenda_point (
    id CHAR(36) NOT NULL,
    meeting_id CHAR(36) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    place INT NOT NULL,
    title NVARCHAR(150) NOT NULL,
    minutes INT NULL,
    lead_user_id CHAR(36) NULL,
    notes NVARCHAR(2000) NULL,
    outcome NVARCHAR(1000) NULL,
    -- Whether the outcome was decided without a quorum; null where nothing was decided.
    inquorate BIT NULL,
    knowledge NVARCHAR(2000) NULL,
    removed_at DATETIME2(3) NULL,
    version INT NOT NULL,
    CONSTRAINT mdt_agenda_point_pk PRIMARY KEY (id),
    CONSTRAINT mdt_agenda_point_meeting FOREIGN KEY (meeting_id) REFERENCES mdt_meeting (id)
);

CREATE INDEX mdt_agenda_point_order ON mdt_agenda_point (meeting_id, place);

-- A paper for a meeting: a link, or its text. No file is kept.
CREATE TABLE mdt_paper (
    id CHAR(36) NOT NULL,
    meeting_id CHAR(36) NOT NULL,
    title NVARCHAR(150) NOT NULL,
    link NVARCHAR(500) NULL,
    text NVARCHAR(4000) NULL,
    brought_by CHAR(36) NOT NULL,
    added_at DATETIME2(3) NOT NULL,
    removed_at DATETIME2(3) NULL,
    version INT NOT NULL,
    CONSTRAINT mdt_paper_pk PRIMARY KEY (id),
    CONSTRAINT mdt_paper_meeting FOREIGN KEY (meeting_id) REFERENCES mdt_meeting (id)
);

CREATE INDEX mdt_paper_meeting_order ON mdt_paper (meeting_id, added_at);

-- What a breakout found hard, and what it proposes.
CREATE TABLE mdt_challenge (
    id CHAR(36) NOT NULL,
    meeting_id CHAR(36) NOT NULL,
    point_id CHAR(36) NOT NULL,
    challenge NVARCHAR(500) NOT NULL,
    solution NVARCHAR(500) NOT NULL,
    owner_user_id CHAR(36) NOT NULL,
    made_at DATETIME2(3) NOT NULL,
    removed_at DATETIME2(3) NULL,
    version INT NOT NULL,
    CONSTRAINT mdt_challenge_pk PRIMARY KEY (id),
    CONSTRAINT mdt_challenge_point FOREIGN KEY (point_id) REFERENCES mdt_agenda_point (id)
);

CREATE INDEX mdt_challenge_point_order ON mdt_challenge (point_id, made_at);

-- An action that belongs to no case. Its owner knows of it when the meeting is over.
CREATE TABLE mdt_point_action (
    id CHAR(36) NOT NULL,
    meeting_id CHAR(36) NOT NULL,
    point_id CHAR(36) NOT NULL,
    challenge_id CHAR(36) NULL,
    text NVARCHAR(500) NOT NULL,
    owner_user_id CHAR(36) NOT NULL,
    due_on DATE NOT NULL,
    made_at DATETIME2(3) NOT NULL,
    done_at DATETIME2(3) NULL,
    evidence NVARCHAR(1000) NULL,
    cancelled_at DATETIME2(3) NULL,
    cancelled_reason NVARCHAR(500) NULL,
    -- When its owner was told that it is due tomorrow, and that it is overdue.
    reminded_at DATETIME2(3) NULL,
    overdue_told_at DATETIME2(3) NULL,
    version INT NOT NULL,
    CONSTRAINT mdt_point_action_pk PRIMARY KEY (id),
    CONSTRAINT mdt_point_action_point FOREIGN KEY (point_id) REFERENCES mdt_agenda_point (id)
);

CREATE INDEX mdt_point_action_owner ON mdt_point_action (owner_user_id, due_on);
CREATE INDEX mdt_point_action_point_order ON mdt_point_action (point_id, made_at);
CREATE INDEX mdt_point_action_due ON mdt_point_action (due_on) WHERE done_at IS NULL AND cancelled_at IS NULL;
CREATE UNIQUE INDEX mdt_point_action_challenge ON mdt_point_action (challenge_id) WHERE challenge_id IS NOT NULL AND cancelled_at IS NULL;

-- The point of the agenda that an entry of the minutes is about.
ALTER TABLE mdt_minute ADD point_id CHAR(36) NULL;
