//! Who may, and who may no longer: withdrawals and grants while devices are apart, decisions about what was recorded without authority,
//! and at the end the same question answered from the journal alone.

use std::collections::{BTreeMap, BTreeSet};

use comptoir_domain::Command as _;
use comptoir_domain::authority::{Lack, Standing, Weight, lack_of, need_of, role_at, verdict_stream_id};
use comptoir_domain::catalog::Product;
use comptoir_domain::conflicts::ResolveConflict;
use comptoir_domain::event::StreamKind;
use comptoir_domain::fold::OrderKey;
use comptoir_domain::ids::RoleId;
use comptoir_domain::people::{BuiltInRole, GrantRole, Permission, Role, RoleRef, SetUserActive, User, WithdrawRole};
use comptoir_store::{ExecuteError, Session, Store};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::acts::{Desk, Done};
use crate::chance::Chance;
use crate::check::Broken;
use crate::domain_faults::store_body;
use crate::founding::{FOUNDED, SERVER};
use crate::journal::{Journal, decoded};
use crate::tally::Tally;
use crate::world::World;

impl World<'_> {
    /// Somebody may less, or more again: whoever says so sits somewhere, and it may be long before others hear of it.
    pub(crate) fn change_authority(&mut self) {
        let by = 1 + self.chance.below(FOUNDED - 1);
        let user = [self.founding.worker, self.founding.dismissed][self.chance.below(2)];
        let role = RoleRef::BuiltIn([BuiltInRole::Manager, BuiltInRole::Admin][self.chance.below(2)]);
        match self.chance.below(4) {
            0 => {
                let withdraw = WithdrawRole { user, role, store: None };
                self.decide(by, &store_body(&withdraw), WithdrawRole::NAME, "domain: role withdrawn while apart");
            }
            1 => {
                let grant = GrantRole { user, role, store: None };
                self.decide(by, &store_body(&grant), GrantRole::NAME, "domain: role granted while apart");
            }
            2 => {
                let dismiss = SetUserActive { user, active: false };
                self.decide(by, &store_body(&dismiss), SetUserActive::NAME, "domain: person dismissed while apart");
            }
            _ => {
                let back = SetUserActive { user, active: true };
                self.decide(by, &store_body(&back), SetUserActive::NAME, "domain: person taken back while apart");
            }
        }
    }

    /// One computer dismisses somebody, a second one, which reaches nobody for long, takes them back, and at a third one, which has heard of
    /// neither, they work on.
    pub(crate) fn disagree_about_somebody(&mut self) {
        let first = self.chance.below(FOUNDED - 1);
        let [one, second, third] = [0, 1, 2].map(|place| 1 + (first + place) % (FOUNDED - 1));
        self.cut_off(second, 90_000);
        self.cut_off(third, 20_000);
        let set = |active| SetUserActive { user: self.founding.worker, active };
        let (dismiss, back) = (store_body(&set(false)), store_body(&set(true)));
        self.decide(one, &dismiss, SetUserActive::NAME, "domain: person dismissed while apart");
        self.decide(second, &back, SetUserActive::NAME, "domain: person taken back while apart");
        let until = self.now + 8_000;
        while self.go_on(until) {}
        self.now = until;
        let worker = Session { user: self.founding.worker };
        self.work(third, worker, |desk, chance, _| desk.reprice(chance));
    }

    /// What was recorded without authority is what the journal says it is, on every device.
    pub(crate) fn check_authority(&mut self) -> Result<(), Broken> {
        let Some(server) = &self.nodes[SERVER].store else { return Ok(()) };
        let journal = Journal::read(server);
        journal.check_judged()?;
        for node in &self.nodes {
            let Some(store) = node.store.as_ref().filter(|store| is_member(server, store)) else { continue };
            self.check_prices(&journal, store, node.number)?;
        }
        self.check_payments(&journal, server)?;
        journal.count(&mut self.tally);
        Ok(())
    }

    /// Decisions without effect have none: each product has the price that those give it which count.
    fn check_prices(&self, journal: &Journal, store: &Store, number: usize) -> Result<(), Broken> {
        for product in &self.founding.products {
            let folded = journal.fold::<Product>(product.0);
            let row = store.query(&self.founding.session, "catalog.product", json!({ "product": product })).unwrap();
            if row["price"].as_i64() != Some(folded.state.price.get().minor()) {
                return Err(Broken::Divergence(format!(
                    "node {number}: a price that nobody might set, or not the one"
                )));
            }
        }
        Ok(())
    }

    /// Money counts, whoever took it.
    fn check_payments(&self, journal: &Journal, store: &Store) -> Result<(), Broken> {
        let mut taken: BTreeMap<Uuid, usize> = BTreeMap::new();
        for event in journal.events.iter().filter(|event| event.kind == "sale.payment_taken") {
            *taken.entry(event.stream.id).or_default() += 1;
        }
        for (sale, count) in taken {
            // A sale that was paid and whose submission went with a computer that was set back has nothing to show.
            let card = store.query(&self.founding.session, "sales.sale", json!({ "sale": sale }));
            let shown = card.ok().and_then(|card| card["payments"].as_array().map(Vec::len));
            if shown.is_some_and(|shown| shown != count) {
                return Err(Broken::Divergence(format!("sale {sale} shows {shown:?} of {count} payments")));
            }
        }
        Ok(())
    }
}

fn is_member(server: &Store, store: &Store) -> bool {
    let device = store.device().unwrap();
    server.roster().unwrap().iter().any(|known| known.device == device && !known.is_revoked)
}

impl Desk<'_> {
    /// Somebody who may decides about the first thing that was recorded without authority.
    pub(crate) fn settle(&self, chance: &mut Chance) -> Done {
        let session = &self.founding.session;
        let Ok(page) = self.store.query(session, "conflicts.list", json!({})) else { return Done::Failed };
        let rows = page["rows"].as_array().cloned().unwrap_or_default();
        let Some(row) = rows.iter().find(|row| row["rule"] == "without_authority") else { return Done::Refused };
        let conflict = &row["conflict"];
        let Ok(card) = self.store.query(session, "conflicts.read", json!({ "conflict": conflict })) else {
            return Done::Failed;
        };
        let offers = card["offers"].as_array().cloned().unwrap_or_default();
        let remedy = offers.get(chance.below(offers.len().max(1))).map(|offer| offer["remedy"].clone());
        let body: Value = json!({ "conflict": conflict, "remedy": { "remedy": remedy }, "note": "vu" });
        match self.store.execute(Some(session), crate::founding::fresh_command(), ResolveConflict::NAME, body) {
            Ok(_) => Done::Recorded,
            Err(ExecuteError::Refused(_)) => Done::Refused,
            Err(ExecuteError::Store(_)) => Done::Failed,
            Err(error) => panic!("{error}"),
        }
    }
}

impl Journal {
    /// Whatever lacked authority is under a verdict, and nothing else is.
    fn check_judged(&self) -> Result<(), Broken> {
        let founding = self.of(StreamKind::Organisation).next().map(|event| event.batch.command);
        for header in self.events.iter().filter(|event| Some(event.batch.command) != founding) {
            let Some(need) = decoded(header).and_then(|(_, event)| need_of(header, &event)) else { continue };
            let at = OrderKey::from(header);
            let role = |role: RoleId| -> BTreeSet<Permission> { role_at(at, &self.recorded::<Role>(role.0)) };
            let standing = Standing::at(at, &self.recorded::<User>(header.actor.0), role);
            let lack = lack_of(&need, false, &standing);
            let verdict = self.verdicts.get(&verdict_stream_id(header.id)).cloned().unwrap_or_default();
            let is_wrong = match (lack, verdict.lack) {
                // Nor is there an answer for what bears on its own confirmation: it waits for people.
                _ if verdict.is_confirmed || verdict.is_disputed() => false,
                (Some(_), None) => true,
                // It may have come into review with its computer.
                (None, Some(found)) => found != Lack::DeviceShutOut,
                (Some(_), Some(_)) | (None, None) => false,
            };
            if is_wrong {
                let (kind, found, id) = (&header.kind, verdict.lack, header.id);
                return Err(Broken::Divergence(format!("{kind} {id} lacked {lack:?}, and the judge found {found:?}")));
            }
        }
        Ok(())
    }

    /// How often each thing happened.
    fn count(&self, tally: &mut Tally) {
        for event in self.of(StreamKind::Verdict) {
            let judged = self.verdicts.get(&event.stream.id).and_then(|verdict| verdict.judged);
            let is_fact = judged.is_some_and(|judged| Weight::of(judged.stream.kind) == Weight::Fact);
            match event.kind.as_str() {
                "verdict.given" if is_fact => tally.fire("authority: money or goods without it"),
                "verdict.given" => tally.fire("authority: decision without it"),
                "verdict.lifted" => tally.fire("authority: verdict lifted"),
                _ => tally.fire("authority: decision confirmed"),
            }
        }
    }
}
