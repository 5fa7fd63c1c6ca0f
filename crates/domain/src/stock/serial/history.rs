//! What happened under one serial number: goods that came in, sales that claimed it, and sales that let it go again.

use minicbor::{Decode, Encode};

use crate::clock::Timestamp;
use crate::fold::{Anomaly, Rule};
use crate::hash::Hash;
use crate::ids::{EventId, ProductId, SaleId, StockDocumentId, StoreId};
use crate::ledger::{Entry, EntryAt, Ledger, LedgerKey};
use crate::stock::SerialNumber;

/// A serial number of a product, as a sale names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
#[cbor(map)]
pub struct SoldSerial {
    /// Of which product.
    #[n(0)]
    pub product: ProductId,
    /// The number.
    #[n(1)]
    pub serial: SerialNumber,
}

/// Something that touches a serial number.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct SerialEntry {
    /// The number, in words: the ledger's key does not tell it.
    #[n(0)]
    pub serial: SerialNumber,
    /// Of which product.
    #[n(1)]
    pub product: ProductId,
    /// What happened.
    #[n(2)]
    pub act: SerialAct,
}

impl SerialEntry {
    /// The entry with the ledger to which it belongs.
    #[must_use]
    pub fn keyed(self) -> (LedgerKey, Entry) {
        (LedgerKey::Serial(self.serial.id()), Entry::Serial(self))
    }
}

/// What happened under a serial number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum SerialAct {
    /// It came from a supplier.
    #[n(0)]
    Received {
        /// Where.
        #[n(0)]
        store: StoreId,
        /// With which receipt.
        #[n(1)]
        document: StockDocumentId,
        /// When.
        #[n(2)]
        at: Timestamp,
    },
    /// A sale names it from now on.
    #[n(1)]
    Claimed {
        /// Which.
        #[n(0)]
        sale: SaleId,
    },
    /// A sale no longer names it.
    #[n(2)]
    Released {
        /// Which.
        #[n(0)]
        sale: SaleId,
    },
}

/// Goods that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct SerialReceipt {
    /// Where.
    #[n(0)]
    pub store: StoreId,
    /// With which receipt.
    #[n(1)]
    pub document: StockDocumentId,
    /// When.
    #[n(2)]
    pub at: Timestamp,
    /// The event.
    #[n(3)]
    pub event: EventId,
}

/// A sale that named the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct SerialClaim {
    /// Which.
    #[n(0)]
    pub sale: SaleId,
    /// By which event.
    #[n(1)]
    pub event: EventId,
    /// The event with which it let it go.
    #[n(2)]
    pub released_by: Option<EventId>,
}

/// What happened under one serial number of one product.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct SerialOfProduct {
    /// Which product.
    #[n(0)]
    pub product: ProductId,
    /// When it came in, in order.
    #[n(1)]
    pub receipts: Vec<SerialReceipt>,
    /// The sales that named it, in order; also those that let it go.
    #[n(2)]
    pub claims: Vec<SerialClaim>,
}

/// What happened under one serial number, of whatever product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct SerialHistory {
    /// The number; `None` before anything happened.
    #[n(0)]
    pub serial: Option<SerialNumber>,
    /// The products that bear it, sorted. Makers count each for himself: two products may bear one number rightly.
    #[n(1)]
    pub products: Vec<SerialOfProduct>,
    /// Products of which two sales hold the number now.
    #[n(2)]
    anomalies: Vec<Anomaly>,
}

impl SerialOfProduct {
    const fn of(product: ProductId) -> Self {
        Self { product, receipts: Vec::new(), claims: Vec::new() }
    }

    /// The first standing claim of each sale that holds the number, in order.
    #[must_use]
    pub fn standing(&self) -> Vec<SerialClaim> {
        let mut standing: Vec<SerialClaim> = Vec::new();
        for claim in self.claims.iter().filter(|claim| claim.released_by.is_none()) {
            if !standing.iter().any(|known| known.sale == claim.sale) {
                standing.push(*claim);
            }
        }
        standing
    }

    fn take(&mut self, event: EventId, act: SerialAct) {
        match act {
            SerialAct::Received { store, document, at } => {
                self.receipts.push(SerialReceipt { store, document, at, event });
            }
            SerialAct::Claimed { sale } => self.claims.push(SerialClaim { sale, event, released_by: None }),
            SerialAct::Released { sale } => {
                let own = self.claims.iter_mut().filter(|claim| claim.sale == sale && claim.released_by.is_none());
                own.for_each(|claim| claim.released_by = Some(event));
            }
        }
    }

    /// Whether the claimants knew of each other does not matter: one box is in one hand.
    fn held_twice(&self, serial: &SerialNumber) -> Option<Anomaly> {
        let standing = self.standing();
        let events = || standing.iter().map(|claim| claim.event).collect();
        let one_box = || Hash::of(&[b"box 1", self.product.0.as_bytes(), serial.as_str().as_bytes()]);
        (standing.len() > 1).then(|| Anomaly::about(one_box(), Rule::SameSerial, events()))
    }
}

impl SerialHistory {
    /// What happened to this product's.
    #[must_use]
    pub fn of(&self, product: ProductId) -> Option<&SerialOfProduct> {
        self.products.iter().find(|one| one.product == product)
    }

    /// The product that an anomaly is about.
    #[must_use]
    pub fn broken(&self, anomaly: &Anomaly) -> Option<&SerialOfProduct> {
        let serial = self.serial.as_ref()?;
        self.products.iter().find(|one| one.held_twice(serial).as_ref() == Some(anomaly))
    }

    fn product_mut(&mut self, product: ProductId) -> Option<&mut SerialOfProduct> {
        let place = match self.products.binary_search_by_key(&product, |one| one.product) {
            Ok(place) => place,
            Err(place) => {
                self.products.insert(place, SerialOfProduct::of(product));
                place
            }
        };
        self.products.get_mut(place)
    }
}

impl Ledger for SerialHistory {
    type Entry = SerialEntry;

    /// What two sales hold is looked at anew each time: once one of them is corrected or cancelled, nothing is left to settle.
    fn apply(&mut self, at: &EntryAt, entry: &SerialEntry) {
        self.serial.get_or_insert_with(|| entry.serial.clone());
        if let Some(one) = self.product_mut(entry.product) {
            one.take(at.order.event, entry.act);
        }
        self.anomalies = self.products.iter().filter_map(|one| one.held_twice(&entry.serial)).collect();
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::clock::HybridTime;
    use crate::fold::OrderKey;

    const ROUTER: ProductId = ProductId(Uuid::from_u128(1));
    const PHONE: ProductId = ProductId(Uuid::from_u128(2));

    fn sale(number: u128) -> SaleId {
        SaleId(Uuid::from_u128(number))
    }

    fn at(number: u8) -> EntryAt {
        let clock = HybridTime::default().tick(Timestamp(i64::from(number)));
        let event = EventId(Uuid::from_bytes([number; 16]));
        EntryAt { order: OrderKey { clock, event, ..OrderKey::default() } }
    }

    fn fold(acts: &[(u8, ProductId, SerialAct)]) -> SerialHistory {
        let serial = SerialNumber::parse("356938035643809").unwrap();
        let mut history = SerialHistory::default();
        for &(number, product, act) in acts {
            history.apply(&at(number), &SerialEntry { serial: serial.clone(), product, act });
        }
        history
    }

    const fn claimed(sale: SaleId) -> SerialAct {
        SerialAct::Claimed { sale }
    }

    const fn released(sale: SaleId) -> SerialAct {
        SerialAct::Released { sale }
    }

    #[test]
    fn two_sales_of_one_box_are_one_anomaly_that_names_both() {
        let history = fold(&[(1, ROUTER, claimed(sale(1))), (2, ROUTER, claimed(sale(2)))]);
        let events = [1, 2].map(|number| EventId(Uuid::from_bytes([number; 16])));
        assert_eq!(history.anomalies().len(), 1);
        assert_eq!((history.anomalies()[0].rule, &history.anomalies()[0].events[..]), (Rule::SameSerial, &events[..]));
        assert_eq!(history.broken(&history.anomalies()[0]).map(|one| one.product), Some(ROUTER));
    }

    /// Somebody who decides about one box has not decided about the other.
    #[test]
    fn two_boxes_of_the_same_two_sales_are_two_anomalies() {
        let both = |product| [(1, product, claimed(sale(1))), (2, product, claimed(sale(2)))];
        let history = fold(&[both(ROUTER), both(PHONE)].concat());
        let [one, other] = history.anomalies() else { panic!("{history:?}") };
        assert_eq!(one.events, other.events);
        assert_ne!(one.conflict(), other.conflict());
        assert_eq!(history.broken(one).map(|one| one.product), Some(ROUTER));
        assert_eq!(history.broken(other).map(|one| one.product), Some(PHONE));
    }

    #[test]
    fn once_one_of_them_lets_it_go_nothing_is_left_to_settle() {
        let twice = [(1, ROUTER, claimed(sale(1))), (2, ROUTER, claimed(sale(2)))];
        for sale in [sale(1), sale(2)] {
            let history = fold(&[&twice[..], &[(3, ROUTER, released(sale))]].concat());
            assert_eq!(history.anomalies(), []);
            assert_eq!(history.of(ROUTER).map(|one| one.standing().len()), Some(1));
        }
    }

    #[test]
    fn what_came_back_is_sold_again() {
        let history =
            fold(&[(1, ROUTER, claimed(sale(1))), (2, ROUTER, released(sale(1))), (3, ROUTER, claimed(sale(2)))]);
        assert_eq!(history.anomalies(), []);
    }

    #[test]
    fn a_sale_that_names_a_number_twice_holds_it_once() {
        let history = fold(&[(1, ROUTER, claimed(sale(1))), (2, ROUTER, claimed(sale(1)))]);
        assert_eq!(history.anomalies(), []);
        let history =
            fold(&[(1, ROUTER, claimed(sale(1))), (2, ROUTER, claimed(sale(1))), (3, ROUTER, released(sale(1)))]);
        assert_eq!(history.of(ROUTER).map(SerialOfProduct::standing), Some(Vec::new()));
    }

    #[test]
    fn two_makers_may_count_alike() {
        let history = fold(&[(1, ROUTER, claimed(sale(1))), (2, PHONE, claimed(sale(2)))]);
        assert_eq!(history.anomalies(), []);
    }

    #[test]
    fn a_third_sale_makes_another_anomaly_of_it() {
        let pair = fold(&[(1, ROUTER, claimed(sale(1))), (2, ROUTER, claimed(sale(2)))]);
        let three =
            fold(&[(1, ROUTER, claimed(sale(1))), (2, ROUTER, claimed(sale(2))), (3, ROUTER, claimed(sale(3)))]);
        assert_eq!(three.anomalies().len(), 1);
        assert_ne!(pair.anomalies()[0].id(), three.anomalies()[0].id(), "who decided about two has not seen the third");
    }

    fn act() -> impl Strategy<Value = (ProductId, SerialAct)> {
        let of_sale = |act: fn(SaleId) -> SerialAct| (1_u128..4).prop_map(move |number| act(sale(number)));
        let acts = prop_oneof![of_sale(claimed), of_sale(released)];
        (prop_oneof![Just(ROUTER), Just(PHONE)], acts)
    }

    proptest! {
        /// Two sales hold it, or there is no anomaly, whatever happened.
        #[test]
        fn there_is_an_anomaly_exactly_while_two_sales_hold_it(acts in prop::collection::vec(act(), 0..24)) {
            let numbered: Vec<_> = (1..).zip(&acts).map(|(number, &(product, act))| (number, product, act)).collect();
            let history = fold(&numbered);
            for product in [ROUTER, PHONE] {
                let mut held = std::collections::BTreeSet::new();
                for (_, act) in acts.iter().filter(|(of, _)| *of == product) {
                    match act {
                        SerialAct::Claimed { sale } => drop(held.insert(*sale)),
                        SerialAct::Released { sale } => drop(held.remove(sale)),
                        SerialAct::Received { .. } => {}
                    }
                }
                let broken = history.anomalies().iter().filter(|anomaly| {
                    history.broken(anomaly).is_some_and(|one| one.product == product)
                });
                prop_assert_eq!(broken.count(), usize::from(held.len() > 1));
            }
        }

        /// Its bytes are part of the digest: read again they are the same state, and write the same bytes.
        #[test]
        fn it_is_written_as_it_is_read(acts in prop::collection::vec(act(), 0..24)) {
            let numbered: Vec<_> = (1..).zip(&acts).map(|(number, &(product, act))| (number, product, act)).collect();
            let history = fold(&numbered);
            let bytes = minicbor::to_vec(&history).unwrap();
            prop_assert_eq!(minicbor::decode::<SerialHistory>(&bytes).unwrap(), history);
        }
    }
}
