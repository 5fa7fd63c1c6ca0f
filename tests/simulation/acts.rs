//! What people do meanwhile: they sell, collect, cancel, count, at whichever device they sit, knowing only what it knows.

use std::cell::Cell;

use comptoir_domain::catalog::{ChangeProduct, ProductFields};
use comptoir_domain::event::Scope;
use comptoir_domain::ids::{SaleId, ShiftId};
use comptoir_domain::people::{Audience, SetPin};
use comptoir_domain::sales::{
    CancelSale, CorrectSerial, GoodsChoice, ParkDraft, PaymentMeans, ProductRef, RecallSale, RecordPayment,
    ReplaceLines, ReturnMeans, SubmitSale, Tender, WantedLine,
};
use comptoir_domain::stock::{CountLine, CountStock, ReceiptLine, ReceiveGoods};
use comptoir_domain::till::{CashMoveKind, CloseShift, CountShift, MoveCash, OpenShift};
use comptoir_domain::{Command, Money, Quantity};
use comptoir_store::{ExecuteError, Session, Store};
use serde_json::{Value, json};

use crate::chance::Chance;
use crate::founding::{BOXES, Founding, fresh_command, fresh_id};

/// What is talked about between people: a sale's number is called across the shop.
#[derive(Default)]
pub(crate) struct Talk {
    sales: Vec<SaleId>,
    shifts: Vec<(usize, ShiftId)>,
}

/// What became of an act.
#[derive(Debug)]
pub(crate) enum Done {
    /// It was answered: it must never be lost.
    Recorded,
    /// A rule said no.
    Refused,
    /// The machinery failed: nobody was told anything.
    Failed,
}

/// One device, with what an act needs.
pub(crate) struct Desk<'a> {
    pub(crate) node: usize,
    /// The number of the computer whose registers these are: a clone works at those of the one that it was copied from.
    pub(crate) like: usize,
    pub(crate) store: &'a Store,
    pub(crate) founding: &'a Founding,
    /// Who sits there.
    pub(crate) session: Session,
    /// The last command, for whoever reads the story.
    pub(crate) said: Cell<&'static str>,
}

impl Desk<'_> {
    fn tell<C: Command>(&self, command: &C) -> Result<Value, Done> {
        self.said.set(C::NAME);
        let body = serde_json::to_value(command).unwrap();
        match self.store.execute(Some(&self.session), fresh_command(), C::NAME, body) {
            Ok(executed) => Ok(executed.answer),
            Err(ExecuteError::Refused(_)) => Err(Done::Refused),
            Err(ExecuteError::Store(_)) => Err(Done::Failed),
            Err(error) => panic!("{}: {error}", C::NAME),
        }
    }

    fn told<C: Command>(&self, command: &C) -> Done {
        self.tell(command).map_or_else(|done| done, |_| Done::Recorded)
    }

    /// In which of the two shops the computer stands, as far as it knows. The owner's stays in the first.
    fn place(&self) -> usize {
        let audience = self.store.own_audience().unwrap_or(Audience::EveryStore);
        usize::from(!audience.includes(Scope::Store(self.founding.stores[0])))
    }

    /// Does one thing.
    pub(crate) fn act(&self, chance: &mut Chance, talk: &mut Talk) -> Done {
        // Whoever sits at a computer that was moved chooses a register of the shop first.
        let register = self.founding.registers[self.like - 1][self.place()];
        if self.store.choose_register(&self.founding.session, register).is_err() {
            return Done::Failed;
        }
        match chance.below(25) {
            0..=5 => self.submit(chance, talk),
            6..=10 => self.pay(chance, talk),
            11 => self.cancel(chance, talk),
            12 => self.park(chance, talk),
            13 => self.recall(chance, talk),
            14 | 20..=21 => self.reprice(chance),
            15 => self.receive(chance),
            16 => self.count(chance),
            17 => self.open_shift(talk),
            18 => self.close_shift(talk),
            19 if chance.percent(10) => self.set_pin(chance),
            19 => self.move_cash(chance, talk),
            22 if chance.percent(40) => self.correct_serial(chance, talk),
            _ => self.settle(chance),
        }
    }

    /// Somebody chooses another PIN, perhaps while somebody else does so elsewhere.
    fn set_pin(&self, chance: &mut Chance) -> Done {
        let pin = chance.between(1_000, 9_999).to_string();
        self.told(&SetPin { user: self.founding.session.user, pin })
    }

    fn lines(&self, chance: &mut Chance) -> Vec<WantedLine> {
        let line = |chance: &mut Chance| {
            let product = self.founding.products[chance.below(self.founding.products.len())];
            let is_tracked = product == self.founding.tracked();
            let serials = if is_tracked { vec![a_box(chance)] } else { Vec::new() };
            let quantity = Quantity::from_units(if is_tracked { 1 } else { chance.between(1, 30) });
            WantedLine { product: ProductRef::Id(product), quantity, unit_price: None, discount: None, serials }
        };
        (0..=chance.below(3)).map(|_| line(chance)).collect()
    }

    /// Somebody reads a label again, and finds another number than the sale has.
    fn correct_serial(&self, chance: &mut Chance, talk: &Talk) -> Done {
        let sale = Self::sale(chance, talk);
        let card = self.store.query(&self.founding.session, "sales.sale", json!({ "sale": sale }));
        let lines = card.ok().and_then(|card| card["lines"].as_array().cloned()).unwrap_or_default();
        let named = lines.iter().find_map(|line| Some((line["line"].as_u64()?, line["serials"][0].as_str()?)));
        let Some((line, from)) = named else { return Done::Refused };
        let (line, from) = (u32::try_from(line).unwrap(), from.to_owned());
        self.told(&CorrectSerial { sale, line, from, to: a_box(chance) })
    }

    fn submit(&self, chance: &mut Chance, talk: &mut Talk) -> Done {
        let sale = SaleId(fresh_id());
        let lines = self.lines(chance);
        if let Err(done) = self.tell(&ReplaceLines { sale, lines }) {
            return done;
        }
        let done = self.told(&SubmitSale { sale });
        if matches!(done, Done::Recorded) {
            talk.sales.push(sale);
        }
        done
    }

    fn sale(chance: &mut Chance, talk: &Talk) -> SaleId {
        let recent = talk.sales.len().saturating_sub(8);
        let known = talk.sales.get(recent..).unwrap_or_default();
        if known.is_empty() { SaleId::default() } else { known[chance.below(known.len())] }
    }

    fn pay(&self, chance: &mut Chance, talk: &Talk) -> Done {
        let means = if chance.percent(30) {
            PaymentMeans::MobileMoney { operator: "MTN MoMo".into(), reference: chance.next().to_string() }
        } else {
            PaymentMeans::Cash
        };
        let amount = Money::from_minor([1_000, 5_000, 1_000_000][chance.below(3)]);
        let tenders = vec![Tender { means, amount }];
        self.told(&RecordPayment { sale: Self::sale(chance, talk), tenders, goods: GoodsChoice::Reserve })
    }

    fn shift(&self, talk: &Talk) -> ShiftId {
        let own = talk.shifts.iter().rev().find(|(node, _)| *node == self.node);
        own.map_or_else(ShiftId::default, |(_, shift)| *shift)
    }

    fn cancel(&self, chance: &mut Chance, talk: &Talk) -> Done {
        let sale = Self::sale(chance, talk);
        let return_by = chance.percent(50).then(|| ReturnMeans::Cash { shift: self.shift(talk) });
        self.told(&CancelSale { sale, reason: "erreur".into(), return_by })
    }

    fn park(&self, chance: &mut Chance, talk: &mut Talk) -> Done {
        let sale = SaleId(fresh_id());
        if let Err(done) = self.tell(&ReplaceLines { sale, lines: self.lines(chance) }) {
            return done;
        }
        let done = self.told(&ParkDraft { sale, label: "attend".into() });
        if matches!(done, Done::Recorded) {
            talk.sales.push(sale);
        }
        done
    }

    fn recall(&self, chance: &mut Chance, talk: &Talk) -> Done {
        let sale = Self::sale(chance, talk);
        match self.tell(&RecallSale { sale }) {
            Ok(_) => self.told(&SubmitSale { sale }),
            Err(done) => done,
        }
    }

    pub(crate) fn reprice(&self, chance: &mut Chance) -> Done {
        let product = self.founding.products[chance.below(self.founding.products.len())];
        let price = Some(Money::from_minor(chance.between(10, 90) * 100));
        self.told(&ChangeProduct { product, fields: ProductFields { price, ..ProductFields::default() } })
    }

    fn receive(&self, chance: &mut Chance) -> Done {
        let (quantity, unit_cost) =
            (Quantity::from_units(chance.between(1, 50)), Money::from_minor(chance.between(900, 1_100)));
        let product = self.founding.products[chance.below(self.founding.products.len())];
        let lines = vec![ReceiptLine { product, quantity, unit_cost, serials: Vec::new() }];
        let store = self.founding.stores[self.place()];
        self.told(&ReceiveGoods { store, supplier: String::new(), reference: String::new(), lines })
    }

    fn count(&self, chance: &mut Chance) -> Done {
        let product = self.founding.products[chance.below(self.founding.products.len())];
        let lines = vec![CountLine { product, quantity: Quantity::from_units(chance.between(0, 120)) }];
        self.told(&CountStock { store: self.founding.stores[self.place()], note: String::new(), lines })
    }

    fn open_shift(&self, talk: &mut Talk) -> Done {
        let register = self.founding.registers[self.like - 1][self.place()];
        match self.tell(&OpenShift { register, float: Money::from_minor(50_000) }) {
            Ok(shift) => {
                talk.shifts.push((self.node, serde_json::from_value(shift).unwrap()));
                Done::Recorded
            }
            Err(done) => done,
        }
    }

    fn close_shift(&self, talk: &Talk) -> Done {
        let shift = self.shift(talk);
        match self.tell(&CountShift { shift, lines: Vec::new(), open_sales_seen: true }) {
            Ok(_) => self.told(&CloseShift { shift, note: "vide".into(), left_in_drawer: Money::ZERO }),
            Err(done) => done,
        }
    }

    fn move_cash(&self, chance: &mut Chance, talk: &Talk) -> Done {
        let (kind, amount) = (CashMoveKind::Out, Money::from_minor(chance.between(1, 5_000)));
        self.told(&MoveCash { shift: self.shift(talk), kind, amount, reason: "taxi".into() })
    }
}

/// What stands on the label of one of the boxes.
fn a_box(chance: &mut Chance) -> String {
    format!("SN-{}", chance.below(BOXES))
}
