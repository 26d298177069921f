-- status: Planned, ListOpen, ListClosed, InProgress, MinutesDraft, MinutesApproved, Circulated, Cancelled.
CREATE TABLE mdt_meeting (
    id CHAR(36) NOT NULL,
    mdt_id CHAR(36) NOT NULL,
    title NVARCHAR(120) NOT NULL,
    starts_at DATETIME2(3) NOT NULL,
    ends_at DATETIME2(3) NOT NULL,
    place NVARCHAR(200) NOT NULL,
    status NVARCHAR(20) NOT NULL,
    list_closed_at DATETIME2(3) NULL,
    started_at DATETIME2(3) NULL,
    ended_at DATETIME2(3) NULL,
    quorum_note NVARCHAR(500) NULL,
    approved_by CHAR(36) NULL,
    approved_at DATETIME2(3) NULL,
    version INT NOT NULL,
    CONSTRAINT mdt_meeting_pk PRIMARY KEY (id),
    CONSTRAINT mdt_meeting_team FOREIGN KEY (mdt_id) REFERENCES mdt_team (id)
);

CREATE INDEX mdt_meeting_team_day ON mdt_meeting (mdt_id, starts_at);

-- One row each time somebody came; left_at is null while they are there.
CREATE TABLE mdt_attendance (
    id CHAR(36) NOT NULL,
    meeting_id CHAR(36) NOT NULL,
    user_id CHAR(36) NOT NULL,
    profession NVARCHAR(60) NOT NULL,
    deputy_for CHAR(36) NULL,
    arrived_at DATETIME2(3) NOT NULL,
    left_at DATETIME2(3) NULL,
    CONSTRAINT mdt_attendance_pk PRIMARY KEY (id),
    CONSTRAINT mdt_attendance_meeting FOREIGN KEY (meeting_id) REFERENCES mdt_meeting (id)
);

CREATE UNIQUE INDEX mdt_attendance_there ON mdt_attendance (meeting_id, user_id) WHERE left_at IS NULL;

CREATE TABLE mdt_apology (
    meeting_id CHAR(36) NOT NULL,
    user_id CHAR(36) NOT NULL,
    said_at DATETIME2(3) NOT NULL,
    CONSTRAINT mdt_apology_pk PRIMARY KEY (meeting_id, user_id),
    CONSTRAINT mdt_apology_meeting FOREIGN KEY (meeting_id) REFERENCES mdt_meeting (id)
);

-- status: Listed, Discussing, Discussed, Deferred, Removed.
CREATE TABLE mdt_item (
    id CHAR(36) NOT NULL,
    meeting_id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    referral_id CHAR(36) NULL,
    place INT NOT NULL,
    slot_minutes INT NOT NULL,
    presenter_user_id CHAR(36) NOT NULL,
    carried_over BIT NOT NULL,
    late BIT NOT NULL,
    late_reason NVARCHAR(500) NULL,
    status NVARCHAR(20) NOT NULL,
    started_at DATETIME2(3) NULL,
    ended_at DATETIME2(3) NULL,
    presenter_knows_family BIT NULL,
    discussion NVARCHAR(2000) NULL,
    family_voice NVARCHAR(1000) NULL,
    no_action_reason NVARCHAR(500) NULL,
    deferred_reason NVARCHAR(500) NULL,
    next_review_on DATE NULL,
    version INT NOT NULL,
    CONSTRAINT mdt_item_pk PRIMARY KEY (id),
    CONSTRAINT mdt_item_meeting FOREIGN KEY (meeting_id) REFERENCES mdt_meeting (id),
    CONSTRAINT mdt_item_case FOREIGN KEY (case_id) REFERENCES mdt_case (id)
);

CREATE UNIQUE INDEX mdt_item_once ON mdt_item (meeting_id, case_id) WHERE status <> 'Removed';
CREATE INDEX mdt_item_case_order ON mdt_item (case_id);

-- An invited attendee: this item, from the closing of the list to the item's end.
CREATE TABLE mdt_invitation (
    id CHAR(36) NOT NULL,
    item_id CHAR(36) NOT NULL,
    user_id CHAR(36) NOT NULL,
    invited_by CHAR(36) NOT NULL,
    invited_at DATETIME2(3) NOT NULL,
    withdrawn_at DATETIME2(3) NULL,
    CONSTRAINT mdt_invitation_pk PRIMARY KEY (id),
    CONSTRAINT mdt_invitation_item FOREIGN KEY (item_id) REFERENCES mdt_item (id)
);

CREATE UNIQUE INDEX mdt_invitation_once ON mdt_invitation (item_id, user_id) WHERE withdrawn_at IS NULL;
CREATE INDEX mdt_invitation_user ON mdt_invitation (user_id);

-- A declared conflict of interest removes the item from that member's agenda and minutes for good.
CREATE TABLE mdt_conflict (
    item_id CHAR(36) NOT NULL,
    user_id CHAR(36) NOT NULL,
    reason NVARCHAR(500) NOT NULL,
    declared_at DATETIME2(3) NOT NULL,
    CONSTRAINT mdt_conflict_pk PRIMARY KEY (item_id, user_id),
    CONSTRAINT mdt_conflict_item FOREIGN KEY (item_id) REFERENCES mdt_item (id)
);

CREATE TABLE mdt_decision (
    id CHAR(36) NOT NULL,
    item_id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    code NVARCHAR(40) NOT NULL,
    detail NVARCHAR(500) NULL,
    site_id CHAR(36) NULL,
    to_mdt_id CHAR(36) NULL,
    target_user_id CHAR(36) NULL,
    agreed_with_family BIT NOT NULL,
    provisional BIT NOT NULL,
    made_by CHAR(36) NOT NULL,
    made_at DATETIME2(3) NOT NULL,
    removed_at DATETIME2(3) NULL,
    CONSTRAINT mdt_decision_pk PRIMARY KEY (id),
    CONSTRAINT mdt_decision_item FOREIGN KEY (item_id) REFERENCES mdt_item (id)
);

CREATE INDEX mdt_decision_item_order ON mdt_decision (item_id, made_at);

CREATE TABLE mdt_action (
    id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    item_id CHAR(36) NULL,
    text NVARCHAR(500) NOT NULL,
    owner_user_id CHAR(36) NOT NULL,
    due_on DATE NOT NULL,
    made_at DATETIME2(3) NOT NULL,
    done_at DATETIME2(3) NULL,
    evidence NVARCHAR(1000) NULL,
    cancelled_at DATETIME2(3) NULL,
    cancelled_reason NVARCHAR(500) NULL,
    version INT NOT NULL,
    CONSTRAINT mdt_action_pk PRIMARY KEY (id),
    CONSTRAINT mdt_action_case FOREIGN KEY (case_id) REFERENCES mdt_case (id)
);

CREATE INDEX mdt_action_owner ON mdt_action (owner_user_id, due_on);
CREATE INDEX mdt_action_item ON mdt_action (item_id);

-- The minutes: one entry for each item and one for the meeting (item_id null), drafted from what was recorded.
CREATE TABLE mdt_minute (
    id CHAR(36) NOT NULL,
    meeting_id CHAR(36) NOT NULL,
    item_id CHAR(36) NULL,
    place INT NOT NULL,
    text NVARCHAR(4000) NOT NULL,
    version INT NOT NULL,
    CONSTRAINT mdt_minute_pk PRIMARY KEY (id),
    CONSTRAINT mdt_minute_meeting FOREIGN KEY (meeting_id) REFERENCES mdt_meeting (id)
);

CREATE INDEX mdt_minute_meeting_order ON mdt_minute (meeting_id, place);

-- After approval nothing is rewritten: a correction stands beside it.
CREATE TABLE mdt_addendum (
    id CHAR(36) NOT NULL,
    meeting_id CHAR(36) NOT NULL,
    item_id CHAR(36) NULL,
    text NVARCHAR(2000) NOT NULL,
    by_user CHAR(36) NOT NULL,
    at DATETIME2(3) NOT NULL,
    CONSTRAINT mdt_addendum_pk PRIMARY KEY (id),
    CONSTRAINT mdt_addendum_meeting FOREIGN KEY (meeting_id) REFERENCES mdt_meeting (id)
);

CREATE INDEX mdt_addendum_meeting_order ON mdt_addendum (meeting_id, at);
