//! Adding a product to a draft: by scan, by search, or many at once.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command::command;
use crate::ids::{ProductId, SaleId};
use crate::money::Money;
use crate::people::Permission;
use crate::quantity::Quantity;
use crate::sales::draft_view::DraftView;
use crate::sales::set_serials::{check_room, serials};
use crate::sales::{Discount, Draft, DraftLine, Offer, Refusal};
use crate::stock::SerialNumber;

/// The most lines that a sale may have.
pub const LINES_MAX: usize = 2_000;

/// Names a product by whichever code is at hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProductRef {
    /// By id.
    Id(ProductId),
    /// By the organisation's own code.
    Sku(String),
    /// By a scanned code: barcode first, then SKU, then the serial number of goods that are in stock.
    Code(String),
}

/// Adds one product to a draft; a product that is there already gets one line only. The code of a box may be its serial number: then it is
/// that box which is sold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddLine {
    /// The draft; it is started if there is none.
    pub sale: SaleId,
    /// What.
    pub product: ProductRef,
    /// How many; one by default.
    #[serde(default = "one")]
    #[ts(as = "Option<Quantity>", optional)]
    pub quantity: Quantity,
}

const fn one() -> Quantity {
    Quantity::ONE
}

command!(AddLine, "sales.add_line", Some(Permission::CreateSales), DraftView);

impl AddLine {
    /// Decides: a plain line of the same product grows; otherwise a new line is made. A `serial` that was scanned is that of a unit
    /// whose number is still to be read, if there is one, else of one unit more.
    ///
    /// # Errors
    /// [`Refusal::QuantityInvalid`], [`Refusal::TooManyLines`], [`Refusal::SerialTwice`].
    pub fn decide(&self, mut draft: Draft, offer: Offer, serial: Option<SerialNumber>) -> Result<Draft, Refusal> {
        let is_unnamed = |line: &DraftLine| line.offer.product == offer.product && line.serials_missing() > 0;
        let unnamed = draft.lines.iter().position(is_unnamed).filter(|_| serial.is_some());
        let place = match unnamed {
            Some(place) => place,
            None => grow(&mut draft, offer, self.quantity)?,
        };
        if let Some(line) = draft.lines.get_mut(place) {
            line.serials.extend(serial);
        }
        draft.check_serials_once()?;
        Ok(draft)
    }
}

/// The place of the line to which so many units were added.
fn grow(draft: &mut Draft, offer: Offer, quantity: Quantity) -> Result<usize, Refusal> {
    let plain = |line: &DraftLine| line.offer.product == offer.product && line.unit_price == line.offer.list_price;
    if let Some(place) = draft.lines.iter().position(plain) {
        if let Some(line) = draft.lines.get_mut(place) {
            line.quantity = checked(line.quantity + checked(quantity)?)?;
        }
        return Ok(place);
    }
    push(draft, offer, quantity)?;
    Ok(draft.lines.len() - 1)
}

/// A line as wanted by who knows all of it at once: an import, a quote, another program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WantedLine {
    /// What.
    pub product: ProductRef,
    /// How many.
    pub quantity: Quantity,
    /// At which unit price; the listed one by default. Another needs the right to override prices.
    #[serde(default)]
    #[ts(optional)]
    pub unit_price: Option<Money>,
    /// With which discount.
    #[serde(default)]
    #[ts(optional)]
    pub discount: Option<Discount>,
    /// The serial numbers that are known already.
    #[serde(default)]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub serials: Vec<String>,
}

/// Gives a draft all its lines at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReplaceLines {
    /// The draft; it is started if there is none.
    pub sale: SaleId,
    /// Its lines.
    pub lines: Vec<WantedLine>,
}

command!(ReplaceLines, "sales.replace_lines", Some(Permission::CreateSales), DraftView);

impl ReplaceLines {
    /// Decides. `offers` are those of the lines, in their order; `may_override` is the right to other prices.
    ///
    /// # Errors
    /// The first line that is refused. Discounts are checked against the cap by the caller, over the whole draft.
    pub fn decide(&self, mut draft: Draft, offers: Vec<Offer>, may_override: Override) -> Result<Draft, Refusal> {
        draft.lines.clear();
        for (wanted, offer) in self.lines.iter().zip(offers) {
            let floor = offer.floor;
            push(&mut draft, offer, wanted.quantity)?;
            let Some(line) = draft.lines.last_mut() else { continue };
            line.discount = wanted.discount;
            line.serials = serials(&wanted.serials)?;
            check_room(line)?;
            let price = wanted.unit_price.unwrap_or(line.offer.list_price);
            if price != line.offer.list_price {
                if price.is_negative() {
                    return Err(Refusal::PriceInvalid);
                }
                let Override::By(user) = may_override else { return Err(Refusal::PriceNeedsManager { floor }) };
                line.unit_price = price;
                line.price_approved_by = Some(user);
            }
        }
        draft.check_serials_once()?;
        Ok(draft)
    }
}

/// Whether the actor may sell at other prices than the listed ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Override {
    /// No.
    No,
    /// Yes, and this person answers for it.
    By(crate::ids::UserId),
}

fn push(draft: &mut Draft, offer: Offer, quantity: Quantity) -> Result<(), Refusal> {
    if draft.lines.len() >= LINES_MAX {
        return Err(Refusal::TooManyLines { lines_max: LINES_MAX });
    }
    let line = draft.next_line;
    draft.next_line += 1;
    let unit_price = offer.list_price;
    let quantity = checked(quantity)?;
    draft.lines.push(DraftLine {
        line,
        offer,
        quantity,
        unit_price,
        price_approved_by: None,
        discount: None,
        serials: Vec::new(),
    });
    Ok(())
}

/// A quantity above zero and below a million.
pub(super) fn checked(quantity: Quantity) -> Result<Quantity, Refusal> {
    if quantity.is_positive() && quantity <= Quantity::LINE_MAX { Ok(quantity) } else { Err(Refusal::QuantityInvalid) }
}
