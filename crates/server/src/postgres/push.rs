//! Holding a journal alone, and keeping in it what it lacks of the replica.

use std::collections::{BTreeMap, HashSet};

use comptoir_domain::event::ChainHash;
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::{DeviceId, EpochId};
use comptoir_domain::people::{Audience, SignInMeans};
use comptoir_domain::signature::PublicKey;
use comptoir_store::{LogRun, Secret, Tip};
use comptoir_sync::node::TakenIn;
use deadpool_postgres::Object;
use tokio_postgres::Row;
use uuid::Uuid;

use super::database::{ask, ask_one, execute};
use super::error::PostgresError;
use super::journal::{Head, PostgresJournal};
use super::known::Known;
use super::pull::{Behind, pull_within};

/// So many bytes of runs are read from the replica at a time.
const READ_BYTES: usize = 4 << 20;
/// zstd's level: what is kept was packed as well as this by its sender.
const PACKED: i32 = 1;

/// Locks the head row in a transaction that stays open, and brings the replica up to it unless that takes long.
pub(super) async fn lock(
    journal: &PostgresJournal,
    client: &Object,
    known: &mut Known,
) -> Result<Behind, PostgresError> {
    let organisation = &journal.organisation.0;
    let sql = "SELECT epoch, position, invites_until FROM organisation WHERE id = $1 FOR NO KEY UPDATE";
    client.batch_execute("BEGIN").await?;
    let row = ask_one(client, sql, &[organisation]).await?;
    let head = Head { epoch: EpochId(row.try_get(0)?), position: row.try_get(1)? };
    known.invites_until = row.try_get(2)?;
    let behind = pull_within(journal, client, known, head).await?;
    if behind == Behind::Even && (known.tips.is_none() || known.members.is_none()) {
        let tips = "SELECT device, epoch, seq, link FROM tip WHERE organisation = $1";
        let members = "SELECT key, is_revoked FROM member WHERE organisation = $1";
        let (tips, members) = (ask(client, tips, &[organisation]).await?, ask(client, members, &[organisation]).await?);
        known.tips = Some(tips.iter().map(tip_of).collect::<Result<_, _>>()?);
        known.members = Some(sorted(members.iter().map(member_of).collect::<Result<_, _>>()?));
    }
    Ok(behind)
}

/// Keeps what was taken in, and whatever else the journal lacks; commits. Gives the number of runs that were kept.
pub(super) async fn push(
    journal: &PostgresJournal,
    client: &Object,
    known: &mut Known,
    taken_in: TakenIn,
) -> Result<usize, PostgresError> {
    let TakenIn { runs, persons } = taken_in;
    let tips = journal.replica.tips()?;
    // Not as they came: as the replica found them borne out.
    let mut secrets = journal.replica.secrets_for(&runs)?;
    secrets.extend(journal.replica.secrets_of(&Vec::from_iter(persons), &Audience::Everything)?);
    let before = known.tips.take().unwrap_or_default();
    let mut held: Vec<Tip> = before.iter().copied().chain(runs.iter().map(tip_of_run)).collect();
    let mut kept = Kept { position: known.position, last: None, runs: 0 };
    kept.insert(journal, client, &runs).await?;
    if known.has_unkept_fillings {
        // A step broke that filled places. Which ones the ends of the lines do not tell: everything is kept once more.
        held.clear();
    }
    // What came in is most often all that is new. Else the replica recorded something, or a step broke before.
    while !is_covered(&tips, &held) {
        let lacking = journal.replica.read_lacking(&held, &Audience::Everything, READ_BYTES)?;
        if lacking.is_empty() {
            return Err(PostgresError::Damaged("the replica does not give what it holds".to_owned()));
        }
        secrets.extend(journal.replica.secrets_for(&lacking)?);
        held.extend(lacking.iter().map(tip_of_run));
        kept.insert(journal, client, &lacking).await?;
    }
    if kept.runs == 0 && !secrets.is_empty() {
        kept.position += 1;
    }
    keep_secrets(journal, client, kept.position, &secrets).await?;
    keep_tips(journal, client, &before, &tips).await?;
    let members = keep_members(journal, client, known.members.take().unwrap_or_default()).await?;
    let invites_until = journal.replica.invites_until()?.map(|until| until.0);
    if kept.position != known.position || invites_until != known.invites_until {
        let sql = "UPDATE organisation SET position = $2, invites_until = $3 WHERE id = $1";
        execute(client, sql, &[&journal.organisation.0, &kept.position, &invites_until]).await?;
    }
    client.batch_execute("COMMIT").await?;
    known.position = kept.position;
    known.last_run = kept.last.or(known.last_run);
    (known.tips, known.members, known.invites_until) = (Some(tips), Some(members), invites_until);
    Ok(kept.runs)
}

fn is_covered(tips: &[Tip], held: &[Tip]) -> bool {
    let held: HashSet<&Tip> = held.iter().collect();
    tips.iter().all(|tip| held.contains(tip))
}

/// Runs as they are kept.
struct Kept {
    position: i64,
    last: Option<(i64, ChainHash)>,
    runs: usize,
}

impl Kept {
    async fn insert(
        &mut self,
        journal: &PostgresJournal,
        client: &Object,
        runs: &[LogRun],
    ) -> Result<(), PostgresError> {
        if runs.is_empty() {
            return Ok(());
        }
        let (mut positions, mut packed) = (Vec::new(), Vec::new());
        let tips: Vec<Tip> = runs.iter().map(tip_of_run).collect();
        for (run, tip) in runs.iter().zip(&tips) {
            self.position += 1;
            self.last = Some((self.position, tip.chain));
            positions.push(self.position);
            // Writing to memory cannot fail.
            let plain = minicbor::to_vec(run).unwrap_or_default();
            packed.push(
                zstd::encode_all(plain.as_slice(), PACKED)
                    .map_err(|error| PostgresError::Damaged(error.to_string()))?,
            );
        }
        self.runs += runs.len();
        let sql = "INSERT INTO run (organisation, position, device, epoch, first_seq, last_seq, link, bytes)
            SELECT $1, * FROM unnest($2::bigint[], $3::uuid[], $4::uuid[], $5::bigint[], $6::bigint[], $7::bytea[], $8::bytea[])";
        let Columns { devices, epochs, seqs, links } = Columns::of(&tips);
        let first_seqs: Vec<i64> = runs.iter().map(|run| run.first_seq).collect();
        let organisation = &journal.organisation.0;
        execute(client, sql, &[organisation, &positions, &devices, &epochs, &first_seqs, &seqs, &links, &packed])
            .await?;
        Ok(())
    }
}

/// Tips as columns, for one statement over many.
struct Columns<'a> {
    devices: Vec<Uuid>,
    epochs: Vec<Uuid>,
    seqs: Vec<i64>,
    links: Vec<&'a [u8]>,
}

impl<'a> Columns<'a> {
    fn of(tips: &'a [Tip]) -> Self {
        Self {
            devices: tips.iter().map(|tip| tip.device.0).collect(),
            epochs: tips.iter().map(|tip| tip.epoch.0).collect(),
            seqs: tips.iter().map(|tip| tip.seq).collect(),
            links: tips.iter().map(|tip| tip.chain.0.0.as_slice()).collect(),
        }
    }
}

async fn keep_tips(
    journal: &PostgresJournal,
    client: &Object,
    before: &[Tip],
    after: &[Tip],
) -> Result<(), PostgresError> {
    let without = |these: &[Tip], those: &[Tip]| -> Vec<Tip> {
        let those: HashSet<&Tip> = those.iter().collect();
        these.iter().filter(|tip| !those.contains(tip)).copied().collect()
    };
    let (gone, new) = (without(before, after), without(after, before));
    let columns_of = "unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::bytea[])";
    let delete = format!(
        "DELETE FROM tip USING {columns_of} AS gone (device, epoch, seq, link) WHERE tip.organisation = $1
         AND (tip.device, tip.epoch, tip.seq, tip.link) = (gone.device, gone.epoch, gone.seq, gone.link)"
    );
    let insert = format!("INSERT INTO tip (organisation, device, epoch, seq, link) SELECT $1, * FROM {columns_of}");
    for (sql, tips) in [(delete, gone), (insert, new)] {
        if !tips.is_empty() {
            let Columns { devices, epochs, seqs, links } = Columns::of(&tips);
            execute(client, &sql, &[&journal.organisation.0, &devices, &epochs, &seqs, &links]).await?;
        }
    }
    Ok(())
}

/// Keeps secrets: a person's key, and the verifiers that stand.
async fn keep_secrets(
    journal: &PostgresJournal,
    client: &Object,
    position: i64,
    secrets: &[Secret],
) -> Result<(), PostgresError> {
    if secrets.is_empty() {
        return Ok(());
    }
    let standing: BTreeMap<(Uuid, i16), &Secret> = secrets.iter().map(|secret| (place_of(secret), secret)).collect();
    let (mut persons, mut kinds, mut sealed) = (Vec::new(), Vec::new(), Vec::new());
    for ((person, kind), secret) in standing {
        persons.push(person);
        kinds.push(kind);
        let plain = zeroize::Zeroizing::new(minicbor::to_vec(secret).unwrap_or_default());
        sealed.push(journal.database.seal.seal(&seal_place(journal, person, kind), &plain)?);
    }
    let sql = "INSERT INTO secret (organisation, position, person, kind, sealed)
        SELECT $1, $2, * FROM unnest($3::uuid[], $4::smallint[], $5::bytea[])
        ON CONFLICT (organisation, person, kind) DO UPDATE
        SET position = excluded.position, sealed = excluded.sealed WHERE secret.kind <> 0";
    execute(client, sql, &[&journal.organisation.0, &position, &persons, &kinds, &sealed]).await?;
    Ok(())
}

fn place_of(secret: &Secret) -> (Uuid, i16) {
    match secret {
        Secret::PersonKey { person, .. } => (person.0, 0),
        Secret::Verifier { user, means: SignInMeans::Password, .. } => (user.0, 1),
        Secret::Verifier { user, means: SignInMeans::Pin, .. } => (user.0, 2),
    }
}

fn seal_place(journal: &PostgresJournal, person: Uuid, kind: i16) -> Vec<u8> {
    [b"secret", journal.organisation.as_bytes().as_slice(), person.as_bytes(), &kind.to_be_bytes()].concat()
}

/// A secret with its person, kind and sealed bytes.
pub(super) fn secret_of(journal: &PostgresJournal, row: &Row) -> Result<Secret, PostgresError> {
    let place = seal_place(journal, row.try_get(0)?, row.try_get(1)?);
    let plain = journal.database.seal.open(&place, row.try_get(2)?)?;
    minicbor::decode(&plain).map_err(|error| PostgresError::Damaged(format!("a secret cannot be read: {error}")))
}

/// Keeps who belongs to the business, where that has changed. Before its journal says so, who brought it does.
async fn keep_members(
    journal: &PostgresJournal,
    client: &Object,
    before: Vec<(PublicKey, bool)>,
) -> Result<Vec<(PublicKey, bool)>, PostgresError> {
    let roster = journal.replica.roster()?.into_iter().map(|entry| (entry.key, entry.is_revoked));
    let members = sorted(roster.collect());
    if members.is_empty() || members == before {
        return Ok(before);
    }
    let keys: Vec<&[u8]> = members.iter().map(|(key, _)| key.0.as_slice()).collect();
    let revoked: Vec<bool> = members.iter().map(|(_, is_revoked)| *is_revoked).collect();
    let delete = "DELETE FROM member WHERE organisation = $1";
    let insert =
        "INSERT INTO member (organisation, key, is_revoked) SELECT $1, * FROM unnest($2::bytea[], $3::boolean[])";
    execute(client, delete, &[&journal.organisation.0]).await?;
    execute(client, insert, &[&journal.organisation.0, &keys, &revoked]).await?;
    Ok(members)
}

fn sorted(mut members: Vec<(PublicKey, bool)>) -> Vec<(PublicKey, bool)> {
    members.sort_unstable_by_key(|(key, _)| key.0);
    members
}

fn tip_of_run(run: &LogRun) -> Tip {
    let chain = run.chains().last().copied().unwrap_or(run.before);
    Tip { device: run.device(), epoch: run.epoch, seq: run.last_seq(), chain }
}

fn tip_of(row: &Row) -> Result<Tip, PostgresError> {
    let link = bytes_at(row, 3)?;
    Ok(Tip {
        device: DeviceId(row.try_get(0)?),
        epoch: EpochId(row.try_get(1)?),
        seq: row.try_get(2)?,
        chain: ChainHash(Hash(link)),
    })
}

fn member_of(row: &Row) -> Result<(PublicKey, bool), PostgresError> {
    Ok((PublicKey(bytes_at(row, 0)?), row.try_get(1)?))
}

/// A hash or key in this column.
pub(super) fn bytes_at(row: &Row, column: usize) -> Result<[u8; 32], PostgresError> {
    let bytes: &[u8] = row.try_get(column)?;
    bytes.try_into().map_err(|_| PostgresError::Damaged("a hash or key has another length".to_owned()))
}
