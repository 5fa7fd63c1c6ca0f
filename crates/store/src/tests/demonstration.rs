//! The demonstration is the same story on whatever day and at whatever hour somebody asks for it.

use serde_json::json;

use super::shop::{SetClock, open};
use crate::{SignIn, demonstration_people};

/// One sale of the story: its number, how far it is, what it comes to and what of it is paid.
type Sale = (Option<String>, i64, i64, i64);

/// What is told when somebody asks at this time: every sale in the order of its number, and how much there is to settle.
fn told_at(time: i64) -> (Vec<Sale>, i64) {
    let directory = tempfile::tempdir().unwrap();
    let store = open(directory.path(), &SetClock::at(time));
    store.fill_demonstration().unwrap();
    let reader = store.reader();
    let sales = "SELECT number, status, total, paid FROM sale_row ORDER BY number, total";
    let mut statement = reader.prepare(sales).unwrap();
    let told: Vec<Sale> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    drop(statement);
    drop(reader);
    let admin = demonstration_people().unwrap().into_iter().find(|person| person.role == "admin").unwrap();
    let admin = store.sign_in(&SignIn::Password { login: admin.user_name, password: admin.password }).unwrap();
    let to_settle = store.query(&admin, "conflicts.count", json!({})).unwrap();
    (told, to_settle["open"].as_i64().unwrap())
}

#[test]
fn the_demonstration_tells_the_same_on_every_day_and_at_every_hour() {
    // In Douala: Sunday 23:00, an hour and a half later on Monday, and Thursday at noon.
    let [sunday, monday, thursday] = [1_795_989_600_000, 1_795_995_000_000, 1_796_295_600_000].map(told_at);
    assert_eq!(sunday.1, 4, "paid twice, oversold, two prices, one without authority");
    assert_eq!(monday, sunday);
    assert_eq!(thursday, sunday);
}
