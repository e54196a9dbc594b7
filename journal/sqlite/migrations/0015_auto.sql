-- What is marked for a destination may go by itself: never where it is '', also on links that are paid by the byte
-- where it is 'metered'.
ALTER TABLE destination ADD COLUMN auto TEXT NOT NULL DEFAULT '';
