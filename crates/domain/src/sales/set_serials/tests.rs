use std::collections::BTreeMap;

use super::*;
use crate::catalog::ProductKind;
use crate::clock::Timestamp;
use crate::ids::{ProductId, RegisterId, StoreId, UserId};
use crate::money::{Currency, Money};
use crate::people::TaxRates;
use crate::quantity::Quantity;
use crate::rate::BasisPoints;
use crate::sales::{
    AddLine, Offer, ParkDraft, ProductRef, RecallSale, SaleNumber, SaleSubmitted, SetLineQuantity, Submission,
    SubmitSale,
};

fn sale() -> SaleId {
    SaleId::default()
}

fn phone() -> Offer {
    Offer {
        product: ProductId::default(),
        sku: "TEL".to_owned(),
        name: "Téléphone".to_owned(),
        kind: ProductKind::Tracked,
        list_price: Money::from_minor(85_000),
        floor: Money::ZERO,
        cost: Money::from_minor(60_000),
        tax_rate: BasisPoints::ZERO,
        warranty_months: 12,
        unit: String::new(),
        serial_tracked: true,
    }
}

fn add(draft: Draft, serial: Option<&str>) -> Result<Draft, Refusal> {
    let add = AddLine { sale: sale(), product: ProductRef::Sku("TEL".to_owned()), quantity: Quantity::ONE };
    add.decide(draft, phone(), serial.and_then(SerialNumber::parse))
}

fn draft(units: i64) -> Draft {
    let taxes = TaxRates { standard: BasisPoints(1_925), reduced: BasisPoints::ZERO, prices_include_tax: true };
    let empty = Draft::new(sale(), StoreId::default(), Currency::XAF, taxes, UserId::default(), Timestamp::default());
    let draft = add(empty, None).unwrap();
    SetLineQuantity { sale: sale(), line: 1, quantity: Quantity::from_units(units) }.decide(draft).unwrap()
}

fn set(draft: Draft, serials: &[&str]) -> Result<Draft, Refusal> {
    let serials = serials.iter().map(|&serial| serial.to_owned()).collect();
    SetSerials { sale: sale(), line: 1, serials }.named(draft)
}

fn read(draft: &Draft) -> Vec<&str> {
    draft.lines[0].serials.iter().map(SerialNumber::as_str).collect()
}

fn submit(draft: Draft, sold: &SoldElsewhere) -> Result<SaleSubmitted, Refusal> {
    let (register, number) = (RegisterId::default(), SaleNumber::default());
    SubmitSale { sale: sale() }
        .decide(draft, Submission { register, number, cap: BasisPoints(1_000), available: None, sold })
}

#[test]
fn given_two_units_when_their_numbers_are_named_then_none_is_missing() {
    let draft = draft(2);
    assert_eq!(draft.lines[0].serials_missing(), 2);
    let draft = set(draft, &["sn 1"]).unwrap();
    assert_eq!((read(&draft), draft.lines[0].serials_missing()), (vec!["SN1"], 1));
    let draft = set(draft, &["SN2", "SN3"]).unwrap();
    assert_eq!((read(&draft), draft.lines[0].serials_missing()), (vec!["SN2", "SN3"], 0));
    assert_eq!(read(&set(draft, &[]).unwrap()), Vec::<&str>::new());
}

#[test]
fn what_is_no_number_or_one_too_many_or_there_twice_is_refused() {
    assert_eq!(set(draft(2), &["n°1"]), Err(Refusal::SerialInvalid { serial: "n°1".to_owned() }));
    let name = "Téléphone".to_owned();
    assert_eq!(set(draft(1), &["SN1", "SN2"]), Err(Refusal::SerialsAboveQuantity { name, serials: 2 }));
    assert_eq!(set(draft(2), &["sn1", "SN 1"]), Err(Refusal::SerialTwice { serial: "SN1".to_owned() }));
}

#[test]
fn what_another_sale_holds_is_refused_with_its_number() {
    let sold = |product| {
        let sold = SoldSerial { product, serial: SerialNumber::parse("SN1").unwrap() };
        BTreeMap::from([(sold, "AKW-C1-2026-000007".to_owned())])
    };
    let named = set(draft(1), &["SN1"]).unwrap();
    let command = SetSerials { sale: sale(), line: 1, serials: Vec::new() };
    let refusal = Refusal::SerialSold { serial: "SN1".to_owned(), number: "AKW-C1-2026-000007".to_owned() };
    assert_eq!(command.decide(named.clone(), &sold(phone().product)), Err(refusal.clone()));
    assert_eq!(submit(named.clone(), &sold(phone().product)), Err(refusal));
    let another = ProductId(uuid::Uuid::from_u128(9));
    assert!(submit(named, &sold(another)).is_ok(), "another maker's box");
}

#[test]
fn fewer_units_than_numbers_are_refused_until_one_is_taken_off() {
    let both = set(draft(2), &["SN1", "SN2"]).unwrap();
    let fewer = SetLineQuantity { sale: sale(), line: 1, quantity: Quantity::ONE };
    let refusal = Refusal::SerialsAboveQuantity { name: "Téléphone".to_owned(), serials: 2 };
    assert_eq!(fewer.decide(both.clone()), Err(refusal));
    let one = fewer.decide(set(both.clone(), &["SN2"]).unwrap()).unwrap();
    assert_eq!(read(&one), ["SN2"]);
    let none = SetLineQuantity { quantity: Quantity::ZERO, ..fewer };
    assert_eq!(none.decide(both).unwrap().lines, []);
}

#[test]
fn a_scanned_box_is_the_unit_that_has_no_number_yet_else_one_more() {
    let draft = add(draft(1), Some("SN1")).unwrap();
    assert_eq!((read(&draft), draft.lines[0].quantity), (vec!["SN1"], Quantity::ONE));
    let draft = add(draft, Some("SN2")).unwrap();
    assert_eq!((read(&draft), draft.lines[0].quantity), (vec!["SN1", "SN2"], Quantity::from_units(2)));
    assert_eq!(add(draft, Some("SN1")), Err(Refusal::SerialTwice { serial: "SN1".to_owned() }));
}

#[test]
fn a_sale_leaves_with_a_number_for_each_unit() {
    let missing = Refusal::SerialsMissing { name: "Téléphone".to_owned(), missing: 1 };
    let one = set(draft(2), &["SN1"]).unwrap();
    assert_eq!(submit(one.clone(), &SoldElsewhere::new()), Err(missing));
    let submitted = submit(set(one, &["SN1", "SN2"]).unwrap(), &SoldElsewhere::new()).unwrap();
    let serials: Vec<_> = submitted.lines[0].serials.iter().map(SerialNumber::as_str).collect();
    assert_eq!(serials, ["SN1", "SN2"]);

    let half = SetLineQuantity { sale: sale(), line: 1, quantity: Quantity::from_thousandths(1_500) };
    let half = set(half.decide(draft(2)).unwrap(), &["SN1", "SN2"]).unwrap();
    assert_eq!(submit(half, &SoldElsewhere::new()), Err(Refusal::QuantityInvalid));
}

#[test]
fn trap_12_a_parked_draft_keeps_its_numbers() {
    let parked = ParkDraft { sale: sale(), label: String::new() }.decide(set(draft(1), &["SN1"]).unwrap()).unwrap();
    let bytes = minicbor::to_vec(&parked).unwrap();
    let draft = minicbor::decode::<crate::sales::SaleParked>(&bytes).unwrap().draft;
    assert_eq!(read(&draft), ["SN1"]);
    let mut state = crate::sales::Sale::default();
    (state.status, state.parked) = (crate::sales::SaleStatus::Parked, Some(draft));
    let (_, recalled) = RecallSale { sale: sale() }.decide(&state).unwrap();
    assert_eq!(read(&recalled), ["SN1"]);
}
