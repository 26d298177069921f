-- A family's places in one session: booked together, promoted together. source: Self, Hub, MidwifeLink, MdtProposal, Connector, Peer, Gp.
-- places are counted: everybody who comes, also who is on no record. reminded_*: when the reminders were queued, or their time was past.
-- status: Booked, Waiting, CancelledByFamily, CancelledByHub, Attended, NotAttended. queued_at is the place in the waiting list.
CREATE TABLE familyhubs_booking (
    id CHAR(36) NOT NULL,
    session_id CHAR(36) NOT NULL,
    household_id CHAR(36) NOT NULL,
    places INT NOT NULL,
    source NVARCHAR(20) NOT NULL,
    link_id CHAR(36) NULL,
    proposal_id CHAR(36) NULL,
    gp_referral_id CHAR(36) NULL,
    status NVARCHAR(20) NOT NULL,
    queued_at DATETIME2(3) NOT NULL,
    booked_at DATETIME2(3) NULL,
    promoted_at DATETIME2(3) NULL,
    cancelled_at DATETIME2(3) NULL,
    cancelled_reason NVARCHAR(300) NULL,
    made_by CHAR(36) NULL,
    reminded_days_at DATETIME2(3) NULL,
    reminded_hours_at DATETIME2(3) NULL,
    version INT NOT NULL,
    CONSTRAINT familyhubs_booking_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_booking_session FOREIGN KEY (session_id) REFERENCES familyhubs_session (id)
);

CREATE UNIQUE INDEX familyhubs_booking_once ON familyhubs_booking (session_id, household_id) WHERE status IN ('Booked', 'Waiting');
CREATE INDEX familyhubs_booking_queue ON familyhubs_booking (session_id, status, queued_at);
CREATE INDEX familyhubs_booking_household ON familyhubs_booking (household_id);

-- outcome: as of an attendance; null until the register says. told: a message about the booking goes to this person.
CREATE TABLE familyhubs_booking_person (
    booking_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    told BIT NOT NULL,
    outcome NVARCHAR(30) NULL,
    outcome_reason NVARCHAR(30) NULL,
    outcome_note NVARCHAR(300) NULL,
    outcome_at DATETIME2(3) NULL,
    outcome_by CHAR(36) NULL,
    CONSTRAINT familyhubs_booking_person_pk PRIMARY KEY (booking_id, person_id),
    CONSTRAINT familyhubs_booking_person_of FOREIGN KEY (booking_id) REFERENCES familyhubs_booking (id)
);

CREATE INDEX familyhubs_booking_person_is ON familyhubs_booking_person (person_id);

-- Who is told of a booking and does not come: the grown-ups of children who come alone.
CREATE TABLE familyhubs_booking_told (
    booking_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    CONSTRAINT familyhubs_booking_told_pk PRIMARY KEY (booking_id, person_id),
    CONSTRAINT familyhubs_booking_told_of FOREIGN KEY (booking_id) REFERENCES familyhubs_booking (id)
);

CREATE INDEX familyhubs_booking_told_person ON familyhubs_booking_told (person_id);

-- What a family was told of a booking; id is the message's. kind: Booked, PlaceFree, DaysBefore, HoursBefore, NotOn, NotOnToday, Ended. refusal: why it was not sent.
CREATE TABLE familyhubs_booking_message (
    id CHAR(36) NOT NULL,
    booking_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    at DATETIME2(3) NOT NULL,
    refusal NVARCHAR(30) NULL,
    CONSTRAINT familyhubs_booking_message_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_booking_message_of FOREIGN KEY (booking_id) REFERENCES familyhubs_booking (id)
);

CREATE INDEX familyhubs_booking_message_booking ON familyhubs_booking_message (booking_id, at);
