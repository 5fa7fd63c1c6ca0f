//! Importing a catalogue from the screens: the file is read once and held here, tried, then applied in the background.
//!
//! One file and one import at a time; both belong to the person who began them and are gone with the database.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use comptoir_domain::Refusal;
use comptoir_domain::ids::UserId;
use comptoir_domain::people::Permission;
use comptoir_store::{
    BadLines, Encoding, ExecuteError, IMPORT_FILE_SIZE_MAX, IMPORT_TOPICS, ImportFileError, ImportOutcome, ImportPlan,
    ImportPreview, ImportProgress, ImportTable, Mapping, Session, Shown, Store,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;
use uuid::Uuid;

use super::ShellVerb;
use super::fresh_file::{self, WrittenFile};
use crate::desk::Desk;
use crate::failure::Failure;

/// How many lines a screen is shown to choose the columns by.
const SAMPLE_LINES: usize = 20;

/// The file being imported, and the import under way.
#[derive(Default)]
pub(crate) struct ImportBench {
    file: Mutex<Option<Arc<OpenFile>>>,
    job: Mutex<Option<Arc<Job>>>,
}

struct OpenFile {
    id: Uuid,
    user: UserId,
    table: ImportTable,
    source: Option<PathBuf>,
    /// The last dry run, for the further pages of its preview.
    tried: Mutex<Option<(Mapping, Arc<ImportPlan>)>>,
}

#[derive(Default)]
struct Job {
    cancelled: AtomicBool,
    state: Mutex<JobState>,
}

#[derive(Default)]
struct JobState {
    progress: ImportProgress,
    ended: Option<Result<ImportOutcome, Failure>>,
}

/// What a lock guards is whole even after a panic: every change is one assignment.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl ImportBench {
    /// Stops what is under way and lets the file go.
    pub(crate) fn clear(&self) {
        *locked(&self.file) = None;
        if let Some(job) = locked(&self.job).take() {
            job.cancelled.store(true, Ordering::Relaxed);
        }
    }

    fn open(&self, file: OpenFile) {
        *locked(&self.file) = Some(Arc::new(file));
    }

    fn file(&self, id: Uuid, session: &Session) -> Result<Arc<OpenFile>, Failure> {
        let file = locked(&self.file).clone().filter(|file| file.id == id && file.user == session.user);
        file.ok_or_else(|| Failure::new("import.no_file", json!({})))
    }

    fn job(&self) -> Option<Arc<Job>> {
        locked(&self.job).clone()
    }

    /// Begins a job, unless one is under way.
    fn begin(&self) -> Result<Arc<Job>, Failure> {
        let mut current = locked(&self.job);
        if current.as_ref().is_some_and(|job| locked(&job.state).ended.is_none()) {
            return Err(Failure::new("import.running", json!({})));
        }
        Ok(Arc::clone(current.insert(Arc::default())))
    }
}

impl OpenFile {
    fn plan(&self, store: &Store, session: &Session, mapping: &Mapping) -> Result<Arc<ImportPlan>, Failure> {
        let plan = Arc::new(store.plan_import(session, &self.table, mapping)?);
        *locked(&self.tried) = Some((mapping.clone(), Arc::clone(&plan)));
        Ok(plan)
    }

    fn tried(&self, mapping: &Mapping) -> Option<Arc<ImportPlan>> {
        locked(&self.tried).as_ref().filter(|(tried, _)| tried == mapping).map(|(_, plan)| Arc::clone(plan))
    }
}

impl Job {
    /// Imports. True when something was recorded, also where it did not come to its end.
    fn run(&self, file: &OpenFile, store: &Store, session: &Session, wanted: &ApplyImport) -> bool {
        let applied = file.plan(store, session, &wanted.mapping).and_then(|plan| {
            let watch = |progress| {
                locked(&self.state).progress = progress;
                if self.cancelled.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            Ok(store.apply_import(session, &plan, wanted.bad_lines, watch)?)
        });
        *locked(&file.tried) = None;
        let mut state = locked(&self.state);
        state.ended = Some(applied);
        // One that was stopped or failed has recorded what came before.
        state.progress.done > 0
    }
}

/// Reads a file: from this computer's disk by its path, or as the bytes that a window or browser has of it.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub(super) struct ReadImport {
    /// Where it is on this computer.
    #[serde(default)]
    path: Option<String>,
    /// Its bytes, in base64.
    #[serde(default)]
    bytes: Option<String>,
    /// Its name, where its bytes are given.
    #[serde(default)]
    name: Option<String>,
}

/// A file that was read.
#[derive(Serialize, TS)]
pub(super) struct ImportFile {
    /// Names it for what follows.
    #[ts(type = "string")]
    file: Uuid,
    /// Its name.
    name: String,
    /// How many lines there are below the headers.
    lines: usize,
    /// Its headers, in their order.
    headers: Vec<String>,
    /// Its first lines.
    sample: Vec<Vec<String>>,
    /// Which column seems to hold what.
    mapping: Mapping,
    /// What stands between the cells of a CSV.
    delimiter: Option<String>,
    /// How the letters of a CSV are written.
    encoding: Option<Encoding>,
}

impl ShellVerb for ReadImport {
    const NAME: &'static str = "import.read";
    type Answer = ImportFile;

    fn call(self, desk: &Desk) -> Result<ImportFile, Failure> {
        let session = desk.signed_in()?;
        // Before the file is touched: a path is no window into this computer for who may not import.
        if !desk.store()?.person(&session)?.permissions.contains(&Permission::ImportCatalog) {
            return Err(ExecuteError::Refused(Refusal::forbidden(Permission::ImportCatalog)).into());
        }
        let source = self.path.as_deref().map(PathBuf::from);
        let table = self.table()?;
        let id = Uuid::new_v4();
        let read = ImportFile {
            file: id,
            name: table.file_name().to_owned(),
            lines: table.line_count(),
            headers: table.headers().to_vec(),
            sample: table.sample(SAMPLE_LINES),
            mapping: Mapping::propose(table.headers()),
            delimiter: table.text_format().map(|(delimiter, _)| delimiter.to_string()),
            encoding: table.text_format().map(|(_, encoding)| encoding),
        };
        desk.import_bench().open(OpenFile { id, user: session.user, table, source, tried: Mutex::default() });
        Ok(read)
    }
}

impl ReadImport {
    fn table(&self) -> Result<ImportTable, Failure> {
        if let Some(path) = &self.path {
            return Ok(ImportTable::open(Path::new(path))?);
        }
        let text = self.bytes.as_deref().unwrap_or_default();
        if text.len() / 4 * 3 > IMPORT_FILE_SIZE_MAX + 3 {
            return Err(ImportFileError::TooLarge { size_max: IMPORT_FILE_SIZE_MAX }.into());
        }
        let bytes = STANDARD.decode(text).map_err(|_| Failure::new("import.not_a_table", json!({})))?;
        Ok(ImportTable::read(self.name.as_deref().unwrap_or_default(), &bytes)?)
    }
}

/// Says what the file would do: counts, and a page of lines.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct PreviewImport {
    #[ts(type = "string")]
    file: Uuid,
    mapping: Mapping,
    /// Which lines; all by default.
    #[serde(default)]
    #[ts(as = "Option<Shown>", optional)]
    shown: Shown,
    /// From which one on. From 0 the dry run is made anew; further pages are of the same one.
    #[serde(default)]
    #[ts(as = "Option<usize>", optional)]
    offset: usize,
    /// How many, at most 200.
    limit: usize,
}

impl ShellVerb for PreviewImport {
    const NAME: &'static str = "import.preview";
    type Answer = ImportPreview;

    fn call(self, desk: &Desk) -> Result<ImportPreview, Failure> {
        let session = desk.signed_in()?;
        let file = desk.import_bench().file(self.file, &session)?;
        let tried = if self.offset == 0 { None } else { file.tried(&self.mapping) };
        let plan = tried.map_or_else(|| file.plan(desk.store()?.as_ref(), &session, &self.mapping), Ok)?;
        Ok(plan.preview(&file.table, self.shown, self.offset, self.limit))
    }
}

/// Imports the file in the background.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct ApplyImport {
    #[ts(type = "string")]
    file: Uuid,
    mapping: Mapping,
    /// What becomes of the good lines where there are bad ones.
    bad_lines: BadLines,
}

impl ShellVerb for ApplyImport {
    const NAME: &'static str = "import.apply";
    type Answer = ();

    fn call(self, desk: &Desk) -> Result<(), Failure> {
        let session = desk.signed_in()?;
        let file = desk.import_bench().file(self.file, &session)?;
        let store = desk.store()?;
        let job = desk.import_bench().begin()?;
        let news = desk.news().clone();
        std::thread::spawn(move || {
            if job.run(&file, &store, &session, &self) {
                news.tell(&IMPORT_TOPICS);
            }
        });
        Ok(())
    }
}

/// How far the import is.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct ReadImportProgress {}

/// Where an import stands.
#[derive(Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub(super) enum ImportState {
    /// None was begun.
    Idle,
    /// It is under way.
    Running,
    /// It came to its end, or was stopped: see the result.
    Done,
    /// It failed between two batches: see the failure. What was recorded stays.
    Failed,
}

/// How far the import is.
#[derive(Serialize, TS)]
pub(super) struct ImportStatus {
    state: ImportState,
    /// Lines that are recorded.
    done: usize,
    /// Lines that have something to record; 0 while the file is being tried.
    total: usize,
    result: Option<ImportOutcome>,
    failure: Option<Failure>,
}

impl ShellVerb for ReadImportProgress {
    const NAME: &'static str = "import.progress";
    type Answer = ImportStatus;

    fn call(self, desk: &Desk) -> Result<ImportStatus, Failure> {
        desk.signed_in()?;
        let Some(job) = desk.import_bench().job() else {
            return Ok(ImportStatus { state: ImportState::Idle, done: 0, total: 0, result: None, failure: None });
        };
        let state = locked(&job.state);
        let ImportProgress { done, total } = state.progress;
        let (state, result, failure) = match &state.ended {
            None => (ImportState::Running, None, None),
            Some(Ok(outcome)) => (ImportState::Done, Some(*outcome), None),
            Some(Err(failure)) => (ImportState::Failed, None, Some(failure.clone())),
        };
        Ok(ImportStatus { state, done, total, result, failure })
    }
}

/// Stops the import between two batches. What was recorded stays; importing the file again does the rest.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct CancelImport {}

impl ShellVerb for CancelImport {
    const NAME: &'static str = "import.cancel";
    type Answer = ();

    fn call(self, desk: &Desk) -> Result<(), Failure> {
        desk.signed_in()?;
        if let Some(job) = desk.import_bench().job() {
            job.cancelled.store(true, Ordering::Relaxed);
        }
        Ok(())
    }
}

/// Writes the wrong lines to a CSV, beside the file where it is on this computer's disk, else among the exports.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(super) struct WriteErrorFile {
    #[ts(type = "string")]
    file: Uuid,
    mapping: Mapping,
}

impl ShellVerb for WriteErrorFile {
    const NAME: &'static str = "import.error_file";
    type Answer = WrittenFile;

    fn call(self, desk: &Desk) -> Result<WrittenFile, Failure> {
        let session = desk.signed_in()?;
        let file = desk.import_bench().file(self.file, &session)?;
        let tried = file.tried(&self.mapping);
        let plan = tried.map_or_else(|| file.plan(desk.store()?.as_ref(), &session, &self.mapping), Ok)?;
        let bytes = plan.error_file(&file.table)?;
        let stem = Path::new(file.table.file_name()).file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let beside = file.source.as_deref().and_then(Path::parent).map(Path::to_owned);
        let folder = beside.unwrap_or_else(|| fresh_file::exports(desk));
        fresh_file::write(&folder, &format!("{}-erreurs", stem.unwrap_or_default()), "csv", &bytes)
    }
}
