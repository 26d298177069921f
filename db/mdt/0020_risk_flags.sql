-- What a referrer ticks beside the words (codes, divided by commas), and what the sender's system calls the source.
ALTER TABLE mdt_referral ADD risk_flags NVARCHAR(400) NULL;
ALTER TABLE mdt_referral ADD source_code NVARCHAR(20) NULL;
