-- What happened, kept in the same transaction as the rows that it tells of.
CREATE TABLE kernel_outbox (
    id CHAR(36) NOT NULL,
    name NVARCHAR(200) NOT NULL,
    body NVARCHAR(4000) NOT NULL,
    actor_id CHAR(36) NULL,
    happened_at DATETIME2(3) NOT NULL,
    CONSTRAINT kernel_outbox_pk PRIMARY KEY (id)
);

-- One row for each event and handler: what waits, what is done, what is parked with its reason.
CREATE TABLE kernel_inbox (
    event_id CHAR(36) NOT NULL,
    handler NVARCHAR(200) NOT NULL,
    due_at DATETIME2(3) NOT NULL,
    tries INT NOT NULL,
    leased_by CHAR(36) NULL,
    leased_until DATETIME2(3) NULL,
    done_at DATETIME2(3) NULL,
    parked_at DATETIME2(3) NULL,
    error NVARCHAR(2000) NULL,
    CONSTRAINT kernel_inbox_pk PRIMARY KEY (event_id, handler)
);

CREATE INDEX kernel_inbox_waiting ON kernel_inbox (due_at, event_id) WHERE done_at IS NULL AND parked_at IS NULL;

-- What a command answered, so that a retry does nothing twice.
CREATE TABLE kernel_answer (
    command NVARCHAR(200) NOT NULL,
    command_key NVARCHAR(200) NOT NULL,
    digest CHAR(64) NOT NULL,
    answer NVARCHAR(4000) NOT NULL,
    answered_at DATETIME2(3) NOT NULL,
    CONSTRAINT kernel_answer_pk PRIMARY KEY (command, command_key)
);
