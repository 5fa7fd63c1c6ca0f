//! This morning the two tills of the first store did not see each other for half an hour. What they did meanwhile meets in the
//! inbox: a sale paid at both, a price changed at two desks, the last piece of something sold twice, and a price changed by somebody who
//! had stood in for the stock keeper until that morning.

use comptoir_domain::catalog::{ChangeProduct, ProductFields, ProductKind};
use comptoir_domain::ids::{ProductId, SaleId, UserId};
use comptoir_domain::people::{BuiltInRole, GrantRole, RoleRef, WithdrawRole};
use comptoir_domain::sales::{
    GoodsChoice, PaymentMeans, ProductRef, RecordPayment, ReplaceLines, SubmitSale, Submitted, Tender, WantedLine,
};
use comptoir_domain::till::{CloseShift, CountShift, CountedLine, OpenShift};
use comptoir_domain::{Money, Quantity, Timestamp};
use uuid::Uuid;

use super::setting::{Article, Branch, Shop};
use super::teller::{Elsewhere, Teller};
use crate::error::ExecuteError;

const MINUTE_MS: i64 = 60_000;
/// Which product has its price changed twice: a usual one.
const REPRICED: usize = 40;
/// Which one by somebody who may not any more.
const REPRICED_UNASKED: usize = 12;
const FLOAT: Money = Money::from_minor(50_000);

/// Tells that half hour; `cashier` has just opened the second till.
pub(super) fn tell(
    teller: &mut Teller<'_>,
    shop: &Shop,
    branch: &Branch,
    opening: i64,
    cashier: UserId,
) -> Result<(), ExecuteError> {
    let at = |minutes: i64| Timestamp(opening + minutes * MINUTE_MS);
    let (Some(&seller), Some(product)) = (branch.sellers.first(), dear(teller, shop, branch)?) else { return Ok(()) };
    teller.at(at(3));
    let Submitted { sale, total, .. } = sell(teller, seller, product, 1)?;
    let repriced = shop.articles.get(REPRICED).map(|article| article.id);
    let (stand_in, unasked) = (branch.sellers.last().copied(), shop.articles.get(REPRICED_UNASKED));
    let role = RoleRef::BuiltIn(BuiltInRole::StockKeeper);
    if let Some(user) = stand_in {
        teller.act(shop.admin, &GrantRole { user, role, store: Some(branch.id) })?;
    }
    let elsewhere = Elsewhere { admin: shop.admin, name: "Caisse 1".to_owned(), store: branch.id };
    teller.tell_apart(&elsewhere, |teller| {
        first_till(teller, branch, at, sale, total)?;
        teller.at(at(26));
        repriced.map_or(Ok(()), |product| reprice(teller, shop.admin, product, 1_000))?;
        teller.at(at(31));
        stand_in.zip(unasked).map_or(Ok(()), |(user, article)| reprice(teller, user, article.id, -1_500))
    })?;
    teller.at(at(7));
    if let Some(user) = stand_in {
        teller.act(shop.admin, &WithdrawRole { user, role, store: Some(branch.id) })?;
    }
    teller.at(at(9));
    pay(teller, cashier, sale, Tender { means: PaymentMeans::Cash, amount: total })?;
    sell_the_last_twice(teller, shop, branch, at, cashier)?;
    teller.at(at(24));
    repriced.map_or(Ok(()), |product| reprice(teller, shop.manager, product, 2_500))
}

/// The first till is opened early, takes the money of the same sale, and is closed again before the visitor comes.
fn first_till(
    teller: &mut Teller<'_>,
    branch: &Branch,
    at: impl Fn(i64) -> Timestamp,
    sale: SaleId,
    total: Money,
) -> Result<(), ExecuteError> {
    let (Some(&register), Some(&cashier)) = (branch.registers.first(), branch.cashiers.first()) else { return Ok(()) };
    teller.at(at(5));
    let shift = teller.tell(cashier, &OpenShift { register, float: FLOAT })?;
    teller.at(at(16));
    let (operator, reference) = ("MTN MoMo".to_owned(), "9127740316".to_owned());
    let means = PaymentMeans::MobileMoney { operator, reference };
    pay(teller, cashier, sale, Tender { means, amount: total })?;
    teller.at(at(44));
    let lines = vec![CountedLine { denomination: Money::from_minor(10_000), count: 5 }];
    teller.act(cashier, &CountShift { shift, lines, open_sales_seen: true })?;
    teller.act(cashier, &CloseShift { shift, note: String::new(), left_in_drawer: FLOAT })
}

/// Two customers were promised the same last pieces before either had paid.
fn sell_the_last_twice(
    teller: &mut Teller<'_>,
    shop: &Shop,
    branch: &Branch,
    at: impl Fn(i64) -> Timestamp,
    cashier: UserId,
) -> Result<(), ExecuteError> {
    let (Some(&seller), Some((product, units))) = (branch.sellers.first(), scarce(teller, shop, branch)?) else {
        return Ok(());
    };
    let mut sales = Vec::new();
    for minutes in [12, 13] {
        teller.at(at(minutes));
        sales.push(sell(teller, seller, product, units)?);
    }
    for (minutes, submitted) in [18, 20].into_iter().zip(sales) {
        teller.at(at(minutes));
        let tender = Tender { means: PaymentMeans::Cash, amount: submitted.total };
        pay(teller, cashier, submitted.sale, tender)?;
    }
    Ok(())
}

/// A sale of one product. Nothing of it is left to chance: the rest of the day stays what it was.
fn sell(teller: &mut Teller<'_>, seller: UserId, product: ProductId, units: i64) -> Result<Submitted, ExecuteError> {
    let sale = SaleId(Uuid::now_v7());
    let (product, quantity) = (ProductRef::Id(product), Quantity::from_units(units));
    let lines = vec![WantedLine { product, quantity, unit_price: None, discount: None, serials: Vec::new() }];
    teller.act(seller, &ReplaceLines { sale, lines })?;
    teller.tell(seller, &SubmitSale { sale })
}

/// A product that is worth a claim, and of which there are enough.
fn dear(teller: &mut Teller<'_>, shop: &Shop, branch: &Branch) -> Result<Option<ProductId>, ExecuteError> {
    let loose = |article: &&Article| article.kind == ProductKind::Tracked && !article.is_serial_tracked;
    for article in shop.articles.iter().filter(loose) {
        let price = teller.price(article.id)?.minor();
        if (75_000..95_000).contains(&price) && teller.available(branch.id, article.id)? >= 3 {
            return Ok(Some(article.id));
        }
    }
    Ok(None)
}

/// A product of which a piece or two are left.
fn scarce(teller: &mut Teller<'_>, shop: &Shop, branch: &Branch) -> Result<Option<(ProductId, i64)>, ExecuteError> {
    let tracked =
        |article: &&Article| article.kind == ProductKind::Tracked && !article.measured && !article.is_serial_tracked;
    for article in shop.articles.iter().rev().filter(tracked) {
        let available = teller.available(branch.id, article.id)?;
        if (1..=2).contains(&available) {
            return Ok(Some((article.id, available)));
        }
    }
    Ok(None)
}

fn reprice(teller: &mut Teller<'_>, who: UserId, product: ProductId, more: i64) -> Result<(), ExecuteError> {
    let price = teller.price(product)? + Money::from_minor(more);
    let fields = ProductFields { price: Some(price), ..ProductFields::default() };
    teller.act(who, &ChangeProduct { product, fields })
}

fn pay(teller: &mut Teller<'_>, cashier: UserId, sale: SaleId, tender: Tender) -> Result<(), ExecuteError> {
    teller.act(cashier, &RecordPayment { sale, tenders: vec![tender], goods: GoodsChoice::Reserve })
}
