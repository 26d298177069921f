-- Feedback that was given to no session that takes it, by a keyed digest of the network that it came from: too many, and none is taken from there for a while.
CREATE TABLE familyhubs_feedback_try (
    id CHAR(36) NOT NULL,
    address CHAR(64) NOT NULL,
    tried_at DATETIME2(3) NOT NULL,
    CONSTRAINT familyhubs_feedback_try_pk PRIMARY KEY (id)
);

CREATE INDEX familyhubs_feedback_try_from ON familyhubs_feedback_try (address, tried_at);
