-- What stands for an event that is not given to this device tells its scope: so a device that enters a scope knows what to ask for.
DROP TABLE bare_event;
CREATE TABLE bare_event (
    log    INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    scope  BLOB NOT NULL,
    hash   BLOB NOT NULL,
    chain  BLOB NOT NULL,
    PRIMARY KEY (log, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX bare_event_by_scope ON bare_event (scope, log, seq);
