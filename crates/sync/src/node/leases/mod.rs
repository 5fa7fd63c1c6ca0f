//! Leases between devices: this one as their home, and as one that asks the home.

mod lease_home;
mod lease_task;

use comptoir_domain::ids::SaleId;
use tokio::sync::{mpsc, oneshot};

pub(super) use self::lease_home::LeaseHome;
pub(super) use self::lease_task::LeaseTask;

/// How it stands with a claim that was made on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimStanding {
    /// The home of the leases has granted it: nobody else has it.
    Sure,
    /// The home has granted it, but has not been the home for long enough to know what another one granted.
    Unsure,
    /// Another device has it.
    Taken,
    /// No home answers: the others do not hear of it.
    Alone,
}

/// Asks how it stands with claims, and tells that they changed. Clones ask the same device.
#[derive(Clone, Debug)]
pub struct Claims(mpsc::Sender<Asked>);

/// A question, or the news alone that claims have changed.
type Asked = Option<(SaleId, oneshot::Sender<ClaimStanding>)>;

impl Claims {
    pub(super) fn new() -> (Self, mpsc::Receiver<Asked>) {
        let (sender, receiver) = mpsc::channel(16);
        (Self(sender), receiver)
    }

    /// Tells the home what is claimed here now, and says how it stands with this sale.
    pub async fn confirm(&self, sale: SaleId) -> ClaimStanding {
        let (answer, standing) = oneshot::channel();
        if self.0.send(Some((sale, answer))).await.is_err() {
            return ClaimStanding::Alone;
        }
        standing.await.unwrap_or(ClaimStanding::Alone)
    }

    /// Tells that claims have changed here: the others hear of it.
    pub fn changed(&self) {
        // Where many ask already, they bring the news.
        let _ = self.0.try_send(None);
    }
}
