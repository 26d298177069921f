-- A plain summary of what was agreed on an item, for one person and nobody else.
-- status: Drafted, ToConfirm, Confirmed, Queued, Sent, Undeliverable, Given, Withheld.
CREATE TABLE mdt_summary (
    id CHAR(36) NOT NULL,
    item_id CHAR(36) NOT NULL,
    case_id CHAR(36) NOT NULL,
    to_person_id CHAR(36) NOT NULL,
    status NVARCHAR(20) NOT NULL,
    text NVARCHAR(4000) NOT NULL,
    chosen_by CHAR(36) NOT NULL,
    chosen_at DATETIME2(3) NOT NULL,
    confirmed_by CHAR(36) NULL,
    confirmed_at DATETIME2(3) NULL,
    message_id CHAR(36) NULL,
    queued_at DATETIME2(3) NULL,
    given_on DATE NULL,
    given_by CHAR(36) NULL,
    withheld_reason NVARCHAR(500) NULL,
    version INT NOT NULL,
    CONSTRAINT mdt_summary_pk PRIMARY KEY (id),
    CONSTRAINT mdt_summary_item FOREIGN KEY (item_id) REFERENCES mdt_item (id),
    CONSTRAINT mdt_summary_case FOREIGN KEY (case_id) REFERENCES mdt_case (id)
);

CREATE UNIQUE INDEX mdt_summary_once ON mdt_summary (item_id, to_person_id) WHERE status <> 'Withheld';
CREATE INDEX mdt_summary_case_status ON mdt_summary (case_id, status);
CREATE INDEX mdt_summary_person ON mdt_summary (to_person_id);
CREATE INDEX mdt_summary_message ON mdt_summary (message_id);

-- Of whom else a summary tells something.
CREATE TABLE mdt_summary_about (
    summary_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    CONSTRAINT mdt_summary_about_pk PRIMARY KEY (summary_id, person_id),
    CONSTRAINT mdt_summary_about_summary FOREIGN KEY (summary_id) REFERENCES mdt_summary (id)
);

CREATE INDEX mdt_summary_about_person ON mdt_summary_about (person_id);

-- What the lead practitioner knew when they confirmed; what is new since then asks for another confirmation. code: of SummaryFlag.
CREATE TABLE mdt_summary_flag (
    summary_id CHAR(36) NOT NULL,
    code NVARCHAR(20) NOT NULL,
    person_id CHAR(36) NOT NULL,
    CONSTRAINT mdt_summary_flag_pk PRIMARY KEY (summary_id, code, person_id),
    CONSTRAINT mdt_summary_flag_summary FOREIGN KEY (summary_id) REFERENCES mdt_summary (id)
);

-- Whom a part of what was recorded is about, where somebody said so; a part without a row is about everybody whom the referral names.
-- kind: Decision, Action, Voice, Review; part_id: the decision, the action, or the item.
CREATE TABLE mdt_summary_part (
    item_id CHAR(36) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    part_id CHAR(36) NOT NULL,
    person_id CHAR(36) NOT NULL,
    CONSTRAINT mdt_summary_part_pk PRIMARY KEY (item_id, kind, part_id, person_id),
    CONSTRAINT mdt_summary_part_item FOREIGN KEY (item_id) REFERENCES mdt_item (id)
);

-- What the chair chose for an item where nobody gets a summary, and when it was told that none had gone out in time.
CREATE TABLE mdt_summary_choice (
    item_id CHAR(36) NOT NULL,
    none_reason NVARCHAR(500) NULL,
    none_by CHAR(36) NULL,
    none_at DATETIME2(3) NULL,
    late_at DATETIME2(3) NULL,
    CONSTRAINT mdt_summary_choice_pk PRIMARY KEY (item_id),
    CONSTRAINT mdt_summary_choice_item FOREIGN KEY (item_id) REFERENCES mdt_item (id)
);
