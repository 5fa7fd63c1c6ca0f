//! The whole matrix role × command: who is let in, and who is turned away before anything is read.

use std::collections::BTreeMap;

use comptoir_domain::CommandId;
use comptoir_domain::people::{BuiltInRole, Permission};
use comptoir_store::{ExecuteError, command_names, query_names};
use comptoir_tests::shop::Shop;
use serde_json::json;
use uuid::Uuid;

/// What each command needs, written down a second time so that a change is noticed.
fn needed() -> BTreeMap<&'static str, Permission> {
    use Permission as P;
    BTreeMap::from([
        ("people.create_store", P::ManageStores),
        ("people.change_store", P::ManageStores),
        ("people.set_store_logo", P::ManageStores),
        ("people.create_register", P::ManageStores),
        ("people.enrol_device", P::ManageDevices),
        ("people.invite_device", P::ManageDevices),
        ("people.cancel_invitation", P::ManageDevices),
        ("people.change_device", P::ManageDevices),
        ("people.assign_register", P::ManageDevices),
        ("people.revoke_device", P::ManageDevices),
        ("people.create_user", P::ManagePeople),
        ("people.change_user", P::ManagePeople),
        ("people.set_user_active", P::ManagePeople),
        ("people.create_role", P::ManagePeople),
        ("people.change_role", P::ManagePeople),
        ("people.grant_role", P::ManagePeople),
        ("people.withdraw_role", P::ManagePeople),
        ("catalog.create_category", P::EditCatalog),
        ("catalog.change_category", P::EditCatalog),
        ("catalog.create_brand", P::EditCatalog),
        ("catalog.create_product", P::EditCatalog),
        ("catalog.change_product", P::EditCatalog),
        ("catalog.set_product_active", P::EditCatalog),
        ("catalog.set_product_image", P::EditCatalog),
        ("catalog.import_products", P::ImportCatalog),
        ("customers.create", P::EditCustomers),
        ("customers.change", P::EditCustomers),
        ("customers.set_credit_limit", P::SetCreditLimit),
        ("sales.add_line", P::CreateSales),
        ("sales.replace_lines", P::CreateSales),
        ("sales.set_line_quantity", P::CreateSales),
        ("sales.set_serials", P::CreateSales),
        ("sales.remove_line", P::CreateSales),
        ("sales.discount_line", P::CreateSales),
        ("sales.discount_sale", P::CreateSales),
        ("sales.override_price", P::CreateSales),
        ("sales.set_customer", P::CreateSales),
        ("sales.park", P::CreateSales),
        ("sales.recall", P::CreateSales),
        ("sales.abandon", P::CreateSales),
        ("sales.submit", P::CreateSales),
        ("sales.present_slip", P::Collect),
        ("sales.record_payment", P::Collect),
        ("sales.cancel", P::CancelSales),
        ("sales.correct_serial", P::CancelSales),
        ("till.open_shift", P::OpenShift),
        ("till.move_cash", P::MoveCash),
        ("till.count_shift", P::OpenShift),
        ("till.close_shift", P::OpenShift),
        ("stock.receive", P::ReceiveGoods),
        ("stock.adjust", P::AdjustStock),
        ("stock.count", P::AdjustStock),
        ("stock.set_limits", P::SetStockLimits),
        ("conflicts.resolve", P::ResolveConflicts),
    ])
}

/// Commands whose rule lies in the decision, not in one permission.
const DECIDED_INSIDE: [&str; 5] =
    ["people.found_organisation", "people.choose_register", "people.set_password", "people.set_pin", "sales.reprint"];

#[test]
fn every_command_lets_in_who_may_and_turns_the_others_away() {
    let shop = Shop::open();
    let people = [
        (&shop.admin, BuiltInRole::Admin),
        (&shop.manager, BuiltInRole::Manager),
        (&shop.seller, BuiltInRole::Seller),
        (&shop.cashier, BuiltInRole::Cashier),
        (&shop.keeper, BuiltInRole::StockKeeper),
    ];
    let needed = needed();
    for name in command_names().into_iter().filter(|name| !DECIDED_INSIDE.contains(name)) {
        let permission = needed.get(name).unwrap_or_else(|| panic!("{name} is not in the matrix"));
        for (session, role) in people {
            // An unreadable body: whoever is let in gets as far as its shape, the others do not.
            let outcome = shop.store.execute(Some(session), CommandId(Uuid::now_v7()), name, json!(0));
            let let_in = matches!(outcome, Err(ExecuteError::BadBody(_)));
            assert_eq!(let_in, role.permissions().contains(permission), "{role:?} {name}: {outcome:?}");
        }
    }
}

#[test]
fn nobody_acts_without_signing_in() {
    let shop = Shop::open();
    for name in command_names() {
        let outcome = shop.store.execute(None, CommandId(Uuid::now_v7()), name, json!({}));
        assert!(outcome.is_err(), "{name}");
    }
    assert!(!query_names().is_empty());
}
