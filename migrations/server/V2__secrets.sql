-- Which of two verifiers stands is said by the journal, no longer by a date beside them. The kinds are now 0 the key of the person's sealed
-- fields, 1 what checks the password, 2 what checks the PIN; the devices give again what was kept in the old form.
DELETE FROM secret WHERE kind = 1;
ALTER TABLE secret DROP COLUMN set_at;
