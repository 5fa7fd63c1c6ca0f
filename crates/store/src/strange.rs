//! Recording what this Comptoir would never record itself: events of a newer one, and broken ones. For the simulation only.

use comptoir_domain::clock::Timestamp;
use comptoir_domain::event::{Batch, Content, Scope, StreamKind, StreamRef, TimeSource};
use comptoir_domain::ids::EventId;
use comptoir_domain::{BusinessDate, CommandId};
use uuid::Uuid;

use crate::database::random;
use crate::error::StoreError;
use crate::people::session::Session;
use crate::recording::{insert_stream, insert_stream_row};
use crate::store::Store;

/// What is strange about the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strange {
    /// Its stream is of a kind that is not known here.
    NewerKind,
    /// It is an unknown event of a known stream.
    NewerEvent,
    /// Its payload is not what its name promises.
    Poison,
}

impl Store {
    /// Records a strange event of a stream of its own.
    ///
    /// # Errors
    /// What the database answers; nothing was written.
    pub fn record_strange(&self, session: &Session, strange: Strange) -> Result<(), StoreError> {
        let mut writer = self.writer();
        writer.connection.execute_batch("BEGIN IMMEDIATE")?;
        let recorded = writer.record_strange(session, strange);
        let ended = recorded.and_then(|()| Ok(writer.connection.execute_batch("COMMIT")?));
        if ended.is_err() {
            writer.roll_back();
        } else {
            writer.forget();
        }
        ended
    }
}

impl crate::store::Writer {
    fn record_strange(&mut self, session: &Session, strange: Strange) -> Result<(), StoreError> {
        self.notice_other_writers()?;
        let now: Timestamp = self.now();
        let id = Uuid::from_bytes(random()?);
        let stream = StreamRef::new(StreamKind::StockSetting, id);
        let Some(head) = &mut self.head else { return Ok(()) };
        head.clock = head.clock.tick(now);
        let kind = if strange == Strange::NewerEvent { "stock.dreamt_of" } else { "stock.limits_set" };
        let content = Content {
            id: EventId(Uuid::from_bytes(random()?)),
            stream,
            heads: Vec::new(),
            scope: Scope::Organisation,
            clock: head.clock,
            device: head.device,
            actor: session.user,
            occurred_at: now,
            time_source: TimeSource::DeviceClock,
            business_date: BusinessDate::default(),
            batch: Batch { command: CommandId(Uuid::from_bytes(random()?)), index: 0, size: 1 },
            kind: kind.to_owned(),
            version: 1,
            payload: vec![0xff].into(),
        };
        let mut bytes = content.to_bytes();
        let row = if strange == Strange::NewerKind {
            // Array of 14, id, array of 2, then the kind's number in two bytes.
            if let Some(code) = bytes.get_mut(20) {
                *code = NEWER_KIND;
            }
            insert_stream_row(&self.connection, NEWER_KIND, id, Scope::Organisation)?
        } else {
            insert_stream(&self.connection, stream, Scope::Organisation)?
        };
        head.append(&self.connection, row, Scope::Organisation, &bytes)?;
        let folded = crate::streams::load_row(&self.connection, stream, row);
        if let (true, Ok(folded)) = (strange != Strange::NewerKind, folded) {
            crate::recording::finish_stream(&self.connection, &mut self.streams, stream, folded, None)?;
        }
        Ok(())
    }
}

const NEWER_KIND: u8 = 99;
