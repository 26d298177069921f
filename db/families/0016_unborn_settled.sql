-- A pregnancy that ended, or one baby of it who was not born alive: what was told before that, and comes later, makes nobody expected again.
CREATE TABLE families_unborn_settled (
    -- Of the pregnancy, or of the one baby.
    id CHAR(36) NOT NULL,
    settled_at DATETIME2(3) NOT NULL,
    CONSTRAINT families_unborn_settled_pk PRIMARY KEY (id)
);
