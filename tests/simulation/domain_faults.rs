//! What people, newer programs and strangers do to the business: computers and persons are shut out or moved while others do not hear of
//! it, and somebody sends what nobody can read or nobody signed.

use comptoir_domain::Command as _;
use comptoir_domain::event::{ChainHash, Content, Scope};
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::PersonId;
use comptoir_domain::people::{Audience, ChangeDevice, RevokeDevice, SetUserActive};
use comptoir_domain::signature::DeviceKey;
use comptoir_store::strange::Strange;
use comptoir_store::{BACKUP_WINDOW, Item, LogRun, Session, Store};
use comptoir_sync::link::{Input, Link, Output};
use comptoir_sync::message::{Answer, Exchange, Exchanged, Holds, PROTOCOL, Why};

use crate::check::Broken;
use crate::founding::{FOUNDED, RELAY, SERVER, fresh_command};
use crate::node::links_in;
use crate::world::{Happening, World};

impl World<'_> {
    /// A device that runs a newer Comptoir, or a broken one, records what the others do not understand.
    pub(crate) fn strange_event(&mut self) {
        let number = 1 + self.chance.below(FOUNDED - 1);
        let (strange, class) = [
            (Strange::NewerKind, "domain: stream of a newer version"),
            (Strange::NewerEvent, "domain: event of a newer version"),
            (Strange::Poison, "domain: poison event"),
        ][self.chance.below(3)];
        self.nodes[number].take_turn();
        let Some(store) = &self.nodes[number].store else { return };
        let recorded = store.record_strange(&self.founding.session, strange);
        if !self.crashed(number) && recorded.is_ok() {
            self.fire(number, class);
            self.nodes[number].note_durable();
            self.changed(number, None);
        }
    }

    /// Somebody without a key sends what they like. Nothing of it may be taken in.
    pub(crate) fn hostile_client(&mut self) {
        let target = self.chance.below(2);
        self.nodes[target].take_turn();
        let Some(store) = &self.nodes[target].store else { return };
        let Some(mut run) = store.read_lacking(&[], &Audience::Everything, 20_000).ok().and_then(|mut runs| runs.pop())
        else {
            return;
        };
        let stranger = DeviceKey::from_bytes(&[9; 32]);
        let event = |bytes: &mut Vec<u8>| {
            if let Some(last) = bytes.last_mut() {
                *last ^= 1;
            }
        };
        let mut secrets = Vec::new();
        match self.chance.below(5) {
            // An altered event under a true signature.
            0 => {
                if let Some(Item::Event(bytes)) = run.items.last_mut() {
                    event(bytes);
                }
            }
            // A true journal under another name.
            1 => run.key = stranger.public(),
            // A journal of one's own.
            2 => {
                run = strangers_run(&stranger, &run);
            }
            // Another password for the owner, beside a true journal.
            3 => secrets = self.founding.forged_secrets(),
            // A signature of somebody else.
            _ => run.signature = stranger.sign(b"anything"),
        }
        let owner = [PersonId(self.founding.session.user.0)];
        let known = |store: &Store| (store.tips().ok(), store.secrets_of(&owner, &Audience::Everything).ok());
        let exchange = Exchange {
            protocol: PROTOCOL,
            organisation: self.founding.organisation,
            now: store.now(),
            holds: Holds::Tips(Vec::new()),
            room: 0,
            runs: vec![run],
            secrets,
            wanted: Vec::new(),
            secrets_wanted: Vec::new(),
        };
        let before = known(store);
        let answered = comptoir_sync::answer::answer(store, stranger.public().device(), &exchange);
        let after = known(store);
        let is_refused =
            matches!(&answered, Answer::Exchanged(told) if told.refused.iter().any(|one| one.why != Why::Gap));
        // Its power may go at any question, at this one too.
        let is_kept = store.quarantined_hashes().and_then(|apart| {
            let (run, held) = (&exchange.runs[0], links_in(store)?);
            let is_held = |link: &ChainHash| held.contains(&(run.device(), *link));
            Ok(apart.contains(&hash_of(run)) || run.chains().last().is_some_and(is_held))
        });
        if self.crashed(target) {
            return;
        }
        self.fire(target, "domain: hostile client");
        if is_refused && is_kept.is_ok_and(|kept| !kept) {
            self.broken = Some(Broken::Loss(format!("node {target} threw away what it could not verify")));
        }
        if before != after {
            self.broken =
                Some(Broken::Divergence(format!("node {target} took in what nobody vouches for: {answered:?}")));
        }
    }

    /// A terminal of the other shop answers as if it were the server, and held nothing: the owner's computer must give it nothing.
    pub(crate) fn hostile_relay(&mut self) {
        let (asker, liar) = (RELAY, FOUNDED - 1);
        self.nodes[asker].take_turn();
        let Some(store) = &self.nodes[asker].store else { return };
        let device = self.founding.keys[SERVER].device();
        let lie = Exchanged { device, now: store.now(), tips: Some(Vec::new()), ..Exchanged::default() };
        let mut link = Link::new(self.founding.organisation, self.founding.keys[liar]);
        let answered = link.step(Input::Tick, store).and_then(|_| {
            let answer = Answer::Exchanged(lie);
            link.step(Input::Answered(Box::new(answer)), store)
        });
        let gives = |output: &Output| matches!(output, Output::Ask(exchange) if !exchange.runs.is_empty());
        let is_fooled = answered.is_ok_and(|outputs| outputs.iter().any(gives));
        if self.crashed(asker) {
            return;
        }
        self.fire(asker, "domain: hostile relay");
        if is_fooled {
            let said = format!("node {asker} gives what it holds to whoever says that it is the server");
            self.broken = Some(Broken::Leak(said));
        }
    }

    pub(crate) fn revoke(&mut self) {
        let (by, whom) = (1 + self.chance.below(FOUNDED - 1), 1 + self.chance.below(FOUNDED - 1));
        let Some(device) = self.nodes[whom].store.as_ref().map(Store::device) else { return };
        let revoke = RevokeDevice { device: device.unwrap(), reason: "volé".into() };
        self.decide(by, &store_body(&revoke), RevokeDevice::NAME, "domain: device revoked while apart");
    }

    pub(crate) fn dismiss(&mut self) {
        let by = 1 + self.chance.below(FOUNDED - 1);
        let dismiss = SetUserActive { user: self.founding.dismissed, active: false };
        self.decide(by, &store_body(&dismiss), SetUserActive::NAME, "domain: person dismissed while apart");
    }

    /// One of the two administrators decides something.
    pub(crate) fn decide(&mut self, by: usize, body: &serde_json::Value, name: &str, class: &'static str) {
        let second = Session { user: self.founding.dismissed };
        let session = if self.chance.percent(30) { second } else { self.founding.session.clone() };
        self.nodes[by].take_turn();
        let Some(store) = &self.nodes[by].store else { return };
        let told = store.execute(Some(&session), fresh_command(), name, body.clone());
        if !self.crashed(by) && told.is_ok() {
            self.fire(by, class);
            self.nodes[by].note_durable();
            self.changed(by, None);
        }
    }

    /// A computer is carried to the other shop; whoever says so sits elsewhere, and it may be long before it hears of it.
    pub(crate) fn move_someone(&mut self) {
        let (by, whom) = (1 + self.chance.below(FOUNDED - 1), 2 + self.chance.below(FOUNDED - 2));
        let store = self.chance.below(2);
        self.carry(by, whom, store);
        match self.chance.below(8) {
            0 => self.set_back_after_a_move(),
            1..=4 => self.carry_back(whom, 1 - store),
            _ => {}
        }
    }

    /// A computer comes back to a shop when it has let go what it had of it, and reaches nobody as soon as it has heard of that: it sells
    /// before its history is there again.
    fn carry_back(&mut self, whom: usize, store: usize) {
        let back_at = 20_000;
        self.later(back_at / 3, Happening::DaysPass(BACKUP_WINDOW));
        self.later(back_at, Happening::Carry { whom, store });
        let heard_at = back_at + self.chance.between(30, 130);
        self.later(heard_at, Happening::CutOff(whom));
        (1..=10).for_each(|times| self.later(heard_at + 400 * times, Happening::Act(whom)));
    }

    /// Somebody says that a computer stands in this shop now.
    pub(crate) fn carry(&mut self, by: usize, whom: usize, store: usize) {
        let Some(device) = self.nodes[whom].store.as_ref().map(Store::device) else { return };
        let store = self.founding.stores[store];
        let change = ChangeDevice { device: device.unwrap(), name: None, store: Some(store) };
        // Its clones are the same computer to everybody.
        let like = self.nodes[whom].like;
        for node in self.nodes.iter_mut().filter(|node| node.like == like) {
            node.ever.insert(Scope::Store(store));
        }
        self.decide(by, &store_body(&change), ChangeDevice::NAME, "domain: device moved to another scope while apart");
    }
}

pub(crate) fn store_body<C: serde::Serialize>(command: &C) -> serde_json::Value {
    serde_json::to_value(command).unwrap()
}

/// The hash under which a run is kept apart.
fn hash_of(run: &LogRun) -> Hash {
    Hash::of(&[&minicbor::to_vec(run).unwrap()])
}

/// The same events, as if a stranger had recorded them.
fn strangers_run(stranger: &DeviceKey, like: &LogRun) -> LogRun {
    let device = stranger.public().device();
    let rewrite = |item: &Item| match item {
        Item::Event(bytes) => Content::from_bytes(bytes)
            .map_or_else(|_| item.clone(), |content| Item::Event(Content { device, ..content }.to_bytes().into())),
        Item::Bare(_) => item.clone(),
    };
    let items: Vec<Item> = like.items.iter().map(rewrite).collect();
    let before = ChainHash::genesis(device, like.epoch);
    let mut run = LogRun { key: stranger.public(), first_seq: 1, before, items, ..like.clone() };
    if let Some(head) = run.chains().last() {
        run.signature = stranger.sign(&run.statement(*head).message());
    }
    run
}
