//! A stream of frames, as it comes.

use std::time::Duration;

use bytes::Bytes;
use reqwest::Response;
use tokio::time::timeout;

use super::failure;
use crate::transport::error::TransportError;
use crate::transport::frame::{Frame, FrameDecoder};

/// A stream under way. Dropping it tells the peer to stop.
#[derive(Debug)]
pub struct Listening {
    response: Response,
    decoder: FrameDecoder,
    silence_max: Duration,
    ended: bool,
}

impl Listening {
    pub(super) fn new(response: Response, silence_max: Duration) -> Self {
        Self { response, decoder: FrameDecoder::default(), silence_max, ended: false }
    }

    /// The next frame; nothing when the peer has ended the stream as meant. May be dropped half-way and called again: no
    /// frame is lost.
    ///
    /// # Errors
    /// [`TransportError::Broken`] or [`TransportError::TimedOut`] when the stream broke off: listen again from where it
    /// came to. [`TransportError::BrokenAnswer`] when what came are no frames.
    pub async fn next(&mut self) -> Result<Option<Bytes>, TransportError> {
        while !self.ended {
            let frame = self.decoder.next();
            match frame.map_err(|error| TransportError::BrokenAnswer { detail: error.to_string() })? {
                Some(Frame::Data(bytes)) => return Ok(Some(bytes)),
                Some(Frame::Heartbeat) => {}
                Some(Frame::End) => self.ended = true,
                None => self.take_in().await?,
            }
        }
        Ok(None)
    }

    async fn take_in(&mut self) -> Result<(), TransportError> {
        let piece = timeout(self.silence_max, self.response.chunk()).await;
        match piece.map_err(|_| failure::timed_out(self.silence_max))? {
            Ok(Some(piece)) => {
                self.decoder.push(&piece);
                Ok(())
            }
            Ok(None) => Err(TransportError::Broken { source: None }),
            Err(error) => Err(TransportError::Broken { source: Some(error.without_url().into()) }),
        }
    }
}
