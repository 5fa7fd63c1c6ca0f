//! Devices of a business: a database each, and the conversation that every device has.

use std::time::{Duration, Instant};

use comptoir_domain::catalog::{CreateProduct, ProductFields};
use comptoir_domain::conflicts::ResolveConflict;
use comptoir_domain::event::Scope;
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::{OrganisationId, ProductId, RegisterId, StoreId, UserId};
use comptoir_domain::people::{
    Audience, BuiltInRole, CreateUser, DeviceClass, EnrolDevice, FirstAdministrator, FoundOrganisation, Founded,
    GrantRole, InviteDevice, Invited, RevokeDevice, RoleRef, SetUserActive, StoreFields, TaxRates,
};
use comptoir_domain::signature::PublicKey;
use comptoir_domain::till::OpenShift;
use comptoir_domain::{BasisPoints, Command, CommandId, Currency, Money, Zone};
use comptoir_store::{DatabaseKey, Digests, Item, Session, Store, Tip};
use comptoir_sync::enrolment::{EnrolError, bring, encode, enrol};
use comptoir_sync::link::{Input, Link, Output, Standing};
use comptoir_sync::message::{Answer, Exchange, Holds, PROTOCOL};
use comptoir_sync::node::Verb;
use comptoir_sync::transport::{Client, DeviceKey, Expect, TransportError};
use serde_json::json;
use tempfile::TempDir;
use uuid::Uuid;

use crate::server::{Instance, PATIENCE};

/// A device.
pub(crate) struct Device {
    _folder: TempDir,
    pub(crate) store: Store,
    pub(crate) session: Session,
    /// The first shop and register of the business, on the device that founded it.
    pub(crate) shop: StoreId,
    register: RegisterId,
}

impl Device {
    fn new(session: Session) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), &DatabaseKey::generate().unwrap()).unwrap();
        Self { _folder: folder, store, session, shop: StoreId::default(), register: RegisterId::default() }
    }

    /// Founds a business.
    pub(crate) fn found() -> Self {
        let mut device = Self::new(Session { user: Default::default() });
        let founding = FoundOrganisation {
            name: "Boutique d’essai".to_owned(),
            country: "CM".to_owned(),
            currency: Currency::XAF,
            zone: Zone::default(),
            store: StoreFields {
                code: Some("AKW".to_owned()),
                name: Some("Akwa".to_owned()),
                currency: Some(Currency::XAF),
                zone: Some(Zone::default()),
                taxes: Some(TaxRates {
                    standard: BasisPoints(1_925),
                    reduced: BasisPoints::ZERO,
                    prices_include_tax: true,
                }),
                ..StoreFields::default()
            },
            register_code: None,
            register_name: "Caisse 1".to_owned(),
            administrator: FirstAdministrator {
                user_name: "admin".to_owned(),
                name: "Admin".to_owned(),
                password: "admin-secret".to_owned(),
                pin: None,
                language: "fr".to_owned(),
            },
            demonstration: false,
        };
        let body = serde_json::to_value(founding).unwrap();
        let founded = device.store.execute(None, CommandId(Uuid::now_v7()), FoundOrganisation::NAME, body).unwrap();
        let founded: Founded = serde_json::from_value(founded.answer).unwrap();
        device.session = Session { user: founded.administrator };
        (device.shop, device.register) = (founded.store, founded.register);
        device
    }

    /// Executes a command that must be accepted.
    pub(crate) fn act<C: Command>(&self, command: &C) -> serde_json::Value {
        let body = serde_json::to_value(command).unwrap();
        self.store.execute(Some(&self.session), CommandId(Uuid::now_v7()), C::NAME, body).unwrap().answer
    }

    /// Records something: one product more.
    pub(crate) fn record(&self, sku: &str) -> ProductId {
        let fields = ProductFields {
            sku: Some(sku.to_owned()),
            name: Some(format!("Produit {sku}")),
            price: Some(Money::from_minor(1_000)),
            ..ProductFields::default()
        };
        serde_json::from_value(self.act(&CreateProduct { fields })).unwrap()
    }

    /// Records something that is of its shop.
    pub(crate) fn open_shift(&self) {
        self.act(&OpenShift { register: self.register, float: Money::ZERO });
    }

    /// Gives an instance the links of what it lacks, as a computer of another shop would that passes them on.
    pub(crate) async fn give_bare(&self, instance: &Instance, held: &[Tip]) {
        let elsewhere = Audience::Only([Scope::Organisation].into());
        let runs = self.store.read_lacking(held, &elsewhere, usize::MAX).unwrap();
        assert!(runs.iter().any(|run| run.items.iter().any(|item| matches!(item, Item::Bare(_)))));
        let exchange = Exchange {
            protocol: PROTOCOL,
            organisation: self.organisation(),
            now: self.store.now(),
            holds: Holds::Tips(self.tips()),
            room: 0,
            runs,
            secrets: Vec::new(),
            wanted: Vec::new(),
            secrets_wanted: Vec::new(),
        };
        let path = Verb::Exchange.path(self.organisation());
        self.client(instance).ask(&path, encode(&exchange)).await.unwrap();
    }

    /// Takes a person in, whose name and password are secrets.
    pub(crate) fn hire(&self, name: &str) -> UserId {
        let person = CreateUser {
            user_name: name.to_owned(),
            name: format!("{name} Ngo"),
            password: format!("{name}-secret"),
            language: "fr".to_owned(),
            ..CreateUser::default()
        };
        serde_json::from_value(self.act(&person)).unwrap()
    }

    /// Makes a person a manager.
    pub(crate) fn promote(&self, user: UserId) {
        self.act(&GrantRole { user, role: RoleRef::BuiltIn(BuiltInRole::Manager), store: None });
    }

    /// Lets a person work no longer.
    pub(crate) fn dismiss(&self, user: UserId) {
        self.act(&SetUserActive { user, active: false });
    }

    /// What was recorded without authority, as this device shows it.
    pub(crate) fn objections(&self) -> Vec<serde_json::Value> {
        let page = self.store.query(&self.session, "conflicts.list", json!({})).unwrap();
        let rows = page["rows"].as_array().unwrap().iter();
        rows.filter(|row| row["rule"] == "without_authority").map(|row| row["conflict"].clone()).collect()
    }

    /// Confirms what was recorded without authority.
    pub(crate) fn confirm(&self, conflict: &serde_json::Value) {
        let body = json!({ "conflict": conflict, "remedy": { "remedy": "confirm" } });
        let command: ResolveConflict = serde_json::from_value(body).unwrap();
        self.act(&command);
    }

    /// How many products there are to see.
    pub(crate) fn products(&self) -> usize {
        let page = self.store.query(&self.session, "catalog.products", json!({})).unwrap();
        page["rows"].as_array().unwrap().len()
    }

    pub(crate) fn invite(&self, name: &str) -> String {
        let invited = self.act(&InviteDevice { name: name.to_owned(), class: DeviceClass::Office, store: None });
        serde_json::from_value::<Invited>(invited).unwrap().code
    }

    pub(crate) fn revoke(&self, other: &Self) {
        self.act(&RevokeDevice { device: other.store.device().unwrap(), reason: "volé".to_owned() });
    }

    pub(crate) fn organisation(&self) -> OrganisationId {
        self.store.organisation().unwrap().unwrap()
    }

    pub(crate) fn tips(&self) -> Vec<Tip> {
        self.store.tips().unwrap()
    }

    pub(crate) fn digests(&self) -> Digests {
        self.store.digests().unwrap()
    }

    /// The names of the people, which are sealed in the journal.
    pub(crate) fn people(&self) -> Vec<String> {
        let people = self.store.query(&self.session, "people.users", json!({})).unwrap();
        let rows = people.as_array().unwrap();
        rows.iter().map(|row| row["name"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// A way to an instance, whose fingerprint somebody has read.
    pub(crate) fn client(&self, instance: &Instance) -> Client {
        let key = DeviceKey::from(&self.store.device_key().unwrap());
        Client::new(&key, Expect::Fingerprint(instance.fingerprint.parse().unwrap()), [&instance.address]).unwrap()
    }

    /// Brings the business to the server.
    pub(crate) async fn bring(&self, instance: &Instance, code: &str) -> Result<PublicKey, EnrolError> {
        let server = bring(&self.client(instance), code, self.organisation()).await?;
        if !self.store.roster().unwrap().iter().any(|known| known.key == server) {
            let key = Hash(server.0).to_hex();
            self.act(&EnrolDevice { key, name: "Serveur".to_owned(), class: DeviceClass::Server, store: None });
        }
        Ok(server)
    }

    /// Joins with a code, as a new device of the same people.
    pub(crate) async fn join(instance: &Instance, code: &str, session: &Session) -> Result<Self, EnrolError> {
        let device = Self::new(session.clone());
        let welcome = enrol(&device.client(instance), code).await?;
        comptoir_sync::node::note_joining(&device.store, welcome.organisation).unwrap();
        device.even_in(instance, welcome.organisation).await;
        Ok(device)
    }

    /// Exchanges until both are even, however often the instance cannot answer.
    pub(crate) async fn even(&self, instance: &Instance) -> Standing {
        self.even_in(instance, self.organisation()).await
    }

    async fn even_in(&self, instance: &Instance, organisation: OrganisationId) -> Standing {
        let begun = Instant::now();
        loop {
            match self.exchange(instance, organisation).await {
                Ok(standing) if standing.is_even || standing.declined.is_some() => return standing,
                Ok(standing) => assert!(begun.elapsed() < PATIENCE, "not even: {standing:?}"),
                Err(error) => assert!(begun.elapsed() < PATIENCE, "no answer: {error}"),
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// One conversation, until there is nothing more to say.
    pub(crate) async fn exchange(
        &self,
        instance: &Instance,
        organisation: OrganisationId,
    ) -> Result<Standing, TransportError> {
        let client = self.client(instance);
        let mut link = Link::new(organisation, door(&client, organisation).await?);
        let mut input = Input::Tick;
        loop {
            let outputs = link.step(input, &self.store).unwrap();
            let asked = outputs.into_iter().find_map(|output| match output {
                Output::Ask(exchange) => Some(exchange),
                Output::Wait(_) | Output::TookIn(_) => None,
            });
            let Some(exchange) = asked else { return Ok(link.standing().clone()) };
            let answer = client.ask(&Verb::Exchange.path(organisation), encode(&exchange)).await?;
            input = Input::Answered(Box::new(minicbor::decode::<Answer>(&answer).unwrap()));
        }
    }
}

/// The key that the server shows at its door: whoever asks it first reads a fingerprint.
async fn door(client: &Client, organisation: OrganisationId) -> Result<PublicKey, TransportError> {
    client.ask(&Verb::Lease.path(organisation), encode(&())).await.map(drop).or_else(|error| match client.peer() {
        Some(_) => Ok(()),
        None => Err(error),
    })?;
    Ok(client.peer().unwrap().into())
}
