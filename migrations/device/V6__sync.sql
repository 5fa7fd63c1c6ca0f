-- What devices that are apart need to become one: keys, lines of a journal that was continued twice, events outside the scopes.

-- The key with which this device signs what it recorded. Its public half names the device.
CREATE TABLE device_key (
    no      INTEGER PRIMARY KEY CHECK (no = 1),
    secret  BLOB NOT NULL
) STRICT;

-- A journal that was continued twice (a cloned disk, a restored backup) splits into lines where it parts: `parent` is the line
-- that goes before, `first_seq` where this one begins. Several lines then share device and epoch.
CREATE TABLE line (
    no          INTEGER PRIMARY KEY,
    device      BLOB NOT NULL,
    epoch       BLOB NOT NULL,
    series      INTEGER NOT NULL,
    opened_at   INTEGER NOT NULL,
    is_own      INTEGER NOT NULL,
    parent      INTEGER REFERENCES log (no),
    first_seq   INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO line (no, device, epoch, series, opened_at, is_own) SELECT no, device, epoch, series, opened_at, is_own FROM log;
DROP TABLE log;
ALTER TABLE line RENAME TO log;
CREATE INDEX log_by_epoch ON log (device, epoch);

-- Events outside this device's scopes: their hashes alone, so that the chain can be followed to its signed head.
CREATE TABLE bare_event (
    log    INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    hash   BLOB NOT NULL,
    chain  BLOB NOT NULL,
    PRIMARY KEY (log, seq)
) STRICT, WITHOUT ROWID;

-- The heads that other devices signed: runs that are passed on end at one of them.
CREATE TABLE signed_head (
    log        INTEGER NOT NULL,
    seq        INTEGER NOT NULL,
    signature  BLOB NOT NULL,
    PRIMARY KEY (log, seq)
) STRICT, WITHOUT ROWID;

-- The public keys of the devices whose logs are held here.
CREATE TABLE author_key (
    device  BLOB PRIMARY KEY,
    key     BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The computers of the business. It can be made anew, like everything that ends in `_row`.
CREATE TABLE device_row (
    id          BLOB PRIMARY KEY,
    key         BLOB NOT NULL,
    name        TEXT NOT NULL,
    class       TEXT NOT NULL,
    store       BLOB,
    is_revoked  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- When verifiers were set: devices that are apart agree on the later ones.
ALTER TABLE credential ADD COLUMN set_at INTEGER NOT NULL DEFAULT 0;
