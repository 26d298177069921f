-- Where a postcode lies, in degrees (WGS 84): the middle of its addresses, as its file says. Both or neither; a file without them says nothing of it.
ALTER TABLE areas_postcode ADD latitude DECIMAL(9,6) NULL;
ALTER TABLE areas_postcode ADD longitude DECIMAL(9,6) NULL;
