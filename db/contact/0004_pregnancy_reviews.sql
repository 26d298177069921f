-- Whose list of what was not sent it is: that of a pregnancy, for her midwife alone; null for that of a death that was recorded by mistake.
ALTER TABLE contact_review ADD pregnancy_id CHAR(36) NULL;
