-- Pictures, by the hash of their bytes (SHA-256). Events name them; they are not in the journal and cannot be rebuilt from it.
CREATE TABLE file (
    no     INTEGER PRIMARY KEY,
    hash   TEXT NOT NULL UNIQUE,
    bytes  BLOB NOT NULL
) STRICT;
