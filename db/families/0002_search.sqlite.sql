-- NOCASE is what lets SQLite answer LIKE 'x%' from an index; the columns are folded, so it changes nothing else.
CREATE INDEX families_name_word ON families_name (word COLLATE NOCASE, person_id);
CREATE INDEX families_household_postcode ON families_household (postcode_folded COLLATE NOCASE);
