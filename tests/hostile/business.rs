//! A small business with another device of it, and the questions that this one asks.

use comptoir_domain::hash::Hash;
use comptoir_domain::ids::{PersonId, ProductId, StoreId};
use comptoir_domain::people::{Audience, DeviceClass, EnrolDevice};
use comptoir_domain::{Command, CommandId};
use comptoir_store::{DatabaseKey, LogRun, Secret, Store, Tip, Wanted};
use comptoir_sync::message::{Exchange, Holds, PROTOCOL, digest};
use comptoir_tests::shop::Shop;
use minicbor::to_vec;
use tempfile::TempDir;
use uuid::Uuid;

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

    /// Where the terminal stands.
    pub(crate) fn place(&self) -> StoreId {
        self.shop.founded.store
    }

    /// A product that both know.
    pub(crate) fn product(&self) -> ProductId {
        let product = self.shop.product("CAB-1", 1_500, 100);
        self.give();
        product
    }

    /// Executes a command at the owner's computer.
    pub(crate) fn here<C: Command>(&self, command: &C) {
        self.shop.do_it(&self.shop.admin, command);
    }

    /// Executes a command at the terminal.
    pub(crate) fn at_other<C: Command>(&self, command: &C) {
        let body = serde_json::to_value(command).unwrap();
        self.other.execute(Some(&self.shop.admin), CommandId(Uuid::now_v7()), C::NAME, body).unwrap();
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

    /// Everybody of whom the terminal knows a secret.
    fn persons(&self) -> Vec<PersonId> {
        let everything = self.other.read_lacking(&[], &Audience::Everything, usize::MAX).unwrap();
        self.other.secrets_for(&everything).unwrap().iter().map(Secret::person).collect()
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
            secrets_wanted: self.persons(),
        }
    }

    /// True when the journal holds this place, at an end or before one.
    pub(crate) fn holds(&self, tip: &Tip) -> bool {
        let tips = self.store.tips().unwrap();
        tips.contains(tip)
            || tips.iter().any(|now| (now.device, now.epoch) == (tip.device, tip.epoch) && now.seq >= tip.seq)
    }
}
