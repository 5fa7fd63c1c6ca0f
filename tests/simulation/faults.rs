//! What goes wrong, and how often.

use std::collections::BTreeMap;

use comptoir_domain::Command as _;
use comptoir_domain::event::{Content, Scope};
use comptoir_domain::ids::PersonId;
use comptoir_domain::people::{Audience, ChangeDevice, RevokeDevice, SetUserActive};
use comptoir_domain::signature::DeviceKey;
use comptoir_store::fault_vfs::{Fault, Plan};
use comptoir_store::strange::Strange;
use comptoir_store::{Item, LogRun, Session, Store};
use comptoir_sync::message::{Exchange, Holds, PROTOCOL};

use crate::chance::Chance;
use crate::check::Broken;
use crate::founding::{FOUNDED, RELAY, SERVER, fresh_command};
use crate::node::{Node, hashes};
use crate::tally::Tally;
use crate::world::{Happening, Letter, World};

/// The network between the computers, as bad as the story wants it.
#[derive(Default)]
pub(crate) struct Network {
    /// Nothing goes wrong any more.
    pub(crate) is_healed: bool,
    /// Percent of letters.
    pub(crate) loss: u64,
    pub(crate) duplication: u64,
    pub(crate) delay: u64,
    pub(crate) truncation: u64,
    pub(crate) lost_answers: u64,
    /// Until when nothing passes from one to the other.
    pub(crate) partitions: BTreeMap<(usize, usize), i64>,
    /// The answer that is being sent follows a change that its asker does not know of yet.
    pub(crate) answer_changed_something: bool,
    /// When the last letter on each way arrives.
    last_arrival: BTreeMap<(usize, usize), i64>,
}

impl Network {
    /// When, and as what, a letter arrives: never, once or twice.
    pub(crate) fn fates(
        &mut self,
        chance: &mut Chance,
        tally: &mut Tally,
        now: i64,
        from: usize,
        to: usize,
        letter: Letter,
    ) -> Vec<(i64, Letter)> {
        let mut delay = chance.between(1, 30);
        if self.is_healed {
            return vec![(delay, letter)];
        }
        if self.partitions.get(&(from, to)).is_some_and(|&until| now < until) {
            tally.fire("network: partition one way");
            return Vec::new();
        }
        if matches!(letter, Letter::Answer { .. }) && self.answer_changed_something && chance.percent(self.lost_answers)
        {
            tally.fire("network: answer lost after commit");
            return Vec::new();
        }
        if chance.percent(self.loss) {
            tally.fire("network: lost");
            return Vec::new();
        }
        if chance.percent(self.delay) {
            tally.fire("network: delayed");
            delay += chance.between(1_000, 20_000);
        }
        let last = self.last_arrival.entry((from, to)).or_default();
        if now + delay < *last {
            tally.fire("network: reordered");
        }
        *last = (*last).max(now + delay);
        let mut fates = vec![(delay, letter.clone())];
        if chance.percent(self.duplication) {
            tally.fire("network: duplicated");
            fates.push((delay + chance.between(1, 3_000), letter));
        } else if chance.percent(self.truncation)
            && let Some((_, Letter::Ask { bytes, .. } | Letter::Answer { bytes, .. })) = fates.first_mut()
            && !bytes.is_empty()
        {
            tally.fire("network: truncated");
            bytes.truncate(chance.below(bytes.len()));
        }
        fates
    }
}

impl World<'_> {
    /// The weather of this story.
    pub(crate) fn weather(&mut self) {
        let most = [0, 5, 30][self.chance.below(3)];
        let mut draw = || if most == 0 { 0 } else { self.chance.next() % (most + 1) };
        self.network.loss = draw();
        self.network.duplication = draw();
        self.network.delay = draw();
        self.network.truncation = draw();
        self.network.lost_answers = draw();
    }

    /// Lets one thing go wrong.
    pub(crate) fn go_wrong(&mut self) {
        match self.chance.below(28) {
            15 => self.relay_away(),
            16 | 17 => self.strange_event(),
            18 => self.hostile_client(),
            19 => self.revoke(),
            20 => self.dismiss(),
            21..=25 => self.change_authority(),
            26 => self.disagree_about_somebody(),
            0 | 1 => self.partition(),
            2..=5 => self.disk_fault(),
            6 => self.clone_device(),
            7 | 11 => self.set_back(),
            8 => self.jump(),
            9 => self.two_processes(),
            10 => self.stop_someone(),
            12 | 13 => self.move_someone(),
            27 => self.update(),
            _ => self.island(),
        }
    }

    fn someone(&mut self) -> usize {
        self.chance.below(FOUNDED)
    }

    fn partition(&mut self) {
        let (one, other) = (self.someone(), self.someone());
        let until = self.now + self.chance.between(2_000, 120_000);
        self.network.partitions.insert((one, other), until);
        if self.chance.percent(60) {
            self.network.partitions.insert((other, one), until);
        }
    }

    /// A computer reaches nobody for so long.
    pub(crate) fn cut_off(&mut self, node: usize, duration: i64) {
        for other in (0..FOUNDED).filter(|other| *other != node) {
            self.network.partitions.insert((node, other), self.now + duration);
            self.network.partitions.insert((other, node), self.now + duration);
        }
    }

    /// The shop's internet is down: nobody reaches the server, everybody reaches the relay.
    fn island(&mut self) {
        let until = self.now + self.chance.between(10_000, 300_000);
        for terminal in 1..FOUNDED {
            self.network.partitions.insert((terminal, SERVER), until);
            self.network.partitions.insert((SERVER, terminal), until);
        }
    }

    fn disk_fault(&mut self) {
        let node = self.someone();
        let at = 1 + self.chance.next() % 60;
        let fault = match self.chance.below(6) {
            0 => {
                self.tally.fire("disk: full");
                Fault::DiskFull(u32::try_from(self.chance.between(1, 30)).unwrap())
            }
            1 => {
                self.tally.fire("disk: fsync fails");
                Fault::SyncError
            }
            2 => Fault::WriteError,
            _ => Fault::PowerCut,
        };
        self.nodes[node].vfs.disk().plan(Some(Plan { at, fault }));
    }

    /// The computer that serves the shop's LAN is switched off.
    fn relay_away(&mut self) {
        if !self.nodes[RELAY].is_up() {
            return;
        }
        self.tally.fire("relay: gone for a while");
        self.nodes[RELAY].stop(self.founding);
        if self.crashed(RELAY) {
            return;
        }
        let pause = self.chance.between(5_000, 120_000);
        self.later(pause, Happening::Start(RELAY));
    }

    /// A device that runs a newer Comptoir, or a broken one, records what the others do not understand.
    fn strange_event(&mut self) {
        let number = 1 + self.chance.below(FOUNDED - 1);
        let (strange, class) = [
            (Strange::NewerKind, "domain: stream of a newer version"),
            (Strange::NewerEvent, "domain: event of a newer version"),
            (Strange::Poison, "domain: poison event"),
        ][self.chance.below(3)];
        let Some(store) = &self.nodes[number].store else { return };
        let recorded = store.record_strange(&self.founding.session, strange);
        if !self.crashed(number) && recorded.is_ok() {
            self.tally.fire(class);
            self.nodes[number].note_durable();
            self.changed(number, None);
        }
    }

    /// Somebody without a key sends what they like. Nothing of it may be taken in.
    fn hostile_client(&mut self) {
        let target = self.chance.below(2);
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
        if self.crashed(target) {
            return;
        }
        self.tally.fire("domain: hostile client");
        if before != after {
            self.broken =
                Some(Broken::Divergence(format!("node {target} took in what nobody vouches for: {answered:?}")));
        }
    }

    fn revoke(&mut self) {
        let (by, whom) = (1 + self.chance.below(FOUNDED - 1), 1 + self.chance.below(FOUNDED - 1));
        let Some(device) = self.nodes[whom].store.as_ref().map(Store::device) else { return };
        let revoke = RevokeDevice { device: device.unwrap(), reason: "volé".into() };
        self.decide(by, &store_body(&revoke), RevokeDevice::NAME, "domain: device revoked while apart");
    }

    fn dismiss(&mut self) {
        let by = 1 + self.chance.below(FOUNDED - 1);
        let dismiss = SetUserActive { user: self.founding.dismissed, active: false };
        self.decide(by, &store_body(&dismiss), SetUserActive::NAME, "domain: person dismissed while apart");
    }

    /// One of the two administrators decides something.
    pub(crate) fn decide(&mut self, by: usize, body: &serde_json::Value, name: &str, class: &'static str) {
        let second = Session { user: self.founding.dismissed };
        let session = if self.chance.percent(30) { second } else { self.founding.session.clone() };
        let Some(store) = &self.nodes[by].store else { return };
        let told = store.execute(Some(&session), fresh_command(), name, body.clone());
        if !self.crashed(by) && told.is_ok() {
            self.tally.fire(class);
            self.nodes[by].note_durable();
            self.changed(by, None);
        }
    }

    /// A computer is carried to the other shop; whoever says so sits elsewhere, and it may be long before it hears of it.
    fn move_someone(&mut self) {
        let (by, whom) = (1 + self.chance.below(FOUNDED - 1), 2 + self.chance.below(FOUNDED - 2));
        let Some(device) = self.nodes[whom].store.as_ref().map(Store::device) else { return };
        let store = self.founding.stores[self.chance.below(2)];
        let change = ChangeDevice { device: device.unwrap(), name: None, store: Some(store) };
        // Its clones are the same computer to everybody.
        let like = self.nodes[whom].like;
        for node in self.nodes.iter_mut().filter(|node| node.like == like) {
            node.ever.insert(Scope::Store(store));
        }
        self.decide(by, &store_body(&change), ChangeDevice::NAME, "domain: device moved to another scope while apart");
    }

    fn stop_someone(&mut self) {
        let node = self.someone();
        if self.nodes[node].is_up() {
            self.nodes[node].vfs.disk().cut();
            self.crashed(node);
        }
    }

    /// A computer is given a newer Comptoir, and its power fails while that brings the file up to date.
    fn update(&mut self) {
        let node = self.someone();
        if !self.nodes[node].is_up() {
            return;
        }
        // Nobody else has the file open: a newer program starts when the older one has ended.
        self.nodes[node].second = None;
        let undone = self.nodes[node].store.as_ref().map(|store| store.undo_last_migration());
        self.nodes[node].stop(self.founding);
        if self.crashed(node) {
            return;
        }
        self.nodes[node].migrates = undone.is_some_and(|undone| undone.is_ok());
        let at = 1 + self.chance.next() % 40;
        self.nodes[node].vfs.disk().plan(Some(Plan { at, fault: Fault::PowerCut }));
        self.later(1, Happening::Start(node));
    }

    /// A disk is copied, and both computers go on.
    fn clone_device(&mut self) {
        if self.nodes.len() >= self.files.len() {
            return;
        }
        // A second copy is made of the same computer: three journals go on from one.
        let of = match self.nodes.get(FOUNDED) {
            Some(clone) => clone.like,
            None => 1 + self.chance.below(FOUNDED - 1),
        };
        if !self.nodes[of].is_up() {
            return;
        }
        self.tally.fire("device: clone");
        let number = self.nodes.len();
        let folder = self.nodes[of].folder.with_file_name(number.to_string());
        self.nodes[of].stop(self.founding);
        if self.crashed(of) {
            return;
        }
        self.nodes[of].vfs.disk().settle();
        copy_database(&self.nodes[of].folder, &folder);
        let vfs = self.files[number].clone();
        let mut node = Node::new(number, self.nodes[of].like, folder, vfs);
        node.ever = self.nodes[of].ever.clone();
        node.link_to(&[SERVER, RELAY], self.founding);
        node.skew = self.nodes[of].skew;
        self.nodes.push(node);
        self.forks_possible = true;
        self.later(1, Happening::Start(of));
        self.later(2, Happening::Start(number));
    }

    /// A computer is set back to a state of a while ago: a restored image. What only it had recorded since is gone, as it must be.
    fn set_back(&mut self) {
        // Two of them, so that images are also brought back and not only made.
        let node = [SERVER, FOUNDED - 1][self.chance.below(2)];
        if !self.nodes[node].is_up() {
            return;
        }
        let kept = self.nodes[node].folder.with_file_name(format!("image-{node}"));
        self.nodes[node].stop(self.founding);
        if self.crashed(node) {
            return;
        }
        self.nodes[node].vfs.disk().settle();
        let folder = self.nodes[node].folder.clone();
        if !kept.exists() {
            copy_database(&folder, &kept);
            self.later(1, Happening::Start(node));
            return;
        }
        self.tally.fire(match node {
            SERVER => "server: set back to an earlier state",
            _ => "device: set back to an earlier state",
        });
        let elsewhere = self.nodes.iter().filter(|other| other.number != node).filter_map(|other| other.store.as_ref());
        let mut held = elsewhere.flat_map(hashes).collect::<std::collections::BTreeSet<_>>();
        for other in self.nodes.iter().filter(|other| other.number != node && !other.is_up()) {
            held.extend(other.durable.iter().copied());
        }
        copy_database(&kept, &folder);
        std::fs::remove_dir_all(&kept).unwrap();
        self.forks_possible = true;
        self.nodes[node].vfs.disk().plan(None);
        self.nodes[node].open().expect("an image opens");
        self.nodes[node].forget_unless(&held);
        self.later(1, Happening::Start(node));
        for terminal in &mut self.nodes {
            terminal.durable.retain(|hash| held.contains(hash) || terminal.number == node);
        }
    }

    fn jump(&mut self) {
        let node = self.someone();
        let far = self.chance.between(1_000, 86_400_000);
        if self.chance.percent(50) {
            self.tally.fire("device: clock forward");
            self.nodes[node].skew += far;
        } else {
            self.tally.fire("device: clock back");
            self.nodes[node].skew -= far;
        }
        self.nodes[node].set_time(self.now);
    }

    fn two_processes(&mut self) {
        let number = self.someone();
        let node = &mut self.nodes[number];
        if !node.is_up() || node.second.is_some() {
            return;
        }
        let clock = Box::new(node.clock.clone());
        node.second = node.vfs.open(&node.folder, &crate::founding::key(), clock).ok();
        if !self.crashed(number) {
            self.tally.fire(if number == SERVER {
                "server: two instances"
            } else {
                "device: two processes on one file"
            });
        }
    }
}

pub(crate) fn store_body<C: serde::Serialize>(command: &C) -> serde_json::Value {
    serde_json::to_value(command).unwrap()
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
    let before = comptoir_domain::event::ChainHash::genesis(device, like.epoch);
    let mut run = LogRun { key: stranger.public(), first_seq: 1, before, items, ..like.clone() };
    if let Some(head) = run.chains().last() {
        run.signature = stranger.sign(&run.statement(*head).message());
    }
    run
}

fn copy_database(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for name in ["comptoir.db", "comptoir.db-wal", "comptoir.db-shm"] {
        let (from, to) = (from.join(name), to.join(name));
        let _ = std::fs::remove_file(&to);
        if from.exists() {
            std::fs::copy(&from, &to).unwrap();
        }
    }
}
