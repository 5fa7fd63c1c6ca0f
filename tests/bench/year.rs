//! The real window on a shop that has traded for a year: 100,000 products, 50,000 customers, 200,000 sales.

use std::path::Path;
use std::time::Duration;

use comptoir::keys::{self, PlainFile};
use comptoir_store::{Clock as _, SignIn, SystemClock};
use comptoir_tests::shop::Shop;
use comptoir_tests::window::Window;
use fantoccini::key::Key;
use tempfile::TempDir;

use crate::figures::{Figures, percentile};
use crate::memory::megabytes;

const STARTS: usize = 5;
const PORTS: (u16, u16) = (4_546, 4_547);
const ROUTES: [&str; 11] = [
    "/till",
    "/till/shifts",
    "/sales",
    "/products",
    "/stock",
    "/customers",
    "/people",
    "/stores",
    "/settings",
    "/audit",
    "/counter",
];

/// Gives the shop's folder a key that the program finds, and a person who has signed in there.
pub(crate) fn prepare(shop: Shop) -> TempDir {
    let Shop { folder, key, store, .. } = shop;
    let (login, password) = ("seller".to_owned(), "seller-secret".to_owned());
    store.sign_in(&SignIn::Password { login, password }).unwrap();
    drop(store);
    keys::keep(folder.path(), &key, None, PlainFile::Allowed).unwrap();
    folder
}

/// Measures the program on such a folder.
pub(crate) fn measure(figures: &mut Figures, folder: &Path) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut times = Vec::new();
        for _ in 0..STARTS {
            let window = Window::open_on(folder, PORTS).await;
            times.push(start(&window).await);
            window.close().await;
        }
        figures.add("start_200k_sales_s", percentile(times, 50), "s");
        let window = Window::open_on(folder, PORTS).await;
        start(&window).await;
        // Of the window in which one could sell now, as its start is measured; then of one in which somebody has worked.
        figures.add("memory_at_start_mb", held(&window), "MB");
        typing(figures, &window).await;
        figures.add("memory_mb", held(&window), "MB");
        window.press(&[Key::F12]).await;
        change_to_admin(&window).await;
        // What the sign-in opens is no part of the first screen.
        tokio::time::sleep(Duration::from_secs(2)).await;
        screens(figures, &window).await;
        window.close().await;
    });
}

async fn change_to_admin(window: &Window) {
    window.sees("Une autre personne").await;
    window.write("0").await;
    window.sees("Nom d’utilisateur").await;
    window.write("admin").await;
    window.press(&[Key::Tab]).await;
    window.write("admin-secret").await;
    window.press(&[Key::Enter]).await;
    window.sees("administration").await;
}

/// From the key to the frame that shows what it found.
async fn typing(figures: &mut Figures, window: &Window) {
    window
        .run(
            "window.painted = [];
            addEventListener('keydown', (event) => {
              let last = 0;
              const seen = new MutationObserver(() => requestAnimationFrame(() => {
                const channel = new MessageChannel();
                channel.port1.onmessage = () => { last = performance.now(); };
                channel.port2.postMessage(0);
              }));
              seen.observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true, attributes: true });
              setTimeout(() => { seen.disconnect(); if (last > 0) window.painted.push(last - event.timeStamp); }, 350);
            }, true);
            arguments[0](null);",
        )
        .await;
    for word in ["routeur tp", "camera hik", "onduleur 99", "SKU-0123", "batterie"] {
        for character in word.chars() {
            window.write(&character.to_string()).await;
            tokio::time::sleep(Duration::from_millis(400)).await;
        }
        window.press(&[Key::Escape]).await;
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    let painted = window.run("arguments[0](window.painted)").await;
    let times: Vec<f64> = painted.as_array().unwrap().iter().filter_map(serde_json::Value::as_f64).collect();
    assert!(times.len() > 40, "keys were seen: {}", times.len());
    figures.add("key_to_paint_p50_ms", percentile(times.clone(), 50), "ms");
    figures.add("key_to_paint_p95_ms", percentile(times, 95), "ms");
}

/// From the wish for a screen to its last change, twice each: the second time is what a working day is made of.
async fn screens(figures: &mut Figures, window: &Window) {
    let (mut first, mut again) = (Vec::new(), Vec::new());
    for times in [&mut first, &mut again] {
        for route in ROUTES {
            let script = format!(
                "const done = arguments[0], begin = performance.now(); let last = begin, what = '';
                // The minute of the clock is no part of a screen.
                const isClock = ({{ target }}) => /^\\d\\d:\\d\\d$/.test(target.textContent);
                const seen = new MutationObserver((changes) => changes.every(isClock) || requestAnimationFrame(() => {{
                  last = performance.now();
                  what = changes.at(-1).target.textContent.slice(0, 60);
                }}));
                seen.observe(document.body, {{ subtree: true, childList: true, characterData: true }});
                location.hash = '#{route}';
                setTimeout(() => {{ seen.disconnect(); done([last - begin, what]); }}, 1500);"
            );
            let seen = window.run(&script).await;
            let time = seen[0].as_f64().unwrap();
            eprintln!("  {route}: {time:.0} ms, last {:?}", seen[1].as_str().unwrap_or_default());
            times.push(time);
        }
    }
    figures.add("screen_first_open_max_ms", percentile(first, 100), "ms");
    figures.add("screen_open_max_ms", percentile(again, 100), "ms");
}

/// From the start of the process to the painted question who sits there, and from the PIN to the counter.
async fn start(window: &Window) -> f64 {
    let ready = |text: &str| {
        format!(
            "const done = arguments[0]; const look = () => document.body.innerText.includes('{text}')
              ? requestAnimationFrame(() => setTimeout(() => done(performance.timeOrigin + performance.now())))
              : requestAnimationFrame(look); look();"
        )
    };
    let asked = window.run(&ready("seller")).await.as_f64().unwrap() / 1e3 - started(window);
    window.write("1").await;
    window.sees("Tapez votre code").await;
    window.write("4816").await;
    let typed = seconds_now();
    window.press(&[Key::Enter]).await;
    let counter = window.run(&ready("Scannez un produit")).await.as_f64().unwrap() / 1e3;
    asked + counter - typed
}

fn seconds_now() -> f64 {
    SystemClock.now().0 as f64 / 1e3
}

/// When the program was started, in seconds since 1970.
fn started(window: &Window) -> f64 {
    let program = *window.processes().first().unwrap();
    let stat = std::fs::read_to_string(format!("/proc/{program}/stat")).unwrap();
    let ticks: f64 = stat.rsplit(')').next().unwrap().split_whitespace().nth(19).unwrap().parse().unwrap();
    let uptime = std::fs::read_to_string("/proc/uptime").unwrap();
    let uptime: f64 = uptime.split_whitespace().next().unwrap().parse().unwrap();
    let now = seconds_now();
    now - uptime + ticks / 100.0
}

/// What the program and its web view hold.
fn held(window: &Window) -> f64 {
    let name = |id: u32| std::fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
    let sizes = window.processes().into_iter().map(|id| (name(id), megabytes(id)));
    let sizes: Vec<_> = sizes.inspect(|(name, size)| eprintln!("  {}: {size:.0} MB", name.trim())).collect();
    sizes.into_iter().map(|(_, size)| size).sum()
}
