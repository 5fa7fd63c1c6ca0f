//! Why a command about people is refused.

use serde::Serialize;
use ts_rs::TS;

use crate::ids::StoreId;
use crate::people::Permission;

/// A refusal, without words: the message catalogue has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "code", content = "params")]
#[ts(rename = "PeopleRefusal")]
pub enum Refusal {
    /// The actor lacks a permission.
    #[serde(rename = "people.forbidden")]
    Forbidden {
        /// The one that is lacking.
        permission: Permission,
    },
    /// Nobody is signed in.
    #[serde(rename = "people.not_signed_in")]
    NotSignedIn,
    /// There is an organisation already.
    #[serde(rename = "people.already_founded")]
    AlreadyFounded,
    /// A field is missing or empty.
    #[serde(rename = "people.field_required")]
    FieldRequired {
        /// Its name.
        field: &'static str,
    },
    /// A field is longer than Comptoir keeps.
    #[serde(rename = "people.field_too_long")]
    FieldTooLong {
        /// Its name.
        field: &'static str,
        /// The limit, in characters.
        length_max: usize,
    },
    /// The logo is too large or no picture.
    #[serde(rename = "people.logo_invalid")]
    LogoInvalid {
        /// The largest size, in bytes.
        size_max: usize,
    },
    /// A code has other characters than capitals and digits, or more than six.
    #[serde(rename = "people.code_invalid")]
    CodeInvalid {
        /// What was given.
        code: String,
    },
    /// The code is taken.
    #[serde(rename = "people.code_taken")]
    CodeTaken {
        /// What was given.
        code: String,
    },
    /// The user name is taken.
    #[serde(rename = "people.user_name_taken")]
    UserNameTaken {
        /// What was given.
        user_name: String,
    },
    /// There is no such person.
    #[serde(rename = "people.user_unknown")]
    UserUnknown,
    /// There is no such store.
    #[serde(rename = "people.store_unknown")]
    StoreUnknown,
    /// This computer stands in another store, and knows nothing of that one.
    #[serde(rename = "people.other_store")]
    OtherStore {
        /// That store.
        store: Option<StoreId>,
    },
    /// There is no such register.
    #[serde(rename = "people.register_unknown")]
    RegisterUnknown,
    /// There is no such computer.
    #[serde(rename = "people.device_unknown")]
    DeviceUnknown,
    /// A device's key has other characters than 64 hexadecimal digits.
    #[serde(rename = "people.device_key_invalid")]
    DeviceKeyInvalid,
    /// The computer was shut out.
    #[serde(rename = "people.device_revoked")]
    DeviceRevoked,
    /// Nobody shuts out the computer at which they sit.
    #[serde(rename = "people.own_device")]
    OwnDevice,
    /// No open invitation has this code.
    #[serde(rename = "people.invitation_unknown")]
    InvitationUnknown,
    /// The code is older than it may be.
    #[serde(rename = "people.invitation_expired")]
    InvitationExpired,
    /// Another computer came with the code.
    #[serde(rename = "people.invitation_used")]
    InvitationUsed,
    /// There are so many open invitations that one must be used, or expire, before the next.
    #[serde(rename = "people.too_many_invitations")]
    TooManyInvitations {
        /// The most that may be open.
        count_max: usize,
    },
    /// There is no such role.
    #[serde(rename = "people.role_unknown")]
    RoleUnknown,
    /// Name or password is wrong.
    #[serde(rename = "people.credentials_wrong")]
    CredentialsWrong,
    /// The PIN is wrong.
    #[serde(rename = "people.pin_wrong")]
    PinWrong {
        /// Tries left before the password is asked for.
        tries_left: u32,
    },
    /// The PIN was wrong too often, or there is none on this device: the password is needed.
    #[serde(rename = "people.password_needed")]
    PasswordNeeded,
    /// The person may no longer sign in.
    #[serde(rename = "people.user_inactive")]
    UserInactive,
    /// A password has fewer than eight characters.
    #[serde(rename = "people.password_too_short")]
    PasswordTooShort {
        /// The least number of characters.
        length_min: usize,
    },
    /// A PIN has other characters than 4 to 8 digits.
    #[serde(rename = "people.pin_invalid")]
    PinInvalid,
    /// A rate is above 100 %.
    #[serde(rename = "people.rate_invalid")]
    RateInvalid,
    /// The last administrator cannot be removed.
    #[serde(rename = "people.last_administrator")]
    LastAdministrator,
    /// Nobody gives a permission that they do not hold.
    #[serde(rename = "people.escalation")]
    Escalation {
        /// The permission in question.
        permission: Permission,
    },
    /// The approver may not consent to this.
    #[serde(rename = "people.approver_forbidden")]
    ApproverForbidden {
        /// What the approver lacks.
        permission: Permission,
    },
    /// The organisation or stream was written by a newer Comptoir.
    #[serde(rename = "people.update_needed")]
    UpdateNeeded,
}
