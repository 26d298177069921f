-- The batch in which a row of the audit was sealed; null until it is.
ALTER TABLE kernel_audit ADD seal INT NULL;

-- What a delivery must not overtake: an earlier one with the same text that is not done.
ALTER TABLE kernel_inbox ADD lane NVARCHAR(250) NULL;

-- Batches of the audit, each chained to the one before; row_digests holds 16 digits a row, in the order of their ids.
CREATE TABLE kernel_seal (
    number INT NOT NULL,
    sealed_at DATETIME2(3) NOT NULL,
    first_id CHAR(36) NOT NULL,
    last_id CHAR(36) NOT NULL,
    row_count INT NOT NULL,
    row_digests NVARCHAR(4000) NOT NULL,
    key_mark CHAR(16) NOT NULL,
    digest CHAR(64) NOT NULL,
    CONSTRAINT kernel_seal_pk PRIMARY KEY (number)
);
