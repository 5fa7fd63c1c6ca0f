//! A PostgreSQL of a test's own: in a temporary folder, on a socket in it, gone with the test.
//!
//! The server's own tests read this file, too: they do without the window on which this package depends.

use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The name of the database.
const DATABASE: &str = "comptoir";
/// So long may it take to begin, on a machine that is busy.
const BEGIN_MAX: Duration = Duration::from_secs(60);

/// A cluster with one database.
pub struct Postgres {
    folder: TempDir,
    programs: PathBuf,
    /// The account as which it runs, where the test is root's: PostgreSQL refuses to be.
    account: Option<(u32, u32)>,
    running: Option<Child>,
}

impl Postgres {
    /// Makes one and starts it.
    #[must_use]
    pub fn start() -> Self {
        let account = unprivileged();
        let folder = TempDir::new().unwrap();
        if let Some((user, group)) = account {
            std::os::unix::fs::chown(folder.path(), Some(user), Some(group)).unwrap();
        }
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        let mut cluster = Self { folder, programs: programs(), account, running: None };
        let made = cluster
            .command("initdb")
            .args(["-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8", "-D"])
            .arg(cluster.data())
            .output();
        let made = made.unwrap();
        assert!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        cluster.begin();
        cluster.in_database("postgres", &format!("CREATE DATABASE {DATABASE}"));
        cluster
    }

    /// Where it is, as `comptoir-server` is told.
    #[must_use]
    pub fn url(&self) -> String {
        let socket = self.folder.path().display().to_string().replace('/', "%2F");
        format!("postgres://postgres@{socket}/{DATABASE}")
    }

    /// The folder of its data.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Starts it, and waits until it answers.
    pub fn begin(&mut self) {
        let socket = self.folder.path().display().to_string();
        let mut command = self.command("postgres");
        command.arg("-D").arg(self.data()).args(["-k", &socket, "-c", "listen_addresses="]);
        self.running = Some(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
        let begun = Instant::now();
        while !self.ask("postgres", "SELECT 1").0 {
            assert!(begun.elapsed() < BEGIN_MAX, "PostgreSQL does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Stops it at once, as `pg_ctl stop -m fast` does; connections break.
    pub fn stop(&mut self) {
        self.signal("-INT");
    }

    /// Stops it without letting it tidy up: it recovers when it starts again.
    pub fn crash(&mut self) {
        self.signal("-QUIT");
    }

    fn signal(&mut self, signal: &str) {
        if let Some(mut running) = self.running.take() {
            let _ = Command::new("kill").args([signal, &running.id().to_string()]).status();
            let _ = running.wait();
        }
    }

    /// Runs SQL that must be accepted; gives the rows, columns parted by `|`.
    pub fn sql(&self, sql: &str) -> String {
        self.in_database(DATABASE, sql)
    }

    fn in_database(&self, database: &str, sql: &str) -> String {
        let (is_done, text) = self.ask(database, sql);
        assert!(is_done, "{sql}: {text}");
        text
    }

    fn ask(&self, database: &str, sql: &str) -> (bool, String) {
        let output =
            self.client("psql").args(["-d", database, "-AtXq", "-v", "ON_ERROR_STOP=1", "-c", sql]).output().unwrap();
        let text = if output.status.success() { output.stdout } else { output.stderr };
        (output.status.success(), String::from_utf8_lossy(&text).trim().to_owned())
    }

    /// Dumps the database into a file.
    pub fn dump(&self, file: &Path) {
        let output = self.client("pg_dump").args(["-d", DATABASE, "-Fc"]).output().unwrap();
        assert!(output.status.success(), "pg_dump: {}", String::from_utf8_lossy(&output.stderr));
        std::fs::write(file, output.stdout).unwrap();
    }

    /// Brings the database back from a dump, in the place of the present one.
    pub fn restore(&self, file: &Path) {
        let input = std::fs::File::open(file).unwrap();
        let restored = self
            .client("pg_restore")
            .args(["-d", DATABASE, "--clean", "--if-exists", "--single-transaction"])
            .stdin(input)
            .output();
        let restored = restored.unwrap();
        assert!(restored.status.success(), "pg_restore: {}", String::from_utf8_lossy(&restored.stderr));
    }

    /// A program that asks the cluster.
    fn client(&self, name: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        command.env("PGHOST", self.folder.path()).env("PGUSER", "postgres");
        command
    }

    /// A program that runs as the cluster's account.
    fn command(&self, name: &str) -> Command {
        let mut command = Command::new(self.programs.join(name));
        command.current_dir(self.folder.path());
        if let Some((user, group)) = self.account {
            command.uid(user).gid(group);
        }
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.signal("-QUIT");
    }
}

/// The account `postgres`, else `nobody`, for root.
fn unprivileged() -> Option<(u32, u32)> {
    if std::fs::metadata("/proc/self").unwrap().uid() != 0 {
        return None;
    }
    let accounts = std::fs::read_to_string("/etc/passwd").unwrap();
    let account = |name: &str| {
        let line = accounts.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2);
        Some((fields.next()?.parse().ok()?, fields.next()?.parse().ok()?))
    };
    account("postgres").or_else(|| account("nobody"))
}

/// Where Debian puts the programs of the newest version.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let version =
        |path: &PathBuf| path.file_name().and_then(|name| name.to_str()).and_then(|name| name.parse::<u32>().ok());
    let newest = versions.map(|entry| entry.path()).max_by_key(version);
    newest.expect("PostgreSQL is missing: ./x test installs it").join("bin")
}
