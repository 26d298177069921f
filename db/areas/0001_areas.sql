-- Places with a name. They outlive the imports: an id that another module keeps stays good.
CREATE TABLE areas_neighbourhood (
    id CHAR(36) NOT NULL,
    name NVARCHAR(100) NOT NULL,
    folded NVARCHAR(100) NOT NULL,
    CONSTRAINT areas_neighbourhood_pk PRIMARY KEY (id),
    CONSTRAINT areas_neighbourhood_name UNIQUE (folded)
);

CREATE TABLE areas_locality (
    id CHAR(36) NOT NULL,
    neighbourhood_id CHAR(36) NOT NULL,
    name NVARCHAR(100) NOT NULL,
    folded NVARCHAR(100) NOT NULL,
    CONSTRAINT areas_locality_pk PRIMARY KEY (id),
    CONSTRAINT areas_locality_name UNIQUE (neighbourhood_id, folded),
    CONSTRAINT areas_locality_neighbourhood FOREIGN KEY (neighbourhood_id) REFERENCES areas_neighbourhood (id)
);

-- One import. It has a number and a first day once it was in force; the rows of one that never came so far are cleared by the next.
CREATE TABLE areas_version (
    id CHAR(36) NOT NULL,
    number INT NULL,
    state NVARCHAR(20) NOT NULL,
    started_at DATETIME2(3) NOT NULL,
    loading_at DATETIME2(3) NOT NULL,
    imported_by NVARCHAR(40) NOT NULL,
    current_at DATETIME2(3) NULL,
    in_force_from DATE NULL,
    superseded_at DATETIME2(3) NULL,
    CONSTRAINT areas_version_pk PRIMARY KEY (id)
);

CREATE UNIQUE INDEX areas_version_number ON areas_version (number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX areas_version_current ON areas_version (state) WHERE state = 'Current';
CREATE INDEX areas_version_in_force ON areas_version (in_force_from, number);

-- One file as it was read. Its rows are never changed, and every version that is made of it shares them.
CREATE TABLE areas_source (
    id CHAR(36) NOT NULL,
    version_id CHAR(36) NOT NULL,
    kind NVARCHAR(20) NOT NULL,
    file_name NVARCHAR(260) NOT NULL,
    digest CHAR(64) NOT NULL,
    neighbourhood_id CHAR(36) NULL,
    release NVARCHAR(20) NULL,
    edition INT NULL,
    rows_read INT NOT NULL,
    rows_kept INT NOT NULL,
    rows_passed_over INT NOT NULL,
    rows_left_out INT NOT NULL,
    note NVARCHAR(400) NULL,
    CONSTRAINT areas_source_pk PRIMARY KEY (id),
    CONSTRAINT areas_source_version FOREIGN KEY (version_id) REFERENCES areas_version (id)
);

CREATE INDEX areas_source_digest ON areas_source (digest);
CREATE INDEX areas_source_brought ON areas_source (version_id);

-- What a version is made of: a later source goes before an earlier one where both speak of the same place.
CREATE TABLE areas_version_source (
    version_id CHAR(36) NOT NULL,
    source_id CHAR(36) NOT NULL,
    position INT NOT NULL,
    CONSTRAINT areas_version_source_pk PRIMARY KEY (version_id, source_id),
    CONSTRAINT areas_version_source_version FOREIGN KEY (version_id) REFERENCES areas_version (id),
    CONSTRAINT areas_version_source_source FOREIGN KEY (source_id) REFERENCES areas_source (id)
);

-- Rows that could not be used, for whoever mends the file.
CREATE TABLE areas_left_out (
    source_id CHAR(36) NOT NULL,
    line INT NOT NULL,
    reason NVARCHAR(200) NOT NULL,
    CONSTRAINT areas_left_out_pk PRIMARY KEY (source_id, line)
);

-- area: the 2021 code where the file has it, else the 2011 code.
CREATE TABLE areas_postcode (
    source_id CHAR(36) NOT NULL,
    folded NVARCHAR(8) NOT NULL,
    position INT NOT NULL,
    postcode NVARCHAR(8) NOT NULL,
    area NVARCHAR(9) NOT NULL,
    lsoa21 NVARCHAR(9) NULL,
    lsoa11 NVARCHAR(9) NULL,
    ward_code NVARCHAR(9) NULL,
    ward NVARCHAR(100) NULL,
    authority_code NVARCHAR(9) NULL,
    locality_id CHAR(36) NULL,
    CONSTRAINT areas_postcode_pk PRIMARY KEY (source_id, folded)
);

CREATE INDEX areas_postcode_position ON areas_postcode (source_id, position);

CREATE TABLE areas_decile (
    source_id CHAR(36) NOT NULL,
    position INT NOT NULL,
    lsoa NVARCHAR(9) NOT NULL,
    decile INT NOT NULL,
    CONSTRAINT areas_decile_pk PRIMARY KEY (source_id, lsoa)
);

-- Age in whole years; 90 stands for 90 and over.
CREATE TABLE areas_population (
    source_id CHAR(36) NOT NULL,
    position INT NOT NULL,
    lsoa NVARCHAR(9) NOT NULL,
    year INT NOT NULL,
    age INT NOT NULL,
    residents INT NOT NULL,
    CONSTRAINT areas_population_pk PRIMARY KEY (source_id, lsoa, year, age)
);

CREATE INDEX areas_population_position ON areas_population (source_id, position);

-- Derived anew for each version from its sources. What is not known is null, never 0.
CREATE TABLE areas_small_area (
    version_id CHAR(36) NOT NULL,
    code NVARCHAR(9) NOT NULL,
    lsoa21 NVARCHAR(9) NULL,
    lsoa11 NVARCHAR(9) NULL,
    name NVARCHAR(100) NULL,
    neighbourhood_id CHAR(36) NULL,
    locality_id CHAR(36) NULL,
    imd_decile INT NULL,
    imd_release NVARCHAR(20) NULL,
    postcodes INT NOT NULL,
    CONSTRAINT areas_small_area_pk PRIMARY KEY (version_id, code)
);
