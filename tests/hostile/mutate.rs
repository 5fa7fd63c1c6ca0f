//! How a message is altered on its way.

use proptest::prelude::*;

/// One alteration: what, where, with what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mutation {
    kind: u8,
    place: u32,
    value: u8,
}

/// A few alterations.
pub(crate) fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let one = (0..6_u8, any::<u32>(), any::<u8>()).prop_map(|(kind, place, value)| Mutation { kind, place, value });
    proptest::collection::vec(one, 0..6)
}

/// The message after these alterations.
pub(crate) fn mutated(message: &[u8], mutations: &[Mutation]) -> Vec<u8> {
    let mut bytes = message.to_vec();
    for &mutation in mutations {
        alter(&mut bytes, mutation);
    }
    bytes
}

fn alter(bytes: &mut Vec<u8>, Mutation { kind, place, value }: Mutation) {
    if bytes.is_empty() {
        return;
    }
    let place = place as usize % bytes.len();
    match kind {
        0 => bytes[place] ^= 1 << (value % 8),
        1 => bytes[place] = value,
        2 => bytes.truncate(place),
        3 => bytes.insert(place, value),
        // A piece twice.
        4 => {
            let end = (place + usize::from(value)).min(bytes.len());
            let piece = bytes[place..end].to_vec();
            bytes.splice(place..place, piece);
        }
        // A piece less.
        _ => {
            let end = (place + usize::from(value) / 8).min(bytes.len());
            bytes.drain(place..end);
        }
    }
}
