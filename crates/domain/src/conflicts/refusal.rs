//! Why a decision about a conflict is refused.

use serde::Serialize;
use ts_rs::TS;

use crate::money::Money;

/// A refusal, without words: the message catalogue has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", content = "params")]
#[ts(rename = "ConflictRefusal")]
pub enum Refusal {
    /// There is no such conflict.
    #[serde(rename = "conflicts.unknown")]
    Unknown,
    /// Somebody has decided already.
    #[serde(rename = "conflicts.already_resolved")]
    AlreadyResolved,
    /// The remedy does not fit what is known now.
    #[serde(rename = "conflicts.not_offered")]
    NotOffered,
    /// What is to go back is another amount by now.
    #[serde(rename = "conflicts.amount_changed")]
    AmountChanged {
        /// What it is.
        amount: Money,
    },
    /// Where no fact speaks for itself, words are needed.
    #[serde(rename = "conflicts.note_required")]
    NoteRequired,
    /// The note is longer than Comptoir keeps.
    #[serde(rename = "conflicts.note_too_long")]
    NoteTooLong {
        /// The limit, in characters.
        length_max: usize,
    },
    /// No open shift of the store was named: cash leaves one drawer.
    #[serde(rename = "conflicts.no_open_shift")]
    NoOpenShift,
    /// The drawer does not hold that much.
    #[serde(rename = "conflicts.not_enough_cash")]
    NotEnoughCash,
    /// Whoever confirms must be one who might have done the same.
    #[serde(rename = "conflicts.not_yours_to_confirm")]
    NotYoursToConfirm,
    /// Somebody else confirms what takes a right from the actor.
    #[serde(rename = "conflicts.not_about_yourself")]
    NotAboutYourself,
    /// A serial number has 1 to 40 printable characters, without accents.
    #[serde(rename = "conflicts.serial_invalid")]
    SerialInvalid {
        /// What was given.
        serial: String,
    },
    /// Mobile money needs its operator and the reference of the transfer.
    #[serde(rename = "conflicts.reference_required")]
    ReferenceRequired,
}
