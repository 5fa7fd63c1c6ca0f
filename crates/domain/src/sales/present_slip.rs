//! Presenting a slip at the till: what the counter's paper says is recorded, so that it can be paid before the sale itself comes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::{ProductId, SaleId};
use crate::money::Money;
use crate::people::Permission;
use crate::sales::slip::{SignedSlip, SlipContent, SlipLine, SlipTerms};
use crate::sales::{Refusal, Sale, SaleLine, SaleStatus, SaleSubmitted, SlipPresented};

/// Presents a counter's slip at the till.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PresentSlip {
    /// Its text, as it was scanned or pasted.
    pub slip: String,
}

/// A sale that can be paid now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PresentedSale {
    /// The sale.
    pub sale: SaleId,
    /// Its number on paper.
    pub number: String,
    /// What the customer pays.
    pub total: Money,
    /// The slip alone says so: the sale itself has not come yet.
    pub by_slip: bool,
}

command!(PresentSlip, "sales.present_slip", Some(Permission::Collect), PresentedSale);

/// What the till's own catalogue says of a product of a slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipArticle {
    /// Its code.
    pub sku: String,
    /// Its name.
    pub name: String,
    /// What one unit cost.
    pub cost: Money,
    /// Months of warranty.
    pub warranty_months: u32,
    /// What one unit is called; empty for a piece.
    pub unit: String,
}

impl PresentSlip {
    /// Decides, for a slip whose signature was checked. No event where the sale is known already.
    ///
    /// # Errors
    /// [`Refusal::WrongStatus`] for a sale that is paid or cancelled, [`Refusal::SlipDiffers`] where it says something else than
    /// the slip, [`Refusal::SlipNotWhole`] where the slip only names a sale that has not come.
    pub fn decide(
        signed: &SignedSlip,
        sale: &Sale,
        articles: &BTreeMap<ProductId, SlipArticle>,
    ) -> Result<(Option<SlipPresented>, PresentedSale), Refusal> {
        let slip = &signed.slip;
        let answer = PresentedSale {
            sale: slip.sale,
            number: slip.number().to_string(),
            total: slip.total(),
            by_slip: sale.is_by_slip() || !sale.is_submitted(),
        };
        if sale.is_submitted() || sale.status == SaleStatus::Cancelled {
            if !slip.agrees_with(sale) {
                return Err(Refusal::SlipDiffers { number: answer.number });
            }
            return match sale.status {
                SaleStatus::PendingPayment | SaleStatus::PartiallyPaid => Ok((None, answer)),
                status => Err(Refusal::WrongStatus { status }),
            };
        }
        match &slip.content {
            SlipContent::Whole(terms) => Ok((Some(presented(signed, terms, articles)), answer)),
            SlipContent::Named(name) => Err(Refusal::SlipNotWhole { number: answer.number, total: name.total }),
        }
    }
}

fn presented(signed: &SignedSlip, terms: &SlipTerms, articles: &BTreeMap<ProductId, SlipArticle>) -> SlipPresented {
    let lines = (1..).zip(&terms.lines).map(|(number, said)| line(number, said, articles.get(&said.product)));
    let sale = SaleSubmitted {
        number: terms.number.clone(),
        store: terms.store,
        register: terms.register,
        seller: terms.seller,
        customer: terms.customer,
        currency: terms.currency,
        prices_include_tax: terms.prices_include_tax,
        lines: lines.collect(),
        gross: terms.gross,
        discount: terms.discount,
        tax: terms.tax,
        total: terms.total,
        discount_approved_by: None,
    };
    SlipPresented {
        sale,
        submitted_at: terms.submitted_at,
        business_date: terms.business_date,
        device: signed.slip.device,
        slip: signed.bytes.clone().into(),
        signature: signed.signature,
    }
}

/// A line as the slip says it, with what this till's catalogue adds. A product that it does not know yet is called by its id.
fn line(number: u32, said: &SlipLine, article: Option<&SlipArticle>) -> SaleLine {
    let unknown = || {
        let start: String = said.product.0.simple().to_string().chars().take(8).collect();
        let sku = start.to_uppercase();
        let name = sku.clone();
        SlipArticle { sku, name, cost: Money::ZERO, warranty_months: 0, unit: String::new() }
    };
    let article = article.cloned().unwrap_or_else(unknown);
    SaleLine {
        line: number,
        product: said.product,
        sku: article.sku,
        name: article.name,
        kind: said.kind,
        quantity: said.quantity,
        list_price: said.unit_price,
        unit_price: said.unit_price,
        cost: article.cost,
        discount: said.discount,
        sale_discount: said.sale_discount,
        tax_rate: said.tax_rate,
        tax: said.tax,
        total: said.total,
        price_approved_by: None,
        warranty_months: article.warranty_months,
        unit: article.unit,
        // A slip says what was agreed, and no more: the boxes are named where the sale itself is.
        serials: Vec::new(),
    }
}
