-- The other computers of the store: where they are, and what they collect.

-- Where computers of the store were seen on its network. A hint: they prove their keys all the same.
CREATE TABLE neighbour (
    key        BLOB PRIMARY KEY,
    addresses  TEXT NOT NULL,
    seen_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Which sales other computers collect now, as the home of the leases says. Leases, not facts: they lapse.
CREATE TABLE claim_elsewhere (
    sale        BLOB PRIMARY KEY,
    device      BLOB NOT NULL,
    user        BLOB NOT NULL,
    register    BLOB,
    expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
