CREATE INDEX kernel_audit_seal ON kernel_audit (seal, id);

CREATE INDEX kernel_inbox_lane ON kernel_inbox (lane, event_id) WHERE done_at IS NULL;

CREATE INDEX kernel_answer_age ON kernel_answer (answered_at);
