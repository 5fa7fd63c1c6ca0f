//! What must hold once the faults have stopped and everybody has talked.

use std::collections::{BTreeMap, BTreeSet};

use comptoir_domain::hash::Hash;
use comptoir_domain::ids::{DeviceId, PersonId};
use comptoir_domain::people::Audience;
use comptoir_store::{BACKUP_WINDOW, Store, Tip};

use crate::founding::SERVER;
use crate::node::{Node, envelopes, hashes, links, wanted_hashes};
use crate::world::World;

/// ms of peace within which everybody must agree.
const PEACE: i64 = 240_000;

/// ms: how often it is looked whether they do; to look costs more than what happens meanwhile.
const LOOK_EVERY: i64 = 1_000;

/// What does not hold.
#[derive(Debug)]
pub(crate) enum Broken {
    /// Two devices that hold the same show different things, or never come to hold the same.
    Divergence(String),
    /// Something that was confirmed is gone, or is there twice.
    Loss(String),
    /// A device holds what it was never given, or keeps what it is no longer given.
    Leak(String),
}

impl World<'_> {
    /// Ends all faults and lets everybody talk until they agree; then checks everything.
    pub(crate) fn conclude(&mut self) -> Result<(), Broken> {
        if let Some(broken) = self.broken.take() {
            return Err(broken);
        }
        self.check_ever()?;
        self.check_holders()?;
        self.network.is_healed = true;
        for number in 0..self.nodes.len() {
            self.nodes[number].vfs.disk().plan(None);
            if self.nodes[number].is_older {
                self.nodes[number].stop(self.founding);
                self.crashed(number);
                self.bring_up_to_date(number);
            }
            self.later(30_000, crate::world::Happening::Start(number));
        }
        self.talk_until(Self::is_even);
        if self.members().filter_map(|node| node.store.as_ref()).any(holds_foreign) {
            // Everybody hears that everybody is even, and then as much time passes as backups are kept.
            let until = self.now + PEACE / 2;
            while self.go_on(until) {}
            self.let_time_pass(BACKUP_WINDOW);
            self.talk_until(Self::is_settled_for_good);
        }
        self.check_agreement()?;
        self.check_each()?;
        self.check_losses()?;
        self.check_ever()?;
        self.check_present_scopes()?;
        self.check_books()?;
        self.check_boxes()?;
        self.check_authority()
    }

    fn talk_until(&mut self, is_done: impl Fn(&Self) -> bool) {
        let until = self.now + PEACE;
        let mut look_at = self.now;
        while self.go_on(until) {
            if self.now < look_at {
                continue;
            }
            if is_done(self) {
                return;
            }
            look_at = self.now + LOOK_EVERY;
        }
    }

    /// The computers that were not shut out, as the server knows.
    fn members(&self) -> impl Iterator<Item = &Node> {
        let shut_out = self.shut_out();
        self.nodes.iter().filter(move |node| node.store.as_ref().is_none_or(|store| !is_one_of(&shut_out, store)))
    }

    fn shut_out(&self) -> BTreeSet<DeviceId> {
        let roster = self.nodes[SERVER].store.as_ref().map(|server| server.roster().unwrap()).unwrap_or_default();
        roster.iter().filter(|known| known.is_revoked).map(|known| known.device).collect()
    }

    /// What costs least is looked at first.
    fn is_even(&self) -> bool {
        let Some(stores) = self.members().map(|node| node.store.as_ref()).collect::<Option<Vec<_>>>() else {
            return false;
        };
        let tips: BTreeSet<_> = stores.iter().map(|store| store.tips().unwrap()).collect();
        tips.len() == 1 && stores.iter().all(|store| self.is_settled(store)) && self.check_losses().is_ok()
    }

    /// True when a computer holds what it is given, as far as anybody does.
    fn is_settled(&self, store: &Store) -> bool {
        (store.wanted(1).unwrap().is_empty() || self.is_gone(store)) && self.lacking_secret(store).is_none()
    }

    /// True when nobody holds anything else either: whoever has left a scope lets it go when it next hears that it is even.
    fn is_settled_for_good(&self) -> bool {
        !self.members().filter_map(|node| node.store.as_ref()).any(holds_foreign) && self.is_even()
    }

    /// True when nobody who may be asked holds what this computer holds bare and wants: it went with a computer that was set back.
    fn is_gone(&self, store: &Store) -> bool {
        let held: BTreeSet<_> = self.members().filter_map(|node| node.store.as_ref()).flat_map(hashes).collect();
        wanted_hashes(store).is_disjoint(&held)
    }

    /// Nobody holds a byte of a scope that it was never given.
    fn check_ever(&self) -> Result<(), Broken> {
        for node in &self.nodes {
            let Some(store) = &node.store else { continue };
            let foreign = envelopes(store).into_iter().find(|held| !node.ever.contains(&held.scope));
            if let Some(foreign) = foreign {
                return Err(Broken::Leak(format!("node {} holds an event of {:?}", node.number, foreign.scope)));
            }
        }
        Ok(())
    }

    /// Whoever is said to hold something does. Of copies of one disk, and of a disk that was set back, nobody can know.
    fn check_holders(&self) -> Result<(), Broken> {
        if self.forks_possible {
            return Ok(());
        }
        let up = || self.nodes.iter().filter_map(|node| Some((node.number, node.store.as_ref()?)));
        for (number, store) in up() {
            for (device, epoch, position) in store.holders().unwrap() {
                let Some((peer, holder)) = up().find(|(_, peer)| peer.own_epoch().unwrap() == (device, epoch)) else {
                    continue;
                };
                let held = hashes(holder);
                let (as_known, in_truth) = (store.audience(device).unwrap(), holder.own_audience().unwrap());
                let is_given = |scope| as_known.includes(scope) && in_truth.includes(scope);
                let said = store.held_until(position).unwrap();
                let lacking =
                    said.iter().filter(|one| is_given(one.bare().scope) && !held.contains(&one.hash())).count();
                if lacking > 0 {
                    return Err(Broken::Loss(format!(
                        "node {number} says that {peer} holds {lacking} events that it lacks"
                    )));
                }
            }
        }
        Ok(())
    }

    /// Nobody keeps what it is no longer given, and everybody holds what it is given as far as anybody does.
    fn check_present_scopes(&self) -> Result<(), Broken> {
        for node in self.members() {
            let Some(store) = &node.store else { continue };
            if holds_foreign(store) {
                return Err(Broken::Leak(format!("node {} keeps a scope that it has left", node.number)));
            }
            if !store.wanted(1).unwrap().is_empty() && !self.is_gone(store) {
                return Err(Broken::Divergence(format!("node {} lacks what others hold", node.number)));
            }
            if let Some((person, known)) = self.lacking_secret(store) {
                let number = node.number;
                return Err(Broken::Divergence(format!(
                    "node {number} lacks a secret of {person} that node {known} knows"
                )));
            }
        }
        Ok(())
    }

    /// A person of whom this computer lacks a secret that another knows, and which one that is. What only computers knew that were shut out
    /// or set back is gone: nobody asks a computer that may be in a thief's hands.
    fn lacking_secret(&self, store: &Store) -> Option<(PersonId, usize)> {
        let knows = |node: &&Node, person: &PersonId| {
            let known = node.store.as_ref().map(|store| store.secrets_wanted(u32::MAX).unwrap());
            known.is_some_and(|wanted| !wanted.contains(person))
        };
        let wanted = store.secrets_wanted(u32::MAX).unwrap();
        wanted.into_iter().find_map(|person| Some((person, self.members().find(|node| knows(node, &person))?.number)))
    }

    fn check_agreement(&self) -> Result<(), Broken> {
        let mut views: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut parts: BTreeMap<String, BTreeMap<String, Vec<usize>>> = BTreeMap::new();
        for node in self.members() {
            let Some(store) = &node.store else {
                return Err(Broken::Divergence(format!("node {} never came back", node.number)));
            };
            views.entry(show_tips(&store.tips().unwrap())).or_default().push(node.number);
            for (scope, digest) in shared_digests(store) {
                parts.entry(scope).or_default().entry(digest).or_default().push(node.number);
            }
        }
        let parted: Vec<_> = parts.iter().filter(|(_, digests)| digests.len() > 1).collect();
        if views.len() == 1 && parted.is_empty() {
            return Ok(());
        }
        let stale = self.stale();
        Err(Broken::Divergence(format!("{views:#?}\n{parted:#?}\nother when rebuilt: {stale:?}\n{}", self.standings())))
    }

    /// The computers that show something else once everything is folded anew, for whoever asks why.
    fn stale(&self) -> Vec<usize> {
        let is_stale = |store: &Store| {
            let before = store.digests().unwrap();
            store.rebuild().unwrap();
            before != store.digests().unwrap()
        };
        let up = self.nodes.iter().filter_map(|node| Some((node.number, node.store.as_ref()?)));
        up.filter(|(_, store)| is_stale(store)).map(|(number, _)| number).collect()
    }

    /// How every conversation stands, for whoever asks why.
    fn standings(&self) -> String {
        let mut lines = Vec::new();
        for node in &self.nodes {
            for (peer, conversation) in &node.conversations {
                let standing = conversation.link.standing();
                lines.push(format!(
                    "{} → {peer}: even {} declined {:?} refuses {:?} refused {:?} failures {} asked {:?} wake {} of {}",
                    node.number,
                    standing.is_even,
                    standing.declined,
                    standing.refuses,
                    standing.refused,
                    standing.failures,
                    conversation.asked,
                    conversation.wake_at,
                    self.now
                ));
            }
        }
        lines.join("\n")
    }

    fn check_each(&self) -> Result<(), Broken> {
        for node in &self.nodes {
            let Some(store) = &node.store else { continue };
            let faults = store.verify().unwrap().faults;
            if !faults.is_empty() {
                return Err(Broken::Divergence(format!("node {}: {faults:?}", node.number)));
            }
            check_twice(store, node.number)?;
            check_apart(store, node.number)?;
            if !self.forks_possible && !store.forks().unwrap().is_empty() {
                return Err(Broken::Divergence(format!("node {} sees a fork that never was", node.number)));
            }
        }
        let Some(store) = &self.nodes[0].store else { return Ok(()) };
        let before = store.digests().unwrap();
        store.rebuild().unwrap();
        if before != store.digests().unwrap() {
            return Err(Broken::Divergence("rebuilt from the journal, the server shows something else".to_owned()));
        }
        Ok(())
    }

    fn check_losses(&self) -> Result<(), Broken> {
        let Some(server) = &self.nodes[0].store else { return Ok(()) };
        let held = hashes(server);
        for node in &self.nodes {
            let mut lost: BTreeSet<_> = node.durable.difference(&held).copied().collect();
            if lost.is_empty() {
                continue;
            }
            self.forget_what_was_shut_out(node, &mut lost);
            if !lost.is_empty() {
                let (count, number, standings) = (lost.len(), node.number, self.standings());
                return Err(Broken::Loss(format!(
                    "{count} events that node {number} confirmed are nowhere\n{standings}"
                )));
            }
        }
        Ok(())
    }

    /// Of what the author lost when it was set back, that is gone which only computers hold that were shut out: they hand in what they
    /// recorded themselves, and nobody asks them for more.
    fn forget_what_was_shut_out(&self, author: &Node, lost: &mut BTreeSet<Hash>) {
        let shut_out = self.shut_out();
        let other = |node: &&Node| node.number != author.number;
        let holders = self.nodes.iter().filter(other).filter_map(|node| node.store.as_ref());
        let (thieves, members): (Vec<_>, Vec<_>) = holders.partition(|store| is_one_of(&shut_out, store));
        let held = |stores: &[&Store]| stores.iter().flat_map(|store| hashes(store)).collect::<BTreeSet<Hash>>();
        let (by_thieves, by_members) = (held(&thieves), held(&members));
        let kept = author.store.as_ref().map(hashes).unwrap_or_default();
        lost.retain(|hash| kept.contains(hash) || by_members.contains(hash) || !by_thieves.contains(hash));
    }
}

fn is_one_of(devices: &BTreeSet<DeviceId>, store: &Store) -> bool {
    devices.contains(&store.device().unwrap())
}

/// Each event stands in the journal once, whatever was sent twice.
fn check_twice(store: &Store, number: usize) -> Result<(), Broken> {
    let all = envelopes(store);
    let distinct: BTreeSet<_> = all
        .iter()
        .map(|envelope| (envelope.device, envelope.clock, envelope.batch.command, envelope.batch.index))
        .collect();
    if distinct.len() == all.len() {
        return Ok(());
    }
    Err(Broken::Loss(format!("node {number} holds {} events, {} of them different", all.len(), distinct.len())))
}

/// What is kept apart is not in the journal as well.
fn check_apart(store: &Store, number: usize) -> Result<(), Broken> {
    let held = links(store);
    match store.quarantined_ends().unwrap().iter().find(|end| held.contains(end)) {
        Some(end) => Err(Broken::Loss(format!("node {number} keeps {end:?} apart, and in its journal"))),
        None => Ok(()),
    }
}

/// True when a computer holds something that it is not given now.
fn holds_foreign(store: &Store) -> bool {
    let audience = store.own_audience().unwrap();
    envelopes(store).into_iter().any(|held| !audience.includes(held.scope))
}

fn show_tips(tips: &[Tip]) -> String {
    let show = |tip: &Tip| {
        format!(
            "{} {} {} {}",
            &tip.device.to_string()[..8],
            &tip.epoch.to_string()[..8],
            tip.seq,
            &tip.chain.0.to_hex()[..8]
        )
    };
    tips.iter().map(show).collect::<Vec<_>>().join("\n")
}

/// The digests that a computer has in common with others: what goes across stores only those have who are given every store.
fn shared_digests(store: &Store) -> BTreeMap<String, String> {
    let is_partial = matches!(store.own_audience().unwrap(), Audience::Only(_));
    let mut digests = store.digests().unwrap().scopes;
    digests.retain(|scope, _| !is_partial || scope != "across stores");
    digests
}
