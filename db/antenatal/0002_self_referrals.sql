-- What she wrote on the public page: a request. No person and no pregnancy exists until a midwife has spoken to her. Emptied when it is over.
CREATE TABLE antenatal_self_referral (
    id CHAR(36) NOT NULL,
    first_name NVARCHAR(70) NULL,
    family_name NVARCHAR(70) NULL,
    age_band NVARCHAR(20) NOT NULL,
    postcode NVARCHAR(10) NULL,
    neighbourhood_id CHAR(36) NULL,
    reach_by NVARCHAR(20) NOT NULL,
    reach_value NVARCHAR(200) NULL,
    safe_when NVARCHAR(200) NULL,
    language NVARCHAR(50) NULL,
    interpreter BIT NOT NULL,
    channel NVARCHAR(20) NOT NULL,
    received_at DATETIME2(3) NOT NULL,
    read_at DATETIME2(3) NULL,
    status NVARCHAR(20) NOT NULL,
    midwife_user_id CHAR(36) NULL,
    -- Why nothing was made of it, as a code.
    outcome NVARCHAR(500) NULL,
    pregnancy_id CHAR(36) NULL,
    concern_id CHAR(36) NULL,
    -- She says that she is under 16: the named lead's task of the same day.
    lead_task_id CHAR(36) NULL,
    -- Who leads then, and reads it beside her midwife.
    lead_user_id CHAR(36) NULL,
    ended_at DATETIME2(3) NULL,
    emptied_at DATETIME2(3) NULL,
    version INT NOT NULL,
    CONSTRAINT antenatal_self_referral_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_self_referral_open ON antenatal_self_referral (received_at) WHERE ended_at IS NULL;
CREATE INDEX antenatal_self_referral_pregnancy ON antenatal_self_referral (pregnancy_id) WHERE pregnancy_id IS NOT NULL;
CREATE INDEX antenatal_self_referral_ended ON antenatal_self_referral (ended_at) WHERE emptied_at IS NULL;

-- Tries to reach her: three, on different days or hours, or by different ways where more than one is safe for her, before she counts as not reached.
CREATE TABLE antenatal_try (
    id CHAR(36) NOT NULL,
    self_referral_id CHAR(36) NOT NULL,
    way NVARCHAR(20) NOT NULL,
    tried_at DATETIME2(3) NOT NULL,
    answered BIT NOT NULL,
    by_user CHAR(36) NULL,
    CONSTRAINT antenatal_try_pk PRIMARY KEY (id)
);

CREATE INDEX antenatal_try_of ON antenatal_try (self_referral_id, tried_at);

-- How many requests came from one network in an hour, and for one number or address in a day: keyed digests, for as long.
CREATE TABLE antenatal_address_count (
    digest NVARCHAR(64) NOT NULL,
    counts_until DATETIME2(3) NOT NULL,
    id CHAR(36) NOT NULL,
    CONSTRAINT antenatal_address_count_pk PRIMARY KEY (id, digest)
);

CREATE INDEX antenatal_address_count_of ON antenatal_address_count (digest, counts_until);
