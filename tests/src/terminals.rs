//! The terminals of one store in one process, in a room that is their network.

use std::sync::Arc;
use std::time::Duration;

use comptoir::network::{PeerAt, join, until_even};
use comptoir_domain::ids::{RegisterId, SaleId};
use comptoir_domain::signature::PublicKey;
use comptoir_store::Store;
use comptoir_sync::node::{Node, NodeSettings, RelayPart, ShopSettings};
use comptoir_sync::transport::discovery::Room;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::{Instant, sleep};
use uuid::Uuid;

use crate::cli_shop::Shop;
use crate::network::{Computer, act, knows, sell, session};

const PATIENCE: Duration = Duration::from_secs(30);

/// Terminals that know of each other what the business says, and no address. In the order of relays.
pub struct Terminals {
    _folder: TempDir,
    /// Their business.
    pub shop: Shop,
    /// Their databases.
    pub stores: Vec<Arc<Store>>,
}

/// Waits until something holds.
///
/// # Panics
/// When it does not come to that.
pub async fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    let last = Instant::now() + PATIENCE;
    while !holds() {
        assert!(Instant::now() < last, "{what}: not within {PATIENCE:?}");
        sleep(Duration::from_millis(5)).await;
    }
}

/// The key of a terminal.
#[must_use]
pub fn key(store: &Store) -> PublicKey {
    store.device_key().unwrap().public()
}

/// Begins to work at one of them.
pub async fn start(store: &Arc<Store>, part: RelayPart, room: &Room) -> Node {
    let discovery = Some(Arc::new(room.clone()) as Arc<_>);
    let listen = (part != RelayPart::Never).then(|| "127.0.0.1:0".parse().unwrap());
    let shop = Some(ShopSettings { part, discovery });
    Node::start(Arc::clone(store), NodeSettings { listen, shop, ..NodeSettings::default() }).await.unwrap()
}

impl Terminals {
    /// Founds a business with so many.
    pub async fn found(count: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let first = Computer::new(&folder.path().join("1"), None);
        let shop = first.found();
        let register = json!({ "store": shop.store, "code": "C2", "name": "Caisse 2" });
        let host = Arc::new(first.open());
        let register = act(&host, &shop, "people.create_register", register).unwrap();
        let register: RegisterId = serde_json::from_value(register).unwrap();
        host.choose_register(&session(&shop), register).unwrap();
        let settings = NodeSettings { listen: Some("127.0.0.1:0".parse().unwrap()), ..NodeSettings::default() };
        let node = Node::start(Arc::clone(&host), settings).await.unwrap();
        let at = PeerAt { address: node.address().unwrap().to_string(), fingerprint: node.fingerprint().to_string() };
        let mut stores = vec![Arc::clone(&host)];
        for number in 2..=count {
            let name = format!("Comptoir {number}");
            let invitation = json!({ "name": name, "class": "terminal", "store": shop.store });
            let invited = act(&host, &shop, "people.invite_device", invitation).unwrap();
            let joining = Arc::new(Computer::new(&folder.path().join(number.to_string()), None).open());
            join(Arc::clone(&joining), &at, invited["code"].as_str().unwrap()).await.unwrap();
            joining.choose_register(&session(&shop), register).unwrap();
            stores.push(joining);
        }
        // Who joined first hears of who joined later.
        for joined in &stores[1..] {
            let node = Node::start(Arc::clone(joined), NodeSettings::default()).await.unwrap();
            until_even(&node, key(&host)).await.unwrap();
            node.stop().await;
            joined.forget_peer(key(&host)).unwrap();
        }
        node.stop().await;
        stores.sort_by_key(|store| key(store));
        Self { _folder: folder, shop, stores }
    }

    /// A sale made at one is known at another.
    pub async fn hands_over(&self, from: usize, to: usize) {
        let sale = Uuid::now_v7();
        sell(&self.stores[from], &self.shop, sale);
        wait_until("the sale at the other counter", || knows(&self.stores[to], &self.shop, sale)).await;
    }

    /// A sale that waits, known at all of these.
    pub async fn waiting(&self, at: &[usize]) -> SaleId {
        let sale = Uuid::now_v7();
        sell(&self.stores[at[0]], &self.shop, sale);
        wait_until("the sale everywhere", || at.iter().all(|one| knows(&self.stores[*one], &self.shop, sale))).await;
        SaleId(sale)
    }

    /// What a till's queue says of a sale, if it is there.
    #[must_use]
    pub fn queued(&self, at: usize, sale: SaleId) -> Option<Value> {
        let queue = self.stores[at].query(&session(&self.shop), "till.queue", json!({})).unwrap();
        queue.as_array().unwrap().iter().find(|row| row["sale"] == json!(sale)).cloned()
    }
}
