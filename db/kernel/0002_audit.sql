-- Who did or saw what: ids, names of fields and keyed digests, never a value.
CREATE TABLE kernel_audit (
    id CHAR(36) NOT NULL,
    at DATETIME2(3) NOT NULL,
    user_id CHAR(36) NULL,
    organisation_id CHAR(36) NULL,
    by_system BIT NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    what NVARCHAR(200) NOT NULL,
    permission NVARCHAR(100) NULL,
    subjects NVARCHAR(4000) NOT NULL,
    fields NVARCHAR(4000) NOT NULL,
    reason NVARCHAR(500) NULL,
    CONSTRAINT kernel_audit_pk PRIMARY KEY (id)
);

CREATE INDEX kernel_audit_user ON kernel_audit (user_id, at);

-- Facts about this database as a whole: that it is a demo, how far its clock was moved.
CREATE TABLE kernel_mark (
    name NVARCHAR(100) NOT NULL,
    value NVARCHAR(400) NOT NULL,
    set_at DATETIME2(3) NOT NULL,
    CONSTRAINT kernel_mark_pk PRIMARY KEY (name)
);
