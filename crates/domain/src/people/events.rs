//! The frozen storage format of people. Fields may be added with new numbers, never changed.

use std::collections::BTreeSet;

use minicbor::{Decode, Encode};

use crate::calendar::Zone;
use crate::clock::Timestamp;
use crate::event::events;
use crate::hash::Hash;
use crate::ids::{EpochId, RegisterId, StoreId};
use crate::money::Currency;
use crate::people::access::{OverrideDenied, RecoveryCodeRenewed, SignInFailed, SignedIn};
use crate::people::{DeviceClass, Permission, RoleRef, StoreFields};
use crate::sealed::Sealed;
use crate::signature::PublicKey;

events! {
    /// The organisation.
    pub enum OrganisationEvent of Organisation {
        /// The business was set up.
        "organisation.founded" 1 => OrganisationFounded,
    }
}

events! {
    /// A store.
    pub enum StoreEvent of Store {
        /// The store was opened, or some of its fields changed.
        "store.described" 1 => StoreDescribed,
    }
}

events! {
    /// A register.
    pub enum RegisterEvent of Register {
        /// The register was set up.
        "register.created" 1 => RegisterCreated,
    }
}

events! {
    /// A person who signs in.
    pub enum UserEvent of User {
        /// The person was entered, or some fields changed.
        "user.described" 1 => UserDescribed,
        /// A role was given.
        "user.role_granted" 1 => RoleGranted,
        /// A role was taken back.
        "user.role_withdrawn" 1 => RoleWithdrawn,
        /// A password or PIN was set, before events named what checks it.
        "user.credentials_set" 1 => CredentialsSet,
        /// A password or PIN was set. What checks it stays in the vault; the event says which it is.
        "user.credentials_set" 2 => VerifiersSet,
    }
}

events! {
    /// A role of the organisation's own.
    pub enum RoleEvent of Role {
        /// The role was defined.
        "role.defined" 1 => RoleDefined,
        /// Its name, or what it allows, was changed.
        "role.changed" 1 => RoleChanged,
    }
}

events! {
    /// A computer of the business.
    pub enum DeviceEvent of Device {
        /// It was taken in.
        "device.enrolled" 1 => DeviceEnrolled,
        /// It was renamed, or stands elsewhere.
        "device.described" 1 => DeviceDescribed,
        /// It was shut out.
        "device.revoked" 1 => DeviceRevoked,
        /// The same, with what was held of its log then.
        "device.revoked" 2 => DeviceShutOut,
        /// It stands at a register.
        "device.stationed" 1 => DeviceStationed,
        /// It is to stand at a register.
        "device.assigned" 1 => DeviceAssigned,
    }
}

events! {
    /// An invitation of a computer.
    pub enum InvitationEvent of Invitation {
        /// A code was given out.
        "invitation.issued" 1 => InvitationIssued,
        /// A computer came with the code.
        "invitation.used" 1 => InvitationUsed,
        /// The code was taken back.
        "invitation.cancelled" 1 => InvitationCancelled,
    }
}

events! {
    /// Sign-ins and refused sensitive acts.
    pub enum AccessEvent of Access {
        /// Someone signed in.
        "access.signed_in" 1 => SignedIn,
        /// Someone failed to.
        "access.sign_in_failed" 1 => SignInFailed,
        /// A manager's PIN was asked for and wrong, or its owner may not consent.
        "access.override_denied" 1 => OverrideDenied,
        /// The recovery code was replaced by another one.
        "access.recovery_code_renewed" 1 => RecoveryCodeRenewed,
    }
}

/// The business was set up.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct OrganisationFounded {
    /// Its name.
    #[n(0)]
    pub name: String,
    /// ISO 3166 country, two letters.
    #[n(1)]
    pub country: String,
    /// The currency of its prices.
    #[n(2)]
    pub currency: Currency,
    /// Its time zone.
    #[n(3)]
    pub zone: Zone,
    /// Demonstration data: may be thrown away at any time.
    #[n(4)]
    pub demonstration: bool,
}

/// The fields of a store that were set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct StoreDescribed {
    /// What was set; absent fields stay as they are.
    #[n(0)]
    pub fields: StoreFields,
}

/// A register was set up.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RegisterCreated {
    /// Where it stands.
    #[n(0)]
    pub store: StoreId,
    /// Its part of the paper numbers, such as `C1`.
    #[n(1)]
    pub code: String,
    /// Its name, such as `Caisse 1`.
    #[n(2)]
    pub name: String,
}

/// A computer was taken into the business.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DeviceEnrolled {
    /// Its key.
    #[n(0)]
    pub key: PublicKey,
    /// Its name.
    #[n(1)]
    pub name: String,
    /// What it is used for.
    #[n(2)]
    pub class: DeviceClass,
    /// Where it stands.
    #[n(3)]
    pub store: Option<StoreId>,
}

/// The fields of a computer that were set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DeviceDescribed {
    /// Its name.
    #[n(0)]
    pub name: Option<String>,
    /// Where it stands.
    #[n(1)]
    pub store: Option<StoreId>,
}

/// A computer was shut out.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DeviceRevoked {
    /// Why.
    #[n(0)]
    pub reason: String,
}

/// A computer was shut out. What it records beyond what was held of its log comes into review.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DeviceShutOut {
    /// Why.
    #[n(0)]
    pub reason: String,
    /// What whoever shut it out held of its log.
    #[n(1)]
    pub held: Vec<HeldLog>,
}

/// How far one life of a device's log was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct HeldLog {
    /// Which life.
    #[n(0)]
    pub epoch: EpochId,
    /// Its last sequence that was held.
    #[n(1)]
    pub seq: i64,
}

/// A computer stands at a register from now on: what is sold there gets the register's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DeviceStationed {
    /// Which.
    #[n(0)]
    pub register: RegisterId,
}

/// Somebody who looks after the computers says at which register one is to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DeviceAssigned {
    /// Which.
    #[n(0)]
    pub register: RegisterId,
}

/// A code was given out with which a computer may join.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct InvitationIssued {
    /// The name that the computer will have.
    #[n(0)]
    pub name: String,
    /// What it will be used for.
    #[n(1)]
    pub class: DeviceClass,
    /// Where it will stand.
    #[n(2)]
    pub store: Option<StoreId>,
    /// Until when the code is good.
    #[n(3)]
    pub expires_at: Timestamp,
    /// What checks the code, which is nowhere itself: Argon2id in the PHC format.
    #[n(4)]
    pub verifier: String,
}

/// A computer came with the code.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct InvitationUsed {
    /// Its key.
    #[n(0)]
    pub key: PublicKey,
}

/// The code was taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct InvitationCancelled {}

/// The fields of a person that were set. Personal ones are sealed under that person's key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct UserDescribed {
    /// What the person types to sign in.
    #[n(0)]
    pub user_name: Option<Sealed>,
    /// First and last name.
    #[n(1)]
    pub name: Option<Sealed>,
    /// E-mail.
    #[n(2)]
    pub email: Option<Sealed>,
    /// Phone.
    #[n(3)]
    pub phone: Option<Sealed>,
    /// May sign in.
    #[n(4)]
    pub active: Option<bool>,
    /// `fr` or `en`.
    #[n(5)]
    pub language: Option<String>,
}

/// A role was given, everywhere or in one store.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RoleGranted {
    /// Which.
    #[n(0)]
    pub role: RoleRef,
    /// Where; everywhere when absent.
    #[n(1)]
    pub store: Option<StoreId>,
}

/// A role was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RoleWithdrawn {
    /// Which.
    #[n(0)]
    pub role: RoleRef,
    /// Where it had been granted.
    #[n(1)]
    pub store: Option<StoreId>,
}

/// A password or a PIN was set.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct CredentialsSet {
    /// The password was.
    #[n(0)]
    pub password: bool,
    /// The PIN was.
    #[n(1)]
    pub pin: bool,
}

/// A password or a PIN was set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct VerifiersSet {
    /// The [`verifier_hash`](crate::people::verifier_hash) of what checks the password, if it was.
    #[n(0)]
    pub password: Option<Hash>,
    /// The same of the PIN.
    #[n(1)]
    pub pin: Option<Hash>,
}

/// A role was defined.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RoleDefined {
    /// Its name.
    #[n(0)]
    pub name: String,
    /// What it allows.
    #[n(1)]
    pub permissions: BTreeSet<Permission>,
}

/// The fields of a role that were changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct RoleChanged {
    /// Its name.
    #[n(0)]
    pub name: Option<String>,
    /// What it allows.
    #[n(1)]
    pub permissions: Option<BTreeSet<Permission>>,
}
