//! What a draft costs. Rounding happens once per line; the sum of the lines is the total, to the franc.

use serde::Serialize;
use ts_rs::TS;

use crate::money::Money;
use crate::rate::BasisPoints;
use crate::sales::{Discount, Draft, DraftLine};

/// A line's amounts, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct PricedLine {
    /// Quantity × unit price.
    pub gross: Money,
    /// The line's own discount.
    pub discount: Money,
    /// Its share of the sale's discount.
    pub sale_discount: Money,
    /// The tax in, or on, what remains.
    pub tax: Money,
    /// What the customer pays for it.
    pub total: Money,
}

/// A draft's amounts, in minor units.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Priced {
    /// One per line, in the same order.
    pub lines: Vec<PricedLine>,
    /// Sum of the gross amounts.
    pub gross: Money,
    /// Sum of all discounts.
    pub discount: Money,
    /// Sum of the taxes.
    pub tax: Money,
    /// What the customer pays.
    pub total: Money,
}

/// Prices a draft.
#[must_use]
pub fn price(draft: &Draft) -> Priced {
    let gross: Vec<Money> = draft.lines.iter().map(|line| line.quantity.at(line.unit_price)).collect();
    let own: Vec<Money> = draft.lines.iter().zip(&gross).map(|(line, &gross)| own_discount(line, gross)).collect();
    let net: Vec<i64> = gross.iter().zip(&own).map(|(&gross, &own)| (gross - own).minor()).collect();
    let net_sum: Money = net.iter().map(|&net| Money::from_minor(net)).sum();
    let sale_discount = draft.discount.map_or(Money::ZERO, |discount| discount.of(net_sum));
    let shares = if sale_discount.is_zero() { vec![Money::ZERO; net.len()] } else { sale_discount.allocate(&net) };

    let mut priced = Priced::default();
    for (((line, &gross), &own), &share) in draft.lines.iter().zip(&gross).zip(&own).zip(&shares) {
        let net = gross - own - share;
        let rate = line.offer.tax_rate;
        let (tax, total) = if draft.taxes.prices_include_tax {
            (rate.contained_in(net), net)
        } else {
            (rate.of(net), net + rate.of(net))
        };
        priced.lines.push(PricedLine { gross, discount: own, sale_discount: share, tax, total });
        priced.gross += gross;
        priced.discount += own + share;
        priced.tax += tax;
        priced.total += total;
    }
    priced
}

fn own_discount(line: &DraftLine, gross: Money) -> Money {
    line.discount.map_or(Money::ZERO, |discount: Discount| discount.of(gross))
}

/// The highest discount that any line bears, own and shared together.
#[must_use]
pub fn highest_discount(priced: &Priced) -> BasisPoints {
    let rates = priced.lines.iter().filter(|line| line.gross.is_positive()).map(|line| {
        let discount = i128::from((line.discount + line.sale_discount).minor());
        let gross = i128::from(line.gross.minor());
        // Rounding a rate to whole francs may exceed it by less than one franc: that is not a higher rate.
        let without_rounding = (discount - 1).max(0);
        u32::try_from((without_rounding * 10_000 + gross - 1) / gross).unwrap_or(u32::MAX)
    });
    BasisPoints(rates.max().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalog::ProductKind;
    use crate::clock::Timestamp;
    use crate::ids::{ProductId, SaleId, StoreId, UserId};
    use crate::money::Currency;
    use crate::people::TaxRates;
    use crate::quantity::Quantity;
    use crate::sales::Offer;

    fn draft(lines: &[(i64, i64)], include_tax: bool) -> Draft {
        let taxes = TaxRates { standard: BasisPoints(1_925), reduced: BasisPoints(0), prices_include_tax: include_tax };
        let mut draft = Draft::new(
            SaleId::default(),
            StoreId::default(),
            Currency::XAF,
            taxes,
            UserId::default(),
            Timestamp::default(),
        );
        for (line, &(thousandths, unit_price)) in (1..).zip(lines) {
            draft.lines.push(DraftLine {
                line,
                offer: Offer {
                    product: ProductId::default(),
                    sku: String::new(),
                    name: String::new(),
                    kind: ProductKind::Tracked,
                    list_price: Money::from_minor(unit_price),
                    floor: Money::ZERO,
                    cost: Money::ZERO,
                    tax_rate: BasisPoints(1_925),
                    warranty_months: 0,
                    unit: String::new(),
                    serial_tracked: false,
                },
                quantity: Quantity::from_thousandths(thousandths),
                unit_price: Money::from_minor(unit_price),
                price_approved_by: None,
                discount: None,
                serials: Vec::new(),
            });
        }
        draft
    }

    #[test]
    fn the_drawn_counter_screen_adds_up() {
        let mut draft = draft(&[(2_000, 28_500), (1_000, 14_500), (12_000, 1_500), (1_000, 49_000)], true);
        if let Some(line) = draft.lines.get_mut(1) {
            line.discount = Some(Discount::Percent(BasisPoints(500)));
        }
        let priced = price(&draft);
        assert_eq!((priced.gross.minor(), priced.discount.minor(), priced.total.minor()), (138_500, 725, 137_775));
        assert_eq!(highest_discount(&priced), BasisPoints(500));
    }

    #[test]
    fn a_tenth_rounded_up_to_the_franc_is_still_a_tenth() {
        let mut draft = draft(&[(1_000, 25)], true);
        draft.discount = Some(Discount::Percent(BasisPoints(1_000)));
        let priced = price(&draft);
        assert_eq!(priced.discount.minor(), 3);
        assert!(highest_discount(&priced) <= BasisPoints(1_000));
    }

    proptest! {
        /// Trap 13: rounding never creates or loses a franc.
        #[test]
        fn trap_13_the_lines_add_up_to_the_total(
            lines in prop::collection::vec((1_i64..50_000, 0_i64..900_000), 1..30),
            sale_discount in 0_u32..10_000,
            include_tax: bool,
        ) {
            let mut draft = draft(&lines, include_tax);
            draft.discount = Some(Discount::Percent(BasisPoints(sale_discount)));
            let priced = price(&draft);
            let sum = |amount: fn(&PricedLine) -> Money| priced.lines.iter().map(amount).sum::<Money>();
            prop_assert_eq!(sum(|line| line.total), priced.total);
            prop_assert_eq!(sum(|line| line.tax), priced.tax);
            prop_assert_eq!(sum(|line| line.discount + line.sale_discount), priced.discount);
            prop_assert!(priced.lines.iter().all(|line| !line.total.is_negative()));
        }
    }
}
