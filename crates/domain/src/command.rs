//! Commands: what people ask for. Each verb is one type in one file, with the permission it needs and what it answers.

use minicbor::{Decode, Encode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::people::Permission;

/// Identifies one wish of one person. Sending the same id again gives the first outcome, not a second act.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(type = "string")]
pub struct CommandId(pub Uuid);

impl<C> Encode<C> for CommandId {
    fn encode<W: minicbor::encode::Write>(
        &self,
        encoder: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        encoder.bytes(self.0.as_bytes())?.ok()
    }
}

impl<'b, C> Decode<'b, C> for CommandId {
    fn decode(decoder: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        Uuid::from_slice(decoder.bytes()?)
            .map(Self)
            .map_err(|_| minicbor::decode::Error::message("an identifier has 16 bytes"))
    }
}

/// A verb of a context.
pub trait Command: DeserializeOwned + Serialize + TS {
    /// The verb's public name, such as `sales.submit`.
    const NAME: &'static str;
    /// What its author needs; `None` where signing in is enough and the rule lies in the decision.
    const PERMISSION: Option<Permission>;
    /// What it answers.
    type Answer: Serialize + TS;
}

/// Declares a command's name, permission and answer.
macro_rules! command {
    ($command:ty, $name:literal, $permission:expr, $answer:ty) => {
        impl $crate::command::Command for $command {
            const NAME: &'static str = $name;
            const PERMISSION: Option<$crate::people::Permission> = $permission;
            type Answer = $answer;
        }
    };
}
pub(crate) use command;
