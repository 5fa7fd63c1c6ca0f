-- Runs of others' logs that could not be verified, as they came. Not a fact of the business: each device has its own.
CREATE TABLE quarantined_run (
    -- Of the run's bytes.
    hash       BLOB PRIMARY KEY,
    -- Under whose key it came, and in which life of that journal.
    author     BLOB NOT NULL,
    key        BLOB NOT NULL,
    epoch      BLOB NOT NULL,
    first_seq  INTEGER NOT NULL,
    last_seq   INTEGER NOT NULL,
    -- The link of its last event: what is held there with the same link is the same.
    link       BLOB NOT NULL,
    why        TEXT NOT NULL,
    -- When it came first, and on which day last; ms since 1970.
    first_at   INTEGER NOT NULL,
    last_at    INTEGER NOT NULL,
    -- Absent where this device is given part of the business only: nobody has said that it may hold what is in there.
    bytes      BLOB
) STRICT;
CREATE INDEX quarantined_run_by_author ON quarantined_run (author, epoch);
