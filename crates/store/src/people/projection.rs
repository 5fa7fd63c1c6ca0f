//! Rows of the organisation, its stores, registers, roles and people.

use comptoir_domain::ids::PersonId;
use comptoir_domain::people::{
    AccessLog, Device, DeviceClass, Invitation, Organisation, Register, Role, SignInMeans, Store, User,
};
use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::error::StoreError;
use crate::secrets;
use crate::streams::{Project, remove_row};
use crate::vault;

impl Project for Organisation {
    fn project(&self, _: Option<&Self>, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        connection.prepare_cached("INSERT OR REPLACE INTO organisation_row VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(
            params![id.as_bytes(), self.name, self.country, self.currency.code(), self.zone.name(), self.demonstration],
        )?;
        Ok(())
    }
}

impl Project for Store {
    fn project(&self, _: Option<&Self>, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        connection.prepare_cached("INSERT OR REPLACE INTO store_row VALUES (?1, ?2, ?3)")?.execute(params![
            id.as_bytes(),
            self.code.get(),
            self.name.get()
        ])?;
        Ok(())
    }

    fn withdraw(&self, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        remove_row(connection, "store_row", id)
    }
}

impl Project for Register {
    fn project(&self, _: Option<&Self>, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        connection.prepare_cached("INSERT OR REPLACE INTO register_row VALUES (?1, ?2, ?3, ?4)")?.execute(params![
            id.as_bytes(),
            self.store.as_bytes(),
            self.code,
            self.name
        ])?;
        Ok(())
    }

    fn withdraw(&self, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        remove_row(connection, "register_row", id)
    }
}

impl Project for Role {
    fn project(&self, _: Option<&Self>, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        let permissions = serde_json::to_string(self.permissions.get())?;
        connection.prepare_cached("INSERT OR REPLACE INTO role_row VALUES (?1, ?2, ?3)")?.execute(params![
            id.as_bytes(),
            self.name.get(),
            permissions
        ])?;
        Ok(())
    }

    fn withdraw(&self, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        remove_row(connection, "role_row", id)
    }
}

impl Project for User {
    fn project(&self, _: Option<&Self>, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        let open = |sealed| vault::open(connection, id, sealed);
        let (user_name, email) = (open(self.user_name.get())?, open(self.email.get())?);
        let grants: Vec<_> = self.grants.iter().map(|grant| (grant.role, grant.store)).collect();
        connection
            .prepare_cached("INSERT OR REPLACE INTO user_row VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?
            .execute(params![
                id.as_bytes(),
                user_name,
                login_key(&user_name),
                login_key(&email),
                open(self.name.get())?,
                email,
                open(self.phone.get())?,
                self.active.get(),
                self.language.get(),
                serde_json::to_string(&grants)?
            ])?;
        let verifiers = [SignInMeans::Password, SignInMeans::Pin].map(|means| (means, self.verifier(means)));
        secrets::note(connection, PersonId(id), self.sealed(), &verifiers)
    }

    fn withdraw(&self, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        remove_row(connection, "user_row", id)
    }
}

impl Project for Device {
    fn project(&self, _: Option<&Self>, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        // A name may arrive before the enrolment: until then nobody may speak under it.
        let Some(key) = self.key else { return Ok(()) };
        let class = match self.class {
            DeviceClass::Terminal => "terminal",
            DeviceClass::Office => "office",
            DeviceClass::Server => "server",
        };
        connection.prepare_cached("INSERT OR REPLACE INTO device_row VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(
            params![
                id.as_bytes(),
                key.0,
                self.name.get(),
                class,
                self.store.get().map(|store| *store.as_bytes()),
                // Whoever was taken in by nobody who might is given no more than one that was shut out.
                self.is_revoked || !self.is_admitted()
            ],
        )?;
        Ok(())
    }
}

impl Project for Invitation {
    fn project(&self, _: Option<&Self>, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        connection.prepare_cached("INSERT OR REPLACE INTO invitation_row VALUES (?1, ?2, ?3)")?.execute(params![
            id.as_bytes(),
            self.expires_at.0,
            !self.used_by.is_empty() || self.cancelled_by.is_some()
        ])?;
        Ok(())
    }

    fn withdraw(&self, id: Uuid, connection: &Connection) -> Result<(), StoreError> {
        remove_row(connection, "invitation_row", id)
    }
}

impl Project for AccessLog {
    fn project(&self, _: Option<&Self>, _: Uuid, _: &Connection) -> Result<(), StoreError> {
        Ok(())
    }
}

/// How sign-in compares names: without capitals and surrounding blanks.
pub(super) fn login_key(name: &str) -> String {
    name.trim().to_lowercase()
}
