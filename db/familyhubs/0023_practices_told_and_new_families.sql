-- What a woman's practice may hear of a midwife's link, where she said so. what: Welcomed, Came. practice_ods: her practice on that day; empty where it was not known, and then nobody was told.
CREATE TABLE familyhubs_told_practice (
    id CHAR(36) NOT NULL,
    link_id CHAR(36) NOT NULL,
    what NVARCHAR(10) NOT NULL,
    practice_ods NVARCHAR(10) NULL,
    told_on DATE NOT NULL,
    seen_at DATETIME2(3) NULL,
    seen_by CHAR(36) NULL,
    CONSTRAINT familyhubs_told_practice_pk PRIMARY KEY (id),
    CONSTRAINT familyhubs_told_practice_of FOREIGN KEY (link_id) REFERENCES familyhubs_link (id)
);

CREATE UNIQUE INDEX familyhubs_told_practice_once ON familyhubs_told_practice (link_id, what);
CREATE INDEX familyhubs_told_practice_ods ON familyhubs_told_practice (practice_ods, told_on);

-- Whom she lets be told, where that changed before the link was heard of.
ALTER TABLE familyhubs_link_heard ADD back_to NVARCHAR(40) NULL;

-- A family that the sender told of: New, Held until somebody has looked whether it is known, Settled, or Stopped. Empty where the sender chose a family that was known.
ALTER TABLE familyhubs_gp_referral ADD registration NVARCHAR(10) NULL;
CREATE INDEX familyhubs_gp_referral_told_of ON familyhubs_gp_referral (household_id, registration);
