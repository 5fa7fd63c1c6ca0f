//! A window of the real program on a data folder of its own, and the keyboard before it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::binary;
use crate::lan::Inside;
use crate::network::within;

const PATIENCE: Duration = Duration::from_secs(20);

/// An open window.
pub struct Window {
    client: Client,
    driver: Child,
    shots: PathBuf,
    /// Kept until the window is gone.
    data: Option<TempDir>,
}

impl Window {
    /// Starts the program on an empty folder. `ports` are for the driver and its native half.
    ///
    /// # Panics
    /// When no window appears.
    pub async fn open(ports: (u16, u16)) -> Self {
        let data = TempDir::new().expect("a temporary folder");
        let mut window = Self::open_on(&data.path().join("comptoir"), ports).await;
        window.data = Some(data);
        window
    }

    /// Starts the program on the data of this folder.
    ///
    /// # Panics
    /// When no window appears.
    pub async fn open_on(data: &Path, ports: (u16, u16)) -> Self {
        Self::open_within(None, data, ports).await
    }

    /// Starts the program on the data of this folder, in a network namespace.
    ///
    /// # Panics
    /// When no window appears.
    pub async fn open_within(namespace: Option<&str>, data: &Path, ports: (u16, u16)) -> Self {
        let mut driver = Command::new("tauri-driver");
        driver.args(["--port", &ports.0.to_string(), "--native-port", &ports.1.to_string()]);
        driver.env("XDG_DATA_HOME", data.join("web")).env("COMPTOIR_DATA", data);
        // Standard output is for figures.
        let driver = within(namespace, &driver).stdout(std::io::stderr()).spawn();
        let driver = driver.expect("tauri-driver is installed by ./x test");
        let mut capabilities = serde_json::Map::new();
        capabilities.insert(
            "tauri:options".to_owned(),
            json!({ "application": binary::path().expect("the program is built") }),
        );
        let url = format!("http://127.0.0.1:{}", ports.0);
        let begin = Instant::now();
        let client = loop {
            match ClientBuilder::new(Inside { namespace: namespace.map(str::to_owned) })
                .capabilities(capabilities.clone())
                .connect(&url)
                .await
            {
                Ok(client) => break client,
                Err(error) if begin.elapsed() > PATIENCE => panic!("no window: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(200)).await,
            }
        };
        let shots = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/artefacts/desktop"));
        std::fs::create_dir_all(&shots).expect("the pictures have a folder");
        Self { client, driver, shots, data: None }
    }

    /// Presses keys, one after the other, wherever the focus is.
    ///
    /// # Panics
    /// When the window does not answer.
    pub async fn press(&self, keys: &[Key]) {
        for key in keys {
            self.press_character(char::from(*key)).await;
        }
    }

    /// Presses a key while another is held.
    ///
    /// # Panics
    /// When the window does not answer.
    pub async fn press_with(&self, held: Key, key: Key) {
        let (held, value) = (char::from(held), char::from(key));
        let action = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value })
            .then(KeyAction::Up { value: held });
        self.client.perform_actions(action).await.expect("the window answers");
    }

    async fn press_character(&self, value: char) {
        let action =
            KeyActions::new("keyboard".to_owned()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.client.perform_actions(action).await.expect("the window answers");
    }

    /// Types text wherever the focus is, at a person's pace: a scanner would be faster.
    ///
    /// # Panics
    /// When the window does not answer.
    pub async fn write(&self, text: &str) {
        for character in text.chars() {
            self.press_character(character).await;
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    }

    /// Types text as a scanner does: at once, with the terminator.
    ///
    /// # Panics
    /// When the window does not answer.
    pub async fn scan(&self, text: &str) {
        let mut actions = KeyActions::new("scanner".to_owned());
        for value in text.chars().chain([char::from(Key::Enter)]) {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.expect("the window answers");
    }

    /// Waits until the page shows this text.
    ///
    /// # Panics
    /// When the window does not answer.
    pub async fn sees(&self, text: &str) {
        self.sees_one_of(&[text]).await;
    }

    /// Waits until the page shows one of these texts, and gives it.
    ///
    /// # Panics
    /// When the window does not answer.
    pub async fn sees_one_of<'a>(&self, texts: &[&'a str]) -> &'a str {
        let begin = Instant::now();
        loop {
            let page = self.text().await;
            if let Some(text) = texts.iter().find(|text| page.contains(**text)) {
                return text;
            }
            if begin.elapsed() > PATIENCE {
                self.shoot("failed").await;
                panic!("the window shows none of {texts:?} but:\n{page}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// All text of the page, with ordinary spaces.
    pub async fn text(&self) -> String {
        let text = match self.client.execute("return document.body.innerText", Vec::new()).await {
            Ok(text) => text,
            // While a page is being opened there is none.
            Err(error) => Value::from(format!("({error})")),
        };
        text.as_str().unwrap_or_default().replace(['\u{a0}', '\u{202f}'], " ")
    }

    /// Runs a script in the page that ends by calling its last argument, and gives what it was called with.
    ///
    /// # Panics
    /// When the page does not answer.
    pub async fn run(&self, script: &str) -> Value {
        self.client.execute_async(script, Vec::new()).await.expect("the page answers")
    }

    /// The processes of the program and of its web view.
    #[must_use]
    pub fn processes(&self) -> Vec<u32> {
        descendants(self.driver.id())
            .into_iter()
            .filter(|&id| {
                let name = std::fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
                // The driver's own two are not the program's.
                !name.starts_with("WebKitWebDriver") && !name.starts_with("tauri-driver")
            })
            .collect()
    }

    /// Brings the window in front of the others on the display.
    ///
    /// # Panics
    /// When there is no such window.
    pub async fn raise(&self) {
        let program = self.processes().first().copied().expect("the program runs").to_string();
        let found = Command::new("xdotool").args(["search", "--onlyvisible", "--pid", &program]).output();
        let found = String::from_utf8(found.expect("xdotool is installed").stdout).expect("numbers");
        for window in found.split_whitespace() {
            assert!(
                Command::new("xdotool").args(["windowraise", window]).status().is_ok_and(|raised| raised.success())
            );
        }
    }

    /// Ends the program as a power cut would.
    ///
    /// # Panics
    /// When it does not run.
    pub fn kill(self) {
        let programs: Vec<String> = self.processes().iter().map(u32::to_string).collect();
        let killed = Command::new("kill").arg("-9").args(programs).status();
        assert!(killed.is_ok_and(|status| status.success()), "it ran");
    }

    /// Keeps a picture of the whole display: the driver's own screenshot never answers without a graphics card.
    ///
    /// # Panics
    /// When the window does not answer.
    pub async fn shoot(&self, name: &str) {
        tokio::time::sleep(Duration::from_millis(250)).await;
        let path = self.shots.join(format!("{name}.png"));
        assert!(
            Command::new("scrot").arg("--overwrite").arg(path).status().is_ok_and(|status| status.success()),
            "scrot is installed"
        );
    }

    /// Closes the window.
    pub async fn close(self) {
        let _ = self.client.clone().close().await;
    }
}

impl Drop for Window {
    /// Stops the driver gently, also after a failed story: killed, it would leave the native one behind.
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(self.driver.id().to_string()).status();
        let _ = self.driver.wait();
    }
}

fn descendants(parent: u32) -> Vec<u32> {
    let children = |task: &Path| std::fs::read_to_string(task.join("children")).unwrap_or_default();
    let tasks = std::fs::read_dir(format!("/proc/{parent}/task")).into_iter().flatten().flatten();
    let all: String = tasks.map(|task| children(&task.path())).collect();
    let ids: Vec<u32> = all.split_whitespace().filter_map(|id| id.parse().ok()).collect();
    ids.iter().copied().chain(ids.iter().flat_map(|&id| descendants(id))).collect()
}
