-- Families' aliases of people and households, as this module heard of them. A joining counts one up and its undoing one down,
-- so that it does not matter in which order the two arrive: it stands at one.
CREATE TABLE mdt_alias (
    merged_id CHAR(36) NOT NULL,
    kept_id CHAR(36) NOT NULL,
    standing INT NOT NULL,
    CONSTRAINT mdt_alias_pk PRIMARY KEY (merged_id, kept_id)
);

-- The same, read quickly: every id of a group that was joined, with the one that is kept, itself among them.
CREATE TABLE mdt_joined (
    id CHAR(36) NOT NULL,
    kept_id CHAR(36) NOT NULL,
    CONSTRAINT mdt_joined_pk PRIMARY KEY (id)
);

CREATE INDEX mdt_joined_kept ON mdt_joined (kept_id, id);
