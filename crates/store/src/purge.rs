//! Leaving a scope: a computer that stands in another store now keeps no byte of the one it left, once somebody else holds it all.

use std::collections::BTreeSet;

use comptoir_domain::event::{Envelope, Scope};
use comptoir_domain::ids::DeviceId;
use comptoir_domain::people::Audience;
use rusqlite::{Connection, params};

use crate::error::StoreError;
use crate::journal::line::lines;
use crate::journal::{Head, Item, LogHead, insert_bare, sign_end};
use crate::numbers_given;
use crate::people::device_store;
use crate::planted::{Planted, is_planted};
use crate::rebuild::rebuild;
use crate::store::{Store, Writer, forget_setting, write_setting};
use crate::{Tip, journal};

/// The setting that keeps what this device was given when it last looked whether there is something to let go.
const GIVEN: &str = "given";

impl Store {
    /// Lets go what this device is no longer given, if `holder` is, and holds these `tips`, which must still be all that is held here.
    /// What stands for the events stays, so that the chains can be followed. Gives how many events were let go.
    ///
    /// # Errors
    /// What the database answers; nothing has changed then.
    pub fn let_go(&self, holder: DeviceId, tips: &[Tip]) -> Result<usize, StoreError> {
        if is_planted(Planted::NothingPurged) {
            return Ok(0);
        }
        let own = self.own_audience()?;
        let given = format!("{own:?}");
        if self.device_setting(GIVEN)?.is_some_and(|before| before == given) {
            return Ok(0);
        }
        let kept_by = self.audience(holder)?;
        let mut writer = self.writer();
        let outcome = writer.let_go(&own, &kept_by, tips, &given);
        if outcome.is_err() {
            writer.roll_back();
        }
        outcome
    }
}

impl Writer {
    fn let_go(&mut self, own: &Audience, kept_by: &Audience, tips: &[Tip], given: &str) -> Result<usize, StoreError> {
        // Freed pages are overwritten: what was let go is not left in the file.
        self.connection.execute_batch("PRAGMA secure_delete = ON; BEGIN IMMEDIATE")?;
        self.notice_other_writers()?;
        let left = left_scopes(&self.connection, own)?;
        let is_kept = left.iter().all(|scope| kept_by.includes(*scope));
        let is_all = journal::tips(&self.connection)? == tips;
        let is_safe = (is_kept && is_all) || is_planted(Planted::PurgedAtOnce);
        let mut count = 0;
        if is_safe {
            for line in lines(&self.connection)?.iter().filter(|_| !left.is_empty()) {
                count += self.bare_places(line, &left)?;
            }
            if count > 0 {
                self.forget_streams(&left)?;
            }
            write_setting(&self.connection, GIVEN, given)?;
        }
        self.connection.execute_batch("COMMIT; PRAGMA secure_delete = OFF")?;
        self.forget();
        Ok(count)
    }

    /// Keeps of the events of these scopes on a line only what stands for them.
    fn bare_places(&self, line: &LogHead, left: &BTreeSet<Scope>) -> Result<usize, StoreError> {
        let mut placed = Vec::new();
        journal::items(&self.connection, line.line, line.first_seq, line.last_seq, |place| {
            if let Item::Event(bytes) = &place.item
                && left.contains(&place.item.bare().scope)
            {
                let batch = Envelope::from_bytes(bytes)?.batch;
                placed.push((place.seq, place.chain, place.item.bare(), batch.index + 1 == batch.size));
            }
            Ok(true)
        })?;
        for (seq, chain, bare, ends_batch) in &placed {
            self.connection
                .prepare_cached("DELETE FROM event WHERE log = ?1 AND seq = ?2")?
                .execute(params![line.line, seq])?;
            insert_bare(&self.connection, line.line, *seq, *bare, *chain)?;
            // Of an own event that was let go nothing tells where its batch ends.
            if line.is_own && *ends_batch {
                sign_end(&self.connection, line, *seq, *chain)?;
            }
        }
        Ok(placed.len())
    }

    fn forget_streams(&mut self, left: &BTreeSet<Scope>) -> Result<(), StoreError> {
        // The last own events may be gone, and with them the greatest reading of the clock.
        if let Some(head) = &self.head {
            write_setting(&self.connection, Head::CLOCK_SEEN, &head.clock.to_i64().to_string())?;
        }
        // Places of the journal that are free now are taken again: what was said of them is said of others.
        self.connection.execute("DELETE FROM holder", [])?;
        if let Some(head) = self.head.as_ref().filter(|_| !is_planted(Planted::NumbersForgotten)) {
            numbers_given::note(&self.connection, left, head.series)?;
        }
        for scope in left {
            self.connection.execute("DELETE FROM stream WHERE scope = ?1", [scope.to_bytes()])?;
        }
        rebuild(&self.connection)?;
        let register = device_store(&self.connection)?.map(Scope::Store);
        if register.is_some_and(|store| left.contains(&store)) {
            forget_setting(&self.connection, "register")?;
        }
        Ok(())
    }
}

/// Something was recorded about a computer: what this one is given may have changed, and changed back, since it last looked.
pub(crate) fn look_again(connection: &Connection) -> Result<(), StoreError> {
    forget_setting(connection, GIVEN)?;
    Ok(())
}

/// The scopes that are held here and not given any more.
fn left_scopes(connection: &Connection, own: &Audience) -> Result<BTreeSet<Scope>, StoreError> {
    let mut statement = connection.prepare("SELECT DISTINCT scope FROM stream")?;
    let mut rows = statement.query([])?;
    let mut left = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let scope = minicbor::decode(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?;
        if !own.includes(scope) {
            left.insert(scope);
        }
    }
    Ok(left)
}
