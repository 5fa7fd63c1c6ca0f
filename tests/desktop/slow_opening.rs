//! The window while its database is still being opened, and where it cannot be: it is there, and says so.

use std::fs::File;

use comptoir_tests::network::Computer;
use comptoir_tests::window::Window;
use fantoccini::key::Key;
use tempfile::TempDir;

const PORTS: (u16, u16) = (4_556, 4_557);

#[tokio::test]
#[ignore = "needs a display: ./x test runs it"]
async fn a_window_says_that_its_data_are_being_opened_and_what_hinders_it() {
    let folder = TempDir::new().unwrap();
    let _ = Computer::new(folder.path(), None).found();
    // What is held while a database is brought up to date and folded anew.
    let held = folder.path().join("comptoir.opening");
    let busy = File::create(&held).unwrap();
    busy.lock().unwrap();
    let window = Window::open_on(folder.path(), PORTS).await;
    window.sees("Comptoir ouvre vos données").await;
    window.shoot("opening").await;
    drop(busy);
    window.sees("Entrer dans Comptoir").await;
    window.close().await;

    std::fs::remove_file(&held).unwrap();
    std::fs::create_dir(&held).unwrap();
    let window = Window::open_on(folder.path(), PORTS).await;
    window.sees("Essayer à nouveau").await;
    window.shoot("not-opened").await;
    std::fs::remove_dir(&held).unwrap();
    window.press(&[Key::Tab]).await;
    window.press(&[Key::Enter]).await;
    window.sees("Entrer dans Comptoir").await;
    window.close().await;
}
