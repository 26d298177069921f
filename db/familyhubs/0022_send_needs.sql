-- For which children with special educational needs or a disability an activity is made to suit: codes one after another with a comma.
ALTER TABLE familyhubs_activity ADD send_needs NVARCHAR(100) NOT NULL CONSTRAINT familyhubs_activity_send_needs DEFAULT '';
