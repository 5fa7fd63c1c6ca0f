//! A reply on its way out, piece by piece as the peer takes it.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper::body::{Body, Frame as HttpFrame, SizeHint};
use thiserror::Error;
use tokio::time::{Interval, MissedTickBehavior, interval_at};
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

use super::activity::{Open, Pulse};
use crate::transport::frame::Frame;
use crate::transport::frame_stream::{FrameStream, Handed};
use crate::transport::limits::PIECE_BYTES;

/// The stream ends without having been finished: the peer sees a reset.
#[derive(Debug, Error)]
#[error("the stream was not finished")]
pub(super) struct Unfinished;

/// The body of a reply. While it lives its request is under way.
#[derive(Debug)]
pub(super) struct ReplyBody {
    content: Content,
    pulse: Arc<Pulse>,
    _open: Open,
}

#[derive(Debug)]
enum Content {
    Whole(Bytes),
    Frames(Box<Frames>),
}

impl ReplyBody {
    /// All of it is here.
    pub(super) fn whole(bytes: Bytes, pulse: Arc<Pulse>, open: Open) -> Self {
        Self { content: Content::Whole(bytes), pulse, _open: open }
    }

    /// Frames come as the service hands them over.
    pub(super) fn frames(frames: Frames, pulse: Arc<Pulse>, open: Open) -> Self {
        Self { content: Content::Frames(Box::new(frames)), pulse, _open: open }
    }
}

impl Body for ReplyBody {
    type Data = Bytes;
    type Error = Unfinished;

    /// Called when the peer has room for more.
    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<HttpFrame<Bytes>, Unfinished>>> {
        let body = self.get_mut();
        body.pulse.beat();
        match &mut body.content {
            Content::Whole(rest) if rest.is_empty() => Poll::Ready(None),
            Content::Whole(rest) => {
                let piece = rest.split_to(rest.len().min(PIECE_BYTES));
                Poll::Ready(Some(Ok(HttpFrame::data(piece))))
            }
            Content::Frames(frames) => frames.poll(context).map_ok(HttpFrame::data),
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(&self.content, Content::Whole(rest) if rest.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match &self.content {
            Content::Whole(rest) => SizeHint::with_exact(u64::try_from(rest.len()).unwrap_or(u64::MAX)),
            Content::Frames(_) => SizeHint::default(),
        }
    }
}

/// A stream's frames, with signs of life between them.
pub(super) struct Frames {
    stream: FrameStream,
    heartbeat: Interval,
    leaving: Pin<Box<WaitForCancellationFutureOwned>>,
    still_admitted: Box<dyn Fn() -> bool + Send + Sync>,
    rest: Bytes,
    ended: bool,
}

impl Frames {
    /// `still_admitted` is asked at each heartbeat; when it says no, the stream breaks.
    pub(super) fn new(
        stream: FrameStream,
        heartbeat_every: std::time::Duration,
        leaving: CancellationToken,
        still_admitted: impl Fn() -> bool + Send + Sync + 'static,
    ) -> Self {
        let mut heartbeat = interval_at(tokio::time::Instant::now() + heartbeat_every, heartbeat_every);
        heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self {
            stream,
            heartbeat,
            leaving: Box::pin(leaving.cancelled_owned()),
            still_admitted: Box::new(still_admitted),
            rest: Bytes::new(),
            ended: false,
        }
    }

    /// The next piece of the wire.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Unfinished>>> {
        if self.rest.is_empty() {
            match std::task::ready!(self.poll_wire(context)) {
                None => return Poll::Ready(None),
                Some(Err(unfinished)) => return Poll::Ready(Some(Err(unfinished))),
                Some(Ok(frame)) => self.rest = frame.encode(),
            }
        }
        let piece = self.rest.split_to(self.rest.len().min(PIECE_BYTES));
        Poll::Ready(Some(Ok(piece)))
    }

    fn poll_wire(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame, Unfinished>>> {
        if self.ended {
            return Poll::Ready(None);
        }
        // First, so that a stream that never pauses ends too; what it still had is asked for again.
        if self.leaving.as_mut().poll(context).is_ready() {
            return Poll::Ready(Some(Ok(self.end())));
        }
        if let Poll::Ready(handed) = self.stream.0.poll_recv(context) {
            self.heartbeat.reset();
            return Poll::Ready(Some(match handed {
                Some(Handed::Frame(bytes)) => Ok(Frame::Data(bytes)),
                Some(Handed::Finish) => Ok(self.end()),
                None => Err(Unfinished),
            }));
        }
        if self.heartbeat.poll_tick(context).is_ready() {
            let sign = if (self.still_admitted)() { Ok(Frame::Heartbeat) } else { Err(Unfinished) };
            return Poll::Ready(Some(sign));
        }
        Poll::Pending
    }

    fn end(&mut self) -> Frame {
        self.ended = true;
        Frame::End
    }
}

impl fmt::Debug for Frames {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Frames").field("ended", &self.ended).finish_non_exhaustive()
    }
}
