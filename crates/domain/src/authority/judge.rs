//! What is lacking to an event, by what it needs and what stood about its author.

use minicbor::{Decode, Encode};
use serde::Serialize;
use ts_rs::TS;

use crate::authority::{Need, Standing};
use crate::people::Permission;

/// Why an event was recorded without authority. The numbers are part of the storage format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "lack")]
pub enum Lack {
    /// Nobody had entered the person who acted.
    #[n(0)]
    PersonUnknown,
    /// The person who acted had been dismissed.
    #[n(1)]
    Dismissed,
    /// The person who acted did not hold the permission.
    #[n(2)]
    Permission {
        /// Which.
        #[n(0)]
        permission: Permission,
    },
    /// The computer had been shut out, or was taken in by nobody who might.
    #[n(3)]
    DeviceShutOut,
}

/// Why whoever recorded an event might not; `None` where nothing is lacking. The computer comes first: one that is in a thief's hands
/// bears anybody's name.
#[must_use]
pub fn lack_of(need: &Need, is_device_shut_out: bool, standing: &Standing) -> Option<Lack> {
    if is_device_shut_out {
        return Some(Lack::DeviceShutOut);
    }
    match standing {
        Standing::Unknown => Some(Lack::PersonUnknown),
        Standing::Dismissed => Some(Lack::Dismissed),
        Standing::Active(grants) => need.lacking_in(grants).map(|permission| Lack::Permission { permission }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::StoreId;
    use crate::people::Grants;

    const HERE: Option<StoreId> = Some(StoreId(uuid::Uuid::from_u128(1)));
    const ELSEWHERE: Option<StoreId> = Some(StoreId(uuid::Uuid::from_u128(2)));

    fn cashier_of(store: Option<StoreId>) -> Standing {
        let mut grants = Grants::default();
        grants.add([Permission::Collect], store);
        Standing::Active(grants)
    }

    #[test]
    fn the_computer_comes_before_the_person_and_the_person_before_the_permission() {
        let need = Need::one_of(&[Permission::Collect], HERE);
        assert_eq!(lack_of(&need, true, &Standing::Dismissed), Some(Lack::DeviceShutOut));
        assert_eq!(lack_of(&need, false, &Standing::Dismissed), Some(Lack::Dismissed));
        assert_eq!(lack_of(&need, false, &Standing::Unknown), Some(Lack::PersonUnknown));
        let lacking = Some(Lack::Permission { permission: Permission::Collect });
        assert_eq!(lack_of(&need, false, &cashier_of(ELSEWHERE)), lacking);
        assert_eq!(lack_of(&need, false, &cashier_of(HERE)), None);
    }

    #[test]
    fn what_belongs_to_the_whole_business_may_be_done_by_whoever_may_somewhere() {
        let need = Need::one_of(&[Permission::Collect], None);
        assert_eq!(lack_of(&need, false, &cashier_of(ELSEWHERE)), None);
        assert_eq!(lack_of(&Need::one_of(&[], HERE), false, &Standing::Active(Grants::default())), None);
    }
}
