//! What may be typed.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Comptoir: the shop, the till and the stock, with or without the internet.
#[derive(Parser)]
#[command(name = "comptoir", version, about)]
pub(super) struct Arguments {
    /// The folder of the data.
    #[arg(long, global = true, value_name = "DIR", env = "COMPTOIR_DATA")]
    data: Option<PathBuf>,
    /// Who acts: user name or e-mail.
    #[arg(long, global = true, value_name = "NAME", env = "COMPTOIR_USER")]
    pub(super) user: Option<String>,
    /// That person's password. Better in the environment than on the command line.
    #[arg(long, global = true, value_name = "PASSWORD", env = "COMPTOIR_PASSWORD", hide_env_values = true)]
    pub(super) password: Option<String>,
    /// The passphrase of the database, where there is no keyring.
    #[arg(long, global = true, value_name = "TEXT", env = "COMPTOIR_PASSPHRASE", hide_env_values = true)]
    pub(super) passphrase: Option<String>,
    #[command(subcommand)]
    pub(super) verb: Option<Verb>,
}

impl Arguments {
    /// The folder of the data: as given, else the user's own.
    pub(super) fn directory(&self) -> PathBuf {
        self.data.clone().unwrap_or_else(|| {
            let home = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
            home("XDG_DATA_HOME")
                .or_else(|| home("LOCALAPPDATA"))
                .or_else(|| home("HOME").map(|home| home.join(".local").join("share")))
                .unwrap_or_else(std::env::temp_dir)
                .join("comptoir")
        })
    }
}

#[derive(Subcommand)]
pub(super) enum Verb {
    /// Execute a command: `exec sales.submit '{"sale": "…"}'`, or many from standard input with --batch.
    Exec(Call),
    /// Answer a query: `query till.queue`, or many from standard input with --batch.
    Query(Call),
    /// Check every chain of the journal and the file.
    Verify,
    /// Print the digest of each scope's state.
    Digest,
    /// Make all rows for the screens anew from the journal.
    Rebuild,
    /// Back the database up, into the folder `backups` beside it or into a given file.
    Backup {
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Bring a backup back into a folder that holds no business.
    Restore {
        /// The backup.
        file: PathBuf,
        /// The code of the recovery sheet.
        #[arg(long, value_name = "CODE", env = "COMPTOIR_RECOVERY_CODE", hide_env_values = true)]
        code: String,
        /// Only verify it, and say what restoring would do.
        #[arg(long)]
        dry_run: bool,
    },
    /// Fill an empty folder with the demonstration.
    Demonstration,
    /// Import a catalogue from CSV or XLSX. One wrong line refuses the whole file, unless --errors names where wrong lines go.
    Import(ImportCall),
    /// Join a business from an empty folder, with a code that was given out there, and fetch everything.
    Join(JoinCall),
    /// Bring the business to a server, with a code of the server's.
    Connect(JoinCall),
    /// Talk to another computer of the business from now on, such as the relay of the shop.
    AddPeer(PeerCall),
    /// Talk to the peers until Ctrl-C, and print how things stand whenever that changes.
    Sync(SyncCall),
    /// Export the catalogue as a file that `import` reads back.
    Export(ExportCall),
}

#[derive(Args)]
pub(super) struct ImportCall {
    /// The file: CSV or XLSX, headers in its first line.
    pub(super) file: PathBuf,
    /// Which column holds a field, where its header does not say so: `--map sku=StockCode --map name=Description`.
    #[arg(long, value_name = "FIELD=HEADER")]
    pub(super) map: Vec<String>,
    /// Say what each line would do, and write nothing.
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Import the good lines, and write the wrong ones to this CSV with the reason.
    #[arg(long, value_name = "FILE")]
    pub(super) errors: Option<PathBuf>,
}

/// Where a peer is.
#[derive(Args)]
pub(super) struct PeerCall {
    /// Where it listens.
    #[arg(long, value_name = "HOST:PORT")]
    pub(super) address: String,
    /// What it shows: four groups of four.
    #[arg(long, value_name = "XXXX-XXXX-XXXX-XXXX")]
    pub(super) fingerprint: String,
}

#[derive(Args)]
pub(super) struct JoinCall {
    #[command(flatten)]
    pub(super) peer: PeerCall,
    /// The code that was given out.
    #[arg(long, value_name = "XXXX-XXXX", env = "COMPTOIR_CODE", hide_env_values = true)]
    pub(super) code: String,
}

#[derive(Args)]
pub(super) struct SyncCall {
    /// Answer other computers of the business here: be the relay of the shop.
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(super) listen: Option<SocketAddr>,
    /// Find the other computers of the shop on its network, and be found there.
    #[arg(long)]
    pub(super) find: bool,
    /// Stop after so many seconds.
    #[arg(long = "for", value_name = "SECONDS")]
    pub(super) seconds: Option<u64>,
    /// Stop once every peer holds the same as this computer.
    #[arg(long)]
    pub(super) once: bool,
}

#[derive(Args)]
pub(super) struct ExportCall {
    /// CSV or XLSX.
    #[arg(long, value_enum, default_value = "csv")]
    pub(super) format: FileFormat,
    /// The file to write; it must not be there yet.
    #[arg(long, value_name = "FILE")]
    pub(super) output: PathBuf,
}

#[derive(Clone, Copy, clap::ValueEnum)]
pub(super) enum FileFormat {
    Csv,
    Xlsx,
}

#[derive(Args)]
pub(super) struct Call {
    /// The verb's name.
    #[arg(required_unless_present = "batch")]
    pub(super) name: Option<String>,
    /// Its fields, as JSON.
    #[arg(default_value = "{}")]
    pub(super) body: String,
    /// Read one JSON object per line: `{"id": "…", "name": "…", "body": {…}}`; print one answer per line. Stops at the first refusal.
    #[arg(long, conflicts_with_all = ["name"])]
    pub(super) batch: bool,
    /// With --batch: go on after a refusal; the exit code still says that there was one.
    #[arg(long, requires = "batch")]
    pub(super) keep_going: bool,
}
