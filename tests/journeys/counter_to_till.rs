//! From the counter to the till: the story of a sale, its negative rules, and the traps that belong to it.

use comptoir_domain::ids::SaleId;
use comptoir_domain::people::Approval;
use comptoir_domain::sales::{
    AbandonDraft, AddLine, CancelSale, Cancellation, Discount, DiscountLine, DiscountSale, GoodsChoice, OverridePrice,
    ParkDraft, PaymentMeans, PaymentRecorded, ProductRef, RecallSale, RecordPayment, ReplaceLines, ReprintSale,
    ReturnMeans, SaleStatus, SetLineQuantity, SubmitSale, Submitted, Tender,
};
use comptoir_domain::till::{CashMoveKind, CloseShift, CountShift, CountedLine, MoveCash, OpenShift, Reveal};
use comptoir_domain::{BasisPoints, Command as _, CommandId, Money, Quantity};
use comptoir_store::Store;
use comptoir_tests::shop::{Shop, cash};
use serde_json::{Value, json};
use uuid::Uuid;

fn units(thousandths: i64) -> i64 {
    thousandths / 1_000
}

#[test]
fn a_sale_goes_from_the_counter_through_the_till_out_of_the_stock() {
    let shop = Shop::open();
    let (router, cable) = (shop.product("RTR", 28_500, 5), shop.product("CAB", 1_500, 40));
    let shift = shop.open_shift(50_000);
    let sale = shop.submitted(&[(router, 2), (cable, 12)]);
    assert_eq!((sale.total.minor(), sale.number.ends_with("-000001")), (75_000, true));
    assert_eq!(units(shop.available(router)), 5, "goods leave when they are paid");

    let mobile = PaymentMeans::MobileMoney { operator: "MTN MoMo".into(), reference: "9417 2203 118".into() };
    let tenders = vec![
        Tender { means: mobile, amount: Money::from_minor(60_000) },
        Tender { means: PaymentMeans::Cash, amount: Money::from_minor(20_000) },
    ];
    let payment = RecordPayment { sale: sale.sale, tenders, goods: GoodsChoice::Reserve };
    let recorded: PaymentRecorded = shop.act(&shop.cashier, &payment);
    assert_eq!((recorded.status, recorded.change.minor(), recorded.due.minor()), (SaleStatus::Paid, 5_000, 0));
    assert_eq!((units(shop.available(router)), units(shop.available(cable))), (3, 28));

    let reveal: Reveal = shop.act(&shop.cashier, &CountShift { shift, lines: Vec::new(), open_sales_seen: false });
    assert_eq!(reveal.expected.minor(), 65_000, "float and cash; mobile money is not in the drawer");
    assert!(shop.store.verify().unwrap().faults.is_empty());
}

#[test]
fn a_part_payment_reserves_or_delivers() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 5);
    shop.open_shift(0);
    let sale = shop.submitted(&[(router, 2)]);
    let recorded = shop.pay_cash(sale.sale, 5_000);
    assert_eq!((recorded.status, recorded.due.minor()), (SaleStatus::PartiallyPaid, 15_000));
    assert_eq!(units(shop.available(router)), 3, "two are set aside");
    let recorded = shop.pay_cash(sale.sale, 15_000);
    assert_eq!((recorded.status, units(shop.available(router))), (SaleStatus::Paid, 3));

    let sale = shop.submitted(&[(router, 1)]);
    let deliver = RecordPayment { goods: GoodsChoice::Deliver, ..cash(sale.sale, 1_000) };
    shop.do_it(&shop.cashier, &deliver);
    let card = shop.ask(&shop.cashier, "sales.sale", json!({ "sale": sale.sale }));
    assert_eq!(card.pointer("/lines/0/delivered").and_then(Value::as_i64), Some(1_000));
}

#[test]
fn sellers_collect_nothing_and_cashiers_sell_nothing() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 5);
    let sale = shop.submitted(&[(router, 1)]);
    let open = OpenShift { register: shop.register_id(), float: Money::ZERO };
    assert_eq!(shop.refused(&shop.seller, &open), "people.forbidden");
    assert_eq!(shop.refused(&shop.seller, &cash(sale.sale, 10_000)), "people.forbidden");
    let add = AddLine { sale: SaleId(Uuid::now_v7()), product: ProductRef::Id(router), quantity: Quantity::ONE };
    assert_eq!(shop.refused(&shop.cashier, &add), "people.forbidden");
    let cancel = CancelSale { sale: sale.sale, reason: "Erreur".into(), return_by: None };
    assert_eq!(shop.refused(&shop.cashier, &cancel), "people.forbidden");
    assert_eq!(shop.refused(&shop.cashier, &cash(sale.sale, 10_000)), "sales.no_open_shift");
}

#[test]
fn a_submitted_sale_is_locked_and_a_draft_is_its_sellers_own() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 5);
    let sale = shop.submitted(&[(router, 1)]).sale;
    let change = SetLineQuantity { sale, line: 1, quantity: Quantity::from_units(2) };
    assert_eq!(shop.refused(&shop.seller, &change), "sales.draft_unknown");
    let add = AddLine { sale, product: ProductRef::Id(router), quantity: Quantity::ONE };
    assert_eq!(shop.refused(&shop.seller, &add), "sales.wrong_status");
    let draft = shop.draft(&[(router, 1)]);
    assert_eq!(shop.refused(&shop.manager, &SubmitSale { sale: draft }), "sales.draft_of_another");
    assert_eq!(shop.refused(&shop.seller, &SubmitSale { sale: SaleId(Uuid::now_v7()) }), "sales.draft_unknown");
    shop.do_it(&shop.seller, &SetLineQuantity { sale: draft, line: 1, quantity: Quantity::ZERO });
    assert_eq!(shop.refused(&shop.seller, &SubmitSale { sale: draft }), "sales.empty");
}

#[test]
fn discounts_keep_to_the_cap_or_ask_a_manager() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 5);
    let sale = shop.draft(&[(router, 1)]);
    let discount = |rate: u32, approval: Option<Approval>| DiscountSale {
        sale,
        discount: Some(Discount::Percent(BasisPoints(rate))),
        approval,
    };
    shop.do_it(&shop.seller, &discount(1_000, None));
    assert_eq!(shop.refused(&shop.seller, &discount(2_000, None)), "sales.discount_above_cap");
    let pin = |user, pin: &str| Some(Approval { user, pin: pin.to_owned() });
    assert_eq!(shop.refused(&shop.seller, &discount(2_000, pin(shop.manager.user, "1111"))), "people.pin_wrong");
    assert_eq!(
        shop.refused(&shop.seller, &discount(2_000, pin(shop.cashier.user, "4816"))),
        "people.approver_forbidden"
    );
    assert_eq!(
        shop.refused(&shop.seller, &discount(6_000, pin(shop.manager.user, "4816"))),
        "sales.discount_above_cap"
    );
    shop.do_it(&shop.seller, &discount(2_000, pin(shop.manager.user, "4816")));
    let line = DiscountLine { sale, line: 1, discount: Some(Discount::Amount(Money::from_minor(500))), approval: None };
    shop.do_it(&shop.seller, &line);
    let submitted: Submitted = shop.act(&shop.seller, &SubmitSale { sale });
    assert_eq!(submitted.total.minor(), 7_600);
    let audit = shop.ask(&shop.manager, "people.audit", json!({ "kind": "access.override_denied" }));
    assert_eq!(audit.get("rows").and_then(Value::as_array).map(Vec::len), Some(2), "denied consents are on record");
}

#[test]
fn another_price_needs_a_manager() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 5);
    let sale = shop.draft(&[(router, 1)]);
    let at =
        |price: i64, approval| OverridePrice { sale, line: 1, unit_price: Some(Money::from_minor(price)), approval };
    assert_eq!(shop.refused(&shop.seller, &at(9_000, None)), "sales.price_needs_manager");
    let approval = Some(Approval { user: shop.manager.user, pin: "4816".into() });
    shop.do_it(&shop.seller, &at(6_000, approval));
    let submitted: Submitted = shop.act(&shop.seller, &SubmitSale { sale });
    assert_eq!(submitted.total.minor(), 6_000);
}

#[test]
fn parked_sales_are_taken_up_by_anyone_of_the_store_and_abandoned() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 5);
    let sale = shop.draft(&[(router, 1)]);
    shop.do_it(&shop.seller, &ParkDraft { sale, label: "M. Biya".into() });
    let parked = shop.ask(&shop.manager, "sales.parked", json!({}));
    assert_eq!(parked.pointer("/0/number").and_then(Value::as_str), Some("M. Biya"));
    shop.do_it(&shop.manager, &RecallSale { sale });
    assert_eq!(shop.refused(&shop.seller, &RecallSale { sale }), "sales.wrong_status");
    shop.do_it(&shop.manager, &AbandonDraft { sale });
    assert_eq!(shop.ask(&shop.manager, "sales.parked", json!({})), json!([]));
}

#[test]
fn cancelling_gives_money_and_goods_back() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 5);
    let shift = shop.open_shift(0);
    let sale = shop.submitted(&[(router, 2)]).sale;
    shop.pay_cash(sale, 5_000);
    let cancel = |reason: &str, return_by| CancelSale { sale, reason: reason.to_owned(), return_by };
    let back = || Some(ReturnMeans::Cash { shift });
    assert_eq!(shop.refused(&shop.manager, &cancel(" ", back())), "sales.reason_required");
    assert_eq!(shop.refused(&shop.manager, &cancel("Client parti", None)), "sales.no_payment");
    let cancelled: Cancellation = shop.act(&shop.manager, &cancel("Client parti", back()));
    assert_eq!((cancelled.returned.minor(), units(shop.available(router))), (5_000, 5));
    let reveal: Reveal = shop.act(&shop.cashier, &CountShift { shift, lines: Vec::new(), open_sales_seen: false });
    assert_eq!(reveal.expected.minor(), 0, "the cash left the one open drawer that gave it");
    assert_eq!(shop.refused(&shop.cashier, &cash(sale, 1_000)), "sales.wrong_status");
}

/// Trap 2: two tills, one drawer: cash goes back out of one open shift.
#[test]
fn trap_02_a_cash_return_belongs_to_one_open_shift() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 5);
    let shift = shop.open_shift(0);
    let sale = shop.submitted(&[(router, 1)]).sale;
    shop.pay_cash(sale, 4_000);
    let lines = vec![CountedLine { denomination: Money::from_minor(2_000), count: 2 }];
    shop.do_it(&shop.cashier, &CountShift { shift, lines, open_sales_seen: true });
    shop.do_it(&shop.cashier, &CloseShift { shift, note: String::new(), left_in_drawer: Money::ZERO });
    let cancel = CancelSale { sale, reason: "Retour".into(), return_by: Some(ReturnMeans::Cash { shift }) };
    assert_eq!(shop.refused(&shop.manager, &cancel), "sales.no_open_shift");
}

/// Trap 3: what was true a moment ago in another process is asked again inside the transaction.
#[test]
fn trap_03_stock_and_one_open_shift_are_checked_inside_the_transaction() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 1);
    shop.open_shift(0);
    let open = OpenShift { register: shop.register_id(), float: Money::ZERO };
    assert_eq!(shop.refused(&shop.cashier, &open), "till.shift_open_already");
    assert_eq!(shop.refused(&shop.other_cashier, &open), "till.register_busy");
    // Two drafts want the last one. Both may be written; a second process must not submit what the first has reserved.
    let (first, second) = (shop.submitted(&[(router, 1)]).sale, shop.draft(&[(router, 1)]));
    shop.pay_cash(first, 1_000);
    let other = Store::open(shop.folder.path(), &shop.key).unwrap();
    let outcome = other.execute(
        Some(&shop.seller),
        CommandId(Uuid::now_v7()),
        SubmitSale::NAME,
        serde_json::to_value(SubmitSale { sale: second }).unwrap(),
    );
    assert!(outcome.unwrap_err().to_string().contains("sales.stock_short"));
}

/// Trap 6: the same payment again, after a restart, is the payment that was made.
#[test]
fn trap_06_after_a_restart_the_sale_is_paid_once_and_its_receipt_can_be_printed() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 5);
    shop.open_shift(0);
    let sale = shop.submitted(&[(router, 1)]).sale;
    let (id, body) = (CommandId(Uuid::now_v7()), serde_json::to_value(cash(sale, 10_000)).unwrap());
    let first = shop.store.execute(Some(&shop.cashier), id, RecordPayment::NAME, body.clone()).unwrap();
    let reopened = Store::open(shop.folder.path(), &shop.key).unwrap();
    let again = reopened.execute(Some(&shop.cashier), id, RecordPayment::NAME, body).unwrap();
    assert!(again.repeated);
    assert_eq!(first.answer, again.answer, "the same command id gives the same answer");
    let card = reopened.query(&shop.cashier, "sales.sale", json!({ "sale": sale })).unwrap();
    assert_eq!(card.get("paid").and_then(Value::as_i64), Some(10_000));
    let other_body = serde_json::to_value(cash(sale, 5)).unwrap();
    assert!(reopened.execute(Some(&shop.cashier), id, RecordPayment::NAME, other_body).is_err());
}

/// Trap 14: sales that wait are named before the drawer is counted.
#[test]
fn trap_14_closing_with_open_sales_asks_first() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 5);
    let shift = shop.open_shift(0);
    shop.submitted(&[(router, 1)]);
    let count = |open_sales_seen| CountShift { shift, lines: Vec::new(), open_sales_seen };
    assert_eq!(shop.refused(&shop.cashier, &count(false)), "till.open_sales");
    shop.do_it(&shop.cashier, &count(true));
}

#[test]
fn the_count_is_blind_and_a_variance_is_explained() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 5);
    let shift = shop.open_shift(50_000);
    let sale = shop.submitted(&[(router, 1)]).sale;
    shop.pay_cash(sale, 10_000);
    let out = |amount: i64| MoveCash {
        shift,
        kind: CashMoveKind::Out,
        amount: Money::from_minor(amount),
        reason: "Taxi".into(),
    };
    shop.do_it(&shop.cashier, &out(2_000));
    assert_eq!(shop.refused(&shop.cashier, &out(900_000)), "till.not_enough_cash");
    for who in [&shop.cashier, &shop.manager] {
        let looked = shop.store.query(who, "till.shift", json!({ "shift": shift }));
        assert!(looked.unwrap_err().to_string().contains("till.not_counted"), "nobody sees what should be there");
    }
    let lines = vec![CountedLine { denomination: Money::from_minor(10_000), count: 5 }];
    let reveal: Reveal = shop.act(&shop.cashier, &CountShift { shift, lines, open_sales_seen: false });
    assert_eq!((reveal.expected.minor(), reveal.variance.minor(), reveal.may_recount), (58_000, -8_000, true));
    let close = |note: &str| CloseShift { shift, note: note.into(), left_in_drawer: Money::from_minor(50_000) };
    assert_eq!(shop.refused(&shop.cashier, &close("")), "till.reason_required");
    shop.do_it(&shop.cashier, &close("Rendu de trop"));
    assert_eq!(shop.refused(&shop.cashier, &cash(sale, 1)), "sales.no_open_shift");
    assert_eq!(shop.refused(&shop.cashier, &out(1_000)), "till.not_open");
}

#[test]
fn cash_that_moves_after_the_second_count_asks_for_another() {
    let shop = Shop::open();
    let shift = shop.open_shift(10_000);
    let count = |notes: u32| CountShift {
        shift,
        lines: vec![CountedLine { denomination: Money::from_minor(1_000), count: notes }],
        open_sales_seen: true,
    };
    shop.do_it(&shop.cashier, &count(9));
    shop.do_it(&shop.cashier, &count(10));
    assert_eq!(shop.refused(&shop.cashier, &count(10)), "till.counted_often");
    let amount = Money::from_minor(4_000);
    shop.do_it(&shop.cashier, &MoveCash { shift, kind: CashMoveKind::Out, amount, reason: "Taxi".into() });
    let close = CloseShift { shift, note: String::new(), left_in_drawer: Money::ZERO };
    assert_eq!(shop.refused(&shop.cashier, &close), "till.not_counted");
    shop.do_it(&shop.cashier, &count(6));
    shop.do_it(&shop.cashier, &close);
}

#[test]
fn papers_printed_again_are_numbered_copies() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 5);
    shop.open_shift(0);
    let sale = shop.submitted(&[(router, 1)]).sale;
    shop.pay_cash(sale, 10_000);
    let copies: Vec<u32> = (0..3).map(|_| shop.act(&shop.cashier, &ReprintSale { sale })).collect();
    assert_eq!(copies, [1, 2, 3]);
}

#[test]
fn numbers_are_contiguous_and_a_refused_submission_takes_none() {
    let shop = Shop::open();
    let router = shop.product("RTR", 10_000, 3);
    let first = shop.submitted(&[(router, 1)]);
    let too_many = shop.draft(&[(router, 9)]);
    assert_eq!(shop.refused(&shop.seller, &SubmitSale { sale: too_many }), "sales.stock_short");
    let second = shop.submitted(&[(router, 1)]);
    assert!(first.number.ends_with("-000001") && second.number.ends_with("-000002"), "{}", second.number);
}

#[test]
fn lines_name_products_by_code_and_unknown_codes_are_refused() {
    let shop = Shop::open();
    shop.product("RTR", 10_000, 3);
    let sale = SaleId(Uuid::now_v7());
    let add = |code: &str| AddLine { sale, product: ProductRef::Code(code.into()), quantity: Quantity::ONE };
    shop.do_it(&shop.seller, &add("RTR"));
    shop.do_it(&shop.seller, &add("RTR"));
    assert_eq!(shop.refused(&shop.seller, &add("5449000000996")), "catalog.product_unknown");
    let draft = shop.ask(&shop.seller, "sales.current_draft", json!({}));
    assert_eq!(draft.pointer("/lines/0/quantity").and_then(Value::as_i64), Some(2_000));
    let empty = ReplaceLines { sale, lines: Vec::new() };
    shop.do_it(&shop.seller, &empty);
}
