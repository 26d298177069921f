-- How often she had chosen what the hub may know when it was last told: what is heard late does not undo it.
ALTER TABLE familyhubs_link ADD choices INT NULL;

-- What she chose again before the link itself was heard of.
ALTER TABLE familyhubs_link_heard ADD choices INT NULL;
ALTER TABLE familyhubs_link_heard ADD needs NVARCHAR(400) NULL;
ALTER TABLE familyhubs_link_heard ADD language NVARCHAR(60) NULL;
