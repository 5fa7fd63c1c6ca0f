//! zstd around bodies and frames, where it pays; unpacking never gives more than is allowed, whatever was packed.

use std::io::Read as _;

use bytes::Bytes;
use thiserror::Error;

use super::limits::{COMPRESS_FROM_BYTES, COMPRESSION_LEVEL, INLINE_BYTES_MAX, WINDOW_LOG_MAX};

/// The name in `content-encoding` and `accept-encoding`.
pub(super) const ENCODING: &str = "zstd";

/// Why packed bytes were not unpacked.
#[derive(Debug, Error)]
pub(super) enum UnpackError {
    #[error("more than {limit_bytes} bytes when unpacked")]
    TooLarge { limit_bytes: usize },
    #[error("the packed bytes are damaged: {0}")]
    Damaged(#[from] std::io::Error),
}

/// The bytes packed, if that saves a tenth at least: pictures and ciphertext do not.
pub(super) fn pack(bytes: &[u8]) -> Option<Bytes> {
    if bytes.len() < COMPRESS_FROM_BYTES {
        return None;
    }
    let packed = zstd::bulk::compress(bytes, COMPRESSION_LEVEL).ok()?;
    (packed.len() < bytes.len() - bytes.len() / 10).then(|| packed.into())
}

/// Unpacks up to `limit_bytes`. What is held never exceeds that and one window, however much is promised.
pub(super) fn unpack(packed: &[u8], limit_bytes: usize) -> Result<Bytes, UnpackError> {
    let mut decoder = zstd::stream::read::Decoder::with_buffer(packed)?;
    decoder.window_log_max(WINDOW_LOG_MAX)?;
    let mut bytes = Vec::new();
    let one_more = u64::try_from(limit_bytes).unwrap_or(u64::MAX).saturating_add(1);
    decoder.take(one_more).read_to_end(&mut bytes)?;
    if bytes.len() > limit_bytes {
        return Err(UnpackError::TooLarge { limit_bytes });
    }
    Ok(bytes.into())
}

/// [`pack`], away from the threads that serve connections when it takes long.
pub(super) async fn pack_apart(bytes: Bytes) -> Option<Bytes> {
    if bytes.len() <= INLINE_BYTES_MAX {
        return pack(&bytes);
    }
    tokio::task::spawn_blocking(move || pack(&bytes)).await.ok().flatten()
}

/// [`unpack`], likewise. A few bytes may unpack to many: only the limit says how long it takes.
pub(super) async fn unpack_apart(packed: Bytes, limit_bytes: usize) -> Result<Bytes, UnpackError> {
    if limit_bytes <= INLINE_BYTES_MAX {
        return unpack(&packed, limit_bytes);
    }
    let work = tokio::task::spawn_blocking(move || unpack(&packed, limit_bytes));
    work.await.unwrap_or_else(|error| Err(std::io::Error::other(error).into()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_pays_is_packed() {
        assert_eq!(pack(&[b'a'; COMPRESS_FROM_BYTES - 1]), None);
        assert!(pack(&[b'a'; COMPRESS_FROM_BYTES]).unwrap().len() < 40);
        let mut noise = vec![0_u8; 10_000];
        getrandom::fill(&mut noise).unwrap();
        assert_eq!(pack(&noise), None);
    }

    #[test]
    fn a_bomb_is_refused_within_the_limit() {
        let bomb = pack(&vec![0_u8; 64 * 1024 * 1024]).unwrap();
        assert!(bomb.len() < 10_000, "{}", bomb.len());
        assert!(matches!(unpack(&bomb, 1_000_000), Err(UnpackError::TooLarge { limit_bytes: 1_000_000 })));
        // Many small frames one after the other are the same bomb.
        let frames = pack(&vec![0_u8; 60_000]).unwrap().repeat(1_000);
        assert!(matches!(unpack(&frames, 1_000_000), Err(UnpackError::TooLarge { .. })));
    }

    #[test]
    fn a_window_larger_than_ours_is_refused() {
        let mut encoder = zstd::stream::Encoder::new(Vec::new(), 3).unwrap();
        encoder.window_log(WINDOW_LOG_MAX + 1).unwrap();
        std::io::Write::write_all(&mut encoder, &vec![1; 100_000]).unwrap();
        assert!(matches!(unpack(&encoder.finish().unwrap(), 1_000_000), Err(UnpackError::Damaged(_))));
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back(seed in any::<Vec<u8>>()) {
            let bytes = seed.repeat(20);
            if let Some(packed) = pack(&bytes) {
                prop_assert_eq!(unpack(&packed, bytes.len()).unwrap(), bytes);
            }
        }

        #[test]
        fn damage_never_exceeds_the_limit(bytes in any::<Vec<u8>>(), place in any::<usize>(), byte in any::<u8>()) {
            if let Ok(unpacked) = unpack(&bytes, 100) {
                prop_assert!(unpacked.len() <= 100);
            }
            let mut packed = pack(&[b'x'; 4_000]).unwrap().to_vec();
            let place = place % packed.len();
            packed[place] = byte;
            if let Ok(unpacked) = unpack(&packed, 4_000) {
                prop_assert!(unpacked.len() <= 4_000);
            }
        }
    }
}
