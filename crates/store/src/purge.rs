//! Leaving a scope: a computer that stands in another store now keeps no byte of the one it left, once somebody else has held it all for
//! as long as backups are kept.

use std::collections::{BTreeMap, BTreeSet};

use comptoir_domain::Timestamp;
use comptoir_domain::event::{Envelope, Scope};
use comptoir_domain::ids::DeviceId;
use comptoir_domain::people::Audience;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::backup::DAYS_KEPT;
use crate::error::StoreError;
use crate::journal::line::lines;
use crate::journal::{Head, Item, LogHead, insert_bare, sign_end};
use crate::numbers_given;
use crate::planted::{Planted, is_planted};
use crate::progress::Progress;
use crate::rebuild::rebuild;
use crate::store::{Store, Writer, forget_setting, read_setting, write_setting};
use crate::{Tip, journal};

/// ms: how long what was left is kept once somebody holds it all. Whoever holds it may be set back to the oldest backup that is kept, and is
/// given it again.
pub const BACKUP_WINDOW: i64 = DAYS_KEPT as i64 * 24 * 60 * 60 * 1_000;

/// The setting that keeps what this device was given when it last looked whether there is something to let go.
const GIVEN: &str = "given";
/// The setting that keeps who holds what is to be let go, and since when.
const LEAVING: &str = "leaving";

/// What is to be let go is held by others.
#[derive(Serialize, Deserialize)]
struct Leaving {
    /// What this device was given then.
    given: String,
    /// Since when who has held all that was left, by this device's clock.
    since: BTreeMap<DeviceId, Timestamp>,
}

impl Leaving {
    /// True when this peer has held it for so long that none of its backups is older. A clock that went back begins anew.
    fn is_over(&self, holder: DeviceId, now: Timestamp) -> bool {
        is_planted(Planted::WindowIgnored)
            || self.since.get(&holder).is_some_and(|since| now.0.saturating_sub(since.0) >= BACKUP_WINDOW)
    }
}

impl Store {
    /// Lets go what this device is no longer given, if `holder` is, holds these `tips`, which must still be all that is held here, and held
    /// all that was left a [`BACKUP_WINDOW`] ago. What stands for the events stays, so that the chains can be followed. Gives how many
    /// events were let go.
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
        if self.is_waiting(holder, &given)? {
            return Ok(0);
        }
        let kept_by = self.audience(holder)?;
        let mut writer = self.writer();
        let outcome = writer.let_go(&own, (holder, &kept_by), tips, &given);
        if outcome.is_err() {
            writer.roll_back();
        }
        outcome
    }

    /// True when it is known that this peer holds what was left, and its time is not over: asked at each exchange for two weeks, without a
    /// transaction.
    fn is_waiting(&self, holder: DeviceId, given: &str) -> Result<bool, StoreError> {
        let now = self.now();
        let leaving = leaving(&self.reader(), given)?;
        Ok(leaving.since.get(&holder).is_some_and(|since| *since <= now) && !leaving.is_over(holder, now))
    }
}

impl Writer {
    fn let_go(
        &mut self,
        own: &Audience,
        (holder, kept_by): (DeviceId, &Audience),
        tips: &[Tip],
        given: &str,
    ) -> Result<usize, StoreError> {
        // Freed pages are overwritten: what was let go is not left in the file.
        self.connection.execute_batch("PRAGMA secure_delete = ON; BEGIN IMMEDIATE")?;
        self.notice_other_writers()?;
        let left = left_scopes(&self.connection, own)?;
        let is_kept = left.iter().all(|scope| kept_by.includes(*scope));
        let is_all = journal::tips(&self.connection)? == tips;
        let is_safe = left.is_empty() || (is_kept && is_all && self.is_over(holder, given)?);
        let mut count = 0;
        if is_safe || is_planted(Planted::PurgedAtOnce) {
            for line in lines(&self.connection)?.iter().filter(|_| !left.is_empty()) {
                count += self.bare_places(line, &left)?;
            }
            if count > 0 {
                self.forget_streams(&left)?;
            }
            write_setting(&self.connection, GIVEN, given)?;
            forget_setting(&self.connection, LEAVING)?;
        }
        self.connection.execute_batch("COMMIT; PRAGMA secure_delete = OFF")?;
        self.forget();
        Ok(count)
    }

    /// Notes that this peer holds all that was left; true when it has done so for long enough.
    fn is_over(&self, holder: DeviceId, given: &str) -> Result<bool, StoreError> {
        let now = self.now();
        let mut leaving = leaving(&self.connection, given)?;
        let since = leaving.since.entry(holder).or_insert(now);
        *since = now.min(*since);
        write_setting(&self.connection, LEAVING, &serde_json::to_string(&leaving)?)?;
        Ok(leaving.is_over(holder, now))
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
        self.connection.execute("UPDATE quarantined_run SET bytes = NULL WHERE bytes IS NOT NULL", [])?;
        if let Some(head) = self.head.as_ref().filter(|_| !is_planted(Planted::NumbersForgotten)) {
            numbers_given::note(&self.connection, left, head.series)?;
        }
        for scope in left {
            self.connection.execute("DELETE FROM stream WHERE scope = ?1", [scope.to_bytes()])?;
        }
        rebuild(&self.connection, &Progress::default())?;
        Ok(())
    }
}

/// Something was recorded about this computer: what it is given may have changed, and changed back, since it last looked.
pub(crate) fn look_again(connection: &Connection) -> Result<(), StoreError> {
    forget_setting(connection, GIVEN)?;
    forget_setting(connection, LEAVING)
}

/// Who holds what was left when this was what the device was given.
fn leaving(connection: &Connection, given: &str) -> Result<Leaving, StoreError> {
    let noted = read_setting(connection, LEAVING)?.map(|noted| serde_json::from_str(&noted)).transpose()?;
    let noted = noted.filter(|noted: &Leaving| noted.given == given);
    Ok(noted.unwrap_or_else(|| Leaving { given: given.to_owned(), since: BTreeMap::new() }))
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
