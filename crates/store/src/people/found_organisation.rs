//! Setting up the business.

use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::{OrganisationId, RegisterId, StoreId, UserId};
use comptoir_domain::people::{
    BuiltInRole, CreateRegister, CreateStore, CreateUser, DeviceClass, DeviceEnrolled, DeviceStationed,
    FoundOrganisation, Founded, RoleGranted, RoleRef, UserEvent,
};

use super::create_user::describe;
use super::{credentials, organisation_id};
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::store::write_setting;
use crate::unit::Unit;

impl Handle for FoundOrganisation {
    fn handle(self, unit: &mut Unit<'_>) -> Result<Founded, ExecuteError> {
        let founded = self.decide(organisation_id(unit.connection)?.is_some())?;
        let store = CreateStore { fields: self.store.clone() }.decide(false)?;
        let ids = Founded {
            organisation: OrganisationId(unit.context.fresh_id()),
            store: StoreId(unit.context.fresh_id()),
            register: RegisterId(unit.context.fresh_id()),
            administrator: UserId(unit.context.fresh_id()),
        };
        let code = self.register_code.clone().unwrap_or_else(|| "C1".to_owned());
        let register = CreateRegister { store: ids.store, code, name: self.register_name.clone() }.decide(false)?;
        let person = CreateUser {
            user_name: self.administrator.user_name.clone(),
            name: self.administrator.name.clone(),
            password: self.administrator.password.clone(),
            pin: self.administrator.pin.clone(),
            language: self.administrator.language.clone(),
            ..CreateUser::default()
        };
        let person = person.decide(false)?;

        unit.act_as(ids.administrator);
        unit.set_zone(self.zone);
        unit.emit(StreamKind::Organisation, ids.organisation.0, Scope::Organisation, founded);
        unit.emit(StreamKind::Store, ids.store.0, Scope::Organisation, store);
        unit.emit(StreamKind::Register, ids.register.0, Scope::Organisation, register);
        // The computer on which a business is founded vouches for itself; all others are taken in by somebody. It is its owner's, and
        // holds every store that will come, whether or not it is also a till.
        let name = self.register_name.clone();
        let (class, key) = (DeviceClass::Office, unit.device_key()?.public());
        let enrolled = DeviceEnrolled { key, name, class, store: None };
        unit.emit(StreamKind::Device, unit.context.device.0, Scope::Organisation, enrolled);
        let stationed = DeviceStationed { register: ids.register };
        unit.emit(StreamKind::Device, unit.context.device.0, Scope::Organisation, stationed);
        let described = describe(unit, ids.administrator, &person)?;
        let granted = RoleGranted { role: RoleRef::BuiltIn(BuiltInRole::Admin), store: None };
        let set = credentials::set_first(unit.connection, ids.administrator, &person.password, person.pin.as_deref())?;
        for event in
            [UserEvent::UserDescribed(described), UserEvent::RoleGranted(granted), UserEvent::VerifiersSet(set)]
        {
            unit.emit(StreamKind::User, ids.administrator.0, Scope::Organisation, event);
        }
        write_setting(unit.connection, "register", &ids.register.to_string())?;
        Ok(ids)
    }
}
