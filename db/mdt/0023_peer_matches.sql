-- Whether somebody to talk to stands for a family, where a team had decided to offer it: that it began or ended, and no more. Not who, not when, not why.
CREATE TABLE mdt_proposal_match (
    match_id CHAR(36) NOT NULL,
    decision_id CHAR(36) NOT NULL,
    ended BIT NOT NULL,
    CONSTRAINT mdt_proposal_match_pk PRIMARY KEY (match_id),
    CONSTRAINT mdt_proposal_match_proposal FOREIGN KEY (decision_id) REFERENCES mdt_proposal (decision_id)
);

CREATE INDEX mdt_proposal_match_decision ON mdt_proposal_match (decision_id);
