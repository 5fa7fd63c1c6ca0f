//! What happens to computers: their power, disks and clocks; they are copied, set back and replaced.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use comptoir_domain::hash::Hash;
use comptoir_store::fault_vfs::{Fault, Plan};
use comptoir_store::{BACKUP_WINDOW, Store};

use crate::check::Broken;
use crate::founding::{FOUNDED, RELAY, SERVER, key};
use crate::node::{Node, everything_in, hashes, hashes_of};
use crate::world::{Happening, World};

/// ms.
const DAY: i64 = 86_400_000;

impl World<'_> {
    pub(crate) fn disk_fault(&mut self) {
        let node = self.someone();
        let at = 1 + self.chance.next() % 60;
        let fault = match self.chance.below(6) {
            0 => {
                self.fire(node, "disk: full");
                Fault::DiskFull(u32::try_from(self.chance.between(1, 30)).unwrap())
            }
            1 => {
                self.fire(node, "disk: fsync fails");
                Fault::SyncError
            }
            2 => Fault::WriteError,
            _ => Fault::PowerCut,
        };
        self.nodes[node].vfs.disk().plan(Some(Plan { at, fault }));
    }

    /// The computer that serves the shop's LAN is switched off.
    pub(crate) fn relay_away(&mut self) {
        if !self.nodes[RELAY].is_up() {
            return;
        }
        self.fire(RELAY, "relay: gone for a while");
        self.nodes[RELAY].stop(self.founding);
        if self.crashed(RELAY) {
            return;
        }
        let pause = self.chance.between(5_000, 120_000);
        self.later(pause, Happening::Start(RELAY));
    }

    pub(crate) fn stop_someone(&mut self) {
        let node = self.someone();
        if self.nodes[node].is_up() {
            self.nodes[node].vfs.disk().cut();
            self.crashed(node);
        }
    }

    /// A computer is given a newer Comptoir, and its power fails, or its disk is full, while that brings the file up to date.
    pub(crate) fn update(&mut self) {
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
        self.bring_up_to_date(node);
        let at = 1 + self.chance.next() % 40;
        let fault = if self.chance.percent(30) { Fault::DiskFull(3) } else { Fault::PowerCut };
        self.nodes[node].vfs.disk().plan(Some(Plan { at, fault }));
        self.later(1, Happening::Start(node));
    }

    /// When it starts next, it is as new as any: what it could not read is folded then.
    pub(crate) fn bring_up_to_date(&mut self, node: usize) {
        if std::mem::take(&mut self.nodes[node].is_older) {
            self.fire(node, "device: older Comptoir brought up to date");
        }
    }

    /// A disk is copied, and both computers go on.
    pub(crate) fn clone_device(&mut self) {
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
        self.fire(of, "device: clone");
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
        node.is_older = self.nodes[of].is_older;
        node.link_to(&[SERVER, RELAY], self.founding);
        node.skew = self.nodes[of].skew;
        self.nodes.push(node);
        self.forks_possible = true;
        self.later(1, Happening::Start(of));
        self.later(2, Happening::Start(number));
    }

    /// A computer is set back to a state of a while ago: a restored image. What only it had recorded since is gone, as it must be.
    pub(crate) fn set_back(&mut self) {
        // Two of them, so that images are also brought back and not only made.
        let node = [SERVER, FOUNDED - 1][self.chance.below(2)];
        // Who holds what is let go after a while: to an image that is older nobody may be set back.
        match self.images.get(&node).copied().filter(|made| self.elapsed() - made < BACKUP_WINDOW) {
            Some(made_at) => self.put_back(node, made_at),
            None => self.make_image(node),
        }
    }

    /// The server is set back to a state from before a terminal was carried away, and the owner's computer hears of nothing meanwhile: what
    /// the terminal recorded in the shop that it left, nobody else holds.
    pub(crate) fn set_back_after_a_move(&mut self) {
        self.cut_off(RELAY, 90_000);
        self.make_image(SERVER);
        let delay = self.chance.between(5_000, 60_000);
        self.later(delay, Happening::SetBack(SERVER));
    }

    /// Once, if its image still is the one that was made for it.
    pub(crate) fn set_back_now(&mut self, node: usize) {
        let made_at = self.images.get(&node).copied().filter(|made| self.elapsed() - made < BACKUP_WINDOW);
        if let Some(made_at) = made_at.filter(|_| !self.network.is_healed) {
            self.put_back(node, made_at);
        }
    }

    fn make_image(&mut self, node: usize) {
        if self.switched_off(node) {
            copy_database(&self.nodes[node].folder, &self.image_of(node));
            self.images.insert(node, self.elapsed());
            self.later(1, Happening::Start(node));
        }
    }

    fn image_of(&self, node: usize) -> PathBuf {
        self.nodes[node].folder.with_file_name(format!("image-{node}"))
    }

    /// True when it was up, and now is off as it should be.
    fn switched_off(&mut self, node: usize) -> bool {
        if !self.nodes[node].is_up() {
            return false;
        }
        self.nodes[node].stop(self.founding);
        if self.crashed(node) {
            return false;
        }
        self.nodes[node].vfs.disk().settle();
        true
    }

    fn put_back(&mut self, node: usize, made_at: i64) {
        if !self.switched_off(node) {
            return;
        }
        let class = if node == SERVER {
            "server: set back to an earlier state"
        } else {
            "device: set back to an earlier state"
        };
        self.fire(node, class);
        let elsewhere = self.nodes.iter().filter(|other| other.number != node).filter_map(|other| other.store.as_ref());
        let mut held = elsewhere.flat_map(hashes).collect::<BTreeSet<_>>();
        for other in self.nodes.iter().filter(|other| other.number != node && !other.is_up()) {
            held.extend(held_while_off(other));
        }
        copy_database(&self.image_of(node), &self.nodes[node].folder);
        std::fs::remove_dir_all(self.image_of(node)).unwrap();
        self.images.remove(&node);
        self.forks_possible = true;
        self.nodes[node].vfs.disk().plan(None);
        self.nodes[node].open().expect("an image opens");
        self.nodes[node].forget_unless(&held);
        self.check_let_go(node, made_at, &held);
        self.later(1, Happening::Start(node));
        for terminal in &mut self.nodes {
            terminal.durable.retain(|hash| held.contains(hash) || terminal.number == node);
        }
    }

    /// What terminals let go is still there when one computer is set back to an image that it may be set back to; if that had just been set
    /// back itself, it may have lacked what it was to be given again.
    fn check_let_go(&mut self, node: usize, made_at: i64, held_elsewhere: &BTreeSet<Hash>) {
        let before = self.set_backs.insert(node, self.elapsed());
        if before.is_some_and(|before| made_at - before < BACKUP_WINDOW) {
            return;
        }
        let held = self.nodes[node].store.as_ref().map(hashes).unwrap_or_default();
        let lost = |terminal: &Node| {
            terminal.durable.iter().filter(|hash| !held_elsewhere.contains(*hash) && !held.contains(*hash)).count()
        };
        // What one that was set back itself lacks it need not have let go.
        let terminals = self.nodes.iter().filter(|one| !self.set_backs.contains_key(&one.number));
        let lost = terminals.map(|terminal| (terminal.number, lost(terminal))).find(|(_, count)| *count > 0);
        if let Some((terminal, count)) = lost {
            let said =
                format!("{count} events that node {terminal} let go went with what node {node} was set back from");
            self.broken.get_or_insert(Broken::Loss(said));
        }
    }

    /// Sometimes the shops are closed for a while.
    pub(crate) fn close_for_days(&mut self) {
        if self.chance.percent(20) {
            self.fire(SERVER, "everybody: days pass");
            let days = self.chance.between(DAY, 25 * DAY);
            self.let_time_pass(days);
        }
    }

    /// Days of which nothing is told.
    pub(crate) fn let_time_pass(&mut self, ms: i64) {
        self.nodes.iter_mut().for_each(|node| node.skew += ms);
        self.days += ms;
    }

    /// ms: by how much any clock may have gone on since the story began.
    fn elapsed(&self) -> i64 {
        self.now + self.days
    }

    pub(crate) fn jump(&mut self) {
        let node = self.someone();
        let far = self.chance.between(1_000, DAY);
        self.days += far;
        if self.chance.percent(50) {
            self.fire(node, "device: clock forward");
            self.nodes[node].skew += far;
        } else {
            self.fire(node, "device: clock back");
            self.nodes[node].skew -= far;
        }
        self.nodes[node].set_time(self.now);
    }

    pub(crate) fn two_processes(&mut self) {
        let number = self.someone();
        let node = &mut self.nodes[number];
        if !node.is_up() || node.second.is_some() {
            return;
        }
        let clock = Box::new(node.clock.clone());
        node.take_turn();
        node.second = node.vfs.open(&node.folder, &key(), clock).ok();
        if !self.crashed(number) {
            let class = if number == SERVER { "server: two instances" } else { "device: two processes on one file" };
            self.fire(number, class);
        }
    }
}

/// What is on the disk of a computer that is off. A copy is read: what it does when it starts belongs to its own story.
fn held_while_off(node: &Node) -> BTreeSet<Hash> {
    let copy = node.folder.with_file_name("copy");
    copy_database(&node.folder, &copy);
    node.take_turn();
    let opened = Store::open_with_clock(&copy, &key(), Box::new(node.clock.clone()));
    let held = opened.and_then(|store| Ok(hashes_of(&everything_in(&store)?)));
    std::fs::remove_dir_all(&copy).unwrap();
    // One that is damaged held at least what it confirmed itself.
    held.unwrap_or_else(|_| node.durable.clone())
}

fn copy_database(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for name in ["comptoir.db", "comptoir.db-wal", "comptoir.db-shm"] {
        let (from, to) = (from.join(name), to.join(name));
        let _ = std::fs::remove_file(&to);
        if from.exists() {
            std::fs::copy(&from, &to).unwrap();
        }
    }
}
