//! Sending a sale to the till: it gets its number and is locked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalog::ProductKind;
use crate::command::command;
use crate::ids::{ProductId, RegisterId, SaleId};
use crate::money::Money;
use crate::people::Permission;
use crate::quantity::Quantity;
use crate::rate::BasisPoints;
use crate::sales::set_serials::{SoldElsewhere, check_unsold};
use crate::sales::totals::{Priced, price};
use crate::sales::{Draft, Refusal, SaleLine, SaleNumber, SaleSubmitted};

/// Sends a draft to the till.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SubmitSale {
    /// The draft.
    pub sale: SaleId,
}

/// A sale that waits at the till.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Submitted {
    /// The sale.
    pub sale: SaleId,
    /// Its number on paper.
    pub number: String,
    /// What the customer pays.
    pub total: Money,
}

command!(SubmitSale, "sales.submit", Some(Permission::CreateSales), Submitted);

/// What submitting depends on, beside the draft.
#[derive(Clone, Debug)]
pub struct Submission<'a> {
    /// The register whose number the sale will bear.
    pub register: RegisterId,
    /// The next number of that register.
    pub number: SaleNumber,
    /// The actor's discount cap.
    pub cap: BasisPoints,
    /// What is available of each tracked product; `None` where the store lets stock go below zero.
    pub available: Option<&'a BTreeMap<ProductId, Quantity>>,
    /// The serial numbers of the draft that other sales hold.
    pub sold: &'a SoldElsewhere,
}

impl SubmitSale {
    /// Decides.
    ///
    /// # Errors
    /// [`Refusal::Empty`], [`Refusal::TotalInvalid`], [`Refusal::DiscountAboveCap`], [`Refusal::StockShort`],
    /// [`Refusal::SerialsMissing`], [`Refusal::SerialTwice`], [`Refusal::SerialSold`]; [`Refusal::QuantityInvalid`] for a part of what is
    /// sold by serial number.
    pub fn decide(&self, draft: Draft, submission: Submission<'_>) -> Result<SaleSubmitted, Refusal> {
        if draft.lines.is_empty() {
            return Err(Refusal::Empty);
        }
        let draft = super::discount::within_cap(draft, submission.cap, None)?;
        let priced = price(&draft);
        if !priced.total.is_positive() || priced.total >= Money::MAX {
            return Err(Refusal::TotalInvalid);
        }
        if let Some(available) = submission.available {
            check_stock(&draft, available)?;
        }
        check_serials(&draft, submission.sold)?;
        Ok(submitted(draft, priced, submission))
    }
}

fn check_stock(draft: &Draft, available: &BTreeMap<ProductId, Quantity>) -> Result<(), Refusal> {
    let mut wanted: BTreeMap<ProductId, Quantity> = BTreeMap::new();
    for line in draft.lines.iter().filter(|line| line.offer.kind == ProductKind::Tracked) {
        let sum = wanted.entry(line.offer.product).or_default();
        *sum += line.quantity;
        let available = available.get(&line.offer.product).copied().unwrap_or_default();
        if *sum > available {
            return Err(Refusal::StockShort { name: line.offer.name.clone(), available });
        }
    }
    Ok(())
}

/// Each unit of what is sold by serial number has its own, which no other sale holds.
fn check_serials(draft: &Draft, sold: &SoldElsewhere) -> Result<(), Refusal> {
    for line in &draft.lines {
        if line.offer.serial_tracked && line.quantity.whole_units().is_none() {
            return Err(Refusal::QuantityInvalid);
        }
        let missing = line.serials_missing();
        if missing > 0 {
            return Err(Refusal::SerialsMissing { name: line.offer.name.clone(), missing });
        }
        check_unsold(line, sold)?;
    }
    draft.check_serials_once()
}

fn submitted(draft: Draft, priced: Priced, submission: Submission<'_>) -> SaleSubmitted {
    let lines = (1..).zip(draft.lines).zip(priced.lines);
    let lines = lines.map(|((number, line), amounts)| SaleLine {
        line: number,
        product: line.offer.product,
        sku: line.offer.sku,
        name: line.offer.name,
        kind: line.offer.kind,
        quantity: line.quantity,
        list_price: line.offer.list_price,
        unit_price: line.unit_price,
        cost: line.offer.cost,
        discount: amounts.discount,
        sale_discount: amounts.sale_discount,
        tax_rate: line.offer.tax_rate,
        tax: amounts.tax,
        total: amounts.total,
        price_approved_by: line.price_approved_by,
        warranty_months: line.offer.warranty_months,
        unit: line.offer.unit,
        serials: line.serials,
    });
    SaleSubmitted {
        number: submission.number,
        store: draft.store,
        register: submission.register,
        seller: draft.seller,
        customer: draft.customer,
        currency: draft.currency,
        prices_include_tax: draft.taxes.prices_include_tax,
        lines: lines.collect(),
        gross: priced.gross,
        discount: priced.discount,
        tax: priced.tax,
        total: priced.total,
        discount_approved_by: draft.discount_approval.map(|approval| approval.by),
    }
}
