//! The two-minute story by keyboard: demonstration, seller, three products, cashier, part mobile money and part cash.

use fantoccini::key::Key;

use crate::window::Window;

#[tokio::test]
#[ignore = "needs a display: ./x test runs it"]
async fn a_newcomer_sells_and_collects_in_the_real_window() {
    let window = Window::open((4_544, 4_545)).await;
    window.sees("Par où voulez-vous commencer ?").await;
    window.shoot("01-first-run").await;
    window.write("1").await;
    window.sees("Qui voulez-vous être ?").await;
    window.shoot("02-demonstration").await;

    // The first is the seller: Enter sells at once.
    window.press(&[Key::Enter]).await;
    window.sees("Scannez un produit").await;
    window.write("archer c6").await;
    window.sees("RTR-TPL-C6").await;
    window.press(&[Key::Enter]).await;
    window.sees("1 ligne").await;
    window.press(&[Key::F2]).await;
    window.scan("0731304286011").await;
    window.sees("2 lignes").await;
    window.press(&[Key::F2]).await;
    window.scan("9999999999994").await;
    window.sees("Code inconnu").await;
    window.shoot("03-unknown-barcode").await;
    window.press(&[Key::Escape, Key::F2]).await;
    window.write("ls1008g").await;
    window.sees("Switch TP-Link LS1008G").await;
    window.press(&[Key::Enter]).await;
    window.sees("3 lignes").await;
    window.shoot("04-counter").await;
    window.press(&[Key::F9]).await;
    window.sees("Envoyée à la caisse").await;
    window.shoot("05-sent").await;

    window.press(&[Key::F12]).await;
    window.sees("Ibrahim Njoya").await;
    window.shoot("06-locked").await;
    window.write("2").await;
    window.sees("Fonds de caisse").await;
    window.write("50000").await;
    window.shoot("07-open-shift").await;
    window.press(&[Key::F9]).await;
    window.sees("À encaisser").await;
    window.press(&[Key::F9]).await;
    window.sees("Reste à payer").await;
    window.press(&[Key::F4]).await;
    window.shoot("08-till").await;
    window.press(&[Key::F9]).await;
    window.sees("payée.").await;
    window.shoot("09-paid").await;
    window.close().await;
}
