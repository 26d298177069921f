-- leave_out_bank_holidays: no session is made on a bank holiday. opens: its sessions can be booked as soon as they are made; without a capacity that means no limit was said.
-- follows_id: the plan that this one took the place of, from its first day on.
ALTER TABLE familyhubs_series ADD leave_out_bank_holidays BIT NOT NULL CONSTRAINT familyhubs_series_bank_holidays DEFAULT 0;
ALTER TABLE familyhubs_series ADD opens BIT NOT NULL CONSTRAINT familyhubs_series_opens DEFAULT 0;
ALTER TABLE familyhubs_series ADD follows_id CHAR(36) NULL;
