//! How much the server takes in from devices that were apart: signed runs, over loopback in TLS, to a process of its own, until
//! everything is durable and answered.
//!
//! What a device would do elsewhere (reading its database, packing a message) is done before; TLS, HTTP and the server are measured,
//! on the same two cores.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::{OrganisationId, RegisterId};
use comptoir_domain::people::{Audience, CreateRegister, DeviceClass, EnrolDevice};
use comptoir_store::{DatabaseKey, LogRun, Store, Tip};
use comptoir_sync::enrolment::{bring, encode};
use comptoir_sync::link::{Input, Link, Output, PUSH_FIRST};
use comptoir_sync::message::{Answer, Exchange, Holds, PROTOCOL};
use comptoir_sync::node::{Verb, note_joining};
use comptoir_sync::transport::{Client, DeviceKey, Expect, TransportError};
use comptoir_tests::network::{Server, free_port};
use comptoir_tests::postgres::Postgres;
use comptoir_tests::shop::Shop;
use tempfile::TempDir;

use crate::alone::{Staff, sell, tell};
use crate::figures::Figures;
use crate::memory::megabytes;

/// Sales of three lines, paid in cash, in each measurement, shared among the writers.
const SALES: usize = 8_000;
const PATIENCE: Duration = Duration::from_secs(120);
/// How long a writer waits that was put off.
const PUT_OFF: Duration = Duration::from_millis(20);

/// Who writes, and what the figures are called.
struct Setting {
    businesses: usize,
    /// Of each business.
    writers: usize,
    sqlite: &'static str,
    postgres: &'static str,
}

/// The first one is the one that the issue names: eight tills of one business, which all want the same journal.
const SETTINGS: [Setting; 4] = [
    Setting {
        businesses: 1,
        writers: 8,
        sqlite: "ingest_sqlite_events_per_s",
        postgres: "ingest_postgres_events_per_s",
    },
    Setting {
        businesses: 1,
        writers: 1,
        sqlite: "ingest_sqlite_events_per_s_1_writer",
        postgres: "ingest_postgres_events_per_s_1_writer",
    },
    Setting {
        businesses: 1,
        writers: 64,
        sqlite: "ingest_sqlite_events_per_s_64_writers",
        postgres: "ingest_postgres_events_per_s_64_writers",
    },
    Setting {
        businesses: 16,
        writers: 4,
        sqlite: "ingest_sqlite_events_per_s_16_businesses_4_writers",
        postgres: "ingest_postgres_events_per_s_16_businesses_4_writers",
    },
];

pub(crate) fn measure(figures: &mut Figures) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    for setting in &SETTINGS {
        let is_largest = setting.businesses > 1;
        let folder = TempDir::new().unwrap();
        let postgres = Postgres::start();
        let on_sqlite = server(folder.path(), "sqlite", None);
        let on_postgres = server(folder.path(), "one", Some(&postgres));
        let journals = runtime.block_on(trade(setting, &[&on_sqlite, &on_postgres]));
        figures.add(setting.sqlite, runtime.block_on(ingest(&on_sqlite, &journals)), "events/s");
        figures.add(setting.postgres, runtime.block_on(ingest(&on_postgres, &journals)), "events/s");
        if is_largest {
            figures.add("server_memory_mb", megabytes(on_sqlite.process()), "MB");
            figures.add("server_memory_postgres_mb", megabytes(on_postgres.process()), "MB");
        } else if setting.writers == 8 {
            // An instance that never saw the business reads all of it.
            let other = server(folder.path(), "other", Some(&postgres));
            let begun = Instant::now();
            let held = runtime.block_on(holds(&other, &journals[0]));
            let events: usize = held.iter().map(|tip| usize::try_from(tip.seq).unwrap()).sum();
            figures.add("replica_events_per_s", events as f64 / begun.elapsed().as_secs_f64(), "events/s");
        }
    }
}

fn server(folder: &Path, name: &str, postgres: Option<&Postgres>) -> Server {
    let settings = postgres.map_or_else(Vec::new, |postgres| {
        let keys = folder.join("keys.json").display().to_string();
        vec!["--journal".to_owned(), postgres.url(), "--keys".to_owned(), keys]
    });
    Server::start_with(&folder.join(name), &format!("127.0.0.1:{}", free_port()), None, settings)
}

/// A device that has something to give.
struct Writer {
    _folder: TempDir,
    store: Arc<Store>,
    organisation: OrganisationId,
}

impl Writer {
    fn client(&self, server: &Server) -> Client {
        let key = DeviceKey::from(&self.store.device_key().unwrap());
        Client::new(&key, Expect::Fingerprint(server.fingerprint.parse().unwrap()), [&server.address]).unwrap()
    }

    /// Exchanges until there is nothing more to say.
    async fn exchange(&self, server: &Server) {
        let client = self.client(server);
        // It is read by its fingerprint, and shows its key when it first answers.
        let _ = client.ask("/", Bytes::new()).await;
        let mut link = Link::new(self.organisation, client.peer().unwrap().into());
        let mut input = Input::Tick;
        loop {
            let outputs = link.step(input, &*self.store).unwrap();
            let asked = outputs.into_iter().find_map(|output| match output {
                Output::Ask(exchange) => Some(exchange),
                Output::Wait(_) | Output::TookIn(_) => None,
            });
            let Some(exchange) = asked else { return };
            let answer = patient(&client, &Verb::Exchange.path(self.organisation), encode(&exchange)).await;
            input = Input::Answered(Box::new(minicbor::decode::<Answer>(&answer).unwrap()));
        }
    }

    /// The questions in which it gives a server everything that it has.
    async fn packed(&self, server: &Server) -> Vec<Bytes> {
        let mut theirs = holds(server, self).await;
        let mut packed = Vec::new();
        loop {
            let runs = self.store.read_lacking(&theirs, &Audience::Everything, PUSH_FIRST).unwrap();
            if runs.is_empty() {
                return packed;
            }
            for run in &runs {
                let chain = *run.chains().last().unwrap();
                theirs.push(Tip { device: run.device(), epoch: run.epoch, seq: run.last_seq(), chain });
            }
            packed.push(encode(&self.question(runs)));
        }
    }

    fn question(&self, runs: Vec<LogRun>) -> Exchange {
        let secrets = self.store.secrets_for(&runs).unwrap();
        let (organisation, holds) = (self.organisation, Holds::Tips(self.store.tips().unwrap()));
        let (now, wanted, secrets_wanted) = (self.store.now(), Vec::new(), Vec::new());
        Exchange { protocol: PROTOCOL, organisation, now, holds, room: 0, runs, secrets, wanted, secrets_wanted }
    }
}

/// What a server holds of a device's business.
async fn holds(server: &Server, device: &Writer) -> Vec<Tip> {
    let path = Verb::Exchange.path(device.organisation);
    let answer = device.client(server).ask(&path, encode(&device.question(Vec::new()))).await.unwrap();
    match minicbor::decode::<Answer>(&answer).unwrap() {
        Answer::Exchanged(exchanged) => exchanged.tips.unwrap_or_else(|| device.store.tips().unwrap()),
        Answer::Declined(why) => panic!("declined: {why:?}"),
    }
}

/// Businesses that are known to both servers, whose tills have traded on their own since.
async fn trade(setting: &Setting, servers: &[&Server]) -> Vec<Writer> {
    let mut writers = Vec::new();
    let sales = SALES / setting.businesses / setting.writers;
    for _ in 0..setting.businesses {
        let shop = Shop::open();
        let products: Vec<_> = (0..50).map(|number| shop.product(&format!("P{number}"), 1_000, 100_000)).collect();
        let register = |number: usize| {
            let (code, name) = (format!("R{number}"), format!("Caisse R{number}"));
            shop.act(&shop.admin, &CreateRegister { store: shop.store_id(), code, name })
        };
        let registers: Vec<RegisterId> = (0..setting.writers).map(register).collect();
        let (organisation, place, admin) = (shop.founded.organisation, shop.store_id(), shop.admin);
        let founder = Writer { _folder: shop.folder, store: Arc::new(shop.store), organisation };
        let enrol = |key: [u8; 32], name: &str, class, store| {
            tell(&founder.store, &admin, &EnrolDevice { key: Hash(key).to_hex(), name: name.to_owned(), class, store });
        };
        for server in servers {
            let (is_done, code) = server.verb(&["invite-business"]);
            assert!(is_done, "{code}");
            let key = bring(&founder.client(server), &code, organisation).await.unwrap();
            enrol(key.0, "serveur", DeviceClass::Server, None);
        }
        let tills: Vec<_> = registers.iter().map(|_| till(organisation)).collect();
        for till in &tills {
            enrol(till.store.device_key().unwrap().public().0, "caisse", DeviceClass::Terminal, Some(place));
        }
        for server in servers {
            founder.exchange(server).await;
        }
        for (till, register) in tills.into_iter().zip(registers) {
            till.exchange(servers[0]).await;
            let staff = Staff { admin: &admin, seller: &admin, cashier: &admin };
            sell(&till.store, &staff, register, &products, sales);
            writers.push(till);
        }
    }
    writers
}

fn till(organisation: OrganisationId) -> Writer {
    let folder = TempDir::new().unwrap();
    let store = Store::open(folder.path(), &DatabaseKey::generate().unwrap()).unwrap();
    note_joining(&store, organisation).unwrap();
    Writer { _folder: folder, store: Arc::new(store), organisation }
}

/// All writers give at once. Events a second, from the first question to the last answer.
async fn ingest(server: &Server, writers: &[Writer]) -> f64 {
    let mut ready = Vec::new();
    for writer in writers {
        let client = writer.client(server);
        // Who is connected already has had its handshake; the database of its business is open.
        ready.push((client, writer.packed(server).await));
    }
    let held = |tips: Vec<Tip>| tips.iter().map(|tip| tip.seq).sum::<i64>();
    let events = async || {
        let mut events = 0;
        let mut seen = std::collections::BTreeSet::new();
        for writer in writers {
            if seen.insert(writer.organisation) {
                events += held(holds(server, writer).await);
            }
        }
        events
    };
    let before = events().await;
    let begun = Instant::now();
    let giving: Vec<_> = ready
        .into_iter()
        .zip(writers)
        .map(|((client, packed), writer)| {
            let path = Verb::Exchange.path(writer.organisation);
            tokio::spawn(async move {
                for question in packed {
                    let answer = patient(&client, &path, question).await;
                    let answer = minicbor::decode::<Answer>(&answer).unwrap();
                    assert!(matches!(answer, Answer::Exchanged(exchanged) if exchanged.refused.is_empty()));
                }
            })
        })
        .collect();
    for given in giving {
        tokio::time::timeout(PATIENCE, given).await.expect("in time").unwrap();
    }
    let seconds = begun.elapsed().as_secs_f64();
    (events().await - before) as f64 / seconds
}

/// Asks until it is answered, as a device does: of more handshakes at once from one address than it allows, a server puts some off.
async fn patient(client: &Client, path: &str, question: Bytes) -> Bytes {
    loop {
        match client.ask(path, question.clone()).await {
            Ok(answer) => return answer,
            Err(TransportError::Unreachable { .. }) => tokio::time::sleep(PUT_OFF).await,
            Err(error) => panic!("{error}"),
        }
    }
}
