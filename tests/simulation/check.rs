//! What must hold once the faults have stopped and everybody has talked.

use std::collections::{BTreeMap, BTreeSet};

use comptoir_store::{Digests, Store, Tip};

use crate::node::{envelopes, hashes};
use crate::world::World;

/// ms of peace within which everybody must agree.
const PEACE: i64 = 240_000;

/// What does not hold.
#[derive(Debug)]
pub(crate) enum Broken {
    /// Two devices that hold the same show different things, or never come to hold the same.
    Divergence(String),
    /// Something that was confirmed is gone, or is there twice.
    Loss(String),
}

impl World<'_> {
    /// Ends all faults and lets everybody talk until they agree; then checks everything.
    pub(crate) fn conclude(&mut self) -> Result<(), Broken> {
        if let Some(broken) = self.broken.take() {
            return Err(broken);
        }
        self.network.is_healed = true;
        for number in 0..self.nodes.len() {
            self.nodes[number].vfs.disk().plan(None);
            self.later(30_000, crate::world::Happening::Start(number));
        }
        let until = self.now + PEACE;
        while self.go_on(until) {
            if self.is_even() {
                break;
            }
        }
        self.check_agreement()?;
        self.check_each()?;
        self.check_losses()
    }

    fn is_even(&self) -> bool {
        let mut tips = BTreeSet::new();
        for node in &self.nodes {
            let Some(store) = &node.store else { return false };
            tips.insert(store.tips().unwrap());
        }
        tips.len() == 1
    }

    fn check_agreement(&self) -> Result<(), Broken> {
        let mut views: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for node in &self.nodes {
            let Some(store) = &node.store else {
                return Err(Broken::Divergence(format!("node {} never came back", node.number)));
            };
            let view = format!("{}\n{}", show_tips(&store.tips().unwrap()), show_digests(&store.digests().unwrap()));
            views.entry(view).or_default().push(node.number);
        }
        if views.len() == 1 {
            return Ok(());
        }
        let standing: Vec<String> = self.nodes.iter().flat_map(|node| {
            node.conversations.iter().map(move |(peer, conversation)| {
                {
                    let standing = conversation.link.standing();
                    format!(
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
                    )
                }
            })
        }).collect();
        Err(Broken::Divergence(format!("{views:#?}\n{}", standing.join("\n"))))
    }

    fn check_each(&self) -> Result<(), Broken> {
        for node in &self.nodes {
            let Some(store) = &node.store else { continue };
            let faults = store.verify().unwrap().faults;
            if !faults.is_empty() {
                return Err(Broken::Divergence(format!("node {}: {faults:?}", node.number)));
            }
            check_twice(store, node.number)?;
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
            let lost = node.durable.difference(&held).count();
            if lost > 0 {
                return Err(Broken::Loss(format!("{lost} events that node {} confirmed are nowhere", node.number)));
            }
        }
        Ok(())
    }
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

fn show_digests(digests: &Digests) -> String {
    digests.scopes.iter().map(|(scope, digest)| format!("{scope} {}", &digest[..12])).collect::<Vec<_>>().join("\n")
}
