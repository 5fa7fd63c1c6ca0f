-- Whom this device talks to, and which codes let a computer in.

-- Where peers are, and which key they must prove. Not a fact of the business: each device has its own.
CREATE TABLE peer (
    key       BLOB PRIMARY KEY,
    address   TEXT NOT NULL,
    role      TEXT NOT NULL,
    added_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Invitations of computers, to find one by its code. It can be made anew.
CREATE TABLE invitation_row (
    id          BLOB PRIMARY KEY,
    expires_at  INTEGER NOT NULL,
    is_used     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
