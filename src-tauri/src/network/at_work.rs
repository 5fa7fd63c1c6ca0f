//! The window's own node: it answers the shop's computers and talks to the peers for as long as the database is open.

use std::collections::BTreeSet;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError, mpsc};
use std::time::Duration;

use comptoir_domain::ids::SaleId;
use comptoir_store::Store;
use comptoir_sync::node::{
    ClaimStanding, Claims, Node, NodeError, NodeSettings, RelayPart, ShopSettings, organisation,
};
use comptoir_sync::transport::discovery::{Discovery, Mdns};
use serde_json::json;
use tokio::runtime::Runtime;
use tokio::sync::{broadcast, watch};

use super::arriving;
use super::relay::{self, RelaySetting};
use crate::failure::Failure;
use crate::news::News;

/// What screens must ask again when it goes otherwise with a peer.
const TOPICS: &[&str] = &["sync"];
/// Screens are told at most so often: people read them.
const TOLD_EVERY: Duration = Duration::from_secs(1);

/// Where the other computers are sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surroundings {
    /// At the addresses that are kept, and on the shop's own network, where this computer says that it is there.
    Lan,
    /// At the addresses that are kept.
    Peers,
}

/// The node of a desk, while there is somebody to answer or to talk to.
pub(crate) struct AtWork {
    news: News,
    /// There once the desk is one that synchronises: the command line talks to peers when it is told to.
    runtime: Mutex<Option<Arc<Runtime>>>,
    /// Where the other computers are sought.
    surroundings: Mutex<Surroundings>,
    /// The shop's own network, once it is searched: a computer that is alone opens nothing.
    mdns: Mutex<Option<Mdns>>,
    node: Mutex<Running>,
}

#[derive(Default)]
struct Running {
    node: Option<Node>,
    failure: Option<Failure>,
}

impl AtWork {
    pub(crate) fn new(news: News) -> Self {
        let surroundings = Mutex::new(Surroundings::Peers);
        Self { news, runtime: Mutex::default(), surroundings, mdns: Mutex::default(), node: Mutex::default() }
    }

    /// From now on the node works whenever there is something for it to do.
    pub(crate) fn begin(&self, surroundings: Surroundings) -> Result<(), Failure> {
        *self.surroundings.lock().unwrap_or_else(PoisonError::into_inner) = surroundings;
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        let runtime = builder.worker_threads(2).thread_name("peers").enable_all().build();
        let runtime = runtime.map_err(|error| Failure::incident("platform.runtime", &error.to_string()))?;
        *self.runtime.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(runtime));
        Ok(())
    }

    /// Begins to work, or begins anew under other settings; stops where there is nobody to talk to.
    pub(crate) fn restart(&self, store: Option<&Arc<Store>>) {
        let Some(runtime) = self.runtime() else { return };
        let mut running = self.running();
        self.end(&runtime, &mut running);
        if let Some(store) = store {
            match self.start(&runtime, store) {
                Ok((node, failure)) => *running = Running { node, failure },
                Err(failure) => running.failure = Some(failure),
            }
        }
        drop(running);
        self.news.tell(TOPICS);
    }

    /// Does work of the network that was asked for at the screens, and waits for it.
    ///
    /// # Errors
    /// `sync.unavailable` where this desk does not synchronise; or what the work answers.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        work: impl Future<Output = Result<T, Failure>> + Send + 'static,
    ) -> Result<T, Failure> {
        let runtime = self.runtime().ok_or_else(|| Failure::new("sync.unavailable", json!({})))?;
        run(&runtime, work)?
    }

    /// Stops for good.
    pub(crate) fn stop(&self) {
        self.restart(None);
        if let Some(runtime) = self.runtime.lock().unwrap_or_else(PoisonError::into_inner).take() {
            end_runtime(runtime);
        }
    }

    /// Tells that this desk has recorded something: peers hear of it at once.
    pub(crate) fn recorded(&self) {
        let Some(runtime) = self.runtime() else { return };
        let running = match self.node.try_lock() {
            Ok(running) => running,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            // It starts or stops at this moment, and looks for itself what was recorded.
            Err(TryLockError::WouldBlock) => return,
        };
        if let Some(node) = &running.node {
            let _inside = runtime.enter();
            node.recorded();
        }
    }

    /// Another computer was invited or taken in: where this one was alone, there is somebody to answer now.
    pub(crate) fn may_have_company(&self, store: &Arc<Store>) {
        if self.runtime().is_some() && self.running().node.is_none() && matches!(self.has_company(store), Ok(true)) {
            self.restart(Some(store));
        }
    }

    /// How it stands with a sale that is claimed here; nothing where this computer works alone.
    pub(crate) fn confirm_claim(&self, sale: SaleId) -> Option<ClaimStanding> {
        let (runtime, claims) = self.claims()?;
        run(&runtime, async move { claims.confirm(sale).await }).ok()
    }

    /// Tells the others that a sale is let go here.
    pub(crate) fn claims_changed(&self) {
        if let Some((_, claims)) = self.claims() {
            claims.changed();
        }
    }

    fn claims(&self) -> Option<(Arc<Runtime>, Claims)> {
        let runtime = self.runtime()?;
        let claims = self.running().node.as_ref()?.claims()?;
        Some((runtime, claims))
    }

    /// Looks at the node, if one is at work, and at what hinders it.
    pub(crate) fn look<T>(&self, see: impl FnOnce(Option<&Node>, Option<&Failure>) -> T) -> T {
        let running = self.running();
        see(running.node.as_ref(), running.failure.as_ref())
    }

    fn running(&self) -> MutexGuard<'_, Running> {
        self.node.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn runtime(&self) -> Option<Arc<Runtime>> {
        self.runtime.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn end(&self, runtime: &Runtime, running: &mut Running) {
        if let Running { node: Some(node), .. } = std::mem::take(running) {
            let _ = run(runtime, node.stop());
        }
    }

    /// A node where there is something for it to do. What hinders it to answer others does not keep it from asking.
    fn start(&self, runtime: &Runtime, store: &Arc<Store>) -> Result<(Option<Node>, Option<Failure>), Failure> {
        if !self.has_company(store)? {
            return Ok((None, None));
        }
        let shop = ShopSettings { part: self.part(store)?, discovery: self.discovery() };
        let mut failure = None;
        for place in relay::places(store, shop.part)? {
            match run(runtime, start_node(Arc::clone(store), Some(place), shop.clone()))? {
                Err(error @ NodeError::Listen { .. }) => failure = Some(Failure::from(error)),
                node => return Ok((Some(self.follow(runtime, node?)), None)),
            }
        }
        let node = run(runtime, start_node(Arc::clone(store), None, shop))??;
        Ok((Some(self.follow(runtime, node)), failure))
    }

    /// There are others to answer or to talk to, or it was told to answer whoever comes.
    fn has_company(&self, store: &Store) -> Result<bool, Failure> {
        let is_wanted = || -> Result<bool, Failure> {
            Ok(store.has_company()? || !store.peers()?.is_empty() || self.part(store)? == RelayPart::Always)
        };
        // A computer that joins has a business before it holds anything of it.
        let is_stopped = arriving::read(store)?.is_some_and(|arriving| arriving.is_stopped);
        Ok(organisation(store)?.is_some() && !is_stopped && is_wanted()?)
    }

    /// The shop's network, where it is to be searched. Addresses can still be typed where it cannot be.
    fn discovery(&self) -> Option<Arc<dyn Discovery>> {
        if *self.surroundings.lock().unwrap_or_else(PoisonError::into_inner) == Surroundings::Peers {
            return None;
        }
        let mut mdns = self.mdns.lock().unwrap_or_else(PoisonError::into_inner);
        if mdns.is_none() {
            let opened = Mdns::new().inspect_err(|error| tracing::warn!(%error, "the shop's network is not searched"));
            *mdns = opened.ok();
        }
        mdns.clone().map(|mdns| Arc::new(mdns) as Arc<dyn Discovery>)
    }

    /// What this computer is to others as soon as there are any.
    pub(crate) fn part(&self, store: &Store) -> Result<RelayPart, Failure> {
        let surroundings = *self.surroundings.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(match RelaySetting::of(store)?.part(store)? {
            // Nobody would look for it.
            RelayPart::Automatic if surroundings == Surroundings::Peers => RelayPart::Never,
            part => part,
        })
    }

    /// Tells the screens what comes in, and how things stand.
    fn follow(&self, runtime: &Runtime, node: Node) -> Node {
        runtime.spawn(tell_arrivals(node.arrivals(), self.news.clone()));
        runtime.spawn(tell_changes(node.listeners(), self.news.clone()));
        runtime.spawn(tell_changes(node.standings(), self.news.clone()));
        if arriving::is_under_way(node.store()).unwrap_or(false) {
            for (_, status) in node.peers() {
                runtime.spawn(arriving::end_once_even(Arc::downgrade(node.store()), status, self.news.clone()));
            }
        }
        node
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.lock().unwrap_or_else(PoisonError::into_inner).take() {
            end_runtime(runtime);
        }
    }
}

/// Whoever lets it go may not wait.
fn end_runtime(runtime: Arc<Runtime>) {
    if let Some(runtime) = Arc::into_inner(runtime) {
        runtime.shutdown_background();
    }
}

fn start_node(
    store: Arc<Store>,
    listen: Option<SocketAddr>,
    shop: ShopSettings,
) -> impl Future<Output = Result<Node, NodeError>> + Send + 'static {
    Node::start(store, NodeSettings { listen, shop: Some(shop), ..NodeSettings::default() })
}

/// Waits for work of the network. The caller may sit on a thread of another runtime, where `block_on` would panic.
fn run<T: Send + 'static>(runtime: &Runtime, work: impl Future<Output = T> + Send + 'static) -> Result<T, Failure> {
    let (done, waiting) = mpsc::sync_channel(1);
    runtime.spawn(async move {
        // Nobody waits any more when the program ends.
        let _ = done.send(work.await);
    });
    waiting.recv().map_err(|_| Failure::new("sync.unavailable", json!({})))
}

async fn tell_arrivals(mut arrivals: broadcast::Receiver<BTreeSet<&'static str>>, news: News) {
    loop {
        match arrivals.recv().await {
            Ok(topics) => news.tell(&topics.into_iter().collect::<Vec<_>>()),
            Err(broadcast::error::RecvError::Lagged(_)) => news.tell(&["*"]),
            Err(broadcast::error::RecvError::Closed) => return,
        }
    }
}

async fn tell_changes<T>(mut status: watch::Receiver<T>, news: News) {
    while status.changed().await.is_ok() {
        news.tell(TOPICS);
        tokio::time::sleep(TOLD_EVERY).await;
    }
}
