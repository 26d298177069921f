-- A practitioner's question to the network, without names.
CREATE TABLE peersupport_question (
    id CHAR(36) NOT NULL,
    asked_by CHAR(36) NOT NULL,
    organisation_id CHAR(36) NULL,
    topic NVARCHAR(40) NOT NULL,
    words NVARCHAR(500) NOT NULL,
    folded NVARCHAR(500) NOT NULL,
    neighbourhood_id CHAR(36) NULL,
    needed_by DATE NULL,
    status NVARCHAR(20) NOT NULL,
    asked_at DATETIME2(3) NOT NULL,
    answer_by DATE NOT NULL,
    first_answered_at DATETIME2(3) NULL,
    late_told_at DATETIME2(3) NULL,
    -- The coordinator is to find somebody who knows: the topic is nobody's, or the day has passed.
    passed_on_at DATETIME2(3) NULL,
    task_id CHAR(36) NULL,
    task_ended_at DATETIME2(3) NULL,
    -- Somebody said that it names a person: out of sight until that is settled.
    hidden_at DATETIME2(3) NULL,
    hidden_by CHAR(36) NULL,
    version INT NOT NULL,
    CONSTRAINT peersupport_question_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_question_asker ON peersupport_question (asked_by, asked_at);
CREATE INDEX peersupport_question_topic ON peersupport_question (topic, status, answer_by);

CREATE TABLE peersupport_reply (
    id CHAR(36) NOT NULL,
    question_id CHAR(36) NOT NULL,
    by_user CHAR(36) NOT NULL,
    words NVARCHAR(2000) NOT NULL,
    folded NVARCHAR(2000) NOT NULL,
    written_at DATETIME2(3) NOT NULL,
    -- "This helped": kept as an answer until this day, and looked at again then.
    helped_on DATE NULL,
    kept_until DATE NULL,
    hidden_at DATETIME2(3) NULL,
    hidden_by CHAR(36) NULL,
    CONSTRAINT peersupport_reply_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_reply_question ON peersupport_reply (question_id, written_at);
CREATE INDEX peersupport_reply_kept ON peersupport_reply (kept_until) WHERE kept_until IS NOT NULL;

-- Who knows a topic, and may be asked.
CREATE TABLE peersupport_knows (
    user_id CHAR(36) NOT NULL,
    topic NVARCHAR(40) NOT NULL,
    CONSTRAINT peersupport_knows_pk PRIMARY KEY (user_id, topic)
);

-- When somebody can be rung about a topic.
CREATE TABLE peersupport_on_call (
    id CHAR(36) NOT NULL,
    user_id CHAR(36) NOT NULL,
    topic NVARCHAR(40) NOT NULL,
    weekday INT NULL,
    on_day DATE NULL,
    starts_min INT NOT NULL,
    ends_min INT NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NULL,
    -- The work number that colleagues ring.
    reach NVARCHAR(60) NOT NULL,
    CONSTRAINT peersupport_on_call_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_on_call_topic ON peersupport_on_call (topic);
CREATE INDEX peersupport_on_call_user ON peersupport_on_call (user_id);

-- "Phone a friend": minutes and whether it helped; no family is named.
CREATE TABLE peersupport_call (
    id CHAR(36) NOT NULL,
    topic NVARCHAR(40) NOT NULL,
    by_user CHAR(36) NOT NULL,
    to_user CHAR(36) NOT NULL,
    on_day DATE NOT NULL,
    minutes INT NOT NULL,
    outcome NVARCHAR(20) NOT NULL,
    question_id CHAR(36) NULL,
    CONSTRAINT peersupport_call_pk PRIMARY KEY (id)
);

CREATE INDEX peersupport_call_by ON peersupport_call (by_user, on_day);
CREATE INDEX peersupport_call_to ON peersupport_call (to_user, on_day);
