//! The books, kept a second time from the journal alone and in the plainest way: numbers on paper, money, goods.

use std::collections::BTreeMap;

use comptoir_domain::event::Event;
use comptoir_domain::fold::OrderKey;
use comptoir_domain::ids::{DeviceId, EpochId, ProductId, RegisterId, SaleId, ShiftId, StoreId};
use comptoir_domain::sales::{GoodsLine, SaleEvent, SaleNumber, SaleSubmitted};
use comptoir_domain::stock::StockDocumentEvent;
use comptoir_store::{Item, LogHead, Store};
use serde_json::{Value, json};

use crate::check::Broken;
use crate::founding::SERVER;
use crate::journal::{Journal, decoded};
use crate::world::World;

impl World<'_> {
    /// What the journal says was numbered, taken, given back, received and handed over is what the server shows.
    pub(crate) fn check_books(&self) -> Result<(), Broken> {
        let Some(server) = &self.nodes[SERVER].store else { return Ok(()) };
        let journal = Journal::read(server);
        check_numbers(server)?;
        self.check_money(&journal, server)?;
        self.check_goods(&journal, server)
    }

    /// Each sale has taken, and each counted shift holds, what came in less what went back.
    fn check_money(&self, journal: &Journal, server: &Store) -> Result<(), Broken> {
        let (mut by_sale, mut by_shift) = (BTreeMap::<SaleId, i64>::new(), BTreeMap::<ShiftId, i64>::new());
        for (header, event) in journal.events.iter().filter_map(decoded) {
            let sale = SaleId(header.stream.id);
            let (shift, amount) = match event {
                Event::Sale(SaleEvent::PaymentTaken(taken)) => (Some(taken.shift), taken.amount.minor()),
                Event::Sale(SaleEvent::PaymentReturned(returned)) => (returned.shift, -returned.amount.minor()),
                _ => continue,
            };
            *by_sale.entry(sale).or_default() += amount;
            shift.into_iter().for_each(|shift| *by_shift.entry(shift).or_default() += amount);
        }
        let ask = |name: &str, body: Value| server.query(&self.founding.session, name, body);
        for (sale, kept) in by_sale {
            // A sale whose submission went with a computer that was set back has nothing to show.
            let Ok(card) = ask("sales.sale", json!({ "sale": sale })) else { continue };
            is_same(format_args!("sale {sale} has taken"), card["paid"].as_i64(), kept)?;
        }
        for (shift, kept) in by_shift {
            // Nobody looks into a drawer before it is counted.
            let Ok(card) = ask("till.shift", json!({ "shift": shift })) else { continue };
            is_same(format_args!("shift {shift} holds"), Some(sum(&card["taken"]) - sum(&card["returned"])), kept)?;
        }
        Ok(())
    }

    /// What is on the shelf is the last count, and what came and left since.
    fn check_goods(&self, journal: &Journal, server: &Store) -> Result<(), Broken> {
        let mut moves: Vec<(OrderKey, (StoreId, ProductId), Move)> = Vec::new();
        for (header, event) in journal.events.iter().filter_map(decoded) {
            let at = OrderKey::from(header);
            let here = header.scope.store().unwrap_or_default();
            let mut note = |store, product, moved| moves.push((at, (store, product), moved));
            match event {
                Event::Sale(SaleEvent::GoodsDelivered(gone)) => {
                    gone.lines.iter().for_each(|line| note(here, line.product, Move::By(-line.quantity.thousandths())));
                }
                Event::Sale(SaleEvent::GoodsReturned(back)) => {
                    back.lines.iter().for_each(|line| note(here, line.product, Move::By(came_back(line))));
                }
                Event::StockDocument(StockDocumentEvent::GoodsReceived(came)) => {
                    came.lines
                        .iter()
                        .for_each(|line| note(came.store, line.product, Move::By(line.quantity.thousandths())));
                }
                Event::StockDocument(StockDocumentEvent::StockCounted(found)) => {
                    found
                        .lines
                        .iter()
                        .for_each(|line| note(found.store, line.product, Move::To(line.quantity.thousandths())));
                }
                _ => {}
            }
        }
        moves.sort_by_key(|(at, ..)| *at);
        let mut shelves: BTreeMap<(StoreId, ProductId), i64> = BTreeMap::new();
        for (_, shelf, moved) in moves {
            let level = shelves.entry(shelf).or_default();
            *level = match moved {
                Move::By(quantity) => *level + quantity,
                Move::To(quantity) => quantity,
            };
        }
        for store in self.founding.stores {
            let page = server.query(&self.founding.session, "stock.levels", json!({ "store": store })).unwrap();
            for row in page["rows"].as_array().into_iter().flatten() {
                let product: ProductId = serde_json::from_value(row["product"].clone()).unwrap();
                let counted = shelves.get(&(store, product)).copied().unwrap_or_default();
                is_same(format_args!("the shelf of {product} in {store} has"), row["on_hand"].as_i64(), counted)?;
            }
        }
        Ok(())
    }
}

/// What happened to a shelf, in thousandths of a unit.
enum Move {
    By(i64),
    To(i64),
}

/// What had only been set aside had never left.
fn came_back(line: &GoodsLine) -> i64 {
    (line.quantity - line.from_reserved).thousandths()
}

fn sum(tallies: &Value) -> i64 {
    tallies.as_array().into_iter().flatten().filter_map(|tally| tally["amount"].as_i64()).sum()
}

pub(crate) fn is_same(what: std::fmt::Arguments<'_>, shown: Option<i64>, counted: i64) -> Result<(), Broken> {
    if shown == Some(counted) {
        return Ok(());
    }
    Err(Broken::Divergence(format!("{what} {counted}, and the server shows {shown:?}")))
}

/// The series of a register in a year.
type Series = (RegisterId, i32, u32);

/// On each line of a journal the numbers of a series follow each other; and no number is given twice, but by two computers that continued
/// one epoch before they heard of each other.
fn check_numbers(server: &Store) -> Result<(), Broken> {
    let mut given: BTreeMap<(Series, u64), (DeviceId, EpochId)> = BTreeMap::new();
    for line in server.logs().unwrap() {
        let mut last: BTreeMap<Series, u64> = BTreeMap::new();
        for (series, sequence) in numbers_on(server, &line) {
            let before = last.insert(series, sequence).unwrap_or_default();
            if sequence != before + 1 {
                return Err(Broken::Divergence(format!("number {sequence} of {series:?} follows {before}")));
            }
            let by = (line.device, line.epoch);
            if given.insert((series, sequence), by).is_some_and(|other| other != by) {
                return Err(Broken::Divergence(format!("number {sequence} of {series:?} was given twice")));
            }
        }
    }
    Ok(())
}

/// The numbers on the way to the end of a line; none of one on which something is missing that went with a computer that was set back.
fn numbers_on(server: &Store, line: &LogHead) -> Vec<(Series, u64)> {
    let (mut numbers, mut after) = (Vec::new(), 0);
    while let Some(run) = server.read_log(line, after, 1_000).unwrap() {
        after = run.last_seq();
        if run.items.iter().any(|item| matches!(item, Item::Bare(_))) {
            return Vec::new();
        }
        let events = run.items.iter().filter_map(Journal::content);
        numbers.extend(events.filter_map(|content| match decoded(&content)?.1 {
            Event::Sale(SaleEvent::SaleSubmitted(submitted)) => Some(number(&submitted)),
            _ => None,
        }));
    }
    numbers
}

fn number(submitted: &SaleSubmitted) -> (Series, u64) {
    let SaleNumber { year, series, sequence, .. } = submitted.number;
    ((submitted.register, year, series), sequence)
}
