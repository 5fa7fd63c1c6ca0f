//! The conditions by which products are found: words and branches of the tree.

use rusqlite::types::ToSql;

use crate::search;

/// How many candidates of the index are put in order.
const CANDIDATES_MAX: i64 = 400;

/// The condition that a product stands in `:category` or below it.
pub(super) const IN_TREE: &str = "category IN (WITH RECURSIVE tree (id) AS (SELECT :category UNION
     SELECT category_row.id FROM category_row JOIN tree ON category_row.parent = tree.id) SELECT id FROM tree)";

pub(crate) type Values = Vec<(&'static str, Box<dyn ToSql>)>;

/// The rows within `scope` that hold every word. The index knows three letters and more; shorter words are looked for in the
/// rows themselves.
pub(crate) fn word_filter(words: &[&str], scope: &str) -> (String, Values) {
    let (long, short): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| word.chars().count() >= 3);
    let mut values: Values = Vec::new();
    let mut conditions: Vec<String> = Vec::new();
    for (word, name) in short.iter().take(2).zip([":short0", ":short1"]) {
        conditions.push(format!("search_text LIKE {name}"));
        values.push((name, Box::new(format!("%{}%", word.replace(['%', '_'], "")))));
    }
    if long.is_empty() {
        let condition = if conditions.is_empty() { "1".to_owned() } else { conditions.join(" AND ") };
        let sql = format!(
            "SELECT no FROM product_row INDEXED BY product_by_name
             WHERE {scope} AND {condition} ORDER BY sort_key, no LIMIT {CANDIDATES_MAX}"
        );
        return (sql, values);
    }
    values.push((":match", Box::new(search::trigrams(long.iter().copied()))));
    let condition = if conditions.is_empty() { String::new() } else { format!(" AND {}", conditions.join(" AND ")) };
    let (whole, words) = search::whole_words(long.iter().copied());
    values.extend(words);
    let sql = format!(
        "SELECT no FROM (SELECT rowid AS no FROM product_search WHERE product_search MATCH :match)
         CROSS JOIN product_row USING (no) WHERE {scope}{condition}{whole} LIMIT {CANDIDATES_MAX}"
    );
    (sql, values)
}
