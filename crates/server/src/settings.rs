//! What may be set: by flag, else in the environment, else in a file, else as it is by default.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand};
use comptoir_domain::ids::OrganisationId;
use serde::Deserialize;

use crate::failure::Failure;
use crate::host_keys::HostKeys;
use crate::postgres::Target;

const LISTEN: &str = "0.0.0.0:4433";
const ADMIN: &str = "127.0.0.1:4434";

/// Comptoir's central server: keeps the journals of businesses, and brings their computers together over the internet.
///
/// Without a verb it serves. Settings are read from flags, else from the environment, else from the file given with --settings
/// (TOML, the flags' names with underscores).
#[derive(Parser)]
#[command(name = "comptoir-server", version, about)]
pub(crate) struct Arguments {
    /// The folder of the data and of the server's keys. Needed.
    #[arg(long, global = true, value_name = "DIR", env = "COMPTOIR_SERVER_DATA")]
    data: Option<PathBuf>,
    /// A file with settings.
    #[arg(long, global = true, value_name = "FILE", env = "COMPTOIR_SERVER_SETTINGS")]
    settings: Option<PathBuf>,
    /// Where the journals are: sqlite, sqlite:DIR, or postgres://USER@HOST/DATABASE, which several instances may share
    /// [default: sqlite, in the folder of the data].
    #[arg(long, global = true, value_name = "WHERE", env = "COMPTOIR_SERVER_JOURNAL", hide_env_values = true)]
    journal: Option<String>,
    /// The certificate of the authority that signed PostgreSQL's, as PEM [default: those that the system trusts].
    #[arg(long, global = true, value_name = "FILE", env = "COMPTOIR_SERVER_JOURNAL_CA")]
    journal_ca: Option<PathBuf>,
    /// The server's keys, the same for all instances [default: host-keys.json in the folder of the data].
    #[arg(long, global = true, value_name = "FILE", env = "COMPTOIR_SERVER_KEYS")]
    keys: Option<PathBuf>,
    #[command(flatten)]
    serve: ServeArguments,
    #[command(subcommand)]
    pub(crate) verb: Option<Verb>,
}

#[derive(Args, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ServeArguments {
    /// Where devices are answered [default: 0.0.0.0:4433].
    #[arg(long, value_name = "ADDRESS:PORT", env = "COMPTOIR_SERVER_LISTEN")]
    listen: Option<String>,
    /// Where /healthz, /readyz and /metrics are answered, in plain HTTP: for this computer alone [default: 127.0.0.1:4434].
    #[arg(long, value_name = "ADDRESS:PORT", env = "COMPTOIR_SERVER_ADMIN")]
    admin: Option<String>,
    /// How much is logged: error, warn, info, debug, trace, or per module [default: info].
    #[arg(long, value_name = "LEVEL", env = "COMPTOIR_SERVER_LOG")]
    log: Option<String>,
    /// Log one JSON object a line.
    #[arg(long, env = "COMPTOIR_SERVER_LOG_JSON")]
    #[serde(default)]
    log_json: bool,
}

/// The file.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsFile {
    data: Option<PathBuf>,
    journal: Option<String>,
    journal_ca: Option<PathBuf>,
    keys: Option<PathBuf>,
    listen: Option<String>,
    admin: Option<String>,
    log: Option<String>,
    log_json: Option<bool>,
}

#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Print a code with which one business can be brought here, for a day. The server may be running or not.
    InviteBusiness,
    /// Tell every business that PostgreSQL was brought back to an earlier state, so that its devices give again what is lacking. A
    /// restored dump and a standby that took over are noticed without it; a copy of the files is not.
    BeginAnew,
    /// List the businesses that are held here.
    Businesses,
    /// Back one business up into a file. The server may be running or not.
    Backup {
        /// The file to write.
        file: PathBuf,
        /// Which business, where there are several.
        #[arg(long, value_name = "ID")]
        organisation: Option<OrganisationId>,
    },
    /// Bring a business back from a backup made here. The server must not be running, and not hold the business.
    Restore {
        /// The backup.
        file: PathBuf,
        /// Only verify it, and say what restoring would do.
        #[arg(long)]
        dry_run: bool,
    },
}

/// What is in force.
pub(crate) struct Settings {
    pub(crate) data: PathBuf,
    pub(crate) journal: Journal,
    pub(crate) keys: PathBuf,
    pub(crate) listen: SocketAddr,
    pub(crate) admin: SocketAddr,
    pub(crate) log: String,
    pub(crate) log_json: bool,
}

/// Where the journals are.
#[derive(Clone, Debug)]
pub(crate) enum Journal {
    /// Each in a database of its own, in this folder.
    Sqlite(PathBuf),
    /// All on PostgreSQL.
    Postgres(Box<Target>, Option<PathBuf>),
}

impl Journal {
    fn parse(text: &str, data: &Path, authority: Option<PathBuf>) -> Result<Self, Failure> {
        match text.split_once(':') {
            None if text == "sqlite" => Ok(Self::Sqlite(data.to_owned())),
            Some(("sqlite", folder)) if !folder.is_empty() => Ok(Self::Sqlite(folder.into())),
            Some(("postgres" | "postgresql", _)) => {
                let target = Target::parse(text).map_err(|why| wrong("--journal", &why))?;
                Ok(Self::Postgres(Box::new(target), authority))
            }
            _ => Err(wrong("--journal", "say sqlite, sqlite:DIR or postgres://USER@HOST/DATABASE")),
        }
    }
}

impl Arguments {
    /// What is in force.
    pub(crate) fn settings(&self) -> Result<Settings, Failure> {
        let file = self.settings.as_deref().map(read).transpose()?.unwrap_or_default();
        let given = |flag: &Option<String>, file: Option<String>, default: &str| {
            flag.clone().or(file).unwrap_or_else(|| default.to_owned())
        };
        let data = self.data.clone().or(file.data).ok_or_else(|| wrong("--data", "say in which folder to work"))?;
        let admin = address("--admin", &given(&self.serve.admin, file.admin, ADMIN))?;
        if !admin.ip().is_loopback() {
            return Err(wrong("--admin", "it has no lock: only an address of this computer, such as 127.0.0.1:4434"));
        }
        let journal = given(&self.journal, file.journal, "sqlite");
        let journal = Journal::parse(&journal, &data, self.journal_ca.clone().or(file.journal_ca))?;
        let keys = self.keys.clone().or(file.keys).unwrap_or_else(|| HostKeys::path_in(&data));
        Ok(Settings {
            data,
            journal,
            keys,
            listen: address("--listen", &given(&self.serve.listen, file.listen, LISTEN))?,
            admin,
            log: given(&self.serve.log, file.log, "info"),
            log_json: self.serve.log_json || file.log_json.unwrap_or(false),
        })
    }
}

fn read(path: &Path) -> Result<SettingsFile, Failure> {
    let text = std::fs::read_to_string(path).map_err(Failure::file(path))?;
    toml::from_str(&text).map_err(|error| wrong(&path.display().to_string(), error.message()))
}

fn address(setting: &str, text: &str) -> Result<SocketAddr, Failure> {
    text.parse().map_err(|_| wrong(setting, &format!("{text} is not an address and a port, such as 0.0.0.0:4433")))
}

pub(crate) fn wrong(setting: &str, why: &str) -> Failure {
    Failure::Setting { setting: setting.to_owned(), why: why.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(arguments: &[&str]) -> Result<Settings, String> {
        let arguments = [&["comptoir-server"], arguments].concat();
        let parsed = Arguments::try_parse_from(arguments).map_err(|error| error.to_string())?;
        parsed.settings().map_err(|failure| failure.to_string())
    }

    #[test]
    fn a_flag_goes_before_the_file_and_the_file_before_the_default() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("server.toml");
        std::fs::write(&file, "data = \"/srv/comptoir\"\nlisten = \"0.0.0.0:1\"\nadmin = \"127.0.0.1:2\"\n").unwrap();
        let file = file.display().to_string();
        let read = settings(&["--settings", &file, "--listen", "0.0.0.0:3"]).unwrap();
        assert_eq!((read.listen.port(), read.admin.port(), read.log.as_str()), (3, 2, "info"));
        assert_eq!(read.data, Path::new("/srv/comptoir"));
        assert!(matches!(read.journal, Journal::Sqlite(folder) if folder == Path::new("/srv/comptoir")));
        let elsewhere = settings(&["--data", "x", "--journal", "sqlite:/srv/journals"]).unwrap();
        assert!(matches!(elsewhere.journal, Journal::Sqlite(folder) if folder == Path::new("/srv/journals")));
    }

    #[test]
    fn what_is_wrong_is_said_in_one_line() {
        let said = |arguments: &[&str]| settings(arguments).err().unwrap();
        assert_eq!(said(&[]), "--data: say in which folder to work");
        assert!(said(&["--data", "x", "--listen", "4433"]).starts_with("--listen: 4433 is not an address"));
        assert!(said(&["--data", "x", "--admin", "0.0.0.0:4434"]).starts_with("--admin: it has no lock"));
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("server.toml");
        std::fs::write(&file, "journals = \"sqlite\"").unwrap();
        let with_file = said(&["--data", "x", "--settings", &file.display().to_string()]);
        assert!(with_file.contains("unknown field `journals`") && with_file.lines().count() == 1, "{with_file}");
        for journal in ["mysql://x/y", "sqlite:", "postgres"] {
            assert!(said(&["--data", "x", "--journal", journal]).starts_with("--journal: say sqlite"), "{journal}");
        }
        assert!(said(&["--data", "x", "--journal", "postgres://a@b"]).starts_with("--journal: say which database"));
    }
}
