use uuid::Uuid;

use super::*;
use crate::calendar::BusinessDate;
use crate::catalog::ProductKind;
use crate::clock::{HybridTime, Timestamp};
use crate::command::CommandId;
use crate::event::{Batch, Content, EventSet as _, Scope, StreamKind, StreamRef, TimeSource};
use crate::fold::{Anomaly, Fold as _, Folded, Recorded, Rule};
use crate::ids::{DeviceId, EventId, StoreId, UserId};
use crate::ledger::{Entry, LedgerKey, entries_of};
use crate::money::Money;
use crate::quantity::Quantity;
use crate::rate::BasisPoints;
use crate::sales::{SaleCancelled, SaleEvent, SaleNumber, SaleSubmitted};
use crate::stock::SerialAct;

const PRODUCT: ProductId = ProductId(Uuid::from_u128(5));
const SALE: SaleId = SaleId(Uuid::from_u128(6));

fn serial(text: &str) -> SerialNumber {
    SerialNumber::parse(text).unwrap()
}

fn event(number: u8) -> EventId {
    EventId(Uuid::from_bytes([number; 16]))
}

fn recorded(number: u8, heads: &[u8], told: SaleEvent) -> Recorded<SaleEvent> {
    let header = Content {
        id: event(number),
        stream: StreamRef::new(StreamKind::Sale, SALE.0),
        heads: heads.iter().copied().map(event).collect(),
        scope: Scope::Store(StoreId::default()),
        clock: HybridTime::default().tick(Timestamp(i64::from(number))),
        device: DeviceId::default(),
        actor: UserId::default(),
        occurred_at: Timestamp(i64::from(number)),
        time_source: TimeSource::DeviceClock,
        business_date: BusinessDate::from_days(20_000),
        batch: Batch { command: CommandId::default(), index: 0, size: 1 },
        kind: told.kind().to_owned(),
        version: told.version(),
        payload: told.payload().into(),
    };
    Recorded { header, event: Some(told).into() }
}

fn submitted() -> SaleEvent {
    let line = SaleLine {
        line: 1,
        product: PRODUCT,
        sku: "TEL".to_owned(),
        name: "Téléphone".to_owned(),
        kind: ProductKind::Tracked,
        quantity: Quantity::from_units(2),
        list_price: Money::from_minor(1_000),
        unit_price: Money::from_minor(1_000),
        cost: Money::ZERO,
        discount: Money::ZERO,
        sale_discount: Money::ZERO,
        tax_rate: BasisPoints::ZERO,
        tax: Money::ZERO,
        total: Money::from_minor(2_000),
        price_approved_by: None,
        warranty_months: 12,
        unit: String::new(),
        serials: vec![serial("SN1"), serial("SN2")],
    };
    SaleSubmitted {
        number: SaleNumber::default(),
        store: StoreId::default(),
        register: crate::ids::RegisterId::default(),
        seller: UserId::default(),
        customer: None,
        currency: crate::money::Currency::XAF,
        prices_include_tax: true,
        lines: vec![line],
        gross: Money::from_minor(2_000),
        discount: Money::ZERO,
        tax: Money::ZERO,
        total: Money::from_minor(2_000),
        discount_approved_by: None,
    }
    .into()
}

fn corrected(from: &str, to: &str) -> SaleEvent {
    SerialCorrected { line: 1, product: PRODUCT, from: serial(from), to: serial(to) }.into()
}

fn folded(events: &[Recorded<SaleEvent>]) -> Sale {
    Folded::<Sale>::from_events(events).state
}

fn names(sale: &Sale) -> Vec<&str> {
    sale.lines[0].serials.iter().map(SerialNumber::as_str).collect()
}

fn correct(from: &str, to: &str) -> CorrectSerial {
    CorrectSerial { sale: SALE, line: 1, from: from.to_owned(), to: to.to_owned() }
}

#[test]
fn given_a_misread_number_when_it_is_put_right_then_the_sale_names_the_new_one() {
    let sale = folded(&[recorded(1, &[], submitted())]);
    let event = correct("sn1", "sn 3").decide(&sale, None).unwrap();
    let sale = folded(&[recorded(1, &[], submitted()), recorded(2, &[1], event.into())]);
    assert_eq!(names(&sale), ["SN3", "SN2"]);
    assert_eq!(sale.anomalies(), []);
}

#[test]
fn what_the_sale_does_not_name_or_names_already_or_another_holds_is_refused() {
    let sale = folded(&[recorded(1, &[], submitted())]);
    let named = |text: &str| text.to_owned();
    assert_eq!(correct("SN9", "SN3").decide(&sale, None), Err(Refusal::SerialUnknown { serial: named("SN9") }));
    assert_eq!(correct("SN1", "SN2").decide(&sale, None), Err(Refusal::SerialTwice { serial: named("SN2") }));
    assert_eq!(correct("SN1", "SN1").decide(&sale, None), Err(Refusal::SerialTwice { serial: named("SN1") }));
    assert_eq!(correct("SN1", "é").decide(&sale, None), Err(Refusal::SerialInvalid { serial: named("é") }));
    let number = "AKW-C1-2026-000007".to_owned();
    let refusal = Refusal::SerialSold { serial: named("SN3"), number: number.clone() };
    assert_eq!(correct("SN1", "SN3").decide(&sale, Some(number)), Err(refusal));
    let elsewhere = CorrectSerial { line: 2, ..correct("SN1", "SN3") };
    assert_eq!(elsewhere.decide(&sale, None), Err(Refusal::LineUnknown { line: 2 }));
}

#[test]
fn a_cancelled_sale_is_not_corrected() {
    let cancelled = SaleCancelled { reason: "erreur".to_owned(), serials: Vec::new() };
    let sale = folded(&[recorded(1, &[], submitted()), recorded(2, &[1], cancelled.into())]);
    let status = SaleStatus::Cancelled;
    assert_eq!(correct("SN1", "SN3").decide(&sale, None), Err(Refusal::WrongStatus { status }));
}

#[test]
fn of_two_corrections_made_apart_the_first_stands_and_the_other_is_told() {
    let apart = |first: &str, second: &str| {
        folded(&[
            recorded(3, &[1], corrected("SN1", second)),
            recorded(2, &[1], corrected("SN1", first)),
            recorded(1, &[], submitted()),
        ])
    };
    let sale = apart("SN3", "SN4");
    assert_eq!(names(&sale), ["SN3", "SN2"]);
    assert_eq!(sale.anomalies(), [Anomaly::new(Rule::ConcurrentEdit, vec![event(2), event(3)])]);
    assert_eq!(apart("SN3", "SN3").anomalies(), [], "both say the same");
}

#[test]
fn what_a_sale_claims_and_lets_go_follows_from_its_events_alone() {
    let acts = |event: SaleEvent| -> Vec<(LedgerKey, SerialAct)> {
        let told = recorded(1, &[], event.clone());
        let entries = entries_of(&told.header, &event.into());
        let of_serial = |(key, entry)| match entry {
            Entry::Serial(entry) => Some((key, entry.act)),
            _ => None,
        };
        entries.into_iter().filter_map(of_serial).collect()
    };
    let key = |text: &str| LedgerKey::Serial(serial(text).id());
    let (claimed, released) = (SerialAct::Claimed { sale: SALE }, SerialAct::Released { sale: SALE });
    assert_eq!(acts(submitted()), [(key("SN1"), claimed), (key("SN2"), claimed)]);
    assert_eq!(acts(corrected("SN1", "SN3")), [(key("SN1"), released), (key("SN3"), claimed)]);
    let sale = folded(&[recorded(1, &[], submitted())]);
    let cancelled = SaleCancelled { reason: "erreur".to_owned(), serials: sale.serials() };
    assert_eq!(acts(cancelled.into()), [(key("SN1"), released), (key("SN2"), released)]);
    let of_older = SaleCancelled { reason: "erreur".to_owned(), serials: Vec::new() };
    assert_eq!(acts(of_older.into()), []);
}
