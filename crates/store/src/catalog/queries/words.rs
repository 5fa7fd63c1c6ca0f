//! The conditions by which products are found: words and branches of the tree.

use rusqlite::types::ToSql;

use crate::search;

/// How many candidates of the index are put in order.
const CANDIDATES_MAX: i64 = 400;
/// How many that the index finds are looked at, where nothing else narrows them.
const LOOKED_AT_MAX: i64 = 2_000;

/// The condition that a product stands in `:category` or below it.
pub(super) const IN_TREE: &str = "category IN (WITH RECURSIVE tree (id) AS (SELECT :category UNION
     SELECT category_row.id FROM category_row JOIN tree ON category_row.parent = tree.id) SELECT id FROM tree)";

pub(crate) type Values = Vec<(&'static str, Box<dyn ToSql>)>;

/// How far a search goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// The counter's: some of many matches will do.
    Some,
    /// A list's: what else narrows it must not hide a match.
    All,
}

/// The rows within `scope` that hold every word.
pub(crate) fn word_filter(words: &[&str], scope: &str, reach: Reach) -> (String, Values) {
    if words.is_empty() {
        let sql = format!(
            "SELECT no FROM product_row INDEXED BY product_by_name WHERE {scope} ORDER BY sort_key, no LIMIT {CANDIDATES_MAX}"
        );
        return (sql, Vec::new());
    }
    let (whole, mut values) = search::whole_words(words.iter().copied());
    values.push((":match", Box::new(search::trigrams(words.iter().copied()))));
    let looked_at = match reach {
        Reach::Some => format!("LIMIT {LOOKED_AT_MAX}"),
        Reach::All => String::new(),
    };
    let sql = format!(
        "SELECT no FROM (SELECT rowid AS no FROM product_search WHERE product_search MATCH :match {looked_at})
         CROSS JOIN product_row USING (no) WHERE {scope}{whole} LIMIT {CANDIDATES_MAX}"
    );
    (sql, values)
}
