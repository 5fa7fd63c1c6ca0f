-- Rows for the screens, derived from states and ledgers: `comptoir rebuild` makes them anew from the journal.

CREATE TABLE organisation_row (
    id             BLOB PRIMARY KEY,
    name           TEXT NOT NULL,
    country        TEXT NOT NULL,
    currency       TEXT NOT NULL,
    zone           TEXT NOT NULL,
    demonstration  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE store_row (
    id    BLOB PRIMARY KEY,
    code  TEXT NOT NULL,
    name  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE register_row (
    id     BLOB PRIMARY KEY,
    store  BLOB NOT NULL,
    code   TEXT NOT NULL,
    name   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE user_row (
    id         BLOB PRIMARY KEY,
    user_name  TEXT NOT NULL,
    login_key  TEXT NOT NULL,
    email_key  TEXT NOT NULL,
    name       TEXT NOT NULL,
    email      TEXT NOT NULL,
    phone      TEXT NOT NULL,
    active     INTEGER NOT NULL,
    language   TEXT NOT NULL,
    grants     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX user_by_login ON user_row (login_key);

CREATE TABLE role_row (
    id           BLOB PRIMARY KEY,
    name         TEXT NOT NULL,
    permissions  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE category_row (
    id      BLOB PRIMARY KEY,
    parent  BLOB,
    name    TEXT NOT NULL,
    icon    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE brand_row (
    id    BLOB PRIMARY KEY,
    name  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE product_row (
    no               INTEGER PRIMARY KEY,
    id               BLOB NOT NULL UNIQUE,
    sku              TEXT NOT NULL,
    name             TEXT NOT NULL,
    description      TEXT NOT NULL,
    kind             TEXT NOT NULL,
    category         BLOB,
    brand            BLOB,
    price            INTEGER NOT NULL,
    cost             INTEGER NOT NULL,
    price_floor      INTEGER NOT NULL,
    tax_class        TEXT NOT NULL,
    warranty_months  INTEGER NOT NULL,
    unit             TEXT NOT NULL,
    specifications   TEXT NOT NULL,
    image            TEXT NOT NULL,
    barcodes         TEXT NOT NULL,
    active           INTEGER NOT NULL,
    sort_key         TEXT NOT NULL,
    search_text      TEXT NOT NULL
) STRICT;
CREATE INDEX product_by_sku ON product_row (sku);
-- With the category, so that a branch of the tree is read in the order of names without a look at the rows.
CREATE INDEX product_by_name ON product_row (active, sort_key, no, category);
CREATE INDEX product_by_category ON product_row (category, active, sort_key);

CREATE TABLE product_barcode (
    code     TEXT NOT NULL,
    product  BLOB NOT NULL,
    PRIMARY KEY (code, product)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_barcode_by_product ON product_barcode (product);

CREATE VIRTUAL TABLE product_search USING fts5 (
    search_text, content = 'product_row', content_rowid = 'no', tokenize = 'trigram', detail = 'none', columnsize = 0
);

CREATE TABLE customer_row (
    no            INTEGER PRIMARY KEY,
    id            BLOB NOT NULL UNIQUE,
    kind          TEXT NOT NULL,
    name          TEXT NOT NULL,
    phone         TEXT NOT NULL,
    email         TEXT NOT NULL,
    address       TEXT NOT NULL,
    tax_id        TEXT NOT NULL,
    active        INTEGER NOT NULL,
    credit_limit  INTEGER NOT NULL,
    sort_key      TEXT NOT NULL,
    search_text   TEXT NOT NULL
) STRICT;
CREATE INDEX customer_by_name ON customer_row (active, sort_key, no);

CREATE VIRTUAL TABLE customer_search USING fts5 (
    search_text, content = 'customer_row', content_rowid = 'no', tokenize = 'trigram', detail = 'none', columnsize = 0
);

CREATE TABLE sale_row (
    no             INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE,
    store          BLOB NOT NULL,
    status         INTEGER NOT NULL,
    number         TEXT,
    register       BLOB,
    seller         BLOB NOT NULL,
    customer       BLOB,
    label          TEXT NOT NULL,
    currency       TEXT NOT NULL,
    article_count  INTEGER NOT NULL,
    total          INTEGER NOT NULL,
    paid           INTEGER NOT NULL,
    submitted_at   INTEGER NOT NULL,
    business_date  INTEGER NOT NULL
) STRICT;
-- The queue at the till and the parked sales: few rows, whatever the history.
CREATE INDEX sale_open ON sale_row (store, status, submitted_at) WHERE status IN (1, 3, 4);
-- Numbers are found by their end.
CREATE INDEX sale_by_number_end ON sale_row (store, substr(number, -3)) WHERE number IS NOT NULL;
CREATE INDEX sale_cancelled ON sale_row (store, submitted_at, id) WHERE status = 6;
CREATE INDEX sale_by_time ON sale_row (store, submitted_at, id);
CREATE INDEX sale_by_customer ON sale_row (customer, submitted_at) WHERE customer IS NOT NULL;

CREATE TABLE sale_line_row (
    sale       INTEGER NOT NULL,
    line       INTEGER NOT NULL,
    product    BLOB NOT NULL,
    quantity   INTEGER NOT NULL,
    total      INTEGER NOT NULL,
    PRIMARY KEY (sale, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE payment_row (
    sale      INTEGER NOT NULL,
    ordinal   INTEGER NOT NULL,
    shift     BLOB NOT NULL,
    customer  BLOB,
    method    TEXT NOT NULL,
    amount    INTEGER NOT NULL,
    PRIMARY KEY (sale, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_on_account ON payment_row (customer) WHERE customer IS NOT NULL;

CREATE TABLE shift_row (
    id         BLOB PRIMARY KEY,
    store      BLOB NOT NULL,
    register   BLOB NOT NULL,
    cashier    BLOB NOT NULL,
    status     INTEGER NOT NULL,
    currency   TEXT NOT NULL,
    opened_at  INTEGER NOT NULL,
    closed_at  INTEGER,
    expected   INTEGER,
    counted    INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX shift_by_time ON shift_row (store, opened_at);

-- Rules that facts recorded apart have broken together: few rows, each of one home (a stream or a ledger).
CREATE TABLE anomaly_row (
    home     BLOB NOT NULL,
    id       BLOB NOT NULL,
    rule     TEXT NOT NULL,
    kind     INTEGER NOT NULL,
    subject  BLOB NOT NULL,
    PRIMARY KEY (home, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX anomaly_by_subject ON anomaly_row (rule, kind, subject, id);

CREATE TABLE stock_level (
    store      BLOB NOT NULL,
    product    BLOB NOT NULL,
    on_hand    INTEGER NOT NULL,
    reserved   INTEGER NOT NULL,
    value      INTEGER NOT NULL,
    PRIMARY KEY (product, store)
) STRICT, WITHOUT ROWID;

CREATE TABLE stock_limit (
    store    BLOB NOT NULL,
    product  BLOB NOT NULL,
    minimum  INTEGER NOT NULL,
    maximum  INTEGER NOT NULL,
    PRIMARY KEY (product, store)
) STRICT, WITHOUT ROWID;

CREATE TABLE stock_movement (
    no        INTEGER PRIMARY KEY,
    store     BLOB NOT NULL,
    product   BLOB NOT NULL,
    at        INTEGER NOT NULL,
    actor     BLOB NOT NULL,
    reason    TEXT NOT NULL,
    quantity  INTEGER NOT NULL,
    stream    BLOB NOT NULL
) STRICT;
CREATE INDEX stock_movement_by_product ON stock_movement (product, store, at);
