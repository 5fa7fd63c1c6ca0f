-- The journal and what only this device knows. None of this can be rebuilt; everything in later migrations can.

-- One row for each unbroken life (epoch) of a device's journal that is held here. Row 1 is this device's first.
CREATE TABLE log (
    no          INTEGER PRIMARY KEY,
    device      BLOB NOT NULL,
    epoch       BLOB NOT NULL,
    series      INTEGER NOT NULL,
    opened_at   INTEGER NOT NULL,
    is_own      INTEGER NOT NULL,
    UNIQUE (device, epoch)
) STRICT;

-- What folds: heads, the greatest order key and the hash of the state.
CREATE TABLE stream (
    no            INTEGER PRIMARY KEY,
    kind          INTEGER NOT NULL,
    id            BLOB NOT NULL,
    scope         BLOB NOT NULL,
    state_hash    BLOB NOT NULL,
    UNIQUE (id, kind)
) STRICT;

-- The facts. `bytes` is what is hashed and sent; the other columns are indexes.
CREATE TABLE event (
    position    INTEGER PRIMARY KEY,
    log         INTEGER NOT NULL REFERENCES log (no),
    seq         INTEGER NOT NULL,
    stream      INTEGER NOT NULL REFERENCES stream (no),
    chain       BLOB NOT NULL,
    bytes       BLOB NOT NULL
) STRICT;
CREATE INDEX event_by_stream ON event (stream);

-- Rules over several streams.
CREATE TABLE ledger (
    no       INTEGER PRIMARY KEY,
    kind     INTEGER NOT NULL,
    part     BLOB NOT NULL,
    entries  INTEGER NOT NULL,
    last     BLOB NOT NULL,
    state    BLOB NOT NULL,
    UNIQUE (part, kind)
) STRICT;

CREATE TABLE ledger_entry (
    ledger      INTEGER NOT NULL,
    place       BLOB NOT NULL,
    entry       BLOB NOT NULL,
    checkpoint  BLOB,
    PRIMARY KEY (ledger, place)
) STRICT, WITHOUT ROWID;

-- What each command answered, so that asking again gives the same answer.
CREATE TABLE command (
    id         BLOB PRIMARY KEY,
    body_hash  BLOB NOT NULL,
    answer     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Sales being prepared on this device.
CREATE TABLE draft (
    sale        BLOB PRIMARY KEY,
    seller      BLOB NOT NULL,
    updated_at  INTEGER NOT NULL,
    bytes       BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The vault: keys of personal data, verifiers of passwords and PINs. Never events, never exported.
CREATE TABLE person_key (
    person  BLOB PRIMARY KEY,
    key     BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE credential (
    user            BLOB PRIMARY KEY,
    password        TEXT,
    pin             TEXT,
    pin_tries_left  INTEGER NOT NULL DEFAULT 5,
    signed_in_here  INTEGER
) STRICT, WITHOUT ROWID;

-- Settings of this device: its register, its printer, its language.
CREATE TABLE device_setting (
    name   TEXT PRIMARY KEY,
    value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who is collecting which sale. A lease, not a fact: it lapses.
CREATE TABLE claim (
    sale        BLOB PRIMARY KEY,
    user        BLOB NOT NULL,
    expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
