-- Why a case ended, as a code for figures: GoalsMet, Declined, Transferred, Withdrawn. Its words stand in closed_reason.
ALTER TABLE mdt_case ADD closed_code NVARCHAR(20) NULL;

-- What a review found: Better, NoChange, Worse; null where the case was new or the item is not closed.
ALTER TABLE mdt_item ADD review_result NVARCHAR(20) NULL;

-- What the chair chose where nothing had changed too often: ChangePlan, StepUp, Close.
ALTER TABLE mdt_item ADD no_change_choice NVARCHAR(20) NULL;

-- When a decision first took effect: at the closing of its item, or when it was confirmed.
ALTER TABLE mdt_decision ADD acted_at DATETIME2(3) NULL;

-- A provisional decision is confirmed or withdrawn; "by" is who wrote it down, "how" is Meeting or Writing.
ALTER TABLE mdt_decision ADD confirmed_at DATETIME2(3) NULL;
ALTER TABLE mdt_decision ADD confirmed_by CHAR(36) NULL;
ALTER TABLE mdt_decision ADD confirmed_how NVARCHAR(20) NULL;
ALTER TABLE mdt_decision ADD withdrawn_at DATETIME2(3) NULL;
ALTER TABLE mdt_decision ADD withdrawn_by CHAR(36) NULL;
ALTER TABLE mdt_decision ADD withdrawn_reason NVARCHAR(500) NULL;

CREATE INDEX mdt_decision_case ON mdt_decision (case_id, made_at);
CREATE INDEX mdt_action_case ON mdt_action (case_id, due_on);
