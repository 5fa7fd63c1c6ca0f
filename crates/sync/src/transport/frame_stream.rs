//! The service's two ends of a stream of frames.

use bytes::Bytes;
use thiserror::Error;
use tokio::sync::mpsc;

use super::limits::FRAME_BYTES_MAX;

/// What the sender hands over.
#[derive(Debug)]
pub(super) enum Handed {
    Frame(Bytes),
    Finish,
}

/// Why a frame did not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotSent {
    /// Nobody listens any more.
    #[error("nobody listens any more")]
    Gone,
    /// The frame has more than [`FRAME_BYTES_MAX`] bytes.
    #[error("a frame of more than {FRAME_BYTES_MAX} bytes")]
    TooLarge,
}

/// A stream of frames: the service keeps the sender and replies with the stream. At most `ahead` frames wait for a slow
/// listener (at least one); then [`FrameSender::send`] waits too.
#[must_use]
pub fn frame_stream(ahead: usize) -> (FrameSender, FrameStream) {
    let (sender, receiver) = mpsc::channel(ahead.max(1));
    (FrameSender(sender), FrameStream(receiver))
}

/// Where the service puts frames. Dropped without [`finish`](Self::finish), the listener sees a break.
#[derive(Debug)]
pub struct FrameSender(mpsc::Sender<Handed>);

impl FrameSender {
    /// Hands over a frame, when there is room.
    ///
    /// # Errors
    /// [`NotSent`] when nobody listens, or the frame is too large.
    pub async fn send(&self, frame: Bytes) -> Result<(), NotSent> {
        if frame.len() > FRAME_BYTES_MAX {
            return Err(NotSent::TooLarge);
        }
        self.0.send(Handed::Frame(frame)).await.map_err(|_| NotSent::Gone)
    }

    /// Ends the stream, as meant.
    ///
    /// # Errors
    /// [`NotSent::Gone`] when nobody listens.
    pub async fn finish(self) -> Result<(), NotSent> {
        self.0.send(Handed::Finish).await.map_err(|_| NotSent::Gone)
    }

    /// Returns when nobody listens any more.
    pub async fn gone(&self) {
        self.0.closed().await;
    }
}

/// What a service replies with.
#[derive(Debug)]
pub struct FrameStream(pub(super) mpsc::Receiver<Handed>);
