-- Persons of whom the journal names a secret that is not here: other devices are asked for it.
CREATE TABLE secret_wanted (
    person  BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Which of two verifiers stands is said by the journal, no longer by a date beside them.
ALTER TABLE credential DROP COLUMN set_at;
