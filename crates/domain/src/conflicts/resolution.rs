//! What was decided about a conflict, after its events.

use minicbor::Encode;

use crate::clock::Timestamp;
use crate::conflicts::{ConflictResolved, ResolutionEvent};
use crate::event::StreamKind;
use crate::fold::{Anomaly, At, Fold, Rule};
use crate::ids::{EventId, UserId};

/// A decision as made.
#[derive(Clone, Debug, PartialEq, Eq, Encode)]
pub struct Resolved {
    /// What was recorded.
    #[n(0)]
    pub decision: ConflictResolved,
    /// When.
    #[n(1)]
    pub at: Timestamp,
    /// By whom.
    #[n(2)]
    pub by: UserId,
    /// The event.
    #[n(3)]
    pub event: EventId,
}

/// What was decided about one conflict. The first decision stands; each further one is itself an anomaly.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode)]
pub struct Resolution {
    /// The decision that stands.
    #[n(0)]
    pub resolved: Option<Resolved>,
    /// Decisions made by people who did not know of each other.
    #[n(1)]
    pub anomalies: Vec<Anomaly>,
}

impl Fold for Resolution {
    type Event = ResolutionEvent;
    const KIND: StreamKind = StreamKind::Resolution;

    fn apply(&mut self, at: &At<'_>, event: &ResolutionEvent) {
        match &self.resolved {
            Some(earlier) => self.anomalies.push(Anomaly::new(Rule::ResolvedTwice, vec![earlier.event, at.id])),
            None => {
                let decision = event.decision().clone();
                self.resolved = Some(Resolved { decision, at: at.occurred_at, by: at.actor, event: at.id });
            }
        }
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::conflicts::RemedyTaken;
    use crate::event::{Batch, Content, EventSet as _, Scope, StreamRef, TimeSource};
    use crate::fold::{Folded, Recorded};

    fn decided(number: u8, heads: &[u8], remedy: RemedyTaken) -> Recorded<ResolutionEvent> {
        let id = |number: u8| EventId(Uuid::from_bytes([number; 16]));
        let about = StreamRef::new(StreamKind::Sale, Uuid::nil());
        let (rule, events, note) = (Rule::PaidTwice, Vec::new(), String::new());
        let event: ResolutionEvent = ConflictResolved { rule, events, about, store: None, remedy, note }.into();
        let header = Content {
            id: id(number),
            stream: StreamRef::new(StreamKind::Resolution, Uuid::nil()),
            heads: heads.iter().copied().map(id).collect(),
            scope: Scope::Organisation,
            clock: crate::clock::HybridTime::default().tick(Timestamp(i64::from(number))),
            device: crate::ids::DeviceId::default(),
            actor: UserId(Uuid::from_bytes([number; 16])),
            occurred_at: Timestamp(i64::from(number)),
            time_source: TimeSource::DeviceClock,
            business_date: crate::calendar::BusinessDate::from_days(20_000),
            batch: Batch { command: crate::command::CommandId::default(), index: 0, size: 1 },
            kind: event.kind().to_owned(),
            version: event.version(),
            payload: event.payload().into(),
        };
        Recorded { header, event: Some(event).into() }
    }

    #[test]
    fn given_two_decisions_apart_then_the_first_stands_and_the_second_shows() {
        let (first, second) = (decided(1, &[], RemedyTaken::TwoSales), decided(2, &[], RemedyTaken::Acknowledged));
        let folded = Folded::<Resolution>::from_events(&[second, first]);
        let stands = folded.state.resolved.as_ref().map(|resolved| resolved.decision.remedy.clone());
        assert_eq!(stands, Some(RemedyTaken::TwoSales));
        let rules: Vec<Rule> = folded.state.anomalies().iter().map(|anomaly| anomaly.rule).collect();
        assert_eq!(rules, [Rule::ResolvedTwice]);
    }
}
