//! Devices that were apart meet a server; a new terminal joins a business that has traded for a year. Real nodes, over
//! loopback, with TLS and signatures.

use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};

use comptoir::keys::{self, PlainFile};
use comptoir_domain::ids::{OrganisationId, RegisterId, StoreId};
use comptoir_domain::people::{BuiltInRole, CreateRegister, DeviceClass, EnrolDevice};
use comptoir_store::{DatabaseKey, PeerRecord, PeerRole, Session, Store};
use comptoir_sync::node::{Node, NodeSettings, note_joining};
use comptoir_tests::binary::Terminal;
use comptoir_tests::large::{self, Size};
use comptoir_tests::network::{Running, free_port};
use comptoir_tests::shop::Shop;
use tempfile::TempDir;

use crate::alone::{Staff, sell, tell};
use crate::figures::{Figures, percentile};
use crate::{memory, wire};

const TERMINALS: usize = 4;
const SALES: usize = 1_000;
const TIMES: usize = 3;
/// What a new terminal must take in before it can sell.
const TRADED: Size = Size { products: 2_000, customers: 1_000, sales: 100_000 };
const PATIENCE: Duration = Duration::from_secs(180);

pub(crate) fn measure(figures: &mut Figures) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let (mut times, mut bytes) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let (seconds, up) = runtime.block_on(converge());
        eprintln!("  {seconds:.3} s, {up:.0} B up per sale");
        times.push(seconds);
        bytes.push(up);
    }
    figures.add("converge_4x1000_s", percentile(times, 50), "s");
    figures.add("bytes_up_per_sale", percentile(bytes, 50), "B");
    let shop = large::shop(TRADED);
    keys::keep(shop.folder.path(), &shop.key, None, PlainFile::Allowed).unwrap();
    let (business, folder) = Business::of(shop);
    figures.add("new_terminal_100k_s", runtime.block_on(join(&business)), "s");
    figures.add("relay_memory_mb", runtime.block_on(relay_memory(&business, folder.path())), "MB");
}

/// A terminal with a database of its own.
struct Till {
    _folder: TempDir,
    store: Arc<Store>,
}

/// What terminals need to know of the shop.
struct Business {
    organisation: OrganisationId,
    place: StoreId,
    admin: Session,
    seller: Session,
    server: Arc<Store>,
}

impl Business {
    fn of(shop: Shop) -> (Self, TempDir) {
        let Shop { folder, store, founded, admin, seller, .. } = shop;
        let (organisation, place) = (founded.organisation, founded.store);
        (Self { organisation, place, admin, seller, server: Arc::new(store) }, folder)
    }

    /// A new computer, taken in but still empty.
    fn enrol(&self, name: &str) -> Till {
        let folder = TempDir::new().unwrap();
        let store = Arc::new(Store::open(folder.path(), &DatabaseKey::generate().unwrap()).unwrap());
        let key = store.device_key().unwrap().public().0.iter().map(|byte| format!("{byte:02x}")).collect();
        let (name, class, place) = (name.to_owned(), DeviceClass::Terminal, Some(self.place));
        tell(&self.server, &self.admin, &EnrolDevice { key, name, class, store: place });
        note_joining(&store, self.organisation).unwrap();
        Till { _folder: folder, store }
    }

    async fn serve(&self) -> Node {
        let listen = Some("127.0.0.1:0".parse().unwrap());
        Node::start(Arc::clone(&self.server), NodeSettings { listen, ..NodeSettings::default() }).await.unwrap()
    }

    /// How a terminal finds the server, over a wire that counts.
    async fn peer(&self, server: &Node) -> (PeerRecord, Arc<wire::Counts>) {
        let (address, counts) = wire::lay(server.address().unwrap()).await;
        let key = self.server.device_key().unwrap().public();
        let (address, role) = (address.to_string(), PeerRole::Server);
        (PeerRecord { key, address, role, added_at: self.server.now() }, counts)
    }
}

async fn converge() -> (f64, f64) {
    let shop = Shop::open();
    let products: Vec<_> = (0..50).map(|number| shop.product(&format!("P{number}"), 1_000, 100_000)).collect();
    let cashiers: Vec<_> = (0..TERMINALS).map(|n| shop.hire(&format!("cashier-{n}"), BuiltInRole::Cashier)).collect();
    let registers: Vec<_> = (0..TERMINALS).map(|number| register(&shop, number)).collect();
    let (business, _folder) = Business::of(shop);
    let terminals: Vec<_> = (0..TERMINALS).map(|number| business.enrol(&format!("poste {number}"))).collect();
    let server = business.serve().await;
    let mut counts = Vec::new();
    for (number, terminal) in terminals.iter().enumerate() {
        let (peer, counted) = business.peer(&server).await;
        let node = Node::start(Arc::clone(&terminal.store), NodeSettings::default()).await.unwrap();
        node.add_peer(peer).await.unwrap();
        until_even(&[&terminal.store], &business.server).await;
        // From here on it is alone.
        node.stop().await;
        let staff = Staff { admin: &business.admin, seller: &business.seller, cashier: &cashiers[number] };
        sell(&terminal.store, &staff, registers[number], &products, SALES);
        counts.push(counted);
    }
    let up = |counts: &[Arc<wire::Counts>]| counts.iter().map(|counts| counts.up()).sum::<u64>();
    let (before, begun) = (up(&counts), Instant::now());
    let mut nodes = Vec::new();
    for terminal in &terminals {
        nodes.push(Node::start(Arc::clone(&terminal.store), NodeSettings::default()).await.unwrap());
    }
    let stores: Vec<_> = terminals.iter().map(|terminal| &*terminal.store).collect();
    until_even(&stores, &business.server).await;
    let seconds = begun.elapsed().as_secs_f64();
    let digests = business.server.digests().unwrap();
    assert!(stores.iter().all(|store| store.digests().unwrap() == digests), "all hold the same");
    for node in nodes {
        node.stop().await;
    }
    server.stop().await;
    (seconds, (up(&counts) - before) as f64 / (TERMINALS * SALES) as f64)
}

async fn join(business: &Business) -> f64 {
    let terminal = business.enrol("poste neuf");
    let server = business.serve().await;
    let (peer, counts) = business.peer(&server).await;
    let begun = Instant::now();
    let node = Node::start(Arc::clone(&terminal.store), NodeSettings::default()).await.unwrap();
    node.add_peer(peer).await.unwrap();
    until_even(&[&terminal.store], &business.server).await;
    let seconds = begun.elapsed().as_secs_f64();
    eprintln!("  {} B down", counts.down());
    node.stop().await;
    server.stop().await;
    assert_eq!(terminal.store.digests().unwrap(), business.server.digests().unwrap());
    seconds
}

/// What a relay keeps in memory, a process of its own, that has just given all of this to a new terminal.
async fn relay_memory(business: &Business, folder: &Path) -> f64 {
    let terminal = business.enrol("poste du magasin");
    let address = format!("127.0.0.1:{}", free_port());
    let mut command = Terminal::new(folder).unwrap().command(&["sync", "--listen", &address]);
    let relay = Running(command.stdout(Stdio::null()).spawn().unwrap());
    let node = Node::start(Arc::clone(&terminal.store), NodeSettings::default()).await.unwrap();
    let key = business.server.device_key().unwrap().public();
    node.add_peer(PeerRecord { key, address, role: PeerRole::Relay, added_at: business.server.now() }).await.unwrap();
    until_even(&[&terminal.store], &business.server).await;
    let megabytes = memory::megabytes(relay.0.id());
    node.stop().await;
    megabytes
}

/// Waits until these hold what the server holds.
async fn until_even(stores: &[&Store], server: &Store) {
    let begun = Instant::now();
    loop {
        let tips = server.tips().unwrap();
        if stores.iter().all(|store| store.tips().unwrap() == tips) {
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "they do not come to hold the same");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

fn register(shop: &Shop, number: usize) -> RegisterId {
    let (code, name) = (format!("R{number}"), format!("Caisse R{number}"));
    shop.act(&shop.admin, &CreateRegister { store: shop.store_id(), code, name })
}
