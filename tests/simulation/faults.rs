//! What goes wrong, and how often.

use crate::founding::{FOUNDED, SERVER};
use crate::world::World;

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
            18 => {
                self.hostile_client();
                self.hostile_relay();
            }
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

    pub(crate) fn someone(&mut self) -> usize {
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
}
