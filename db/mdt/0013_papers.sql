-- The pack of a meeting: what stood on its list when the list closed, and what came late. The words are a copy of what the referral said then:
-- of the referral that brought the item, or, where a case is looked at again, of the last one of the case.
CREATE TABLE mdt_pack_item (
    id CHAR(36) NOT NULL,
    meeting_id CHAR(36) NOT NULL,
    item_id CHAR(36) NOT NULL,
    referral_id CHAR(36) NULL,
    frozen_at DATETIME2(3) NOT NULL,
    late BIT NOT NULL,
    late_reason NVARCHAR(500) NULL,
    urgency NVARCHAR(20) NULL,
    situation NVARCHAR(1000) NULL,
    background NVARCHAR(2000) NULL,
    assessment NVARCHAR(2000) NULL,
    ask NVARCHAR(500) NULL,
    family_wants NVARCHAR(1000) NULL,
    family_not_asked_reason NVARCHAR(500) NULL,
    CONSTRAINT mdt_pack_item_pk PRIMARY KEY (id),
    CONSTRAINT mdt_pack_item_meeting FOREIGN KEY (meeting_id) REFERENCES mdt_meeting (id),
    CONSTRAINT mdt_pack_item_item FOREIGN KEY (item_id) REFERENCES mdt_item (id)
);

CREATE INDEX mdt_pack_item_of ON mdt_pack_item (meeting_id, item_id);

-- Lists that were closed before this: as they stand, from the item's own row.
INSERT INTO mdt_pack_item (id, meeting_id, item_id, referral_id, frozen_at, late, late_reason, urgency, situation, background, assessment, ask, family_wants, family_not_asked_reason)
SELECT i.id, i.meeting_id, i.id, i.referral_id, m.list_closed_at, i.late, i.late_reason, r.urgency, r.situation, r.background, r.assessment, r.ask, r.family_wants, r.family_not_asked_reason
FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id LEFT JOIN mdt_referral r ON r.id = i.referral_id
WHERE m.status IN ('ListClosed', 'InProgress', 'MinutesDraft') AND m.list_closed_at IS NOT NULL AND i.status <> 'Removed';

-- Who was sent which version of a meeting's minutes: kind Whole or OwnActions. What it holds is drawn each time that it is read.
CREATE TABLE mdt_circulation (
    meeting_id CHAR(36) NOT NULL,
    user_id CHAR(36) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    sent_at DATETIME2(3) NOT NULL,
    told_again_at DATETIME2(3) NULL,
    CONSTRAINT mdt_circulation_pk PRIMARY KEY (meeting_id, user_id),
    CONSTRAINT mdt_circulation_meeting FOREIGN KEY (meeting_id) REFERENCES mdt_meeting (id)
);

CREATE INDEX mdt_circulation_user ON mdt_circulation (user_id, sent_at);
CREATE INDEX mdt_meeting_status ON mdt_meeting (status, approved_at);
