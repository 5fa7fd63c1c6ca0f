//! `comptoir import`: a catalogue from a file, tried or applied.

use std::ops::ControlFlow;
use std::path::Path;

use comptoir_store::{BadLines, ImportField, ImportPlan, ImportTable, Mapping, Session, Severity, Store, StoreError};
use serde_json::json;

use super::arguments::ImportCall;
use super::verbs::print;
use crate::failure::Failure;

/// Tries or applies a file, and prints what it does; what is wrong goes to standard error, line by line.
pub(super) fn run(store: &Store, session: &Session, call: &ImportCall) -> Result<(), Failure> {
    let table = ImportTable::open(&call.file)?;
    let mapping = mapping(&table, &call.map)?;
    let plan = store.plan_import(session, &table, &mapping)?;
    for severity in [Severity::Error, Severity::Warning] {
        report(&plan, &table, severity);
    }
    if let Some(path) = &call.errors {
        if std::fs::canonicalize(path)
            .is_ok_and(|path| std::fs::canonicalize(&call.file).is_ok_and(|file| file == path))
        {
            return Err(Failure::new("import.errors_over_source", json!({ "path": path.display().to_string() })));
        }
        write_errors(&plan, &table, path)?;
    }
    if call.dry_run {
        return print(&json!({ "counts": plan.counts(), "mapping": mapping }));
    }
    let bad_lines = if call.errors.is_some() { BadLines::Skip } else { BadLines::Refuse };
    let outcome = store.apply_import(session, &plan, bad_lines, |_| ControlFlow::Continue(()))?;
    print(&serde_json::to_value(outcome).unwrap_or_default())
}

/// The proposed mapping, with what the command line says instead.
fn mapping(table: &ImportTable, chosen: &[String]) -> Result<Mapping, Failure> {
    let mut mapping = Mapping::propose(table.headers());
    for pair in chosen {
        let unknown = || Failure::new("import.unknown_field", json!({ "wanted": pair, "fields": field_names() }));
        let (field, header) = pair.split_once('=').ok_or_else(unknown)?;
        mapping.set(ImportField::of_name(field).ok_or_else(unknown)?, header, table)?;
    }
    Ok(mapping)
}

fn field_names() -> Vec<&'static str> {
    ImportField::ALL.iter().map(|field| field.name()).collect()
}

fn report(plan: &ImportPlan, table: &ImportTable, severity: Severity) {
    let word = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    for issue in plan.issues(table, severity) {
        eprintln!("comptoir: {word}: line {}", issue.sentence());
    }
}

fn write_errors(plan: &ImportPlan, table: &ImportTable, path: &Path) -> Result<(), Failure> {
    if plan.counts().error == 0 {
        return Ok(());
    }
    let file_error = |source| StoreError::File { path: path.display().to_string(), source };
    Ok(std::fs::write(path, plan.error_file(table)?).map_err(file_error)?)
}
