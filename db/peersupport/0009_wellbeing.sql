-- The coordinator's task where a supporter said at a supervision that they are not well, and when somebody had looked after them.
ALTER TABLE peersupport_supervision ADD care_task_id CHAR(36) NULL;
ALTER TABLE peersupport_supervision ADD cared_at DATETIME2(3) NULL;
