-- An objection by its head; and answers that are due to be asked again, by the day that was set or by when they were given.
CREATE INDEX families_objection_of_head ON families_objection (objection_id);
CREATE INDEX families_sharing_review ON families_sharing (review_by) WHERE set_aside_at IS NULL AND review_by IS NOT NULL;
CREATE INDEX families_sharing_given ON families_sharing (recorded_at) WHERE set_aside_at IS NULL AND review_by IS NULL;
