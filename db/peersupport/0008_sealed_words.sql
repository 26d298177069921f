-- What is written freely of people is sealed from here on, as messages are, and a sealed text is longer. No release had these columns: they are made anew, and what stood in them in plain is gone.
ALTER TABLE peersupport_step DROP COLUMN reason;
ALTER TABLE peersupport_step ADD reason VARCHAR(2000) NULL;

ALTER TABLE peersupport_supporter DROP COLUMN area_note;
ALTER TABLE peersupport_supporter ADD area_note VARCHAR(1000) NULL;

ALTER TABLE peersupport_supervision DROP COLUMN note;
ALTER TABLE peersupport_supervision ADD note VARCHAR(6000) NULL;

ALTER TABLE peersupport_request DROP COLUMN prefer_language;
ALTER TABLE peersupport_request ADD prefer_language VARCHAR(400) NULL;
ALTER TABLE peersupport_request DROP COLUMN prefer_faith;
ALTER TABLE peersupport_request ADD prefer_faith VARCHAR(400) NULL;
ALTER TABLE peersupport_request DROP COLUMN free_when;
ALTER TABLE peersupport_request ADD free_when VARCHAR(1000) NULL;
ALTER TABLE peersupport_request DROP COLUMN avoid_note;
ALTER TABLE peersupport_request ADD avoid_note VARCHAR(2000) NULL;
ALTER TABLE peersupport_request DROP COLUMN signposted_to;
ALTER TABLE peersupport_request ADD signposted_to VARCHAR(1000) NULL;
ALTER TABLE peersupport_request DROP COLUMN discussed_outcome;
ALTER TABLE peersupport_request ADD discussed_outcome VARCHAR(2000) NULL;

ALTER TABLE peersupport_match DROP COLUMN boundaries;
ALTER TABLE peersupport_match ADD boundaries VARCHAR(4000) NULL;

ALTER TABLE peersupport_post DROP COLUMN signed_as;
ALTER TABLE peersupport_post ADD signed_as VARCHAR(200) NULL;
ALTER TABLE peersupport_post DROP COLUMN words;
ALTER TABLE peersupport_post ADD words VARCHAR(6000) NULL;
