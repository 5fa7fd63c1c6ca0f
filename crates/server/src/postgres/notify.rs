//! Telling other instances that a business has something new, and hearing it from them. A hint and no more: whoever hears nothing
//! finds out at the next look.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use comptoir_domain::ids::OrganisationId;
use deadpool_postgres::Pool;
use tokio::sync::mpsc;
use tokio_postgres::AsyncMessage;
use tokio_util::sync::CancellationToken;
use tracing::debug;
use uuid::Uuid;

use super::database::{Database, execute};
use super::error::PostgresError;

const CHANNEL: &str = "comptoir_journal";
/// How long to wait before listening again.
const PAUSE: Duration = Duration::from_secs(1);
/// Hints that may wait to be read.
const WAITING_MAX: usize = 1_024;

/// A task that tells what it is given, much at a time.
pub(super) fn teller(pool: Pool) -> mpsc::UnboundedSender<OrganisationId> {
    let (sender, mut receiver) = mpsc::unbounded_channel::<OrganisationId>();
    tokio::spawn(async move {
        let mut waiting = Vec::new();
        while receiver.recv_many(&mut waiting, WAITING_MAX).await > 0 {
            let told: BTreeSet<Uuid> = waiting.drain(..).map(|organisation| organisation.0).collect();
            let told: Vec<Uuid> = told.into_iter().collect();
            if let Err(error) = tell(&pool, &told).await {
                debug!(%error, "other instances were not told");
            }
        }
    });
    sender
}

async fn tell(pool: &Pool, told: &[Uuid]) -> Result<(), PostgresError> {
    let client = pool.get().await?;
    execute(&client, "SELECT pg_notify($1, id::text) FROM unnest($2::uuid[]) AS id", &[&CHANNEL, &told]).await?;
    Ok(())
}

/// Gives what other instances tell, until the server stops.
pub(crate) fn listen(database: Arc<Database>, stopping: CancellationToken) -> mpsc::Receiver<OrganisationId> {
    let (sender, receiver) = mpsc::channel(WAITING_MAX);
    tokio::spawn(async move {
        loop {
            tokio::select! {
                heard = hear(&database, &sender) => if let Err(error) = heard {
                    debug!(%error, "other instances are not heard");
                },
                () = stopping.cancelled() => return,
            }
            tokio::time::sleep(PAUSE).await;
        }
    });
    receiver
}

async fn hear(database: &Database, sender: &mpsc::Sender<OrganisationId>) -> Result<(), PostgresError> {
    let (client, mut connection) = database.target.config.connect(database.tls.clone()).await?;
    let listening = async move {
        client.batch_execute(&format!("LISTEN {CHANNEL}")).await?;
        // The connection ends with its client.
        std::future::pending::<()>().await;
        drop(client);
        Ok(())
    };
    let hearing = async {
        while let Some(message) = std::future::poll_fn(|context| connection.poll_message(context)).await {
            if let AsyncMessage::Notification(told) = message?
                && let Ok(organisation) = told.payload().parse()
            {
                // One that does not fit is found at the next look.
                let _ = sender.try_send(organisation);
            }
        }
        Ok(())
    };
    tokio::select! {
        ended = listening => ended,
        ended = hearing => ended,
    }
}
