//! Codes with which a business can be brought here: one file each, so that another process may give one out while the server
//! runs, and using one is removing its file, which succeeds once.

use std::path::{Path, PathBuf};

use comptoir_domain::Timestamp;
use comptoir_store::{code_fits, code_verifier, one_time_code};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::private_file;

/// ms: a code is good for a day.
pub(crate) const VALID_MS: i64 = 24 * 60 * 60 * 1_000;
/// So many files are looked at, newest first: each costs one Argon2.
const LOOKED_AT_MAX: usize = 16;

/// The folder of the codes.
pub(crate) struct BusinessCodes(PathBuf);

#[derive(Serialize, Deserialize)]
struct Kept {
    verifier: String,
    expires_at: i64,
}

/// A code that fits, not used yet.
pub(crate) struct Fitting(PathBuf);

impl BusinessCodes {
    pub(crate) fn open(data: &Path) -> Result<Self, Failure> {
        let directory = data.join("business-codes");
        private_file::make_directory(&directory).map_err(Failure::file(&directory))?;
        Ok(Self(directory))
    }

    /// Gives a code out.
    pub(crate) fn issue(&self, now: Timestamp) -> Result<String, Failure> {
        let code = one_time_code()?;
        let kept = Kept { verifier: code_verifier(&code)?, expires_at: now.0.saturating_add(VALID_MS) };
        let path = self.0.join(format!("{}.json", uuid::Uuid::now_v7().simple()));
        let bytes = serde_json::to_vec(&kept).map_err(comptoir_store::StoreError::from)?;
        private_file::write(&path, &bytes).map_err(Failure::file(&path))?;
        Ok(code)
    }

    /// The code that was typed, if it is good.
    pub(crate) fn find(&self, typed: &str, now: Timestamp) -> Result<Option<Fitting>, Failure> {
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(&self.0).map_err(Failure::file(&self.0))? {
            paths.push(entry.map_err(Failure::file(&self.0))?.path());
        }
        // Names begin with the time.
        paths.sort();
        let mut looked_at = 0;
        for path in paths.into_iter().rev().filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
            // One that another process has just used is gone.
            let Ok(bytes) = std::fs::read(&path) else { continue };
            let Ok(kept) = serde_json::from_slice::<Kept>(&bytes) else { continue };
            if kept.expires_at <= now.0 {
                let _ = std::fs::remove_file(&path);
                continue;
            }
            looked_at += 1;
            if code_fits(typed, &kept.verifier) {
                return Ok(Some(Fitting(path)));
            }
            if looked_at == LOOKED_AT_MAX {
                break;
            }
        }
        Ok(None)
    }
}

impl Fitting {
    /// Uses the code. False when somebody was faster.
    pub(crate) fn consume(self) -> bool {
        std::fs::remove_file(&self.0).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_good_once_and_for_a_day() {
        let directory = tempfile::tempdir().unwrap();
        let codes = BusinessCodes::open(directory.path()).unwrap();
        let (code, other) = (codes.issue(Timestamp(0)).unwrap(), codes.issue(Timestamp(0)).unwrap());
        assert!(codes.find("ABCD-EFGH", Timestamp(1)).unwrap().is_none());
        let (first, second) =
            (codes.find(&code, Timestamp(1)).unwrap().unwrap(), codes.find(&code, Timestamp(1)).unwrap().unwrap());
        assert!(first.consume());
        assert!(!second.consume());
        assert!(codes.find(&code, Timestamp(1)).unwrap().is_none());
        assert!(codes.find(&other, Timestamp(VALID_MS)).unwrap().is_none());
    }
}
