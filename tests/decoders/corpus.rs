//! What decoders are fed: messages as they were sent, payloads of every event that ever shipped, and bytes made to hurt.

use std::path::{Path, PathBuf};

use comptoir_domain::event::{Event, StreamKind};
use comptoir_domain::ids::{ProductId, SaleId};
use comptoir_domain::people::{Audience, DeviceClass, EnrolDevice};
use comptoir_domain::sales::{ProductRef, ReplaceLines, SubmitSale, WantedLine};
use comptoir_domain::{Command, CommandId, Quantity};
use comptoir_store::{DatabaseKey, LogRun, Secret, Session, Store, Tip};
use comptoir_sync::answer::answer;
use comptoir_sync::enrolment::{Bring, Brought, Enrol, Enrolled, Refused, Welcome};
use comptoir_sync::lease::{Declare, Held, Lease, Leases, TERM};
use comptoir_sync::link::{Input, Link, Output};
use comptoir_sync::message::{Answer, Decline, Exchange, Exchanged, PROTOCOL, Receipt, Vouch, digest};
use comptoir_sync::node::{Hint, Listen};
use comptoir_tests::shop::Shop;
use minicbor::{Decode, Encode};
use tempfile::TempDir;
use uuid::Uuid;

/// A message that means something.
#[derive(Clone, Debug)]
pub(crate) struct Sample {
    name: String,
    pub(crate) bytes: Vec<u8>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("decoders/corpus")
}

/// All of them. With `COMPTOIR_NEW_CORPUS=1` those that are missing are made first.
pub(crate) fn samples() -> Vec<Sample> {
    if std::env::var_os("COMPTOIR_NEW_CORPUS").is_some() {
        std::fs::create_dir_all(folder()).unwrap();
        for Sample { name, bytes } in meet() {
            let path = folder().join(name);
            if !path.exists() {
                std::fs::write(path, to_hex(&bytes)).unwrap();
            }
        }
    }
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/domain/tests/golden");
    [folder(), golden].iter().flat_map(|folder| read(folder)).collect()
}

/// The samples of a folder, in the order of their names. A golden file says below its bytes what they mean.
fn read(folder: &Path) -> Vec<Sample> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    paths.sort_unstable();
    let sample = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).unwrap();
        let hex = text.lines().take_while(|line| line.bytes().all(|byte| byte.is_ascii_hexdigit()));
        Sample { name, bytes: from_hex(&hex.collect::<String>()) }
    };
    paths.iter().map(sample).filter(|sample| !sample.name.starts_with("states")).collect()
}

fn to_hex(bytes: &[u8]) -> String {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    hex.as_bytes().chunks(120).map(|line| std::str::from_utf8(line).unwrap().to_owned() + "\n").collect()
}

fn from_hex(hex: &str) -> Vec<u8> {
    hex.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

impl Sample {
    fn of(name: &str, message: &impl Encode<()>) -> Self {
        Self { name: name.to_owned(), bytes: minicbor::to_vec(message).unwrap() }
    }

    /// Panics when the message is not read, or not written alike.
    pub(crate) fn check(&self) {
        match self.name.split('.').next().unwrap_or_default() {
            "exchange" => self.reads_as::<Exchange>(),
            "answer" => self.reads_as::<Answer>(),
            "enrol" => self.reads_as::<Enrol>(),
            "enrolled" => self.reads_as::<Enrolled>(),
            "bring" => self.reads_as::<Bring>(),
            "brought" => self.reads_as::<Brought>(),
            "hint" => self.reads_as::<Hint>(),
            "listen" => self.reads_as::<Listen>(),
            "declare" => self.reads_as::<Declare>(),
            "leases" => self.reads_as::<Leases>(),
            "run" => self.reads_as::<LogRun>(),
            "secret" => self.reads_as::<Secret>(),
            "tip" => self.reads_as::<Tip>(),
            "receipt" => self.reads_as::<Receipt>(),
            "content" => self.reads_as::<comptoir_domain::event::Content>(),
            _ => self.reads_as_payload(),
        }
    }

    /// A message of an earlier Comptoir is read, and what is written of it means the same.
    fn reads_as<T: for<'a> Decode<'a, ()> + Encode<()> + PartialEq + std::fmt::Debug>(&self) {
        let message: T = minicbor::decode(&self.bytes).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        let written = minicbor::to_vec(&message).unwrap();
        assert_eq!(minicbor::decode::<T>(&written).unwrap(), message, "{} means something else", self.name);
    }

    /// The name is the event's, its version, and perhaps what the sample shows.
    fn reads_as_payload(&self) {
        let parts: Vec<_> = self.name.splitn(4, '.').collect();
        let (kind, version) = (parts[..2].join("."), parts[2]);
        let has = |stream: &StreamKind| Event::kinds(*stream).iter().any(|(name, _)| *name == kind);
        let stream = StreamKind::ALL.into_iter().find(has).unwrap_or_else(|| panic!("{kind} is no event"));
        assert!(Event::decode(stream, &kind, version.parse().unwrap(), &self.bytes).unwrap().is_some(), "{kind}");
    }
}

/// What a terminal and its peer say to each other from the first word until both hold the same.
fn meet() -> Vec<Sample> {
    let shop = Shop::open();
    let folder = TempDir::new().unwrap();
    let terminal = Store::open(folder.path(), &DatabaseKey::generate().unwrap()).unwrap();
    let product = shop.product("TP-841", 15_000, 10);
    shop.open_shift(20_000);
    let submitted = shop.submitted(&[(product, 2)]);
    shop.pay_cash(submitted.sale, submitted.total.minor());
    let organisation = shop.founded.organisation;
    let public = terminal.device_key().unwrap().public().0.iter().map(|byte| format!("{byte:02x}")).collect();
    let (label, class) = ("Caisse 2".to_owned(), DeviceClass::Terminal);
    tell(&shop.store, &shop.admin, &EnrolDevice { key: public, name: label, class, store: Some(shop.store_id()) });
    let (host, device) = (shop.store.device().unwrap(), terminal.device().unwrap());
    let (name, class) = ("Caisse 2".to_owned(), DeviceClass::Terminal);
    let store = Some(shop.store_id());
    let organisation_name = "Boutique d’essai".to_owned();
    let welcome = Welcome { organisation, organisation_name, host, device, name, class, store };
    let code = "K7QF-2M9C".to_owned();
    let key = shop.store.device_key().unwrap().public();
    let tips = shop.store.tips().unwrap();
    let (sale, user, register) = (SaleId::default(), shop.admin.user, Some(shop.register_id()));
    let held = Held { sale, user, register, was_granted: true };
    let lease = Lease { sale, device, user, register, left: TERM, is_sure: false };
    let signature = shop.store.device_key().unwrap().sign(&Vouch::message(&key));
    let vouch = Some(Vouch { key, signature });
    let mut samples = vec![
        Sample::of("enrol.1", &Enrol { protocol: PROTOCOL, code: code.clone() }),
        Sample::of("enrolled.1", &Enrolled::Welcome(welcome)),
        Sample::of("enrolled.2", &Enrolled::Refused(Refused::CodeExpired)),
        Sample::of("bring.1", &Bring { protocol: PROTOCOL, code, organisation }),
        Sample::of("brought.1", &Brought::Ready(key)),
        Sample::of("brought.2", &Brought::Refused(Refused::TooManyTries)),
        Sample::of("hint.1", &Hint { holds: digest(&tips), leases: None }),
        Sample::of("listen.1", &Listen { store }),
        Sample::of("declare.1", &Declare { protocol: PROTOCOL, store: shop.store_id(), held: vec![held] }),
        Sample::of("leases.1", &Leases { leases: vec![lease] }),
        Sample::of("answer.vouched", &Answer::Exchanged(Exchanged { device: host, vouch, ..Exchanged::default() })),
        Sample::of("tip.1", &tips[0]),
        Sample::of("answer.declined", &Answer::Declined(Decline::Revoked)),
    ];
    let runs = shop.store.read_lacking(&[], &Audience::Everything, usize::MAX).unwrap();
    samples.extend((1..).zip(&runs).map(|(number, run)| Sample::of(&format!("run.{number}"), run)));
    let secrets = shop.store.secrets_for(&runs).unwrap();
    samples.extend((1..).zip(&secrets).map(|(number, secret)| Sample::of(&format!("secret.{number}"), secret)));
    let mut talk = Talk { link: Link::new(organisation, key), shop: &shop, terminal: &terminal, said: Vec::new() };
    talk.until_even(Input::Tick);
    // It has something to give, too.
    terminal.choose_register(&shop.admin, shop.register_id()).unwrap();
    tell(&terminal, &shop.seller, &ReplaceLines { sale: SaleId::default(), lines: vec![one_of(product)] });
    tell(&terminal, &shop.seller, &SubmitSale { sale: SaleId::default() });
    talk.until_even(Input::Recorded);
    samples.extend(talk.said);
    samples
}

struct Talk<'a> {
    link: Link,
    shop: &'a Shop,
    terminal: &'a Store,
    said: Vec<Sample>,
}

impl Talk<'_> {
    fn until_even(&mut self, mut input: Input) {
        loop {
            let outputs = self.link.step(input, self.terminal).unwrap();
            let Some(Output::Ask(exchange)) = outputs.into_iter().find(|output| matches!(output, Output::Ask(_)))
            else {
                return;
            };
            let answered = answer(&self.shop.store, self.terminal.device().unwrap(), &exchange);
            let number = self.said.len() / 2 + 1;
            self.said.push(Sample::of(&format!("exchange.{number}"), &*exchange));
            self.said.push(Sample::of(&format!("answer.{number}"), &answered));
            input = Input::Answered(Box::new(answered));
        }
    }
}

fn one_of(product: ProductId) -> WantedLine {
    WantedLine {
        product: ProductRef::Id(product),
        quantity: Quantity::ONE,
        unit_price: None,
        discount: None,
        serials: Vec::new(),
    }
}

fn tell<C: Command>(store: &Store, who: &Session, command: &C) {
    let body = serde_json::to_value(command).unwrap();
    store.execute(Some(who), CommandId(Uuid::now_v7()), C::NAME, body).unwrap();
}

/// Bytes made to hurt: deep, endless, promising, dense.
pub(crate) fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    const MANY: usize = 1 << 20;
    let list_of = |head: &[u8], piece: &[u8]| [head, &piece.repeat(MANY)].concat();
    let promise = |major: u8| [&[major << 5 | 27_u8][..], &[0xff; 8]].concat();
    // [protocol, organisation, now, [0, [[]]], room, then what is given.
    let exchange = |rest: &[u8]| {
        let begin = [&[0x87, 0x01, 0x50][..], &[7; 16], &[0x00, 0x82, 0x00, 0x81, 0x80, 0x00]].concat();
        [&begin, rest].concat()
    };
    // [key, epoch, series, opened at, first sequence, link before, then the places.
    let run = |rest: &[u8]| {
        let begin = [&[0x88, 0x58, 0x20][..], &[1; 32], &[0x50], &[2; 16], &[0x00, 0x00, 0x01, 0x58, 0x20], &[3; 32]];
        [&begin.concat(), rest].concat()
    };
    let event = |rest: &[u8]| [&[0x8e, 0x50][..], &[1; 16], &[0x82, 0x0c, 0x50], &[2; 16], rest].concat();
    vec![
        ("lists in lists", vec![0x81; MANY]),
        ("endless lists in endless lists", vec![0x9f; MANY]),
        ("maps in maps", [0xa1, 0x00].repeat(MANY)),
        ("tags on tags", vec![0xc1; MANY]),
        ("an event that is lists in lists", event(&[0x81].repeat(MANY))),
        ("an event with very many heads", event(&list_of(&[0x9f], &[&[0x50][..], &[4; 16]].concat()))),
        ("an event that promises very many heads", event(&promise(4))),
        ("a list that promises everything", promise(4)),
        ("a text that promises everything", promise(3)),
        ("bytes that promise everything", promise(2)),
        ("a map that promises everything", promise(5)),
        ("an exchange that promises very many runs", exchange(&promise(4))),
        ("an exchange of very many empty runs", exchange(&list_of(&[0x9f], &[0x80]))),
        ("an exchange of very many secrets", exchange(&list_of(&[0x80, 0x9f], &[0x82, 0x01, 0x81, 0x40]))),
        ("a run of very many empty events", run(&list_of(&[0x9f], &[0x82, 0x00, 0x81, 0x40]))),
        ("a run that promises very many places", run(&promise(4))),
        (
            "an exchange of one such run",
            exchange(&[&[0x81][..], &run(&list_of(&[0x9f], &[0x82, 0x00, 0x81, 0x40]))].concat()),
        ),
        ("a text that is none", [&[0x82, 0x01, 0x78, 0x80][..], &[0xff; 128]].concat()),
        ("nothing", Vec::new()),
    ]
}
