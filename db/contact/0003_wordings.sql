-- An area's own wording of a message, or one in another language; each change is a new row, the newest holds.
CREATE TABLE contact_wording (
    id CHAR(36) NOT NULL,
    template_code NVARCHAR(60) NOT NULL,
    variant NVARCHAR(40) NOT NULL,
    language NVARCHAR(50) NOT NULL,
    language_folded NVARCHAR(150) NOT NULL,
    format NVARCHAR(20) NOT NULL,
    area_id CHAR(36) NULL,
    number INT NOT NULL,
    subject_line NVARCHAR(200) NOT NULL,
    body NVARCHAR(1000) NOT NULL,
    checked_by NVARCHAR(100) NULL,
    reason NVARCHAR(300) NOT NULL,
    changed_by CHAR(36) NULL,
    changed_at DATETIME2(3) NOT NULL,
    CONSTRAINT contact_wording_pk PRIMARY KEY (id)
);

CREATE INDEX contact_wording_of ON contact_wording (template_code, number);
CREATE UNIQUE INDEX contact_wording_number ON contact_wording (template_code, variant, language_folded, format, area_id, number);

-- Notices to workers: what kind and about which id; the words stand in the program and name nobody.
CREATE TABLE contact_notice (
    id CHAR(36) NOT NULL,
    user_id CHAR(36) NOT NULL,
    kind NVARCHAR(40) NOT NULL,
    subject_id CHAR(36) NULL,
    urgent BIT NOT NULL,
    told_at DATETIME2(3) NOT NULL,
    read_at DATETIME2(3) NULL,
    CONSTRAINT contact_notice_pk PRIMARY KEY (id)
);

CREATE INDEX contact_notice_user ON contact_notice (user_id, told_at);
