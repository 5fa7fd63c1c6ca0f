//! Folding is total and does not depend on the order of arrival, whatever is in the events.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod samples;

use comptoir_domain::event::{Batch, Content, Event, EventSet, Scope, StreamRef, TimeSource};
use comptoir_domain::fold::{Fold, Folded, Payload, Recorded};
use comptoir_domain::ids::{DeviceId, EventId, StoreId, UserId};
use comptoir_domain::ledger::entries_of;
use comptoir_domain::{BusinessDate, CommandId, HybridTime, Timestamp};
use minicbor::data::Type;
use minicbor::{Decoder, Encoder};
use proptest::prelude::*;
use samples::uuid;

/// What one event of a sequence is made of.
#[derive(Clone, Debug)]
struct Plan {
    sample: usize,
    mutations: u64,
    heads: Vec<u8>,
    clock: i64,
    device: u8,
    /// It was recorded without authority.
    is_void: bool,
}

fn plan() -> impl Strategy<Value = Plan> {
    let heads = prop::collection::vec(0_u8..24, 0..3);
    (0_usize..64, any::<u64>(), heads, 0_i64..40, 0_u8..3, any::<bool>()).prop_map(
        |(sample, mutations, heads, clock, device, is_void)| Plan { sample, mutations, heads, clock, device, is_void },
    )
}

/// The same bytes with some integers, texts and identifiers replaced by others, extreme ones too.
fn mutate(payload: &[u8], chance: &mut u64) -> Vec<u8> {
    let mut encoder = Encoder::new(Vec::new());
    let mut decoder = Decoder::new(payload);
    while let Ok(datatype) = decoder.datatype() {
        if copy(&mut decoder, &mut encoder, datatype, chance).is_none() {
            return payload.to_vec();
        }
    }
    encoder.into_writer()
}

fn draw(chance: &mut u64, bound: u64) -> u64 {
    *chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*chance >> 33) % bound
}

fn copy(decoder: &mut Decoder<'_>, encoder: &mut Encoder<Vec<u8>>, datatype: Type, chance: &mut u64) -> Option<()> {
    let keep = draw(chance, 5) > 0;
    match datatype {
        Type::U8 | Type::U16 | Type::U32 | Type::U64 | Type::I8 | Type::I16 | Type::I32 | Type::I64 => {
            let value = decoder.i64().ok()?;
            let extremes =
                [0, 1, 2, 3, -1, -1_000, 1_000, i64::from(i32::MAX), i64::from(i32::MIN), i64::MAX, i64::MIN];
            let other = extremes[usize::try_from(draw(chance, extremes.len() as u64)).unwrap()];
            encoder.i64(if keep { value } else { other }).ok()?;
        }
        Type::Bytes => {
            let bytes = decoder.bytes().ok()?;
            let other = vec![u8::try_from(draw(chance, 12)).unwrap(); bytes.len()];
            encoder.bytes(if keep { bytes } else { &other }).ok()?;
        }
        Type::String => {
            let text = decoder.str().ok()?;
            encoder.str(if keep { text } else { "" }).ok()?;
        }
        Type::Array => drop(encoder.array(decoder.array().ok()??).ok()?),
        Type::Map => drop(encoder.map(decoder.map().ok()??).ok()?),
        Type::Bool => drop(encoder.bool(decoder.bool().ok()? == keep).ok()?),
        Type::Null => {
            decoder.null().ok()?;
            encoder.null().ok()?;
        }
        _ => return None,
    }
    Some(())
}

fn recorded<S: Fold>(plans: &[Plan]) -> Vec<Recorded<S::Event>> {
    let of_kind: Vec<Event> = samples::all()
        .into_iter()
        .chain(samples::with_serials())
        .filter(|event| S::Event::KINDS.iter().any(|(kind, _)| *kind == event.kind()))
        .collect();
    let one = |(number, plan): (u8, &Plan)| {
        let sample = &of_kind[plan.sample % of_kind.len()];
        let mut chance = plan.mutations;
        let mutated = mutate(&sample.payload(), &mut chance);
        let event = S::Event::decode(sample.kind(), sample.version(), &mutated)
            .unwrap_or_else(|_| S::Event::decode(sample.kind(), sample.version(), &sample.payload()).unwrap());
        let event = match event {
            Some(event) if plan.is_void => Payload::Void(event),
            event => event.into(),
        };
        Recorded { header: header::<S>(number, plan, sample), event }
    };
    (100..).zip(plans).map(one).collect()
}

fn header<S: Fold>(number: u8, plan: &Plan, sample: &Event) -> Content {
    Content {
        id: EventId(uuid(number)),
        stream: StreamRef::new(S::KIND, uuid(99)),
        // Any earlier, later, unknown event, or itself: what is forged must be survived too.
        heads: plan.heads.iter().map(|head| EventId(uuid(100 + head))).collect(),
        scope: Scope::Store(StoreId(uuid(1))),
        clock: HybridTime::default().tick(Timestamp(plan.clock)),
        device: DeviceId(uuid(plan.device)),
        actor: UserId(uuid(2)),
        occurred_at: Timestamp(plan.clock),
        time_source: TimeSource::DeviceClock,
        business_date: BusinessDate::from_days(20_775),
        batch: Batch { command: CommandId(uuid(13)), index: 0, size: 1 },
        kind: sample.kind().to_owned(),
        version: sample.version(),
        payload: sample.payload().into(),
    }
}

fn check<S: Fold>(plans: &[Plan], order: &[usize]) -> Result<(), TestCaseError>
where
    S::Event: Into<Event>,
{
    let events = recorded::<S>(plans);
    let folded = Folded::<S>::from_events(&events);
    let mut shuffled: Vec<_> =
        order.iter().filter_map(|&place| events.get(place % events.len().max(1))).cloned().collect();
    shuffled.extend(events.iter().cloned());
    let other = Folded::<S>::from_events(&shuffled);
    prop_assert_eq!(folded.state_hash(), other.state_hash());
    prop_assert_eq!((&folded.heads, folded.last), (&other.heads, other.last));
    prop_assert_eq!(folded.state.anomalies(), other.state.anomalies());
    incremental(&shuffled, &other)?;
    for recorded in &events {
        if let Payload::Counts(event) | Payload::Void(event) = recorded.event.clone() {
            prop_assert!(entries_of(&recorded.header, &event.into()).len() < 100);
        }
    }
    Ok(())
}

/// Events pushed one by one where they fit, and folded again where they do not, give the same state.
fn incremental<S: Fold>(arriving: &[Recorded<S::Event>], expected: &Folded<S>) -> Result<(), TestCaseError> {
    let mut folded = Folded::<S>::default();
    for (count, recorded) in arriving.iter().enumerate() {
        if folded.push(recorded).is_err() {
            folded = Folded::from_events(&arriving[..=count]);
        }
    }
    prop_assert_eq!(folded.state_hash(), expected.state_hash());
    prop_assert_eq!(&folded.heads, &expected.heads);
    Ok(())
}

macro_rules! total {
    ($($test:ident: $state:ty,)*) => {
        proptest! {
            #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
            $(
                #[test]
                fn $test(plans in prop::collection::vec(plan(), 1..20), order in prop::collection::vec(0_usize..64, 0..24)) {
                    check::<$state>(&plans, &order)?;
                }
            )*
        }
    };
}

total! {
    organisation: comptoir_domain::people::Organisation,
    store: comptoir_domain::people::Store,
    register: comptoir_domain::people::Register,
    user: comptoir_domain::people::User,
    role: comptoir_domain::people::Role,
    access: comptoir_domain::people::AccessLog,
    device: comptoir_domain::people::Device,
    invitation: comptoir_domain::people::Invitation,
    category: comptoir_domain::catalog::Category,
    brand: comptoir_domain::catalog::Brand,
    product: comptoir_domain::catalog::Product,
    customer: comptoir_domain::customers::Customer,
    sale: comptoir_domain::sales::Sale,
    shift: comptoir_domain::till::Shift,
    stock_document: comptoir_domain::stock::StockDocument,
    stock_setting: comptoir_domain::stock::StockSetting,
    resolution: comptoir_domain::conflicts::Resolution,
    verdict: comptoir_domain::authority::Verdict,
}
