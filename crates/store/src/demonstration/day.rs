//! A day of trade: the till is opened, people buy and pay, goods arrive, the drawer is counted.

use comptoir_domain::ids::{SaleId, UserId};
use comptoir_domain::sales::{
    Discount, GoodsChoice, ParkDraft, PaymentMeans, ProductRef, RecordPayment, ReplaceLines, SetCustomer, SubmitSale,
    Tender, WantedLine,
};
use comptoir_domain::stock::{ReceiptLine, ReceiveGoods};
use comptoir_domain::till::{CashMoveKind, CloseShift, CountShift, CountedLine, MoveCash, OpenShift};
use comptoir_domain::{BasisPoints, Currency, Money, Quantity, Timestamp};
use uuid::Uuid;

use super::setting::{Article, Branch, Shop};
use super::teller::Teller;
use super::{DAY_MS, apart};
use crate::error::ExecuteError;

const HOUR_MS: i64 = 60 * 60 * 1_000;
/// Douala is one hour ahead of UTC all year.
const ZONE_MS: i64 = HOUR_MS;

/// How many days of trade it tells before today: thirteen weeks.
const TRADING_DAYS: usize = 78;
/// Goods arrive on the first day of so many.
const WEEK: usize = 6;

/// The beginnings of the days of trade before today, the earliest first: always as many and never a Sunday,
/// so that the same story is told whatever the day on which somebody asks for it.
pub(super) fn trading_days(now: Timestamp) -> Vec<i64> {
    let today = midnight(now);
    let earlier = (1..).map(|days_ago| today - days_ago * DAY_MS).filter(|&midnight| !is_sunday(midnight));
    let mut days: Vec<i64> = earlier.take(TRADING_DAYS).collect();
    days.reverse();
    days
}

/// When the day of `now` began in Douala.
const fn midnight(now: Timestamp) -> i64 {
    (now.0 + ZONE_MS).div_euclid(DAY_MS) * DAY_MS - ZONE_MS
}

const fn is_sunday(midnight: i64) -> bool {
    // The first day of 1970 was a Thursday.
    (midnight + ZONE_MS).div_euclid(DAY_MS) % 7 == 3
}

/// Tells the past, day by day, in every store.
pub(super) fn tell_past(teller: &mut Teller<'_>, shop: &Shop, days: &[i64]) -> Result<(), ExecuteError> {
    for (number, &midnight) in days.iter().enumerate() {
        for branch in &shop.branches {
            past_day(teller, shop, branch, midnight)?;
            if number % WEEK == 0 {
                restock(teller, shop, branch, midnight)?;
            }
        }
    }
    Ok(())
}

/// Tells today, as far as it has come.
pub(super) fn tell_today(teller: &mut Teller<'_>, shop: &Shop, now: Timestamp) -> Result<(), ExecuteError> {
    shop.branches.iter().try_for_each(|branch| today(teller, shop, branch, midnight(now), now))
}

fn past_day(teller: &mut Teller<'_>, shop: &Shop, branch: &Branch, midnight: i64) -> Result<(), ExecuteError> {
    let opening = midnight + 8 * HOUR_MS;
    let Some((shift, cashier)) = open(teller, branch, 0, opening)? else { return Ok(()) };
    let sales = 3 + branch.weight / 6 + teller.below(5);
    let pace = 10 * HOUR_MS / i64::try_from(sales + 1).unwrap_or(1);
    for number in 1..=i64::try_from(sales).unwrap_or(0) {
        teller.at(Timestamp(opening + number * pace));
        if let Some((sale, total)) = sell(teller, shop, branch)? {
            pay(teller, cashier, sale, total)?;
        }
    }
    teller.at(Timestamp(midnight + 13 * HOUR_MS));
    if teller.percent(40) {
        let reason = teller.pick(&["Taxi livraison", "Eau et café", "Ampoules du magasin", "Crédit téléphone"]);
        let amount = Money::from_minor(500 * (1 + i64::try_from(teller.below(6)).unwrap_or(0)));
        let reason = reason.copied().unwrap_or_default().to_owned();
        teller.act(cashier, &MoveCash { shift, kind: CashMoveKind::Out, amount, reason })?;
    }
    teller.at(Timestamp(midnight + 19 * HOUR_MS));
    close(teller, cashier, shift)
}

/// Today, Caisse 1 is still closed, so that the visitor opens it; the others have been at work since the morning.
fn today(
    teller: &mut Teller<'_>,
    shop: &Shop,
    branch: &Branch,
    midnight: i64,
    now: Timestamp,
) -> Result<(), ExecuteError> {
    let opening = (midnight + 8 * HOUR_MS).min(now.0 - 2 * HOUR_MS);
    let register = branch.registers.len() - 1;
    if let Some((_, cashier)) = open(teller, branch, register, opening)? {
        if shop.branches.first().is_some_and(|first| first.id == branch.id) {
            apart::tell(teller, shop, branch, opening, cashier)?;
        }
        let span = now.0 - HOUR_MS - opening;
        let sales = 2 + branch.weight / 12;
        for number in 1..=i64::try_from(sales).unwrap_or(0) {
            teller.at(Timestamp(opening + number * span / i64::try_from(sales + 1).unwrap_or(1)));
            if let Some((sale, total)) = sell(teller, shop, branch)? {
                pay(teller, cashier, sale, total)?;
            }
        }
    }
    for minutes_ago in [47, 12, 3] {
        teller.at(Timestamp(now.0 - minutes_ago * 60_000));
        sell(teller, shop, branch)?;
    }
    for (minutes_ago, label) in [(38, "M. Biya, revient avec la carte"), (9, "Devis câblage bureau")] {
        teller.at(Timestamp(now.0 - minutes_ago * 60_000));
        if let Some((sale, seller)) = draft(teller, shop, branch)? {
            teller.act(seller, &ParkDraft { sale, label: label.to_owned() })?;
        }
    }
    teller.at(now);
    Ok(())
}

fn open(
    teller: &mut Teller<'_>,
    branch: &Branch,
    index: usize,
    at: i64,
) -> Result<Option<(comptoir_domain::ids::ShiftId, UserId)>, ExecuteError> {
    let (Some(&register), Some(&cashier)) = (branch.registers.get(index), branch.cashiers.get(index)) else {
        return Ok(None);
    };
    teller.choose_register(register)?;
    teller.at(Timestamp(at));
    let shift = teller.tell(cashier, &OpenShift { register, float: Money::from_minor(50_000) })?;
    Ok(Some((shift, cashier)))
}

/// Prepares a draft; `None` when nothing that was wanted is there.
fn draft(teller: &mut Teller<'_>, shop: &Shop, branch: &Branch) -> Result<Option<(SaleId, UserId)>, ExecuteError> {
    let Some(&seller) = teller.pick(&branch.sellers) else { return Ok(None) };
    let sale = SaleId(Uuid::now_v7());
    let wanted = 1 + teller.below(4);
    let mut lines: Vec<WantedLine> = Vec::new();
    for _ in 0..wanted {
        let Some(article) = choose(teller, &shop.articles) else { continue };
        let product = ProductRef::Id(article.id);
        let available = teller.available(branch.id, article.id)?;
        let units = quantity(teller, article);
        let is_there = article.kind != comptoir_domain::catalog::ProductKind::Tracked || available >= units;
        let is_there = is_there && (!article.is_serial_tracked || teller.boxes(branch.id, article) >= units);
        if is_there && lines.iter().all(|line| line.product != product) {
            let discount = teller.percent(8).then_some(Discount::Percent(BasisPoints(500)));
            lines.push(WantedLine {
                product,
                quantity: Quantity::from_units(units),
                unit_price: None,
                discount,
                serials: teller.take_boxes(branch.id, article, units),
            });
        }
    }
    if lines.is_empty() {
        return Ok(None);
    }
    teller.act(seller, &ReplaceLines { sale, lines })?;
    if teller.percent(35) {
        let customer = teller.pick(&shop.customers).copied();
        teller.act(seller, &SetCustomer { sale, customer })?;
    }
    Ok(Some((sale, seller)))
}

fn sell(teller: &mut Teller<'_>, shop: &Shop, branch: &Branch) -> Result<Option<(SaleId, Money)>, ExecuteError> {
    let Some((sale, seller)) = draft(teller, shop, branch)? else { return Ok(None) };
    let submitted = teller.tell(seller, &SubmitSale { sale })?;
    Ok(Some((sale, submitted.total)))
}

fn choose<'a>(teller: &mut Teller<'_>, articles: &'a [Article]) -> Option<&'a Article> {
    let sum = articles.iter().map(|article| article.weight).sum();
    let mut left = teller.below(sum);
    articles.iter().find(|article| {
        let found = left < article.weight;
        left = left.saturating_sub(article.weight);
        found
    })
}

fn quantity(teller: &mut Teller<'_>, article: &Article) -> i64 {
    let most = if article.measured {
        20
    } else if article.weight > 60 {
        5
    } else {
        1
    };
    1 + i64::try_from(teller.below(most)).unwrap_or(0)
}

fn pay(teller: &mut Teller<'_>, cashier: UserId, sale: SaleId, total: Money) -> Result<(), ExecuteError> {
    let reference = format!("{:010}", 9_000_000_000 + teller.below(999_999_999));
    let tender = match teller.below(10) {
        0..=5 => Tender { means: PaymentMeans::Cash, amount: rounded_up(total) },
        6 | 7 => {
            Tender { means: PaymentMeans::MobileMoney { operator: "MTN MoMo".to_owned(), reference }, amount: total }
        }
        8 => {
            let operator = "Orange Money".to_owned();
            Tender { means: PaymentMeans::MobileMoney { operator, reference }, amount: total }
        }
        _ => Tender { means: PaymentMeans::BankTransfer { reference }, amount: total },
    };
    teller.act(cashier, &RecordPayment { sale, tenders: vec![tender], goods: GoodsChoice::Reserve })
}

/// What a customer hands over in notes.
fn rounded_up(total: Money) -> Money {
    let note = if total.minor() > 20_000 { 5_000 } else { 500 };
    Money::from_minor((total.minor() + note - 1) / note * note)
}

fn close(teller: &mut Teller<'_>, cashier: UserId, shift: comptoir_domain::ids::ShiftId) -> Result<(), ExecuteError> {
    let blank = CountShift { shift, lines: Vec::new(), open_sales_seen: true };
    let expected = teller.tell(cashier, &blank)?.expected;
    let missing = if teller.percent(15) { 500 * (1 + i64::try_from(teller.below(4)).unwrap_or(0)) } else { 0 };
    let counted = (expected.minor() - missing).max(0);
    let lines = denominations(counted);
    teller.act(cashier, &CountShift { shift, lines, open_sales_seen: true })?;
    let note = if missing == 0 { String::new() } else { "Erreur de rendu, cliente déjà partie.".to_owned() };
    let left_in_drawer = Money::from_minor(counted.min(50_000));
    teller.act(cashier, &CloseShift { shift, note, left_in_drawer })
}

fn denominations(mut amount: i64) -> Vec<CountedLine> {
    let mut lines = Vec::new();
    for &denomination in Currency::XAF.denominations() {
        let count = u32::try_from(amount / denomination).unwrap_or(0);
        amount %= denomination;
        if count > 0 {
            lines.push(CountedLine { denomination: Money::from_minor(denomination), count });
        }
    }
    lines
}

fn restock(teller: &mut Teller<'_>, shop: &Shop, branch: &Branch, midnight: i64) -> Result<(), ExecuteError> {
    teller.at(Timestamp(midnight + 7 * HOUR_MS + HOUR_MS / 2));
    let mut lines = Vec::new();
    for article in shop.articles.iter().filter(|article| article.minimum > 0) {
        let available = teller.available(branch.id, article.id)?;
        if available <= article.minimum && teller.percent(85) {
            let units = article.minimum * 3 - available.min(article.minimum);
            let (quantity, serials) = (Quantity::from_units(units), teller.unpack(branch.id, article, units));
            lines.push(ReceiptLine { product: article.id, quantity, unit_cost: article.cost, serials });
        }
    }
    if lines.is_empty() {
        return Ok(());
    }
    let supplier = teller.pick(&shop.suppliers).cloned().unwrap_or_default();
    let reference = format!("BL-{:05}", teller.below(99_999));
    teller.act(branch.keeper, &ReceiveGoods { store: branch.id, supplier, reference, lines })
}
