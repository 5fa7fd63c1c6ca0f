//! A small business with another device of it, and the messages that pass between the two.

use comptoir_domain::event::ChainHash;
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::{DeviceId, EpochId};
use comptoir_domain::people::{Audience, DeviceClass, EnrolDevice};
use comptoir_store::{DatabaseKey, Item, LogRun, Store, Tip, Wanted};
use comptoir_sync::answer::answer;
use comptoir_sync::enrolment::{Bring, Brought, Enrol, Enrolled, Refused, Welcome};
use comptoir_sync::journal::Journal as _;
use comptoir_sync::message::{Exchange, Holds, PROTOCOL, digest};
use comptoir_sync::node::Hint;
use comptoir_tests::shop::Shop;
use minicbor::to_vec;
use tempfile::TempDir;

pub(crate) struct Business {
    pub(crate) store: Store,
    /// A terminal that holds everything of its store, and has recorded something of its own.
    pub(crate) other: Store,
    shop: Shop,
    _folder: TempDir,
}

impl Business {
    pub(crate) fn open() -> Self {
        let shop = Shop::open();
        let folder = TempDir::new().unwrap();
        let key = DatabaseKey::generate().unwrap();
        let other = Store::open(&folder.path().join("other"), &key).unwrap();
        let hex = Hash(other.device_key().unwrap().public().0).to_hex();
        let (name, class, place) = ("Caisse 2".to_owned(), DeviceClass::Terminal, Some(shop.founded.store));
        shop.do_it(&shop.admin, &EnrolDevice { key: hex, name, class, store: place });
        let store = Store::open(shop.folder.path(), &shop.key).unwrap();
        let business = Self { store, other, shop, _folder: folder };
        business.give();
        business
    }

    /// The terminal gets what it lacks.
    fn give(&self) {
        let audience = self.store.audience(self.other.device().unwrap()).unwrap();
        let runs = self.store.read_lacking(&self.other.tips().unwrap(), &audience, usize::MAX).unwrap();
        let secrets = self.store.secrets_for(&runs).unwrap();
        for outcome in self.other.ingest_all(&runs, &secrets) {
            outcome.unwrap();
        }
    }

    /// Questions that the terminal asks: alone, with all that it holds, with what it wants.
    pub(crate) fn questions(&self) -> Vec<Vec<u8>> {
        let everything = self.other.read_lacking(&[], &Audience::Everything, usize::MAX).unwrap();
        let tips = self.other.tips().unwrap();
        let empty = self.question(Holds::Tips(Vec::new()), Vec::new(), Vec::new());
        let digest = self.question(Holds::Digest(digest(&tips)), Vec::new(), Vec::new());
        let giving = self.question(Holds::Tips(tips.clone()), everything, Vec::new());
        let wanted = tips.iter().map(|&last| Wanted { first_seq: 1, last }).collect();
        let wanting = self.question(Holds::Tips(tips), Vec::new(), wanted);
        [empty, digest, giving, wanting].iter().map(|exchange| to_vec(exchange).unwrap()).collect()
    }

    fn question(&self, holds: Holds, runs: Vec<LogRun>, wanted: Vec<Wanted>) -> Exchange {
        let secrets = self.other.secrets_for(&runs).unwrap();
        let organisation = self.shop.founded.organisation;
        Exchange {
            protocol: PROTOCOL,
            organisation,
            now: self.other.now(),
            holds,
            room: 1 << 20,
            runs,
            secrets,
            wanted,
        }
    }

    /// True when the journal holds this place, at an end or before one.
    pub(crate) fn holds(&self, tip: &Tip) -> bool {
        let tips = self.store.tips().unwrap();
        tips.contains(tip)
            || tips.iter().any(|now| (now.device, now.epoch) == (tip.device, tip.epoch) && now.seq >= tip.seq)
    }

    /// A message of each kind, by the name of its file.
    pub(crate) fn messages(&self, runs: &[LogRun]) -> Vec<(String, Vec<u8>)> {
        let asker = self.other.device().unwrap();
        let mut messages: Vec<(String, Vec<u8>)> = Vec::new();
        for (place, question) in self.questions().into_iter().enumerate() {
            let exchange: Exchange = minicbor::decode(&question).unwrap();
            messages.push((format!("answer.{place}"), to_vec(answer(&self.store, asker, &exchange)).unwrap()));
            messages.push((format!("exchange.{place}"), question));
        }
        let run = &runs[0];
        messages.push(("run.0".to_owned(), to_vec(run).unwrap()));
        let events = run.items.iter().filter_map(|item| match item {
            Item::Event(bytes) => Some(bytes.to_vec()),
            Item::Bare(_) => None,
        });
        messages.extend(events.take(8).enumerate().map(|(place, bytes)| (format!("event.{place}"), bytes)));
        let secrets = self.store.secrets_for(runs).unwrap();
        let named = secrets.iter().take(3).enumerate();
        messages.extend(named.map(|(place, secret)| (format!("secret.{place}"), to_vec(secret).unwrap())));
        let receipt = self.store.receipt(self.store.device().unwrap()).unwrap().unwrap();
        messages.push(("receipt.0".to_owned(), to_vec(receipt).unwrap()));
        messages.push(("hint.0".to_owned(), to_vec(Hint { holds: Hash([7; 32]) }).unwrap()));
        messages.extend(self.enrolments());
        let tip =
            Tip { device: DeviceId::default(), epoch: EpochId::default(), seq: 1, chain: ChainHash(Hash([1; 32])) };
        messages.push(("broken.tip".to_owned(), to_vec(vec![tip; 3]).unwrap()));
        messages
    }

    fn enrolments(&self) -> Vec<(String, Vec<u8>)> {
        let organisation = self.shop.founded.organisation;
        let code = "ABCD-2345".to_owned();
        let welcome = Welcome {
            organisation,
            organisation_name: "Électronique du Wouri".to_owned(),
            host: self.store.device().unwrap(),
            device: self.other.device().unwrap(),
            name: "Caisse 2".to_owned(),
            class: DeviceClass::Terminal,
            store: Some(self.shop.founded.store),
        };
        let key = self.store.device_key().unwrap().public();
        let bring = Bring { protocol: PROTOCOL, code: code.clone(), organisation };
        vec![
            ("enrol.0".to_owned(), to_vec(Enrol { protocol: PROTOCOL, code }).unwrap()),
            ("enrolled.0".to_owned(), to_vec(Enrolled::Welcome(welcome)).unwrap()),
            ("enrolled.1".to_owned(), to_vec(Enrolled::Refused(Refused::CodeUsed)).unwrap()),
            ("bring.0".to_owned(), to_vec(bring).unwrap()),
            ("brought.0".to_owned(), to_vec(Brought::Ready(key)).unwrap()),
            ("brought.1".to_owned(), to_vec(Brought::Refused(Refused::CodeUnknown)).unwrap()),
        ]
    }
}
