//! Time, the network, and who talks to whom. One thread, one queue: a seed is one story.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use comptoir_domain::event::Scope;
use comptoir_store::fault_vfs::FaultVfs;
use comptoir_store::{RosterEntry, Session};
use comptoir_sync::answer::answer;
use comptoir_sync::answer_revoked::answer_revoked;
use comptoir_sync::link::{Input, Output};
use comptoir_sync::message::{Answer, Decline, Exchange};

use crate::acts::{Desk, Done, Talk};
use crate::chance::Chance;
use crate::check::Broken;
use crate::founding::{FOUNDED, Founding, MORNING, RELAY, SERVER, home};
use crate::network::Network;
use crate::node::Node;
use crate::story::Lines;
use crate::tally::Tally;

/// What travels.
#[derive(Clone)]
pub(crate) enum Letter {
    Ask { question: u64, bytes: Vec<u8> },
    Answer { question: u64, bytes: Vec<u8> },
    Hint,
}

/// What is to happen.
pub(crate) enum Happening {
    Act(usize),
    Letter { from: usize, to: usize, letter: Letter },
    Tell { node: usize, peer: usize, input: Input },
    GiveUp { node: usize, peer: usize, question: u64 },
    Start(usize),
    SetBack(usize),
    DaysPass(i64),
    CutOff(usize),
    Carry { whom: usize, store: usize },
}

/// ms after which a question is given up.
const PATIENCE: i64 = 6_000;

/// A story in which more is asked, or told, goes round in circles; one of more steps may have so much more for each.
const EXCHANGES_MAX: (u64, u64) = (3_000, 35);
const EVENTS_MAX: (u64, u64) = (2_500, 28);

pub(crate) struct World<'a> {
    pub(crate) founding: &'a Founding,
    pub(crate) chance: Chance,
    pub(crate) nodes: Vec<Node>,
    pub(crate) network: Network,
    pub(crate) tally: Tally,
    pub(crate) now: i64,
    /// ms: how much further than that any clock may have gone on: the days that nothing is told of, and all leaps.
    pub(crate) days: i64,
    /// When the image of a computer's disk was made to which it may be set back, days included.
    pub(crate) images: BTreeMap<usize, i64>,
    /// When a computer was last set back, days included.
    pub(crate) set_backs: BTreeMap<usize, i64>,
    /// How many steps the story has.
    pub(crate) steps: u64,
    /// What was told.
    pub(crate) lines: Lines,
    pub(crate) talk: Talk,
    pub(crate) questions: u64,
    pub(crate) files: &'a [FaultVfs],
    /// A computer was copied or set back: its journal may be continued twice.
    pub(crate) forks_possible: bool,
    /// What was found broken on the way.
    pub(crate) broken: Option<Broken>,
    queue: BTreeMap<(i64, u64), Happening>,
    queued: u64,
}

impl<'a> World<'a> {
    /// Everybody at work, all even. `files` are the computers' disks.
    pub(crate) fn begin(founding: &'a Founding, files: &'a [FaultVfs], seed: u64, folder: &Path, lines: Lines) -> Self {
        comptoir_store::chance::seed(Some(seed ^ 0x5eed));
        let mut nodes = Vec::new();
        for (number, disk) in files.iter().enumerate().take(FOUNDED) {
            let own = folder.join(number.to_string());
            founding.copy(number, &own);
            disk.disk().restore_power(0).unwrap();
            let mut node = Node::new(number, number, own, disk.clone());
            node.ever = scopes_at_first(number, founding);
            node.link_to(peers_of(number), founding);
            nodes.push(node);
        }
        let chance = Chance::of(seed);
        let mut world = Self {
            founding,
            chance,
            nodes,
            network: Network::default(),
            tally: Tally { seeds: 1, ..Tally::default() },
            now: MORNING + 60_000,
            days: 0,
            images: BTreeMap::new(),
            set_backs: BTreeMap::new(),
            steps: 0,
            lines,
            talk: Talk::default(),
            questions: 0,
            files,
            forks_possible: false,
            broken: None,
            queue: BTreeMap::new(),
            queued: 0,
        };
        let has_older = world.chance.percent(40);
        for number in 0..FOUNDED {
            world.nodes[number].is_older = has_older && world.chance.percent(50);
            world.nodes[number].skew = world.chance.between(-2_000, 2_000);
            world.nodes[number].set_time(world.now);
            world.nodes[number].open().expect("a founded database opens");
            world.nodes[number].note_durable();
            world.poke(number, None);
        }
        world
    }

    pub(crate) fn later(&mut self, delay: i64, happening: Happening) {
        self.queued += 1;
        self.queue.insert((self.now + delay, self.queued), happening);
    }

    /// The next happening; false when nothing is left before `until`.
    pub(crate) fn go_on(&mut self, until: i64) -> bool {
        let Some((&(at, order), _)) = self.queue.first_key_value() else { return false };
        if at > until {
            return false;
        }
        let Some(happening) = self.queue.remove(&(at, order)) else { return false };
        let most = |(least, each): (u64, u64)| least.max(each * self.steps);
        assert!(self.tally.exchanges < most(EXCHANGES_MAX), "they never stop talking");
        assert!(self.tally.events < most(EVENTS_MAX), "they are told the same again and again");
        self.now = self.now.max(at);
        self.nodes.iter().for_each(|node| node.set_time(self.now));
        match happening {
            Happening::Act(node) => self.act(node),
            Happening::Letter { from, to, letter } => self.deliver(from, to, letter),
            Happening::Tell { node, peer, input } => self.step(node, peer, input),
            Happening::GiveUp { node, peer, question } => self.give_up(node, peer, question),
            Happening::Start(node) => self.start(node),
            Happening::SetBack(node) => self.set_back_now(node),
            Happening::DaysPass(ms) => self.let_time_pass(ms),
            Happening::CutOff(node) => self.cut_off(node, 5_000),
            Happening::Carry { whom, store } if !self.network.is_healed => self.carry(RELAY, whom, store),
            Happening::Carry { .. } => {}
        }
        true
    }

    /// Somebody does something at a computer.
    fn act(&mut self, number: usize) {
        let worker = Session { user: self.founding.worker };
        let session = if self.chance.percent(30) { worker } else { self.founding.session.clone() };
        self.work(number, session, |desk, chance, talk| desk.act(chance, talk));
    }

    pub(crate) fn work(
        &mut self,
        number: usize,
        session: Session,
        what: impl FnOnce(&Desk<'_>, &mut Chance, &mut Talk) -> Done,
    ) {
        let node = &self.nodes[number];
        node.take_turn();
        let Some(store) = (if node.second.is_some() && self.chance.percent(50) { &node.second } else { &node.store })
        else {
            return;
        };
        let desk =
            Desk { node: number, like: node.like, store, founding: self.founding, session, said: Cell::default() };
        let done = what(&desk, &mut self.chance, &mut self.talk);
        self.lines.add(self.now, format_args!("node {number}: {} {done:?}", desk.said.get()));
        if self.crashed(number) {
            return;
        }
        if let Done::Recorded = done {
            let count = self.nodes[number].note_durable();
            self.tally.events += count;
            self.changed(number, None);
        }
    }

    /// True when the power failed; then the computer starts again a while later.
    pub(crate) fn crashed(&mut self, number: usize) -> bool {
        if !self.nodes[number].vfs.disk().is_off() {
            return false;
        }
        self.fire(number, if number == SERVER { "server: crash" } else { "disk: crash at a write" });
        let before = self.nodes[number].vfs.disk().counters();
        self.nodes[number].stop(self.founding);
        let seed = self.chance.next();
        self.nodes[number].vfs.disk().restore_power(seed).unwrap();
        let after = self.nodes[number].vfs.disk().counters();
        if after.writes_dropped > before.writes_dropped {
            self.fire(number, "disk: unsynced tail lost");
        }
        if after.writes_torn > before.writes_torn {
            self.fire(number, "disk: page torn");
        }
        let pause = self.chance.between(100, 20_000);
        self.nodes[number].down_until = self.now + pause;
        self.later(pause, Happening::Start(number));
        true
    }

    fn start(&mut self, number: usize) {
        if self.nodes[number].is_up() {
            return;
        }
        let opened = self.nodes[number].open();
        if self.crashed(number) {
            if self.nodes[number].migrates {
                self.fire(number, "device: killed in a migration");
            }
            return;
        }
        if let Err(error) = opened {
            // The disk may be full or failing; a plan of faults ends with the first.
            assert!(error.is_retryable(), "node {number} does not open: {error}");
            self.later(1_000, Happening::Start(number));
            return;
        }
        self.nodes[number].migrates = false;
        self.poke(number, None);
    }

    /// Counts a fault, and tells of it.
    pub(crate) fn fire(&mut self, number: usize, class: &'static str) {
        self.lines.add(self.now, format_args!("node {number}: {class}"));
        self.tally.fire(class);
    }

    /// Tells everybody concerned that a computer holds something new.
    pub(crate) fn changed(&mut self, number: usize, but: Option<usize>) {
        self.poke(number, but);
        let listeners: Vec<usize> = (0..self.nodes.len())
            .filter(|&other| Some(other) != but && self.nodes[other].conversations.contains_key(&number))
            .collect();
        for other in listeners {
            self.send(number, other, Letter::Hint);
        }
    }

    fn poke(&mut self, number: usize, but: Option<usize>) {
        let peers: Vec<usize> = self.nodes[number].conversations.keys().copied().collect();
        for peer in peers.into_iter().filter(|&peer| Some(peer) != but) {
            self.later(1, Happening::Tell { node: number, peer, input: Input::Recorded });
        }
    }

    pub(crate) fn step(&mut self, number: usize, peer: usize, input: Input) {
        let node = &mut self.nodes[number];
        node.take_turn();
        let (Some(store), Some(conversation)) = (&node.store, node.conversations.get_mut(&peer)) else { return };
        if matches!(input, Input::Tick) && self.now < conversation.wake_at {
            return;
        }
        let stepped = conversation.link.step(input, store);
        if self.crashed(number) {
            return;
        }
        let Ok(outputs) = stepped else {
            self.later(700, Happening::Tell { node: number, peer, input: Input::Recorded });
            return;
        };
        for output in outputs {
            match output {
                Output::Ask(exchange) => self.ask(number, peer, &exchange),
                Output::Wait(delay) => {
                    if let Some(conversation) = self.nodes[number].conversations.get_mut(&peer) {
                        conversation.wake_at = self.now + delay;
                    }
                    self.later(delay, Happening::Tell { node: number, peer, input: Input::Tick });
                }
                Output::TookIn(count) => {
                    self.tally.events += count as u64;
                    self.nodes[number].note_durable();
                    self.changed(number, Some(peer));
                }
            }
        }
    }

    fn ask(&mut self, number: usize, peer: usize, exchange: &Exchange) {
        self.questions += 1;
        self.tally.exchanges += 1;
        let question = self.questions;
        if let Some(conversation) = self.nodes[number].conversations.get_mut(&peer) {
            conversation.asked = Some(question);
        }
        self.send(number, peer, Letter::Ask { question, bytes: minicbor::to_vec(exchange).unwrap() });
        self.later(PATIENCE, Happening::GiveUp { node: number, peer, question });
    }

    fn give_up(&mut self, number: usize, peer: usize, question: u64) {
        let Some(conversation) = self.nodes[number].conversations.get_mut(&peer) else { return };
        if conversation.asked == Some(question) {
            conversation.asked = None;
            self.step(number, peer, Input::Broken);
        }
    }

    /// Sends a letter through the network as it is.
    pub(crate) fn send(&mut self, from: usize, to: usize, letter: Letter) {
        let fates = self.network.fates(&mut self.chance, &mut self.tally, self.now, from, to, letter);
        for (delay, letter) in fates {
            self.later(delay, Happening::Letter { from, to, letter });
        }
    }

    fn deliver(&mut self, from: usize, to: usize, letter: Letter) {
        if !self.nodes[to].is_up() {
            return;
        }
        match letter {
            Letter::Hint => self.step(to, from, Input::Hint),
            Letter::Ask { question, bytes } => self.reply(from, to, question, &bytes),
            Letter::Answer { question, bytes } => {
                let Some(conversation) = self.nodes[to].conversations.get_mut(&from) else { return };
                if conversation.asked != Some(question) {
                    return;
                }
                conversation.asked = None;
                let read: Result<Answer, _> = minicbor::decode(&bytes);
                let input = read.map_or(Input::Broken, |answer| Input::Answered(Box::new(answer)));
                self.step(to, from, input);
            }
        }
    }

    fn reply(&mut self, from: usize, to: usize, question: u64, bytes: &[u8]) {
        let asker = match &self.nodes[from].store {
            Some(store) => store.device().unwrap(),
            // It asked and crashed meanwhile; the question is answered all the same.
            None => comptoir_domain::ids::DeviceId::default(),
        };
        let node = &self.nodes[to];
        node.take_turn();
        let other = node.second.is_some() && self.chance.percent(50);
        let Some(store) = (if other { &node.second } else { &node.store }) else { return };
        let before = store.tips().ok();
        let mut given = 0;
        let answer = match minicbor::decode::<Exchange>(bytes) {
            Ok(exchange) => {
                given = exchange.runs.iter().map(|run| run.items.len() as u64).sum();
                let is_shut_out = |known: &RosterEntry| known.device == asker && known.is_revoked;
                match store.roster() {
                    Ok(roster) if roster.iter().any(is_shut_out) => answer_revoked(store, asker, &exchange),
                    Ok(_) => answer(store, asker, &exchange),
                    Err(_) => Answer::Declined(Decline::Unavailable),
                }
            }
            Err(_) => Answer::Declined(Decline::Unreadable),
        };
        let has_changed = store.tips().ok() != before;
        if self.crashed(to) {
            return;
        }
        if has_changed {
            self.nodes[to].note_durable();
            self.tally.events += given;
            self.changed(to, Some(from));
        }
        let is_slow = to == SERVER && !self.network.is_healed && self.chance.percent(3);
        if is_slow {
            // The asker gives up before the answer comes, and asks again.
            self.fire(to, "server: slow commit");
            let letter = Letter::Answer { question, bytes: minicbor::to_vec(&answer).unwrap() };
            let delay = self.chance.between(4_000, 15_000);
            self.later(delay, Happening::Letter { from: to, to: from, letter });
            return;
        }
        self.network.answer_changed_something = has_changed;
        self.send(to, from, Letter::Answer { question, bytes: minicbor::to_vec(&answer).unwrap() });
        self.network.answer_changed_something = false;
    }
}

/// What a computer is given before anybody moves it. The owner's is given every shop, and the server.
fn scopes_at_first(number: usize, founding: &Founding) -> BTreeSet<Scope> {
    let stores = founding.stores.map(Scope::Store);
    let stores = if number == SERVER || number == RELAY { &stores[..] } else { &stores[home(number)..=home(number)] };
    std::iter::once(Scope::Organisation).chain(stores.iter().copied()).collect()
}

/// To whom a computer talks. Terminals talk to the server and to the shop's relay, whichever is there.
pub(crate) fn peers_of(number: usize) -> &'static [usize] {
    match number {
        SERVER => &[],
        RELAY => &[SERVER],
        _ => &[SERVER, RELAY],
    }
}
