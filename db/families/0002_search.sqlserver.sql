CREATE INDEX families_name_word ON families_name (word, person_id);
CREATE INDEX families_household_postcode ON families_household (postcode_folded);
