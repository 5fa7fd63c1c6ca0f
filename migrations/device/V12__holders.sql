-- Which other computers said that they hold what this one holds, and up to where. Not a fact of the business: each device has its own.
CREATE TABLE holder (
    device    BLOB PRIMARY KEY,
    -- The unbroken life of its journal in which it said so: in another it may have lost what it held.
    epoch     BLOB NOT NULL,
    -- The last place of this journal that it holds, with all before it that it is given.
    position  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
