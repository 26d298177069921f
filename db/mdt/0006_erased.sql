-- People whose time was over: what was written about them alone was emptied.
CREATE TABLE mdt_erased (
    person_id CHAR(36) NOT NULL,
    erased_at DATETIME2(3) NOT NULL,
    CONSTRAINT mdt_erased_pk PRIMARY KEY (person_id)
);
