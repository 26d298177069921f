-- What differs from the defaults that the program declares: for one area, or for all where the area is null.
CREATE TABLE access_setting (
    id CHAR(36) NOT NULL,
    setting_key NVARCHAR(100) NOT NULL,
    area_id CHAR(36) NULL,
    value NVARCHAR(2000) NOT NULL,
    CONSTRAINT access_setting_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX access_setting_area ON access_setting (setting_key, area_id) WHERE area_id IS NOT NULL;

CREATE UNIQUE INDEX access_setting_all ON access_setting (setting_key) WHERE area_id IS NULL;
