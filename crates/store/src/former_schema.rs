//! The database as the former Comptoir left it, so that this one has something to migrate. For the simulation only.

use crate::error::StoreError;
use crate::store::Store;

impl Store {
    /// Undoes the last migration. The next who opens the file makes it again. What its table held is lost; whoever has it gives it
    /// again.
    ///
    /// # Errors
    /// What the database answers; nothing was written.
    pub fn undo_last_migration(&self) -> Result<(), StoreError> {
        let undo = "BEGIN IMMEDIATE; DROP TABLE quarantined_run; DELETE FROM refinery_schema_history WHERE version = 13; COMMIT";
        let mut writer = self.writer();
        let undone = writer.connection.execute_batch(undo);
        if undone.is_err() {
            writer.roll_back();
        }
        Ok(undone?)
    }
}

#[cfg(test)]
mod tests {
    use crate::database::DatabaseKey;
    use crate::store::Store;

    #[test]
    fn what_is_undone_is_the_last_migration() {
        let directory = tempfile::tempdir().unwrap();
        let key = DatabaseKey::from_bytes([7; 32]);
        Store::open(directory.path(), &key).unwrap().undo_last_migration().unwrap();
        let path = Store::database_path(directory.path());
        assert!(crate::database::is_outdated(&path, &key, crate::database::Medium::default()).unwrap());
        assert!(Store::open(directory.path(), &key).unwrap().quarantined_hashes().unwrap().is_empty(), "made again");
        assert!(!crate::database::is_outdated(&path, &key, crate::database::Medium::default()).unwrap());
    }
}
