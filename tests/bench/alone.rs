//! A till that is alone, and sells.

use comptoir_domain::ids::{ProductId, RegisterId, SaleId};
use comptoir_domain::sales::{ProductRef, ReplaceLines, SubmitSale, Submitted, WantedLine};
use comptoir_domain::till::OpenShift;
use comptoir_domain::{Command, CommandId, Money, Quantity};
use comptoir_store::{Request, Session, Store};
use comptoir_tests::shop::cash;
use uuid::Uuid;

/// Who is at the till; one person may be all of them.
pub(crate) struct Staff<'a> {
    pub(crate) admin: &'a Session,
    pub(crate) seller: &'a Session,
    pub(crate) cashier: &'a Session,
}

/// So many sales of three lines, paid in cash, in a shift that stays open.
pub(crate) fn sell(store: &Store, staff: &Staff<'_>, register: RegisterId, products: &[ProductId], sales: usize) {
    store.choose_register(staff.admin, register).unwrap();
    tell(store, staff.cashier, &OpenShift { register, float: Money::ZERO });
    let prepared = (0..sales).flat_map(|number| prepare(number, products));
    let answers = store.execute_all(staff.seller, prepared).unwrap();
    let submitted =
        answers.into_iter().filter_map(|executed| serde_json::from_value::<Submitted>(executed.answer).ok());
    store.execute_all(staff.cashier, submitted.map(|sale| request(&cash(sale.sale, sale.total.minor())))).unwrap();
}

fn prepare(number: usize, products: &[ProductId]) -> [Request<'static>; 2] {
    let sale = SaleId(Uuid::now_v7());
    let line = |offset: usize| WantedLine {
        product: ProductRef::Id(products[(number * 7 + offset) % products.len()]),
        quantity: Quantity::ONE,
        unit_price: None,
        discount: None,
        serials: Vec::new(),
    };
    [request(&ReplaceLines { sale, lines: (0..3).map(line).collect() }), request(&SubmitSale { sale })]
}

fn request<C: Command>(command: &C) -> Request<'static> {
    let body = serde_json::to_value(command).unwrap();
    Request { id: CommandId(Uuid::now_v7()), name: C::NAME, body, stated_at: None }
}

/// A command that is not refused.
pub(crate) fn tell<C: Command>(store: &Store, who: &Session, command: &C) {
    store.execute_request(Some(who), request(command)).unwrap();
}
