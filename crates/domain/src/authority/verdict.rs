//! A verdict, after its events. It tells what one event is worth; that event's own stream is folded with it in mind.

use minicbor::Encode;
use uuid::Uuid;

use crate::authority::{Lack, VerdictEvent, Weight};
use crate::event::{StreamKind, StreamRef};
use crate::fold::{Anomaly, At, Fold, Rule};
use crate::hash::Hash;
use crate::ids::EventId;

/// The id of the verdict on an event: the same whoever judges it, so that verdicts given apart meet.
#[must_use]
pub fn verdict_stream_id(event: EventId) -> Uuid {
    Hash::of(&[b"verdict 1", event.as_bytes()]).to_id()
}

/// The event that a verdict is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode)]
pub struct Judged {
    /// Which.
    #[n(0)]
    pub event: EventId,
    /// Of which stream.
    #[n(1)]
    pub stream: StreamRef,
}

/// What was found about one event's author.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode)]
pub struct Verdict {
    /// The event, once a verdict was given.
    #[n(0)]
    pub judged: Option<Judged>,
    /// What was lacking, as the last judge found.
    #[n(1)]
    pub lack: Option<Lack>,
    /// Somebody took the event on.
    #[n(2)]
    pub is_confirmed: bool,
    /// The event, for people to decide about: also once they have.
    #[n(3)]
    anomalies: Vec<Anomaly>,
    /// How often judges have said something.
    #[n(4)]
    words: u32,
}

/// Judges that do not agree, one of them older, might answer each other for ever.
const WORDS_MAX: u32 = 16;
/// Who confirms that they had been dismissed might not confirm it, so had not been dismissed, so might. The circles that were seen are
/// all closed by a confirmation: it lets count, from its own time on, what was recorded before it.
const WORDS_ON_CONFIRMATION_MAX: u32 = 6;

impl Verdict {
    /// True once judges have said so often that authority was lacking, and that it was not, that people decide: the last word is that
    /// it was, so that they are asked.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        let is_on_confirmation = self.judged.is_some_and(|judged| judged.stream.kind == StreamKind::Verdict);
        let words_max = if is_on_confirmation { WORDS_ON_CONFIRMATION_MAX } else { WORDS_MAX };
        self.lack.is_some() && self.words >= words_max
    }

    /// What is lacking, while nobody has confirmed the event.
    #[must_use]
    pub fn standing(&self) -> Option<Lack> {
        self.lack.filter(|_| !self.is_confirmed)
    }

    /// The event that has no effect, if it is a decision and this verdict stands.
    #[must_use]
    pub fn void(&self) -> Option<Judged> {
        self.judged.filter(|judged| self.standing().is_some() && Weight::of(judged.stream.kind) == Weight::Decision)
    }
}

impl Fold for Verdict {
    type Event = VerdictEvent;
    const KIND: StreamKind = StreamKind::Verdict;

    fn apply(&mut self, _: &At<'_>, event: &VerdictEvent) {
        match event {
            VerdictEvent::VerdictGiven(given) => {
                self.judged = Some(Judged { event: given.event, stream: given.stream });
                self.lack = Some(given.lack);
            }
            VerdictEvent::VerdictLifted(_) => self.lack = None,
            VerdictEvent::VerdictConfirmed(_) => self.is_confirmed = true,
        }
        self.words = self.words.saturating_add(1);
        let adverse = self.judged.filter(|_| self.lack.is_some());
        self.anomalies =
            adverse.map(|judged| Anomaly::new(Rule::WithoutAuthority, vec![judged.event])).into_iter().collect();
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authority::{VerdictConfirmed, VerdictGiven, VerdictLifted};
    use crate::event::{Batch, Content, EventSet as _, Scope, TimeSource};
    use crate::fold::{Folded, Recorded};
    use crate::ids::{DeviceId, UserId};
    use crate::{BusinessDate, CommandId, HybridTime, Timestamp};

    const EDIT: StreamRef = StreamRef::new(StreamKind::Product, Uuid::from_u128(7));
    const SALE: StreamRef = StreamRef::new(StreamKind::Sale, Uuid::from_u128(7));

    fn given(stream: StreamRef) -> VerdictEvent {
        VerdictGiven { event: EventId(Uuid::from_u128(1)), stream, lack: Lack::Dismissed }.into()
    }

    fn folded(events: &[VerdictEvent]) -> Verdict {
        let recorded = (1_u8..).zip(events).map(|(number, event)| Recorded {
            header: Content {
                id: EventId(Uuid::from_bytes([number; 16])),
                stream: StreamRef::new(StreamKind::Verdict, Uuid::nil()),
                heads: (number > 1).then(|| EventId(Uuid::from_bytes([number - 1; 16]))).into_iter().collect(),
                scope: Scope::Organisation,
                clock: HybridTime::default().tick(Timestamp(i64::from(number))),
                device: DeviceId::default(),
                actor: UserId::default(),
                occurred_at: Timestamp(i64::from(number)),
                time_source: TimeSource::DeviceClock,
                business_date: BusinessDate::from_days(20_000),
                batch: Batch { command: CommandId::default(), index: 0, size: 1 },
                kind: event.kind().to_owned(),
                version: event.version(),
                payload: event.payload().into(),
            },
            event: Some(event.clone()).into(),
        });
        Folded::from_events(&recorded.collect::<Vec<_>>()).state
    }

    #[test]
    fn given_an_adverse_verdict_then_a_decision_is_void_and_a_fact_counts() {
        assert!(folded(&[given(EDIT)]).void().is_some());
        let fact = folded(&[given(SALE)]);
        assert_eq!((fact.void(), fact.standing()), (None, Some(Lack::Dismissed)));
    }

    #[test]
    fn given_what_a_judge_learned_since_then_the_verdict_is_lifted_and_may_be_given_again() {
        let lifted = [given(EDIT), VerdictLifted {}.into()];
        assert_eq!((folded(&lifted).standing(), folded(&lifted).anomalies()), (None, &[][..]));
        assert!(folded(&[&lifted[..], &[given(EDIT)]].concat()).void().is_some());
    }

    #[test]
    fn given_judges_that_never_agree_then_people_are_asked_and_of_a_confirmation_sooner() {
        for (stream, words) in
            [(EDIT, WORDS_MAX), (StreamRef::new(StreamKind::Verdict, Uuid::nil()), WORDS_ON_CONFIRMATION_MAX)]
        {
            let in_turns = [given(stream), VerdictLifted {}.into()].into_iter().cycle();
            let said = |count| folded(&in_turns.clone().take(count as usize).collect::<Vec<_>>());
            assert!((1..=words).all(|count| !said(count).is_disputed()), "the last of these words asks nobody");
            assert!(said(words + 1).is_disputed() && said(words + 1).anomalies().len() == 1);
        }
    }

    #[test]
    fn given_that_somebody_confirmed_then_no_later_verdict_makes_it_void() {
        let events = [given(EDIT), VerdictConfirmed {}.into(), VerdictLifted {}.into(), given(EDIT)];
        for count in 2..=events.len() {
            assert_eq!(folded(&events[..count]).void(), None);
        }
    }
}
