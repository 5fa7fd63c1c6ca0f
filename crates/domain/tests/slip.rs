//! A sale, its slip at two tills and what they collected: one state, whatever the clocks and the order of arrival.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod samples;

use comptoir_domain::event::{Batch, Content, EventSet as _, Scope, StreamKind, StreamRef, TimeSource};
use comptoir_domain::fold::{Folded, Recorded, Rule};
use comptoir_domain::ids::{
    DeviceId, EventId, OrganisationId, PaymentId, RegisterId, SaleId, ShiftId, StoreId, UserId,
};
use comptoir_domain::people::Device;
use comptoir_domain::sales::slip::{SLIP_DIGITS_MAX, SignedSlip, Slip};
use comptoir_domain::sales::{
    PaymentMeans, PaymentTaken, PresentSlip, Refusal, Sale, SaleEvent, SaleStatus, SaleSubmitted, SlipPresented,
};
use comptoir_domain::signature::DeviceKey;
use comptoir_domain::{BusinessDate, CommandId, HybridTime, Money, Timestamp};
use proptest::prelude::*;
use samples::uuid;

const DAY: BusinessDate = BusinessDate::from_days(20_775);
const AT: Timestamp = Timestamp(1_795_000_000_000);

fn recorded(number: u8, heads: &[u8], clock: i64, event: impl Into<SaleEvent>) -> Recorded<SaleEvent> {
    let event = event.into();
    let header = Content {
        id: EventId(uuid(number)),
        stream: StreamRef::new(StreamKind::Sale, uuid(99)),
        heads: heads.iter().map(|head| EventId(uuid(*head))).collect(),
        scope: Scope::Store(StoreId(uuid(1))),
        clock: HybridTime::default().tick(Timestamp(AT.0 + clock)),
        device: DeviceId(uuid(number / 10)),
        actor: UserId(uuid(2)),
        occurred_at: AT,
        time_source: TimeSource::DeviceClock,
        business_date: DAY,
        batch: Batch { command: CommandId(uuid(number)), index: 0, size: 1 },
        kind: event.kind().to_owned(),
        version: event.version(),
        payload: event.payload().into(),
    };
    Recorded { header, event: Some(event).into() }
}

fn submitted() -> SaleSubmitted {
    let events = samples::all();
    events
        .iter()
        .find_map(|event| match event {
            comptoir_domain::event::Event::Sale(SaleEvent::SaleSubmitted(submitted)) => Some(submitted.clone()),
            _ => None,
        })
        .unwrap()
}

fn key() -> DeviceKey {
    DeviceKey::from_bytes(&[3; 32])
}

fn organisation() -> OrganisationId {
    OrganisationId(uuid(50))
}

/// The counter's sale, folded.
fn sale() -> Sale {
    Folded::<Sale>::from_events(&[recorded(10, &[], 0, submitted())]).state
}

fn slip() -> SignedSlip {
    let slip = Slip::sign(SaleId(uuid(99)), &sale(), organisation(), &key()).unwrap();
    assert!(slip.is_whole && slip.text.len() <= SLIP_DIGITS_MAX);
    SignedSlip::read(&slip.text).unwrap()
}

fn presented() -> SlipPresented {
    PresentSlip::decide(&slip(), &Sale::default(), &std::collections::BTreeMap::new()).unwrap().0.unwrap()
}

fn payment(number: u8) -> PaymentTaken {
    let total = submitted().total;
    PaymentTaken {
        payment: PaymentId(uuid(number)),
        means: PaymentMeans::Cash,
        amount: total,
        tendered: total,
        shift: ShiftId(uuid(number)),
        register: RegisterId(uuid(8)),
        customer: None,
    }
}

fn rules(sale: &Sale) -> Vec<Rule> {
    use comptoir_domain::fold::Fold as _;
    sale.anomalies().iter().map(|anomaly| anomaly.rule).collect()
}

fn device(key: &DeviceKey, is_revoked: bool) -> Device {
    let mut device = Device::default();
    device.key = Some(key.public());
    device.is_revoked = is_revoked;
    device
}

proptest! {
    #[test]
    fn two_tills_and_the_counter_agree(clocks in prop::array::uniform3(0_i64..4), seed in any::<prop::sample::Index>()) {
        let [counter, first, second] = clocks;
        let mut events = vec![
            recorded(10, &[], counter, submitted()),
            recorded(20, &[], first, presented()),
            recorded(21, &[20], first, payment(21)),
            recorded(30, &[], second, presented()),
            recorded(31, &[30], second, payment(31)),
        ];
        let folded = Folded::<Sale>::from_events(&events);
        prop_assert_eq!(folded.state.status, SaleStatus::Paid);
        prop_assert_eq!(folded.state.payments.len(), 2);
        prop_assert_eq!(rules(&folded.state), vec![Rule::PaidTwice]);
        prop_assert!(!folded.state.is_by_slip());
        let turn = seed.index(events.len());
        events.rotate_left(turn);
        prop_assert_eq!(folded.state_hash(), Folded::<Sale>::from_events(&events).state_hash());
    }

    #[test]
    fn once_the_sale_is_there_it_is_as_if_there_had_been_no_slip(counter in 0_i64..4, till in 0_i64..4) {
        let (sale, taken) = (recorded(10, &[], counter, submitted()), payment(21));
        let with = [sale.clone(), recorded(20, &[], till, presented()), recorded(21, &[20], till, taken.clone())];
        let without = [sale, recorded(21, &[10], counter.max(till), taken)];
        let (with, without) = (Folded::<Sale>::from_events(&with), Folded::<Sale>::from_events(&without));
        prop_assert_eq!(with.state, without.state);
    }

    #[test]
    fn a_slip_that_says_something_else_is_a_second_submission(counter in 0_i64..4, till in 0_i64..4) {
        let mut other = presented();
        other.sale.total -= Money::from_minor(1);
        let events = [recorded(10, &[], counter, submitted()), recorded(20, &[], till, other)];
        let folded = Folded::<Sale>::from_events(&events);
        prop_assert_eq!(rules(&folded.state), vec![Rule::SubmittedTwice]);
        prop_assert_eq!(folded.state.total, submitted().total, "the sale itself stands");
    }

    #[test]
    fn no_text_is_trouble(text in "\\PC{0,200}|75471[0-9]{0,400}") {
        prop_assert_eq!(SignedSlip::read(&text), Err(Refusal::SlipUnreadable));
    }
}

#[test]
fn a_slip_holds_for_its_business_its_store_and_its_computer() {
    let (slip, store, enrolled) = (slip(), StoreId(uuid(1)), device(&key(), false));
    assert_eq!(slip.check(organisation(), &enrolled, store), Ok(()));
    assert_eq!(slip.check(OrganisationId(uuid(51)), &enrolled, store), Err(Refusal::SlipForged));
    assert_eq!(slip.check(organisation(), &Device::default(), store), Err(Refusal::SlipUnknownDevice));
    let other = device(&DeviceKey::from_bytes(&[4; 32]), false);
    assert_eq!(slip.check(organisation(), &other, store), Err(Refusal::SlipUnknownDevice));
    let elsewhere = slip.check(organisation(), &enrolled, StoreId(uuid(2)));
    assert!(matches!(elsewhere, Err(Refusal::SlipOfOtherStore { .. })));
    let revoked = device(&key(), true);
    assert!(matches!(slip.check(organisation(), &revoked, store), Err(Refusal::SlipDeviceRevoked { .. })));
}

#[test]
fn a_known_sale_that_asks_something_else_keeps_the_slip_out() {
    let mut other = submitted();
    other.total += Money::from_minor(1);
    let known = Folded::<Sale>::from_events(&[recorded(10, &[], 0, other)]).state;
    let refusal = PresentSlip::decide(&slip(), &known, &std::collections::BTreeMap::new());
    assert!(matches!(refusal, Err(Refusal::SlipDiffers { .. })));
    let answer = PresentSlip::decide(&slip(), &sale(), &std::collections::BTreeMap::new()).unwrap();
    assert!(answer.0.is_none() && !answer.1.by_slip);
}

#[test]
fn a_slip_parked_before_stays_what_the_slip_says() {
    let parked = samples::all().into_iter().find_map(|event| match event {
        comptoir_domain::event::Event::Sale(SaleEvent::SaleParked(parked)) => Some(parked),
        _ => None,
    });
    let events = [recorded(20, &[], 0, presented()), recorded(10, &[], 1, parked.unwrap())];
    let sale = Folded::<Sale>::from_events(&events).state;
    assert_eq!((sale.status, sale.is_by_slip()), (SaleStatus::PendingPayment, true));
}

/// A slip says what was agreed; which boxes were handed out stands in the sale itself, and is known once that comes.
#[test]
fn a_slip_names_no_box_and_the_sale_that_comes_does() {
    let with_boxes = samples::with_serials().into_iter().find_map(|event| match event {
        comptoir_domain::event::Event::Sale(SaleEvent::SaleSubmitted(submitted)) => Some(submitted),
        _ => None,
    });
    let presented = recorded(20, &[], 1, presented());
    let by_slip = Folded::<Sale>::from_events(std::slice::from_ref(&presented)).state;
    assert_eq!(by_slip.serials(), []);
    let both = Folded::<Sale>::from_events(&[presented, recorded(10, &[], 0, with_boxes.unwrap())]).state;
    assert_eq!((both.serials().len(), rules(&both)), (2, Vec::new()), "the slip agrees with it all the same");
}
