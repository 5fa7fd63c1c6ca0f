//! The contract with the screens: every command and query with its body and answer, as TypeScript.

use std::collections::BTreeMap;
use std::path::Path;

use ts_rs::{Config, TS};

use crate::error::StoreError;
use crate::{commands, queries};

/// What the contract says, while it is gathered.
#[derive(Default)]
pub struct Contract {
    entries: BTreeMap<&'static str, Vec<String>>,
    imports: std::collections::BTreeSet<String>,
    config: Config,
    failure: Option<String>,
}

impl Contract {
    /// Adds a verb with the types of its body and answer, and exports those types.
    pub fn add<B: TS + 'static, A: TS + 'static>(&mut self, table: &'static str, name: &'static str) {
        let body = self.export::<B>();
        let answer = self.export::<A>();
        self.entries.entry(table).or_default().push(format!("  \"{name}\": {{ body: {body}; answer: {answer} }};"));
    }

    fn export<T: TS + 'static>(&mut self) -> String {
        let mut named = Named { contract: self };
        ts_rs::TypeVisitor::visit::<T>(&mut named);
        T::name(&self.config)
    }

    /// The text of `contract.ts`.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = "// Generated from Rust by `./x gen`. Do not edit.\n".to_owned();
        for import in &self.imports {
            text.push_str(&format!("import type {{ {import} }} from \"./{import}\";\n"));
        }
        for (table, entries) in &self.entries {
            text.push_str(&format!("\nexport interface {table} {{\n{}\n}}\n", entries.join("\n")));
        }
        text
    }
}

/// Exports the types that have a file of their own; looks into lists and options for them.
struct Named<'a> {
    contract: &'a mut Contract,
}

impl ts_rs::TypeVisitor for Named<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            self.contract.imports.insert(T::ident(&self.contract.config));
            if let Err(error) = T::export_all(&self.contract.config) {
                self.contract.failure = Some(error.to_string());
            }
        }
        T::visit_generics(self);
    }
}

/// Writes the types of all commands, queries and of `more` into `directory`, with `contract.ts` that names them.
///
/// # Errors
/// What the disk answers.
pub fn contract(directory: &Path, more: impl FnOnce(&mut Contract)) -> Result<(), StoreError> {
    let config = Config::new().with_out_dir(directory).with_large_int("number");
    let mut contract = Contract { config, ..Contract::default() };
    commands::describe(&mut contract);
    queries::describe(&mut contract);
    more(&mut contract);
    if let Some(failure) = &contract.failure {
        return Err(StoreError::Damaged(failure.clone()));
    }
    let path = directory.join("contract.ts");
    std::fs::write(&path, contract.text())
        .map_err(|source| StoreError::File { path: path.display().to_string(), source })
}
