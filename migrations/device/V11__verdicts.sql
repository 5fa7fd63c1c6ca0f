-- The events under an adverse verdict that nobody has confirmed; `is_void` for decisions, which have no effect. Few rows; they can be
-- made anew.
CREATE TABLE verdict_row (
    event    BLOB PRIMARY KEY,
    kind     INTEGER NOT NULL,
    stream   BLOB NOT NULL,
    is_void  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- A stream is folded with a look into this index: mostly it is empty.
CREATE INDEX verdict_void ON verdict_row (stream, kind) WHERE is_void = 1;

-- What checked a password or PIN before the present one: a verdict may make the event void that named the present one. It cannot be made
-- anew, and like all of the vault is never exported.
CREATE TABLE credential_before (
    user      BLOB NOT NULL,
    means     TEXT NOT NULL,
    verifier  TEXT NOT NULL,
    PRIMARY KEY (user, means)
) STRICT, WITHOUT ROWID;
