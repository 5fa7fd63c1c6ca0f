//! The real `comptoir` of this build, as a person at a terminal runs it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

/// Where the program is: beside the tests, or above them.
///
/// # Errors
/// A sentence that says what to build first.
pub fn path() -> Result<PathBuf, String> {
    program("comptoir")
}

/// Where another program of this build is.
///
/// # Errors
/// A sentence that says what to build first.
pub fn program(name: &str) -> Result<PathBuf, String> {
    let test = std::env::current_exe().map_err(|error| error.to_string())?;
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let folders = test.ancestors().skip(1).take(2);
    let mut programs = folders.map(|folder| folder.join(&name));
    programs.find(|program| program.exists()).ok_or_else(|| format!("{name} is missing: run `cargo build` first"))
}

/// A data folder and who acts in it.
#[derive(Clone, Debug)]
pub struct Terminal {
    program: PathBuf,
    /// The folder of the data.
    pub directory: PathBuf,
    /// What the program is told besides: name, password, passphrase.
    pub environment: Vec<(String, String)>,
}

impl Terminal {
    /// A terminal on this folder.
    ///
    /// # Errors
    /// As [`path`].
    pub fn new(directory: &Path) -> Result<Self, String> {
        Ok(Self { program: path()?, directory: directory.to_owned(), environment: Vec::new() })
    }

    /// The same terminal with one more word of environment.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The program with these arguments, not started yet.
    #[must_use]
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        for name in
            ["COMPTOIR_DATA", "COMPTOIR_USER", "COMPTOIR_PASSWORD", "COMPTOIR_PASSPHRASE", "COMPTOIR_RECOVERY_CODE"]
        {
            command.env_remove(name);
        }
        command.envs(self.environment.iter().cloned()).arg("--data").arg(&self.directory).args(arguments);
        command
    }

    /// Runs it and reads its answer.
    ///
    /// # Errors
    /// The failure that it prints.
    pub fn run(&self, arguments: &[&str]) -> Result<Value, Value> {
        Self::read(self.command(arguments))
    }

    /// Runs a command of the program and reads its last answer.
    ///
    /// # Errors
    /// The failure that it prints.
    pub fn read(mut command: Command) -> Result<Value, Value> {
        let output = command.output().map_err(|error| json!({ "code": error.to_string() }))?;
        let printed = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes).into_owned();
            text.lines()
                .rev()
                .find_map(|line| serde_json::from_str(line.strip_prefix("comptoir: ").unwrap_or(line)).ok())
        };
        let Output { status, stdout, stderr } = output;
        if status.success() {
            return Ok(printed(&stdout).unwrap_or(Value::Null));
        }
        let all = || json!({ "code": "unread", "text": String::from_utf8_lossy(&stderr) });
        Err(printed(&stderr).unwrap_or_else(all))
    }

    /// Executes one command.
    ///
    /// # Errors
    /// The refusal.
    pub fn exec(&self, name: &str, body: &Value) -> Result<Value, Value> {
        let executed = self.run(&["exec", name, &body.to_string()])?;
        Ok(executed.get("answer").cloned().unwrap_or(Value::Null))
    }

    /// Asks one query.
    ///
    /// # Errors
    /// The refusal.
    pub fn query(&self, name: &str, body: &Value) -> Result<Value, Value> {
        self.run(&["query", name, &body.to_string()])
    }
}
