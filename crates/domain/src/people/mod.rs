//! People: the organisation, its stores and registers, who works there, in which role, and what that allows.
//!
//! Read in this order: [`Permission`] and [`BuiltInRole`] (what may be done), [`User`] and [`Store`] (what folds), then the
//! verbs. Passwords and PINs are not here: verifiers live in the store's vault, never in events.

mod access;
mod assign_register;
mod audience;
mod cancel_invitation;
mod change_device;
mod change_role;
mod change_store;
mod change_user;
mod choose_register;
mod create_register;
mod create_role;
mod create_store;
mod create_user;
mod device;
mod enrol_device;
mod events;
mod found_organisation;
mod grant_role;
mod invitation;
mod invite_device;
mod organisation;
mod permission;
mod refusal;
mod revoke_device;
mod role;
mod set_active;
mod set_credentials;
mod set_store_logo;
mod store;
mod use_invitation;
mod user;

pub use access::{
    AccessLog, OverrideDenied, RecoveryCodeRenewed, SignInFailed, SignInMeans, SignedIn, access_stream_id,
};
pub use assign_register::AssignRegister;
pub use audience::Audience;
pub use cancel_invitation::CancelInvitation;
pub use change_device::ChangeDevice;
pub use change_role::{Administrators, ChangeRole};
pub use change_store::ChangeStore;
pub use change_user::ChangeUser;
pub use choose_register::ChooseRegister;
pub use create_register::CreateRegister;
pub use create_role::CreateRole;
pub use create_store::CreateStore;
pub use create_user::CreateUser;
pub use device::{Device, DeviceClass, Enrolment};
pub use enrol_device::EnrolDevice;
pub use events::*;
pub use found_organisation::{FirstAdministrator, FoundOrganisation, Founded};
pub use grant_role::{GrantRole, WithdrawRole};
pub use invitation::{Invitation, Use};
pub use invite_device::{InviteDevice, Invited};
pub use organisation::Organisation;
pub use permission::{Approval, Approver, Grants, Permission};
pub use refusal::Refusal;
pub use revoke_device::RevokeDevice;
pub use role::{BuiltInRole, Role, RoleRef};
pub use set_active::SetUserActive;
pub use set_credentials::{SetPassword, SetPin, verifier_hash};
pub use set_store_logo::SetStoreLogo;
pub use store::{Register, Store, StoreFields, TaxClass, TaxRates};
pub use use_invitation::UseInvitation;
pub use user::{Grant, User};
