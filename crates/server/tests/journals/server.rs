//! Server processes on one journal.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::postgres::Postgres;

/// The longest that anything may take on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// Where the journals are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum On {
    Sqlite,
    Postgres,
}

/// A folder, and a PostgreSQL where journals are on it.
pub(crate) struct Place {
    pub(crate) folder: TempDir,
    pub(crate) postgres: Option<Postgres>,
}

impl Place {
    pub(crate) fn new(on: On) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), postgres: (on == On::Postgres).then(Postgres::start) }
    }

    pub(crate) fn postgres(&mut self) -> &mut Postgres {
        self.postgres.as_mut().unwrap()
    }

    /// An instance with a folder of its own and the keys of all, begun.
    pub(crate) fn instance(&self, name: &str) -> Instance {
        let mut instance = self.instance_to_be(name);
        instance.begin();
        instance
    }

    /// The same, not begun.
    pub(crate) fn instance_to_be(&self, name: &str) -> Instance {
        let journal = self.postgres.as_ref().map_or_else(|| "sqlite".to_owned(), Postgres::url);
        Instance {
            data: self.folder.path().join(name),
            keys: self.folder.path().join("keys.json"),
            journal,
            address: format!("127.0.0.1:{}", free_port()),
            admin: format!("127.0.0.1:{}", free_port()),
            fingerprint: String::new(),
            code: None,
            log: Arc::default(),
            running: None,
        }
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// One server process.
pub(crate) struct Instance {
    pub(crate) data: PathBuf,
    keys: PathBuf,
    pub(crate) journal: String,
    pub(crate) address: String,
    admin: String,
    pub(crate) fingerprint: String,
    /// The code of a first start.
    pub(crate) code: Option<String>,
    log: Arc<Mutex<String>>,
    running: Option<Child>,
}

impl Instance {
    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_comptoir-server"));
        command.arg("--data").arg(&self.data).arg("--keys").arg(&self.keys).args(["--journal", &self.journal]);
        command
    }

    /// Starts the process, without waiting until it serves.
    pub(crate) fn spawn(&mut self) -> BufReader<std::process::ChildStdout> {
        let mut command = self.command();
        command.args(["--listen", &self.address, "--admin", &self.admin]).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (errors, log) = (BufReader::new(child.stderr.take().unwrap()), Arc::clone(&self.log));
        std::thread::spawn(move || {
            for line in errors.lines().map_while(Result::ok) {
                let mut log = log.lock().unwrap();
                log.push_str(&line);
                log.push('\n');
            }
        });
        self.running = Some(child);
        output
    }

    /// Starts it and waits until it serves.
    pub(crate) fn begin(&mut self) {
        let output = self.spawn();
        for line in output.lines().map(Result::unwrap) {
            let mut words = line.split_whitespace();
            match (words.next(), words.next()) {
                (Some("fingerprint"), Some(fingerprint)) => fingerprint.clone_into(&mut self.fingerprint),
                (Some("code"), Some(code)) => self.code = Some(code.to_owned()),
                (Some("ready"), None) => return,
                _ => {}
            }
        }
        panic!("the server did not start: {}", self.log());
    }

    /// What it logged.
    pub(crate) fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Waits until it has logged something.
    pub(crate) fn wait_for_log(&self, text: &str) {
        let begun = Instant::now();
        while !self.log().contains(text) {
            assert!(begun.elapsed() < PATIENCE, "{text} was not logged: {}", self.log());
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Ends it as a power cut would, while others still talk to it.
    pub(crate) fn killer(&self) -> impl Fn() + use<> {
        let process = self.running.as_ref().unwrap().id().to_string();
        move || assert!(Command::new("kill").args(["-KILL", &process]).status().unwrap().success())
    }

    /// Ends it as a power cut would.
    pub(crate) fn kill(&mut self) {
        let mut running = self.running.take().unwrap();
        running.kill().unwrap();
        running.wait().unwrap();
    }

    /// Asks it to stop. True when it ended as it should.
    pub(crate) fn stop(&mut self) -> bool {
        let mut running = self.running.take().unwrap();
        let told = Command::new("kill").arg(running.id().to_string()).status().unwrap();
        told.success() && running.wait().unwrap().success()
    }

    /// Has keys of its own, not those of all.
    pub(crate) fn use_own_keys(&mut self) {
        self.keys = self.data.join("own-keys.json");
    }

    pub(crate) fn has_keys(&self) -> bool {
        self.keys.exists()
    }

    /// Starts it where that must fail.
    pub(crate) fn start_in_vain(&self) -> (bool, String) {
        self.verb(&["--listen", &self.address, "--admin", &self.admin])
    }

    /// Runs a verb on the same settings.
    pub(crate) fn verb(&self, arguments: &[&str]) -> (bool, String) {
        let output = self.command().args(arguments).output().unwrap();
        let text = if output.status.success() { output.stdout } else { output.stderr };
        (output.status.success(), String::from_utf8_lossy(&text).trim().to_owned())
    }

    /// Asks how it is.
    pub(crate) fn get(&self, path: &str) -> String {
        let mut text = String::new();
        let asked = TcpStream::connect(&self.admin).and_then(|mut stream| {
            write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
            stream.read_to_string(&mut text)
        });
        asked.map_or_else(|error| error.to_string(), |_| text)
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        if let Some(mut running) = self.running.take() {
            let _ = running.kill();
            let _ = running.wait();
            if std::thread::panicking() {
                println!("{}: {}", self.data.display(), self.log());
            }
        }
    }
}
