//! The rows of a database as text, without what depends on the order of arrival, so that two databases compare.

use std::fmt::Write as _;

use rusqlite::types::ValueRef;

use crate::store::Store;

const QUERIES: [&str; 22] = [
    "SELECT 'stream', kind, id, scope, state_hash FROM stream",
    "SELECT 'ledger', kind, part, entries, last, state FROM ledger",
    "SELECT 'entry', kind, part, place, entry FROM ledger_entry JOIN ledger ON no = ledger",
    "SELECT * FROM organisation_row",
    "SELECT * FROM store_row",
    "SELECT * FROM register_row",
    "SELECT * FROM user_row",
    "SELECT * FROM role_row",
    "SELECT * FROM category_row",
    "SELECT * FROM brand_row",
    "SELECT id, sku, name, description, kind, category, brand, price, cost, price_floor, tax_class, warranty_months, unit,
         specifications, image, barcodes, active, sort_key, search_text FROM product_row",
    "SELECT * FROM product_barcode",
    "SELECT id, kind, name, phone, email, address, tax_id, active, credit_limit, sort_key, search_text FROM customer_row",
    "SELECT id, store, status, number, register, seller, customer, label, currency, article_count, total, paid,
         submitted_at, business_date FROM sale_row",
    "SELECT 'line', id, line, product, quantity, sale_line_row.total FROM sale_line_row JOIN sale_row ON no = sale",
    "SELECT 'payment', id, ordinal, shift, payment_row.customer, method, amount FROM payment_row JOIN sale_row ON no = sale",
    "SELECT * FROM shift_row",
    "SELECT 'anomaly', * FROM anomaly_row",
    "SELECT 'resolution', * FROM resolution_row",
    "SELECT 'verdict', * FROM verdict_row",
    "SELECT 'level', * FROM stock_level UNION ALL SELECT 'limit', *, 0 FROM stock_limit",
    "SELECT store, product, at, actor, reason, quantity, stream FROM stock_movement",
];

/// Every row that follows from the journal, sorted.
pub(super) fn rows(store: &Store) -> Vec<String> {
    let writer = store.writer();
    for index in ["product_search", "customer_search"] {
        writer.connection.execute(&format!("INSERT INTO {index} ({index}) VALUES ('integrity-check')"), []).unwrap();
    }
    let mut lines = Vec::new();
    for query in QUERIES {
        let mut statement = writer.connection.prepare(query).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let mut line = String::new();
            for column in 0..columns {
                match row.get_ref(column).unwrap() {
                    ValueRef::Blob(bytes) => bytes.iter().for_each(|byte| write!(line, "{byte:02x}").unwrap()),
                    ValueRef::Text(text) => line.push_str(std::str::from_utf8(text).unwrap()),
                    other => write!(line, "{other:?}").unwrap(),
                }
                line.push('|');
            }
            lines.push(line);
        }
    }
    lines.sort_unstable();
    lines
}

/// The first differences between two dumps.
pub(super) fn difference(left: &[String], right: &[String]) -> String {
    let only = |one: &[String], other: &[String]| {
        let missing = one.iter().filter(|line| other.binary_search(line).is_err()).take(4).cloned();
        missing.collect::<Vec<_>>().join("\n  ")
    };
    format!("only left:\n  {}\nonly right:\n  {}", only(left, right), only(right, left))
}

/// The texts of a query's first column.
pub(super) fn column(store: &Store, query: &str) -> Vec<String> {
    let writer = store.writer();
    let mut statement = writer.connection.prepare(query).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}
