use uuid::Uuid;

use super::*;
use crate::calendar::BusinessDate;
use crate::catalog::ProductKind;
use crate::clock::{HybridTime, Timestamp};
use crate::command::CommandId;
use crate::conflicts::SerialHolder;
use crate::event::{Batch, Content, Event, EventSet, Scope, StreamKind, StreamRef, TimeSource};
use crate::fold::{Fold, Folded, Recorded, Rule};
use crate::ids::{DeviceId, PaymentId, ProductId, SaleId, StoreId, UserId};
use crate::sales::{
    GoodsDelivered, GoodsLine, PaymentTaken, SaleCancelled, SaleLine, SaleNumber, SaleStatus, SaleSubmitted,
};
use crate::stock::StockLevel;

fn uuid(number: u8) -> Uuid {
    Uuid::from_bytes([number; 16])
}

fn event(number: u8) -> EventId {
    EventId(uuid(number))
}

/// An event of a stream: its number, what its author had seen, and what it says.
type Told<E> = (u8, &'static [u8], E);

fn folded<S: Fold>(told: Vec<Told<S::Event>>) -> S
where
    S::Event: Into<Event>,
{
    let recorded = told.into_iter().map(|(number, heads, told)| Recorded {
        header: Content {
            id: event(number),
            stream: StreamRef::new(S::KIND, uuid(99)),
            heads: heads.iter().copied().map(event).collect(),
            scope: Scope::Store(StoreId(uuid(1))),
            clock: HybridTime::default().tick(Timestamp(i64::from(number))),
            device: DeviceId(uuid(2)),
            actor: UserId(uuid(3)),
            occurred_at: Timestamp(i64::from(number)),
            time_source: TimeSource::DeviceClock,
            business_date: BusinessDate::from_days(20_000),
            batch: Batch { command: CommandId(uuid(number)), index: 0, size: 1 },
            kind: told.kind().to_owned(),
            version: told.version(),
            payload: told.payload().into(),
        },
        event: Some(told).into(),
    });
    Folded::<S>::from_events(&recorded.collect::<Vec<_>>()).state
}

const TOTAL: i64 = 84_500;

fn submitted() -> SaleEvent {
    let line = SaleLine {
        line: 1,
        product: ProductId(uuid(5)),
        sku: "ONT".to_owned(),
        name: "Onduleur".to_owned(),
        kind: ProductKind::Tracked,
        quantity: Quantity::ONE,
        list_price: Money::from_minor(TOTAL),
        unit_price: Money::from_minor(TOTAL),
        cost: Money::from_minor(50_000),
        discount: Money::ZERO,
        sale_discount: Money::ZERO,
        tax_rate: crate::rate::BasisPoints::ZERO,
        tax: Money::ZERO,
        total: Money::from_minor(TOTAL),
        price_approved_by: None,
        warranty_months: 0,
        unit: String::new(),
        serials: Vec::new(),
    };
    SaleSubmitted {
        number: SaleNumber::default(),
        store: StoreId(uuid(1)),
        register: crate::ids::RegisterId(uuid(6)),
        seller: UserId(uuid(3)),
        customer: None,
        currency: crate::money::Currency::XAF,
        prices_include_tax: true,
        lines: vec![line],
        gross: Money::from_minor(TOTAL),
        discount: Money::ZERO,
        tax: Money::ZERO,
        total: Money::from_minor(TOTAL),
        discount_approved_by: None,
    }
    .into()
}

fn taken(means: PaymentMeans) -> SaleEvent {
    let (payment, shift) = (PaymentId(uuid(7)), ShiftId(uuid(8)));
    let (amount, register) = (Money::from_minor(TOTAL), crate::ids::RegisterId(uuid(6)));
    PaymentTaken { payment, means, amount, tendered: amount, shift, register, customer: None }.into()
}

fn delivered() -> SaleEvent {
    let product = ProductId(uuid(5));
    let (quantity, unit_cost) = (Quantity::ONE, Money::from_minor(50_000));
    GoodsDelivered { lines: vec![GoodsLine { line: 1, product, quantity, unit_cost, from_reserved: Quantity::ZERO }] }
        .into()
}

fn by_phone() -> PaymentMeans {
    PaymentMeans::MobileMoney { operator: "MTN MoMo".to_owned(), reference: "MP1".to_owned() }
}

fn cancelled() -> SaleEvent {
    SaleCancelled { reason: "Le client renonce".to_owned(), serials: Vec::new() }.into()
}

/// Two tills that did not see each other took the money, and each handed the goods out.
fn paid_twice(second: PaymentMeans) -> Sale {
    folded(vec![
        (10, &[], submitted()),
        (11, &[10], taken(PaymentMeans::Cash)),
        (12, &[11], delivered()),
        (13, &[10], taken(second)),
        (14, &[13], delivered()),
    ])
}

fn conflict<'a>(sale: &'a Sale, others: &'a [Anomaly]) -> Conflict<'a> {
    let leading = sale.anomalies.iter().find(|anomaly| !others.contains(anomaly)).expect("a rule is broken");
    let (about, store) = (StreamRef::new(StreamKind::Sale, SaleId(uuid(99)).0), Some(StoreId(uuid(1))));
    Conflict { about, store, leading, others, matter: Matter::Sale(sale) }
}

fn resolve(remedy: Remedy) -> ResolveConflict {
    ResolveConflict { conflict: ConflictId(uuid(1)), remedy, note: String::new() }
}

fn cash(amount: i64) -> ResolveConflict {
    resolve(Remedy::ReturnCash { shift: ShiftId(uuid(8)), amount: Money::from_minor(amount) })
}

const FULL: Option<Money> = Some(Money::from_minor(200_000));

#[test]
fn given_a_sale_paid_twice_when_cash_goes_back_then_money_and_goods_are_right_again() {
    let sale = paid_twice(PaymentMeans::Cash);
    let others = sale.anomalies.get(1..).unwrap_or_default().to_vec();
    let conflict = conflict(&sale, &others);
    assert_eq!(conflict.rule(), Rule::PaidTwice);
    let decision = cash(TOTAL).decide(&conflict, FULL).expect("it is offered");

    let kinds: Vec<&str> = decision.sale.iter().map(EventSet::kind).collect();
    assert_eq!(kinds, ["sale.payment_returned", "sale.goods_returned"]);
    let mut told = vec![
        (10, &[][..], submitted()),
        (11, &[10][..], taken(PaymentMeans::Cash)),
        (12, &[11], delivered()),
        (13, &[10], taken(PaymentMeans::Cash)),
        (14, &[13], delivered()),
    ];
    told.extend((15_u8..).zip(decision.sale).map(|(number, fact)| (number, &[12, 14][..], fact)));
    let after: Sale = folded(told);
    assert_eq!((after.paid, after.status), (Money::from_minor(TOTAL), SaleStatus::Paid));
    assert!(after.delivered_too_much().is_empty(), "one left");
    assert_eq!(after.payments.len(), 2, "both payments stay");

    let remedies: Vec<&RemedyTaken> = decision.resolved.iter().map(|(_, resolved)| &resolved.remedy).collect();
    let returned = RemedyTaken::MoneyReturned { amount: Money::from_minor(TOTAL), means: MeansKind::Cash };
    let with = RemedyTaken::WithAnother { conflict: conflict.id() };
    assert_eq!(remedies, [&returned, &with], "that the goods left twice is settled too");
}

#[test]
fn given_a_second_payment_by_phone_then_it_is_advised_to_go_back_so() {
    let sale = paid_twice(by_phone());
    let amount = Money::from_minor(TOTAL);
    let phone = Offer::ReturnMobileMoney { amount, operator: "MTN MoMo".to_owned() };
    assert_eq!(conflict(&sale, &[]).offers(), [phone, Offer::ReturnCash { amount }, Offer::TwoSales]);
    let back = |reference: &str| {
        let (operator, reference) = ("MTN MoMo".to_owned(), reference.to_owned());
        resolve(Remedy::ReturnMobileMoney { operator, reference, amount }).decide(&conflict(&sale, &[]), None)
    };
    assert_eq!(back(" "), Err(Refusal::ReferenceRequired));
    assert!(back("MP2").is_ok());
}

#[test]
fn given_no_drawer_or_too_little_in_it_or_another_amount_then_no_cash_leaves() {
    let sale = paid_twice(PaymentMeans::Cash);
    let conflict = conflict(&sale, &[]);
    assert_eq!(cash(TOTAL).decide(&conflict, None), Err(Refusal::NoOpenShift));
    assert_eq!(cash(TOTAL).decide(&conflict, Some(Money::from_minor(500))), Err(Refusal::NotEnoughCash));
    let changed = Refusal::AmountChanged { amount: Money::from_minor(TOTAL) };
    assert_eq!(cash(1).decide(&conflict, FULL), Err(changed));
}

#[test]
fn given_a_decision_without_a_fact_then_it_needs_words() {
    let sale = paid_twice(PaymentMeans::Cash);
    let conflict = conflict(&sale, &[]);
    let two_sales = |note: String| ResolveConflict { note, ..resolve(Remedy::TwoSales) }.decide(&conflict, None);
    assert_eq!(two_sales("  ".to_owned()), Err(Refusal::NoteRequired));
    assert_eq!(two_sales("x".repeat(401)), Err(Refusal::NoteTooLong { length_max: 400 }));
    let decision = two_sales("Deux clients".to_owned()).expect("it is offered");
    assert_eq!(decision.sale, []);
    assert_eq!(resolve(Remedy::Count { quantity: Quantity::ONE }).decide(&conflict, None), Err(Refusal::NotOffered));
}

#[test]
fn given_a_payment_and_a_cancellation_apart_then_money_and_goods_go_back_whoever_was_first() {
    let later: Sale =
        folded(vec![(10, &[], submitted()), (11, &[10], cancelled()), (12, &[10], taken(PaymentMeans::Cash))]);
    let earlier: Sale = folded(vec![
        (10, &[], submitted()),
        (11, &[10], taken(PaymentMeans::Cash)),
        (12, &[11], delivered()),
        (13, &[10], cancelled()),
    ]);
    for (sale, facts) in [(later, 1), (earlier, 2)] {
        let conflict = conflict(&sale, &[]);
        assert_eq!(conflict.rule(), Rule::CancelledAfterPay);
        assert_eq!(cash(TOTAL).decide(&conflict, FULL).map(|decision| decision.sale.len()), Ok(facts));
        let kept = ResolveConflict { note: "Livré".to_owned(), ..resolve(Remedy::KeepGoods) };
        assert_eq!(kept.decide(&conflict, None).map(|decision| decision.sale.len()), Ok(0));
    }
}

#[test]
fn given_a_payment_by_someone_who_knew_of_the_cancellation_then_it_is_paid_after_cancel() {
    let sale: Sale =
        folded(vec![(10, &[], submitted()), (11, &[10], cancelled()), (12, &[11], taken(PaymentMeans::Cash))]);
    assert_eq!(conflict(&sale, &[]).rule(), Rule::PaidAfterCancel);
    assert!(cash(TOTAL).decide(&conflict(&sale, &[]), FULL).is_ok());
}

#[test]
fn given_credit_alone_then_no_money_leaves_the_shop_for_it() {
    let sale = paid_twice(PaymentMeans::CustomerCredit);
    let anomaly = Anomaly::new(Rule::PaidTwice, vec![event(13)]);
    let conflict = Conflict { leading: &anomaly, ..conflict(&sale, &[]) };
    assert_eq!(conflict.offers(), [Offer::Acknowledge]);
}

#[test]
fn given_a_level_below_zero_then_counting_is_advised_and_once_filled_it_is_not() {
    let anomaly = Anomaly::new(Rule::Oversold, vec![event(1)]);
    let about = StreamRef::new(StreamKind::Product, uuid(5));
    let offers = |units| {
        let mut level = StockLevel::default();
        level.on_hand = Quantity::from_units(units);
        Conflict { about, store: None, leading: &anomaly, others: &[], matter: Matter::Stock(&level) }.offers()
    };
    assert_eq!(offers(-2), [Offer::Count, Offer::AcceptLevel { adjusted_by: Quantity::from_units(2) }]);
    assert_eq!(offers(3), [Offer::AcceptLevel { adjusted_by: Quantity::ZERO }, Offer::Count]);
}

#[test]
fn given_two_edits_then_either_may_stand_and_no_other() {
    let anomaly = Anomaly::new(Rule::ConcurrentEdit, vec![event(1), event(2)]);
    let about = StreamRef::new(StreamKind::Product, uuid(5));
    let matter = Matter::Edits(event(1), event(2));
    let conflict = Conflict { about, store: None, leading: &anomaly, others: &[], matter };
    let keep = |number| resolve(Remedy::KeepValues { edit: event(number) }).decide(&conflict, None);
    assert!(keep(1).is_ok() && keep(2).is_ok());
    assert_eq!(keep(3), Err(Refusal::NotOffered));
}

#[test]
fn given_a_rule_without_a_remedy_of_its_own_then_it_is_acknowledged_with_a_note() {
    let about = StreamRef::new(StreamKind::Shift, uuid(5));
    for rule in Rule::ALL {
        let anomaly = Anomaly::new(rule, vec![event(1)]);
        let conflict = Conflict { about, store: None, leading: &anomaly, others: &[], matter: Matter::Other };
        assert_eq!(conflict.offers(), [Offer::Acknowledge], "{rule:?}");
    }
}

fn holders() -> Vec<SerialHolder> {
    let holder = |number: u8| SerialHolder {
        sale: SaleId(uuid(number)),
        number: format!("AKW-C1-2026-00000{number}"),
        line: 1,
        serial: SerialNumber::parse("SN1").unwrap(),
    };
    vec![holder(2), holder(1)]
}

fn same_serial<'a>(anomaly: &'a Anomaly, holders: &'a [SerialHolder]) -> Conflict<'a> {
    let (about, store) = (StreamRef::new(StreamKind::Sale, uuid(2)), Some(StoreId(uuid(1))));
    Conflict { about, store, leading: anomaly, others: &[], matter: Matter::Serial(holders) }
}

#[test]
fn given_a_serial_number_in_two_sales_then_either_is_put_right_the_later_first() {
    let anomaly = Anomaly::new(Rule::SameSerial, vec![event(1), event(2)]);
    let holders = holders();
    let offers = same_serial(&anomaly, &holders).offers();
    let sales = offers.iter().filter_map(|offer| match offer {
        Offer::CorrectSerial { sale, .. } => Some(*sale),
        _ => None,
    });
    assert_eq!(sales.collect::<Vec<_>>(), [SaleId(uuid(2)), SaleId(uuid(1))]);
    assert_eq!(offers.last(), Some(&Offer::Acknowledge));

    let correct = |to: &str| resolve(Remedy::CorrectSerial { sale: SaleId(uuid(1)), to: to.to_owned() });
    let decision = correct("sn 2").decide(&same_serial(&anomaly, &holders), None).unwrap();
    let (_, resolved) = decision.resolved.into_iter().next().unwrap();
    let RemedyTaken::SerialCorrected { number, to, .. } = &resolved.remedy else { panic!("{:?}", resolved.remedy) };
    assert_eq!((number.as_str(), to.as_str()), ("AKW-C1-2026-000001", "SN2"));
    assert_eq!(resolved.into_event().version(), 3, "an older Comptoir does not know the rule");
    let refused = correct("é").decide(&same_serial(&anomaly, &holders), None);
    assert_eq!(refused, Err(Refusal::SerialInvalid { serial: "é".to_owned() }));
}

#[test]
fn given_that_only_one_sale_still_holds_the_serial_number_then_nothing_is_put_right() {
    let anomaly = Anomaly::new(Rule::SameSerial, vec![event(1), event(2)]);
    assert_eq!(same_serial(&anomaly, &holders()[..1]).offers(), [Offer::Acknowledge]);
}
