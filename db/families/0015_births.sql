-- Who the unborn child became, so that one baby is not registered twice.
ALTER TABLE families_unborn ADD person_id CHAR(36) NULL;
