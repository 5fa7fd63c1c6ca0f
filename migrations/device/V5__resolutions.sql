-- What was decided where devices apart have contradicted each other: one row for each anomaly, by the first half of its id.
CREATE TABLE resolution_row (
    conflict  BLOB PRIMARY KEY,
    rule      TEXT NOT NULL,
    kind      INTEGER NOT NULL,
    subject   BLOB NOT NULL,
    store     BLOB,
    remedy    TEXT NOT NULL,
    note      TEXT NOT NULL,
    at        INTEGER NOT NULL,
    actor     BLOB NOT NULL,
    -- Decided together with another one: not shown again.
    is_along  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX resolution_by_time ON resolution_row (at, conflict);

-- What a decision needs to know of an anomaly. Rows that have no events were written before: they are completed on opening.
ALTER TABLE anomaly_row ADD COLUMN store BLOB;
ALTER TABLE anomaly_row ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE anomaly_row ADD COLUMN events BLOB NOT NULL DEFAULT x'';
