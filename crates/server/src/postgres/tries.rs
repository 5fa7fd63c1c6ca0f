//! Wrong codes, counted over all instances: who is turned away at one is turned away at the others.

use std::net::IpAddr;

use comptoir_domain::signature::PublicKey;
use comptoir_sync::node::{PER_ADDRESS_MAX, PER_DEVICE_MAX, network};

use super::database::{Database, execute};
use super::error::PostgresError;

/// Wrong codes count for so long.
const WINDOW: &str = "interval '10 minutes'";
/// Tries are counted one after the other: otherwise two at once would not see each other.
const TRIES_LOCK: i64 = 0x7472_6965_7300;

impl Database {
    /// Counts a try before the code is looked at. False when there were too many.
    pub(crate) async fn begin_try(&self, device: PublicKey, address: IpAddr) -> Result<bool, PostgresError> {
        let mut client = self.client().await?;
        let (device, address) = (device.0.to_vec(), place(address));
        let most = [PER_DEVICE_MAX, PER_ADDRESS_MAX].map(|most| i64::try_from(most).unwrap_or(i64::MAX));
        let forget = format!("DELETE FROM wrong_try WHERE at < clock_timestamp() - {WINDOW}");
        execute(&client, &forget, &[]).await?;
        // Not one statement: what is counted must be seen after the lock was waited for.
        let transaction = client.transaction().await?;
        transaction.query_one("SELECT pg_advisory_xact_lock($1)", &[&TRIES_LOCK]).await?;
        let sql = "INSERT INTO wrong_try (who) SELECT who FROM unnest(ARRAY[$1::bytea, $2::bytea]) AS who
            WHERE (SELECT count(*) FROM wrong_try WHERE wrong_try.who = $1) < $3
            AND (SELECT count(*) FROM wrong_try WHERE wrong_try.who = $2) < $4";
        let [per_device, per_address] = most;
        let counted = transaction.execute(sql, &[&device, &address, &per_device, &per_address]).await?;
        transaction.commit().await?;
        Ok(counted > 0)
    }

    /// The code was right: the try does not count.
    pub(crate) async fn was_right(&self, device: PublicKey, address: IpAddr) -> Result<(), PostgresError> {
        let client = self.client().await?;
        let sql = "DELETE FROM wrong_try WHERE who = $1 OR ctid IN
            (SELECT ctid FROM wrong_try WHERE who = $2 ORDER BY at DESC LIMIT 1)";
        execute(&client, sql, &[&device.0.as_slice(), &place(address)]).await?;
        Ok(())
    }
}

/// What stands for an address: never as long as a key.
fn place(address: IpAddr) -> Vec<u8> {
    match network(address) {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets().to_vec(),
    }
}
