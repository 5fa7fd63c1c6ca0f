//! Boxes that are sold by serial number: each is in one hand, or waits to be settled.

use std::collections::{BTreeMap, BTreeSet};

use comptoir_domain::event::StreamKind;
use comptoir_domain::ids::SaleId;
use comptoir_store::Store;
use serde_json::{Value, json};

use crate::books::is_same;
use crate::check::Broken;
use crate::founding::{BOXES, SERVER};
use crate::journal::Journal;
use crate::world::World;

/// For each box the sales that name it and were not cancelled.
type Holders = BTreeMap<String, BTreeSet<SaleId>>;

impl World<'_> {
    /// Whoever looks a box up finds the sales that name it; a box that two of them name waits to be settled, and no other does.
    pub(crate) fn check_boxes(&mut self) -> Result<(), Broken> {
        let Some(server) = &self.nodes[SERVER].store else { return Ok(()) };
        let holders = self.holders_by_sales(server);
        for number in 0..BOXES {
            let serial = format!("SN-{number}");
            let named = holders.get(&serial).cloned().unwrap_or_default();
            let found = self.looked_up(server, &serial);
            if found != named {
                return Err(Broken::Divergence(format!("{serial} is named by {named:?}, and {found:?} are found")));
            }
        }
        let twice = holders.values().filter(|sales| sales.len() > 1).count();
        let waiting = self.waiting(server);
        is_same(
            format_args!("boxes that two sales hold are"),
            i64::try_from(waiting).ok(),
            i64::try_from(twice).unwrap(),
        )?;
        (0..twice).for_each(|_| self.tally.fire("domain: box sold twice while apart"));
        Ok(())
    }

    /// As the sales themselves say.
    fn holders_by_sales(&self, server: &Store) -> Holders {
        let journal = Journal::read(server);
        let sales: BTreeSet<SaleId> = journal.of(StreamKind::Sale).map(|event| SaleId(event.stream.id)).collect();
        let mut holders = Holders::new();
        for sale in sales {
            let card = self.asked(server, "sales.sale", json!({ "sale": sale }));
            if !card.as_ref().is_some_and(holds) {
                continue;
            }
            for serial in card.iter().flat_map(|card| list(&card["lines"])).flat_map(|line| list(&line["serials"])) {
                holders.entry(serial.as_str().unwrap_or_default().to_owned()).or_default().insert(sale);
            }
        }
        holders
    }

    /// As the ledger of the number says.
    fn looked_up(&self, server: &Store, serial: &str) -> BTreeSet<SaleId> {
        let card = self.asked(server, "stock.serial", json!({ "serial": serial })).unwrap_or_default();
        let sales = list(&card["products"]).flat_map(|product| list(&product["sales"]));
        let held = sales.filter(|sale| sale["status"] != "cancelled");
        held.map(|sale| serde_json::from_value(sale["sale"].clone()).unwrap()).collect()
    }

    /// How many boxes wait to be settled.
    fn waiting(&self, server: &Store) -> usize {
        let (mut count, mut before) = (0, Value::Null);
        loop {
            let page = self.asked(server, "conflicts.list", json!({ "before": before })).unwrap_or_default();
            count += list(&page["rows"]).filter(|row| row["rule"] == "same_serial").count();
            before = page["next"].clone();
            if before.is_null() {
                return count;
            }
        }
    }

    fn asked(&self, store: &Store, name: &str, body: Value) -> Option<Value> {
        store.query(&self.founding.session, name, body).ok()
    }
}

/// A sale that was submitted and not cancelled.
fn holds(card: &Value) -> bool {
    ["pending_payment", "partially_paid", "paid"].iter().any(|status| card["status"] == *status)
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}
