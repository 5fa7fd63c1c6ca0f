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
