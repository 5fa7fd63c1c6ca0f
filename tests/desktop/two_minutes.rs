//! The two-minute story by keyboard, in both languages: demonstration, seller, three products, cashier, mobile money and cash,
//! change, ticket, and less in stock.

use comptoir_tests::window::Window;
use fantoccini::key::Key;

/// What the screens say.
struct Words {
    language: &'static str,
    start: &'static str,
    scan: &'static str,
    lines: [&'static str; 3],
    unknown: &'static str,
    sent: &'static str,
    float: &'static str,
    queue: &'static str,
    rest: &'static str,
    by_mobile: &'static str,
    change: &'static str,
    paid: &'static str,
}

const FRENCH: Words = Words {
    language: "fr",
    start: "Par où voulez-vous commencer ?",
    scan: "Scannez un produit",
    lines: ["1 ligne", "2 lignes", "3 lignes"],
    unknown: "Code inconnu",
    sent: "Envoyée à la caisse",
    float: "Fonds de caisse",
    queue: "À encaisser",
    rest: "Reste à payer",
    by_mobile: "Payé par mobile",
    change: "À rendre",
    paid: "payée.",
};

const ENGLISH: Words = Words {
    language: "en",
    start: "Where would you like to start?",
    scan: "Scan a product",
    lines: ["1 line", "2 lines", "3 lines"],
    unknown: "Unknown code",
    sent: "Sent to the till",
    float: "Float",
    queue: "To collect",
    rest: "Still to pay",
    by_mobile: "Paid by mobile",
    change: "Change",
    paid: "paid.",
};

#[tokio::test]
#[ignore = "needs a display: ./x test runs it"]
async fn a_newcomer_sells_and_collects_in_the_real_window() {
    let window = Window::open((4_544, 4_545)).await;
    window.sees(FRENCH.start).await;
    tell(&window, &FRENCH).await;
    window.close().await;
}

#[tokio::test]
#[ignore = "needs a display: ./x test runs it"]
async fn a_newcomer_sells_and_collects_in_english() {
    let window = Window::open((4_548, 4_549)).await;
    window.sees(FRENCH.start).await;
    // The language is the field before the first choice.
    window.press_with(Key::Shift, Key::Tab).await;
    window.press(&[Key::Enter, Key::Down, Key::Enter]).await;
    window.sees(ENGLISH.start).await;
    window.press(&[Key::Tab]).await;
    tell(&window, &ENGLISH).await;
    window.close().await;
}

async fn tell(window: &Window, words: &Words) {
    let shoot = async |name: &str| window.shoot(&format!("{}-{name}", words.language)).await;
    shoot("01-first-run").await;
    window.write("1").await;
    window.sees("Clarisse").await;
    shoot("02-demonstration").await;

    // The first is the seller: Enter sells at once.
    window.press(&[Key::Enter]).await;
    window.sees(words.scan).await;
    window.write("archer c6").await;
    window.sees("RTR-TPL-C6").await;
    let before = stock(&window.text().await, "RTR-TPL-C6");
    window.press(&[Key::Enter]).await;
    window.sees(words.lines[0]).await;
    window.press(&[Key::F2]).await;
    scan(window, "0731304286011", words.lines[1], words.unknown).await;
    window.press(&[Key::F2]).await;
    window.scan("9999999999994").await;
    window.sees(words.unknown).await;
    shoot("03-unknown-barcode").await;
    window.press(&[Key::Escape, Key::F2]).await;
    window.write("ls1008g").await;
    window.sees("Switch TP-Link LS1008G").await;
    window.press(&[Key::Enter]).await;
    window.sees(words.lines[2]).await;
    shoot("04-counter").await;
    window.press(&[Key::F9]).await;
    window.sees(words.sent).await;
    shoot("05-sent").await;

    window.press(&[Key::F12]).await;
    window.sees("Ibrahim Njoya").await;
    shoot("06-locked").await;
    window.write("2").await;
    window.sees(words.float).await;
    window.write("50000").await;
    shoot("07-open-shift").await;
    window.press(&[Key::F9]).await;
    window.sees(words.queue).await;
    // Others wait already: this one is found by the register in its number.
    window.press(&[Key::F2]).await;
    window.write("c1-").await;
    window.press(&[Key::Enter]).await;
    window.sees(words.rest).await;
    window.sees("Switch TP-Link LS1008G").await;
    window.press(&[Key::F3]).await;
    window.sees(words.by_mobile).await;
    window.write("20000").await;
    window.press(&[Key::Enter]).await;
    window.write("1").await;
    window.press(&[Key::Enter]).await;
    window.write("MP2611.0931.C").await;
    shoot("08-mobile-money").await;
    window.press(&[Key::Enter]).await;
    window.sees("MP2611.0931.C").await;
    window.write("200000").await;
    window.sees(words.change).await;
    shoot("09-change").await;
    window.press(&[Key::F9]).await;
    window.sees(words.paid).await;
    shoot("10-paid").await;

    window.press(&[Key::F12]).await;
    window.sees("Clarisse").await;
    window.write("1").await;
    window.sees(words.scan).await;
    window.write("archer c6").await;
    window.sees("RTR-TPL-C6").await;
    shoot("11-less-in-stock").await;
    assert_eq!(stock(&window.text().await, "RTR-TPL-C6"), before - 1, "one was sold");
}

/// Scans until the window shows it: where the machine stood still between two characters half a code is read, is
/// unknown, and is scanned again, as at any counter.
async fn scan(window: &Window, code: &str, expected: &str, unknown: &str) {
    for _ in 0..3 {
        window.scan(code).await;
        if window.sees_one_of(&[expected, unknown]).await == expected {
            return;
        }
        window.press(&[Key::Escape, Key::F2]).await;
    }
    window.sees(expected).await;
}

/// How many the results of the counter show of a product: the number after its code.
fn stock(page: &str, sku: &str) -> i64 {
    let after = page.split_once(sku).map(|(_, after)| after).unwrap_or_default();
    let number = after.lines().skip(1).find_map(|line| line.split_whitespace().next()?.parse().ok());
    number.unwrap_or_else(|| panic!("no number after {sku} in:\n{page}"))
}
