-- Somebody marked this person as restricted: releasing a family that was held lifts only what holding it set.
ALTER TABLE families_person ADD restricted_by_hand BIT NOT NULL CONSTRAINT families_person_by_hand DEFAULT 0;
