-- Tasks to get in touch with somebody who was booked and not there: no longer needed when a late entry shows that they came.
CREATE TABLE familyhubs_follow_up (
    task_id CHAR(36) NOT NULL,
    session_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    CONSTRAINT familyhubs_follow_up_pk PRIMARY KEY (task_id)
);

CREATE INDEX familyhubs_follow_up_of ON familyhubs_follow_up (session_id, person_id);
