//! Whom this device talks to: where they are, and which key they must prove.

use comptoir_domain::Timestamp;
use comptoir_domain::signature::PublicKey;
use rusqlite::params;

use crate::error::StoreError;
use crate::store::Store;

/// What a peer is to this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeerRole {
    /// The central server.
    Server,
    /// A computer of the shop that the others talk to.
    Relay,
}

impl PeerRole {
    /// Its name, as kept and as printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::Relay => "relay",
        }
    }

    fn from_name(name: &str) -> Self {
        if name == Self::Server.name() { Self::Server } else { Self::Relay }
    }
}

/// A peer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerRecord {
    /// The key that it must prove.
    pub key: PublicKey,
    /// `host:port`.
    pub address: String,
    /// What it is.
    pub role: PeerRole,
    /// Since when it is known.
    pub added_at: Timestamp,
}

impl Store {
    /// The peers, those known longest first.
    ///
    /// # Errors
    /// What the database answers.
    pub fn peers(&self) -> Result<Vec<PeerRecord>, StoreError> {
        let reader = self.reader();
        let mut statement =
            reader.prepare_cached("SELECT key, address, role, added_at FROM peer ORDER BY added_at, key LIMIT 64")?;
        let peers = statement.query_map([], |row| {
            Ok(PeerRecord {
                key: PublicKey(row.get(0)?),
                address: row.get(1)?,
                role: PeerRole::from_name(&row.get::<_, String>(2)?),
                added_at: Timestamp(row.get(3)?),
            })
        })?;
        Ok(peers.collect::<Result<_, _>>()?)
    }

    /// Keeps a peer; one with this key gets the new address.
    ///
    /// # Errors
    /// What the database answers.
    pub fn keep_peer(&self, key: PublicKey, address: &str, role: PeerRole) -> Result<PeerRecord, StoreError> {
        let writer = self.writer();
        let added_at = writer.now();
        writer
            .connection
            .prepare_cached(
                "INSERT INTO peer (key, address, role, added_at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (key) DO UPDATE SET address = ?2, role = ?3",
            )?
            .execute(params![key.0, address, role.name(), added_at.0])?;
        Ok(PeerRecord { key, address: address.to_owned(), role, added_at })
    }

    /// Forgets a peer. False where it was not known.
    ///
    /// # Errors
    /// What the database answers.
    pub fn forget_peer(&self, key: PublicKey) -> Result<bool, StoreError> {
        let writer = self.writer();
        Ok(writer.connection.prepare_cached("DELETE FROM peer WHERE key = ?1")?.execute([key.0])? > 0)
    }
}
