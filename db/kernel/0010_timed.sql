-- Steps that time brings: when each is due, which host runs it now, and how it went.
CREATE TABLE kernel_timed (
    name NVARCHAR(100) NOT NULL,
    next_at DATETIME2(3) NOT NULL,
    leased_by CHAR(36) NULL,
    leased_until DATETIME2(3) NULL,
    started_at DATETIME2(3) NULL,
    done_at DATETIME2(3) NULL,
    failures INT NOT NULL,
    error NVARCHAR(2000) NULL,
    CONSTRAINT kernel_timed_pk PRIMARY KEY (name)
);
