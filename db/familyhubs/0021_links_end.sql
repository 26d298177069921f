-- A link ends when the baby is as old as the setting says (Grown), or by agreement (Agreed). born_on: as Antenatal told it. end_task_id: the hub was asked whether it is time.
ALTER TABLE familyhubs_link ADD ended_on DATE NULL;
ALTER TABLE familyhubs_link ADD ended_code NVARCHAR(10) NULL;
ALTER TABLE familyhubs_link ADD born_on DATE NULL;
ALTER TABLE familyhubs_link ADD end_task_id CHAR(36) NULL;

-- What was told of a pregnancy, also before a link of it was heard of. stopped_at: what was planned for it has stopped; empty again after a re-opening.
CREATE TABLE familyhubs_pregnancy (
    id CHAR(36) NOT NULL,
    born_on DATE NULL,
    stopped_at DATETIME2(3) NULL,
    CONSTRAINT familyhubs_pregnancy_pk PRIMARY KEY (id)
);

-- What stopped with a pregnancy; empty where a death stopped it. kind also: Link, Welcome.
ALTER TABLE familyhubs_stopped ADD pregnancy_id CHAR(36) NULL;
CREATE INDEX familyhubs_stopped_pregnancy ON familyhubs_stopped (pregnancy_id);

-- A booking that stands: ask before you mention.
ALTER TABLE familyhubs_booking ADD ask_before BIT NULL;

-- The welcome is not owed any more.
ALTER TABLE familyhubs_registration ADD welcome_stopped_at DATETIME2(3) NULL;
