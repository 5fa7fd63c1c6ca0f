//! The real `comptoir` binary. `./x test` builds the workspace before the journeys run.

use std::path::PathBuf;

/// `target/<profile>/comptoir`, beside the test that runs.
///
/// # Panics
/// When it was not built: run `cargo build` first.
#[must_use]
pub fn comptoir() -> PathBuf {
    let test = std::env::current_exe().expect("the test has a path");
    let profile = test.parent().and_then(std::path::Path::parent).expect("tests are in target/<profile>/deps");
    let binary = profile.join(format!("comptoir{}", std::env::consts::EXE_SUFFIX));
    assert!(binary.exists(), "{} is missing: run `cargo build` first", binary.display());
    binary
}
