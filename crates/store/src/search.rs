//! Asking the search indexes: they know each three letters of a text, not their order, so that they stay small.

use rusqlite::types::ToSql;

/// A named value of a statement.
type Value = (&'static str, Box<dyn ToSql>);

/// The names of the values of [`whole_words`].
const WORDS: [&str; 6] = [":word0", ":word1", ":word2", ":word3", ":word4", ":word5"];

/// Stands twice before each indexed word, so that one or two letters find the words that begin with them.
const MARK: &str = "^^";

/// A text as it is indexed.
pub(crate) fn indexed(text: &str) -> String {
    let words: Vec<String> = text.split(' ').filter(|word| !word.is_empty()).map(marked).collect();
    words.join(" ")
}

fn marked(word: &str) -> String {
    format!("{MARK}{word}")
}

/// The rows whose text holds every three letters of every word: one token each, or the index refuses. A word of one or two
/// letters is looked for at the beginning of words, a longer one anywhere.
pub(crate) fn trigrams<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut terms = Vec::new();
    for word in words {
        let sought = if word.chars().count() < 3 { marked(word) } else { word.to_owned() };
        let letters: Vec<char> = sought.chars().collect();
        terms.extend(letters.windows(3).map(|three| three.iter().collect::<String>().replace('"', "\"\"")));
    }
    terms.sort_unstable();
    terms.dedup();
    let quoted: Vec<String> = terms.iter().map(|term| format!("\"{term}\"")).collect();
    quoted.join(" AND ")
}

/// The condition that the words themselves are in `search_text`; words of three letters need none.
pub(crate) fn whole_words<'a>(words: impl Iterator<Item = &'a str>) -> (String, Vec<Value>) {
    let mut condition = String::new();
    let mut values: Vec<Value> = Vec::new();
    for (word, name) in words.filter(|word| word.chars().count() > 3).zip(WORDS) {
        condition.push_str(&format!(" AND instr(search_text, {name}) > 0"));
        values.push((name, Box::new(word.to_owned())));
    }
    (condition, values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_single_tokens() {
        assert_eq!(trigrams(["tp-l", "5\"x"].into_iter()), "\"5\"\"x\" AND \"p-l\" AND \"tp-\"");
    }

    #[test]
    fn short_words_are_looked_for_where_words_begin() {
        assert_eq!(indexed("archer c6"), "^^archer ^^c6");
        assert_eq!(trigrams(["c6"].into_iter()), "\"^^c\" AND \"^c6\"");
    }

    #[test]
    fn long_words_are_found_by_the_screens() {
        let directory = tempfile::tempdir().expect("a folder can be made");
        let key = crate::DatabaseKey::generate().expect("the system gives random numbers");
        let store = crate::Store::open(directory.path(), &key).expect("an empty folder opens");
        store.fill_demonstration().expect("the demonstration is told");
        let sign_in = |person: crate::DemonstrationPerson| crate::SignIn::Password {
            login: person.user_name,
            password: person.password,
        };
        let admin = crate::demonstration_people().expect("people").into_iter().find(|person| person.role == "admin");
        let admin = store.sign_in(&sign_in(admin.expect("an admin"))).expect("the shown password is right");
        let count = |name: &str, list: &str, text: &str| {
            let found = store.query(&admin, name, serde_json::json!({ "text": text })).expect("it is searched");
            found.get(list).and_then(serde_json::Value::as_array).map_or(0, Vec::len)
        };
        assert!(count("catalog.search", "products", "routeur TP-Link") > 0);
        assert!(count("stock.levels", "rows", "imprimante tickets") > 0);
        assert!(count("customers.search", "rows", "ndongo") > 0);
        assert!(count("catalog.search", "products", "c6") > 0);
        assert!(count("catalog.search", "products", "archer c") > 0);
        assert_eq!(count("catalog.search", "products", "ruoteur"), 0);
    }
}
