//! Any order of arrival gives the same state, byte for byte, and the same rows.

use std::collections::BTreeMap;

use comptoir_domain::Money;
use comptoir_domain::Quantity;
use comptoir_domain::catalog::{ChangeProduct, ProductFields, SetProductActive};
use comptoir_domain::customers::{ChangeCustomer, CreateCustomer, CustomerProfile};
use comptoir_domain::ids::{CustomerId, SaleId, ShiftId};
use comptoir_domain::people::{SignInMeans, SignedIn};
use comptoir_domain::sales::{CancelSale, CorrectSerial, ParkDraft, RecallSale, ReplaceLines, ReturnMeans, SubmitSale};
use comptoir_domain::stock::{CountLine, CountStock, SetStockLimits};
use comptoir_domain::till::{CashMoveKind, CloseShift, CountShift, MoveCash, OpenShift};
use proptest::prelude::*;
use uuid::Uuid;

use super::conflicts::decide;
use super::dump::{self, difference};
use super::shop::{
    MORNING, SetClock, Shop, attempt, cash, enrol, found, open, push, receive, share_vault, tell, wanted,
};
use crate::error::IngestError;
use crate::store::Store;

#[derive(Clone, Debug)]
enum Act {
    Submit { product: usize, units: i64 },
    SubmitBox { serial: u8 },
    CorrectSerial { sale: usize, serial: u8 },
    Pay { sale: usize, share: i64 },
    Cancel { sale: usize },
    Park { product: usize },
    Recall { sale: usize },
    Describe { product: usize, word: u8 },
    Archive { product: usize, active: bool },
    Reprice { product: usize, price: i64 },
    Receive { units: i64 },
    Count { product: usize, units: i64 },
    Limit { product: usize, units: i64 },
    Customer { word: u8 },
    OpenShift,
    CloseShift,
    MoveCash { amount: i64 },
    SignIn,
    Resolve { conflict: usize, offer: usize },
    Exchange { with: usize },
    Wait { milliseconds: i64 },
}

fn act() -> impl Strategy<Value = Act> {
    let (product, sale) = (0_usize..3, 0_usize..6);
    prop_oneof![
        4 => (product.clone(), 1_i64..60).prop_map(|(product, units)| Act::Submit { product, units }),
        3 => (0_u8..4).prop_map(|serial| Act::SubmitBox { serial }),
        1 => (sale.clone(), 0_u8..4).prop_map(|(sale, serial)| Act::CorrectSerial { sale, serial }),
        5 => (sale.clone(), 1_i64..4).prop_map(|(sale, share)| Act::Pay { sale, share }),
        2 => sale.clone().prop_map(|sale| Act::Cancel { sale }),
        1 => product.clone().prop_map(|product| Act::Park { product }),
        2 => sale.prop_map(|sale| Act::Recall { sale }),
        2 => (product.clone(), 0_u8..3).prop_map(|(product, word)| Act::Describe { product, word }),
        1 => (product.clone(), any::<bool>()).prop_map(|(product, active)| Act::Archive { product, active }),
        1 => (product.clone(), 1_000_i64..9_000).prop_map(|(product, price)| Act::Reprice { product, price }),
        1 => (1_i64..40).prop_map(|units| Act::Receive { units }),
        2 => (product.clone(), 0_i64..90).prop_map(|(product, units)| Act::Count { product, units }),
        1 => (product, 1_i64..9).prop_map(|(product, units)| Act::Limit { product, units }),
        1 => (0_u8..3).prop_map(|word| Act::Customer { word }),
        3 => Just(Act::OpenShift),
        1 => Just(Act::CloseShift),
        1 => (1_i64..5_000).prop_map(|amount| Act::MoveCash { amount }),
        1 => Just(Act::SignIn),
        4 => (0_usize..8, 0_usize..3).prop_map(|(conflict, offer)| Act::Resolve { conflict, offer }),
        4 => (0_usize..3).prop_map(|with| Act::Exchange { with }),
        2 => (-90_000_i64..200_000).prop_map(|milliseconds| Act::Wait { milliseconds }),
    ]
}

/// A device of the shop, with what its screens know.
struct Device {
    store: Store,
    clock: SetClock,
    register: usize,
}

struct Town {
    shop: Shop,
    devices: Vec<Device>,
    sales: Vec<SaleId>,
    shifts: Vec<(usize, ShiftId)>,
    customer: CustomerId,
    _directory: tempfile::TempDir,
}

impl Town {
    fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let mut devices = Vec::new();
        for (number, skew) in [0, -3_600_000, 40_000].into_iter().enumerate() {
            let clock = SetClock::at(MORNING + skew);
            let store = open(&directory.path().join(number.to_string()), &clock);
            // The first two stand at the same register: their numbers meet.
            devices.push(Device { store, clock, register: number / 2 });
        }
        let shop = found(&devices[0].store, 2, 3);
        let profile = CustomerProfile { name: Some("M. Biya".into()), ..CustomerProfile::default() };
        let customer = tell(&devices[0].store, &shop.session, &CreateCustomer { profile });
        devices.iter().skip(1).for_each(|device| enrol(&devices[0].store, &shop, &device.store));
        for device in &devices {
            push(&devices[0].store, &device.store, 1_000);
            device.store.choose_register(&shop.session, shop.registers[device.register]).unwrap();
        }
        Self { shop, devices, sales: Vec::new(), shifts: Vec::new(), customer, _directory: directory }
    }

    fn sale(&self, number: usize) -> SaleId {
        let recent = self.sales.len().saturating_sub(6);
        self.sales.get(recent + number % self.sales.len().max(1)).or(self.sales.last()).copied().unwrap_or_default()
    }

    fn act(&mut self, device: usize, act: &Act) {
        let Device { store, clock, register } = &self.devices[device];
        let (shop, session) = (&self.shop, &self.shop.session);
        clock.advance(7);
        match *act {
            Act::Submit { product, units } => {
                let sale = SaleId(Uuid::now_v7());
                if attempt(store, session, &ReplaceLines { sale, lines: wanted(shop.products[product], units) }).is_ok()
                    && attempt(store, session, &SubmitSale { sale }).is_ok()
                {
                    self.sales.push(sale);
                }
            }
            Act::SubmitBox { serial } => {
                let (sale, mut lines) = (SaleId(Uuid::now_v7()), wanted(shop.products[0], 1));
                lines[0].serials.push(format!("SN-{serial}"));
                if attempt(store, session, &ReplaceLines { sale, lines }).is_ok()
                    && attempt(store, session, &SubmitSale { sale }).is_ok()
                {
                    self.sales.push(sale);
                }
            }
            Act::CorrectSerial { sale, serial } => {
                let sale = self.sale(sale);
                for from in 0..4 {
                    let (from, to) = (format!("SN-{from}"), format!("SN-{serial}"));
                    let _ = attempt(store, session, &CorrectSerial { sale, line: 1, from, to });
                }
            }
            Act::Pay { sale, share } => {
                let _ = attempt(store, session, &cash(self.sale(sale), Money::from_minor(30_000 / share)));
            }
            Act::Cancel { sale } => self.cancel(device, self.sale(sale)),
            Act::Park { product } => {
                let sale = SaleId(Uuid::now_v7());
                if attempt(store, session, &ReplaceLines { sale, lines: wanted(shop.products[product], 2) }).is_ok() {
                    attempt(store, session, &ParkDraft { sale, label: "attend".into() }).unwrap();
                    self.sales.push(sale);
                }
            }
            Act::Recall { sale } => {
                let sale = self.sale(sale);
                if attempt(store, session, &RecallSale { sale }).is_ok() {
                    let _ = attempt(store, session, &SubmitSale { sale });
                }
            }
            Act::Describe { product, word } => {
                let fields = ProductFields { name: Some(format!("Câble {word}")), ..ProductFields::default() };
                let _ = attempt(store, session, &ChangeProduct { product: shop.products[product], fields });
            }
            Act::Archive { product, active } => {
                let _ = attempt(store, session, &SetProductActive { product: shop.products[product], active });
            }
            Act::Reprice { product, price } => {
                let fields = ProductFields { price: Some(Money::from_minor(price)), ..ProductFields::default() };
                let _ = attempt(store, session, &ChangeProduct { product: shop.products[product], fields });
            }
            Act::Receive { units } => receive(store, shop, units),
            Act::Count { product, units } => {
                let lines = vec![CountLine { product: shop.products[product], quantity: Quantity::from_units(units) }];
                tell(store, session, &CountStock { store: shop.store, note: String::new(), lines });
            }
            Act::Limit { product, units } => {
                let (minimum, maximum) = (Quantity::from_units(units), Quantity::ZERO);
                let product = shop.products[product];
                tell(store, session, &SetStockLimits { store: shop.store, product, minimum, maximum });
            }
            Act::Customer { word } => {
                let profile = CustomerProfile { name: Some(format!("Mme {word}")), ..CustomerProfile::default() };
                tell(store, session, &ChangeCustomer { customer: self.customer, profile });
            }
            Act::OpenShift => {
                let open = OpenShift { register: shop.registers[*register], float: Money::from_minor(50_000) };
                if let Ok(shift) = attempt(store, session, &open) {
                    self.shifts.push((device, serde_json::from_value(shift).unwrap()));
                }
            }
            Act::CloseShift => self.close_shift(device),
            Act::MoveCash { amount } => {
                if let Some(shift) = self.shift(device) {
                    let (kind, amount) = (CashMoveKind::Out, Money::from_minor(amount));
                    let _ = attempt(store, session, &MoveCash { shift, kind, amount, reason: "taxi".into() });
                }
            }
            Act::SignIn => {
                store.writer().note_access(session.user, SignedIn { means: SignInMeans::Pin }).unwrap();
            }
            Act::Resolve { conflict, offer } => decide(store, session, conflict, offer),
            Act::Exchange { with } => {
                push(store, &self.devices[with].store, 3);
                push(&self.devices[with].store, store, 1_000);
            }
            Act::Wait { milliseconds } => clock.advance(milliseconds),
        }
    }

    fn shift(&self, device: usize) -> Option<ShiftId> {
        self.shifts.iter().rev().find(|(opened_by, _)| *opened_by == device).map(|(_, shift)| *shift)
    }

    fn cancel(&self, device: usize, sale: SaleId) {
        let (store, session) = (&self.devices[device].store, &self.shop.session);
        let cancel = |return_by| CancelSale { sale, reason: "erreur".into(), return_by };
        if attempt(store, session, &cancel(None)).is_err()
            && let Some(shift) = self.shift(device)
        {
            let _ = attempt(store, session, &cancel(Some(ReturnMeans::Cash { shift })));
        }
    }

    fn close_shift(&self, device: usize) {
        let (store, session) = (&self.devices[device].store, &self.shop.session);
        let Some(shift) = self.shift(device) else { return };
        let count = CountShift { shift, lines: Vec::new(), open_sales_seen: true };
        if attempt(store, session, &count).is_ok() {
            let note = "caisse vide".into();
            let _ = attempt(store, session, &CloseShift { shift, note, left_in_drawer: Money::ZERO });
        }
    }

    /// A fresh device that receives every log in random pieces, in random order.
    fn replay(&self, mut chance: u64) -> (Store, tempfile::TempDir) {
        let directory = tempfile::tempdir().unwrap();
        let fresh = open(directory.path(), &SetClock::at(MORNING));
        self.devices.iter().for_each(|device| share_vault(&device.store, &fresh));
        let mut left: Vec<_> =
            self.devices.iter().map(|device| (&device.store, device.store.logs().unwrap()[0], 0)).collect();
        while !left.is_empty() {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let place = usize::try_from(chance >> 40).unwrap() % left.len();
            let events_max = 1 + usize::try_from((chance >> 30) & 15).unwrap();
            let (author, log, after) = &mut left[place];
            match author.read_log(log, *after, events_max).unwrap() {
                Some(run) => match fresh.ingest(&run) {
                    Ok(_) => *after = run.last_seq(),
                    // Who took its author in is told by another log.
                    Err(IngestError::NotEnrolled { .. }) => {}
                    Err(error) => panic!("{error}"),
                },
                None => drop(left.swap_remove(place)),
            }
        }
        (fresh, directory)
    }

    /// Gives everybody everything.
    fn meet(&self) {
        for _ in 0..2 {
            for (from, to) in [(1, 0), (2, 0), (0, 1), (0, 2)] {
                push(&self.devices[from].store, &self.devices[to].store, 50);
            }
        }
    }
}

fn check_same(left: &Store, right: &Store, what: &str) -> Result<(), TestCaseError> {
    let (left_rows, right_rows) = (dump::rows(left), dump::rows(right));
    prop_assert!(left_rows == right_rows, "{what}: {}", difference(&left_rows, &right_rows));
    prop_assert_eq!(left.digests().unwrap(), right.digests().unwrap(), "{}", what);
    Ok(())
}

fn check_rebuilt(store: &Store, what: &str) -> Result<(), TestCaseError> {
    let (before, digests) = (dump::rows(store), store.digests().unwrap());
    store.rebuild().unwrap();
    let after = dump::rows(store);
    prop_assert!(before == after, "{what}, rebuilt: {}", difference(&before, &after));
    prop_assert_eq!(digests, store.digests().unwrap(), "{}, rebuilt", what);
    prop_assert_eq!(store.verify().unwrap().faults, Vec::<String>::new());
    Ok(())
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn devices_that_hold_the_same_events_show_the_same(
        acts in prop::collection::vec((0_usize..3, act()), 30..90),
        chances in prop::collection::vec(any::<u64>(), 3),
    ) {
        let mut town = Town::new();
        for (device, act) in &acts {
            town.act(*device, act);
        }
        let replays: Vec<_> = chances.iter().map(|&chance| town.replay(chance)).collect();
        for (fresh, _) in &replays[1..] {
            check_same(&replays[0].0, fresh, "two orders of arrival")?;
        }
        town.meet();
        for device in &town.devices {
            check_same(&replays[0].0, &device.store, "an author and a reader")?;
            check_rebuilt(&device.store, "an author")?;
        }
        check_rebuilt(&replays[0].0, "a reader")?;
    }
}

/// Trap 4, trap 5: a sale submitted on A is paid on A and on B while they are apart. Nothing is lost, whoever is told first.
#[test]
fn trap_04_05_a_sale_paid_on_two_devices_keeps_both_payments_everywhere() {
    let mut town = Town::new();
    town.act(0, &Act::OpenShift);
    town.act(2, &Act::OpenShift);
    town.act(0, &Act::Submit { product: 0, units: 10 });
    push(&town.devices[0].store, &town.devices[2].store, 1_000);
    town.act(0, &Act::Pay { sale: 0, share: 1 });
    town.act(2, &Act::Pay { sale: 0, share: 1 });
    town.meet();
    let mut totals = BTreeMap::new();
    for device in &town.devices {
        let writer = device.store.writer();
        let sums = "SELECT (SELECT count(*) FROM payment_row), (SELECT sum(amount) FROM payment_row),
            (SELECT paid FROM sale_row), (SELECT total FROM sale_row), (SELECT on_hand FROM stock_level ORDER BY on_hand)";
        let row = |row: &rusqlite::Row<'_>| -> rusqlite::Result<[i64; 5]> {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?])
        };
        totals.insert(writer.connection.query_row(sums, [], row).unwrap(), ());
    }
    assert_eq!(totals.into_keys().collect::<Vec<_>>(), [[2, 30_000, 30_000, 15_000, 80_000]]);
}
