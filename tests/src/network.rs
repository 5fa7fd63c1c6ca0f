//! A server and terminals as processes of their own, over loopback or in network namespaces.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use comptoir::desk::Desk;
use comptoir::keys::{self, PlainFile};
use comptoir_domain::CommandId;
use comptoir_store::{ExecuteError, Session, Store};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::binary::{Terminal, program};
use crate::cli_shop::{ADMINISTRATOR, Shop, found};

/// A process that does not outlive the test.
#[derive(Debug)]
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Running {
    /// Ends it as a power cut would.
    pub fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    /// Asks it to stop, and waits. True when it ended as it should.
    #[must_use]
    pub fn stop(mut self) -> bool {
        let told = Command::new("kill").arg(self.0.id().to_string()).status().unwrap();
        told.success() && self.0.wait().unwrap().success()
    }
}

/// A command in a network namespace, or where the test runs.
#[must_use]
pub fn within(namespace: Option<&str>, command: &Command) -> Command {
    let Some(namespace) = namespace else {
        let mut same = Command::new(command.get_program());
        same.args(command.get_args());
        copy_environment(command, &mut same);
        return same;
    };
    let mut inside = Command::new("ip");
    inside.args(["netns", "exec", namespace]).arg(command.get_program()).args(command.get_args());
    copy_environment(command, &mut inside);
    inside
}

fn copy_environment(from: &Command, to: &mut Command) {
    for (name, value) in from.get_envs() {
        match value {
            Some(value) => to.env(name, value),
            None => to.env_remove(name),
        };
    }
}

/// A port that nobody listens on at this moment.
#[must_use]
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A `comptoir-server`.
#[derive(Debug)]
pub struct Server {
    program: PathBuf,
    data: PathBuf,
    namespace: Option<String>,
    /// Further settings.
    settings: Vec<String>,
    /// Where devices reach it.
    pub address: String,
    /// Where it is asked how it is.
    pub admin: String,
    /// What it shows.
    pub fingerprint: String,
    /// The code of its first start.
    pub code: Option<String>,
    running: Option<Running>,
}

impl Server {
    /// Starts one on a folder.
    #[must_use]
    pub fn start(data: &Path, address: &str, namespace: Option<&str>) -> Self {
        Self::start_with(data, address, namespace, Vec::new())
    }

    /// Starts one with further settings.
    #[must_use]
    pub fn start_with(data: &Path, address: &str, namespace: Option<&str>, settings: Vec<String>) -> Self {
        let mut server = Self {
            program: program("comptoir-server").unwrap(),
            data: data.to_owned(),
            namespace: namespace.map(str::to_owned),
            settings,
            address: address.to_owned(),
            admin: format!("127.0.0.1:{}", free_port()),
            fingerprint: String::new(),
            code: None,
            running: None,
        };
        server.begin();
        server
    }

    /// Starts it again.
    pub fn begin(&mut self) {
        let mut command = Command::new(&self.program);
        command.arg("--data").arg(&self.data).args(["--listen", &self.address, "--admin", &self.admin]);
        command.args(["--log", "warn"]).args(&self.settings);
        let mut command = within(self.namespace.as_deref(), &command);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        self.running = Some(Running(child));
        for line in lines.map(Result::unwrap) {
            let mut words = line.split_whitespace();
            match (words.next(), words.next()) {
                (Some("fingerprint"), Some(fingerprint)) => fingerprint.clone_into(&mut self.fingerprint),
                // A server that holds a business shows no code.
                (Some("code"), Some(code)) => self.code = Some(code.to_owned()),
                (Some("ready"), None) => return,
                _ => {}
            }
        }
        panic!("the server did not start");
    }

    /// The process.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.running.as_ref().unwrap().0.id()
    }

    /// Ends it as a power cut would.
    pub fn kill(&mut self) {
        self.running.take().unwrap().kill();
    }

    /// Asks it to stop. True when it ended as it should.
    #[must_use]
    pub fn stop(&mut self) -> bool {
        self.running.take().unwrap().stop()
    }

    /// Runs a verb of the server's program on its folder.
    #[must_use]
    pub fn verb(&self, arguments: &[&str]) -> (bool, String) {
        let mut command = Command::new(&self.program);
        let output = command.arg("--data").arg(&self.data).args(&self.settings).args(arguments).output().unwrap();
        let text = if output.status.success() { output.stdout } else { output.stderr };
        (output.status.success(), String::from_utf8_lossy(&text).trim().to_owned())
    }
}

/// A computer with Comptoir: its folder, its program, and its open database for acts.
pub struct Computer {
    /// Its program.
    pub terminal: Terminal,
    namespace: Option<String>,
}

impl Computer {
    /// A computer without a business; its key is in a file, so that no keyring is asked.
    #[must_use]
    pub fn new(directory: &Path, namespace: Option<&str>) -> Self {
        keys::create(directory, None, PlainFile::Allowed).unwrap();
        let terminal = Terminal::new(directory).unwrap();
        let terminal = terminal.with("COMPTOIR_USER", ADMINISTRATOR.0).with("COMPTOIR_PASSWORD", ADMINISTRATOR.1);
        Self { terminal, namespace: namespace.map(str::to_owned) }
    }

    /// The network namespace in which it is, if it is in one.
    #[must_use]
    pub fn namespace(&self) -> Option<&str> {
        self.namespace.as_deref()
    }

    /// Founds the business on it.
    #[must_use]
    pub fn found(&self) -> Shop {
        found(&Desk::open(&self.terminal.directory, None).unwrap(), None).unwrap()
    }

    /// Runs the program and reads its last answer.
    ///
    /// # Errors
    /// The failure that it prints.
    pub fn run(&self, arguments: &[&str]) -> Result<Value, Value> {
        Terminal::read(within(self.namespace.as_deref(), &self.terminal.command(arguments)))
    }

    /// Joins or connects.
    ///
    /// # Errors
    /// The failure that it prints.
    pub fn meet(&self, verb: &str, address: &str, fingerprint: &str, code: &str) -> Result<Value, Value> {
        self.run(&[verb, "--address", address, "--fingerprint", fingerprint, "--code", code])
    }

    /// Invites a computer, and gives the code.
    #[must_use]
    pub fn invite(&self, name: &str, store: &Value) -> String {
        let invited = self.terminal.exec(
            "people.invite_device",
            &json!({
                "name": name, "class": "terminal", "store": store,
            }),
        );
        invited.unwrap()["code"].as_str().unwrap().to_owned()
    }

    /// Talks to its peers until it holds what they hold.
    pub fn sync_once(&self) {
        self.run(&["sync", "--once", "--for", "90"]).unwrap();
    }

    /// Talks to its peers until the handle is dropped; gives the first line that it prints.
    #[must_use]
    pub fn sync(&self, arguments: &[&str]) -> (Running, Value) {
        let command = self.terminal.command(&[&["sync"], arguments].concat());
        let mut command = within(self.namespace.as_deref(), &command);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        // What it prints later is read, so that it never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        (Running(child), serde_json::from_str(&first).unwrap())
    }

    /// Its database, in this process.
    #[must_use]
    pub fn open(&self) -> Store {
        let directory = &self.terminal.directory;
        Store::open(directory, &keys::load(directory, None).unwrap().unwrap()).unwrap()
    }

    /// The digests of what it holds.
    #[must_use]
    pub fn digest(&self) -> Value {
        self.run(&["digest"]).unwrap()
    }
}

/// Who does everything.
#[must_use]
pub fn session(shop: &Shop) -> Session {
    Store::session_of(serde_json::from_value(shop.administrator.clone()).unwrap())
}

/// Executes a command.
///
/// # Errors
/// The refusal.
pub fn act(store: &Store, shop: &Shop, name: &str, body: Value) -> Result<Value, ExecuteError> {
    let executed = store.execute(Some(&session(shop)), CommandId(Uuid::now_v7()), name, body);
    executed.map(|executed| executed.answer)
}

/// Prepares and submits a sale.
pub fn sell(store: &Store, shop: &Shop, sale: Uuid) {
    let [prepare, submit, _] = shop.sale(sale, 1);
    act(store, shop, prepare.0, prepare.1).unwrap();
    act(store, shop, submit.0, submit.1).unwrap();
}

/// True once the sale is known and submitted here.
#[must_use]
pub fn knows(store: &Store, shop: &Shop, sale: Uuid) -> bool {
    store.query(&session(shop), "sales.sale", json!({ "sale": sale })).is_ok()
}

/// Waits until something holds; gives how long that took.
#[must_use]
pub fn wait_for(what: &str, at_most: Duration, mut holds: impl FnMut() -> bool) -> Duration {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < at_most, "{what}: not within {at_most:?}");
        std::thread::sleep(Duration::from_millis(2));
    }
    begun.elapsed()
}
