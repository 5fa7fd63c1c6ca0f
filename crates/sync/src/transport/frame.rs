//! How a stream's frames look on the wire: one byte of kind, four of length (big-endian), then the bytes.
//!
//! A stream that ends without [`Frame::End`] broke.

use bytes::{Buf as _, BufMut as _, Bytes, BytesMut};
use thiserror::Error;

use super::compression::{UnpackError, pack, unpack};
use super::limits::FRAME_BYTES_MAX;

const HEADER_BYTES: usize = 5;
const DATA: u8 = 0;
const PACKED: u8 = 1;
const HEARTBEAT: u8 = 2;
const END: u8 = 3;

/// One frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// The service's bytes.
    Data(Bytes),
    /// Nothing new; the stream lives.
    Heartbeat,
    /// There will be no more, as meant.
    End,
}

/// Why bytes are no frame. The stream cannot go on.
#[derive(Debug, Error)]
pub(super) enum FrameError {
    #[error("a frame of more than {FRAME_BYTES_MAX} bytes")]
    TooLarge,
    #[error("a frame of unknown kind {0}")]
    UnknownKind(u8),
    #[error("a sign with a length of {0}")]
    NotEmpty(usize),
    #[error("bytes after the end")]
    AfterEnd,
    #[error(transparent)]
    Packed(#[from] UnpackError),
}

impl Frame {
    /// The bytes on the wire; data packed where that pays. The sender keeps frames within [`FRAME_BYTES_MAX`].
    pub(super) fn encode(&self) -> Bytes {
        match self {
            Self::Data(bytes) => match pack(bytes) {
                Some(packed) => with_header(PACKED, &packed),
                None => with_header(DATA, bytes),
            },
            Self::Heartbeat => with_header(HEARTBEAT, &[]),
            Self::End => with_header(END, &[]),
        }
    }
}

fn with_header(kind: u8, bytes: &[u8]) -> Bytes {
    let mut buffer = BytesMut::with_capacity(HEADER_BYTES + bytes.len());
    buffer.put_u8(kind);
    buffer.put_u32(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
    buffer.put_slice(bytes);
    buffer.freeze()
}

/// Takes in pieces as they arrive and gives whole frames. Holds one frame and one piece at most.
#[derive(Debug, Default)]
pub(super) struct FrameDecoder {
    buffer: BytesMut,
    ended: bool,
}

impl FrameDecoder {
    /// Takes in the next piece. Call [`next`](Self::next) until it gives nothing before the next one.
    pub(super) fn push(&mut self, piece: &[u8]) {
        self.buffer.extend_from_slice(piece);
    }

    /// The next whole frame, if there is one.
    pub(super) fn next(&mut self) -> Result<Option<Frame>, FrameError> {
        let Some((kind, length)) = self.header()? else { return Ok(None) };
        if self.buffer.len() < HEADER_BYTES + length {
            return Ok(None);
        }
        self.buffer.advance(HEADER_BYTES);
        let bytes = self.buffer.split_to(length).freeze();
        Ok(Some(match kind {
            DATA => Frame::Data(bytes),
            PACKED => Frame::Data(unpack(&bytes, FRAME_BYTES_MAX)?),
            HEARTBEAT => Frame::Heartbeat,
            _ => {
                self.ended = true;
                Frame::End
            }
        }))
    }

    /// Kind and length of the next frame, checked before anything of it is awaited.
    fn header(&self) -> Result<Option<(u8, usize)>, FrameError> {
        if self.ended && !self.buffer.is_empty() {
            return Err(FrameError::AfterEnd);
        }
        let Some(mut header) = self.buffer.get(..HEADER_BYTES) else { return Ok(None) };
        let kind = header.get_u8();
        let length = usize::try_from(header.get_u32()).map_err(|_| FrameError::TooLarge)?;
        match kind {
            DATA | PACKED if length > FRAME_BYTES_MAX => Err(FrameError::TooLarge),
            HEARTBEAT | END if length > 0 => Err(FrameError::NotEmpty(length)),
            DATA | PACKED | HEARTBEAT | END => Ok(Some((kind, length))),
            unknown => Err(FrameError::UnknownKind(unknown)),
        }
    }

    #[cfg(test)]
    fn held_bytes(&self) -> usize {
        self.buffer.len()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_frame() -> impl Strategy<Value = Frame> {
        let data = (any::<Vec<u8>>(), 0..30_usize).prop_map(|(bytes, times)| Frame::Data(bytes.repeat(times).into()));
        prop_oneof![8 => data, 1 => Just(Frame::Heartbeat)]
    }

    fn drain(decoder: &mut FrameDecoder) -> Result<Vec<Frame>, FrameError> {
        let mut frames = Vec::new();
        while let Some(frame) = decoder.next()? {
            frames.push(frame);
        }
        Ok(frames)
    }

    proptest! {
        #[test]
        fn frames_come_whole_however_they_are_cut(frames in prop::collection::vec(any_frame(), 0..8), cut in 1..600_usize) {
            let frames: Vec<Frame> = frames.into_iter().chain([Frame::End]).collect();
            let wire: Vec<u8> = frames.iter().flat_map(Frame::encode).collect();
            let mut decoder = FrameDecoder::default();
            let mut read = Vec::new();
            for piece in wire.chunks(cut) {
                decoder.push(piece);
                read.extend(drain(&mut decoder).unwrap());
            }
            prop_assert_eq!(read, frames);
            prop_assert_eq!(decoder.held_bytes(), 0);
        }

        #[test]
        fn nothing_that_arrives_breaks_the_decoder(pieces in prop::collection::vec(any::<Vec<u8>>(), 0..20)) {
            let mut decoder = FrameDecoder::default();
            for piece in pieces {
                decoder.push(&piece);
                if drain(&mut decoder).is_err() {
                    break;
                }
                prop_assert!(decoder.held_bytes() <= HEADER_BYTES + FRAME_BYTES_MAX);
            }
        }

        #[test]
        fn a_damaged_stream_is_an_error_or_other_frames(place in any::<usize>(), byte in any::<u8>()) {
            let mut wire = [Frame::Data(vec![b'x'; 3_000].into()).encode(), Frame::Heartbeat.encode(), Frame::End.encode()].concat();
            let place = place % wire.len();
            wire[place] = byte;
            let mut decoder = FrameDecoder::default();
            decoder.push(&wire);
            if let Ok(frames) = drain(&mut decoder) {
                prop_assert!(frames.len() <= 3);
            }
        }
    }

    #[test]
    fn a_length_too_large_is_refused_before_its_bytes_come() {
        let mut decoder = FrameDecoder::default();
        decoder.push(&[DATA, 0xff, 0xff, 0xff, 0xff]);
        assert!(matches!(decoder.next(), Err(FrameError::TooLarge)));
    }

    #[test]
    fn a_frame_that_bursts_is_refused() {
        let bomb = pack(&vec![0; FRAME_BYTES_MAX + 1]).unwrap();
        let mut decoder = FrameDecoder::default();
        decoder.push(&with_header(PACKED, &bomb));
        assert!(matches!(decoder.next(), Err(FrameError::Packed(UnpackError::TooLarge { .. }))));
    }

    #[test]
    fn nothing_follows_the_end() {
        let mut decoder = FrameDecoder::default();
        decoder.push(&Frame::End.encode());
        assert_eq!(decoder.next().unwrap(), Some(Frame::End));
        assert_eq!(decoder.next().unwrap(), None);
        decoder.push(&Frame::Heartbeat.encode());
        assert!(matches!(decoder.next(), Err(FrameError::AfterEnd)));
    }
}
