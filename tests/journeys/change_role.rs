//! A role of the business's own: named anew, widened, narrowed; never so that nobody could let people in.

use std::collections::BTreeSet;

use comptoir_domain::ids::{RoleId, UserId};
use comptoir_domain::people::{
    BuiltInRole, ChangeRole, CreateRole, GrantRole, Permission, RoleRef, SetUserActive, WithdrawRole,
};
use comptoir_store::Session;
use comptoir_tests::shop::Shop;
use serde_json::{Value, json};

fn permissions(permissions: &[Permission]) -> BTreeSet<Permission> {
    permissions.iter().copied().collect()
}

fn create(shop: &Shop, who: &Session, allowed: &[Permission]) -> RoleId {
    shop.act(who, &CreateRole { name: "Chef de rayon".into(), permissions: permissions(allowed) })
}

fn give(shop: &Shop, role: RoleId, user: UserId) {
    shop.do_it(&shop.admin, &GrantRole { user, role: RoleRef::Custom(role), store: None });
}

fn allowing(role: RoleId, allowed: &[Permission]) -> ChangeRole {
    ChangeRole { role, name: None, permissions: Some(permissions(allowed)) }
}

fn listed(shop: &Shop, role: RoleId) -> Value {
    let roles = shop.ask(&shop.admin, "people.roles", json!({}));
    let is_it = |row: &&Value| row["role"] == json!({ "custom": role });
    roles.as_array().unwrap().iter().find(is_it).unwrap().clone()
}

#[test]
fn who_holds_a_role_may_do_what_it_allows_from_the_change_on() {
    let shop = Shop::open();
    let role = create(&shop, &shop.admin, &[Permission::ViewAudit]);
    give(&shop, role, shop.keeper.user);
    assert!(shop.store.query(&shop.keeper, "people.audit", json!({})).is_ok());
    let renamed = ChangeRole { role, name: Some("  Magasinier chef ".into()), permissions: None };
    shop.do_it(&shop.admin, &renamed);
    shop.do_it(&shop.admin, &allowing(role, &[Permission::ViewAllSales]));
    assert!(shop.store.query(&shop.keeper, "people.audit", json!({})).is_err());
    let row = listed(&shop, role);
    assert_eq!((&row["name"], &row["permissions"]), (&json!("Magasinier chef"), &json!(["sales.view_all"])));
    shop.store.rebuild().unwrap();
    assert_eq!(listed(&shop, role), row);

    let before = shop.store.digests().unwrap();
    shop.do_it(&shop.admin, &renamed);
    assert_eq!(shop.store.digests().unwrap(), before, "the same again is no event");
    assert_eq!(shop.refused(&shop.admin, &ChangeRole { name: Some(" ".into()), ..renamed }), "people.field_required");
    let nobody = allowing(RoleId::default(), &[]);
    assert_eq!(shop.refused(&shop.admin, &nobody), "people.role_unknown");
    assert_eq!(shop.refused(&shop.manager, &allowing(role, &[])), "people.forbidden");
}

#[test]
fn nobody_adds_to_a_role_what_they_do_not_hold() {
    let shop = Shop::open();
    let office = create(&shop, &shop.admin, &[Permission::ManagePeople, Permission::ViewAudit]);
    give(&shop, office, shop.keeper.user);
    let wider = allowing(office, &[Permission::ManagePeople, Permission::ViewAudit, Permission::ManageBackups]);
    assert_eq!(shop.refused(&shop.keeper, &wider), "people.escalation");
    shop.do_it(&shop.keeper, &allowing(office, &[Permission::ManagePeople]));
    shop.do_it(&shop.admin, &wider);
}

#[test]
fn a_role_of_ones_own_is_not_emptied_under_the_last_administrator() {
    let shop = Shop::open();
    let office = create(&shop, &shop.admin, &[Permission::ManagePeople]);
    give(&shop, office, shop.keeper.user);
    let withdraw = |user, role| WithdrawRole { user, role, store: None };
    let admin = RoleRef::BuiltIn(BuiltInRole::Admin);
    shop.do_it(&shop.keeper, &withdraw(shop.admin.user, admin));
    // The keeper is the last who may let people in, by a role that is not built in.
    assert_eq!(shop.refused(&shop.keeper, &allowing(office, &[])), "people.last_administrator");
    let own = withdraw(shop.keeper.user, RoleRef::Custom(office));
    assert_eq!(shop.refused(&shop.keeper, &own), "people.last_administrator");
    let leave = SetUserActive { user: shop.keeper.user, active: false };
    assert_eq!(shop.refused(&shop.keeper, &leave), "people.last_administrator");
    let name = ChangeRole { role: office, name: Some("Bureau".into()), permissions: None };
    shop.do_it(&shop.keeper, &name);
}
