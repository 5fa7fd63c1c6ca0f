//! Entering and changing many products at once, as a file names them: by SKU, category and brand in words.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalog::{Product, ProductDescribed, ProductFields, Refusal};
use crate::command::command;
use crate::ids::StoreId;
use crate::people::Permission;
use crate::quantity::Quantity;

/// The most products that one command enters: one batch of the journal.
pub const IMPORT_LINES_MAX: usize = 1_000;

/// A product as a file describes it; absent parts stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ImportedProduct {
    /// Its fields; the SKU says which product it is. Category and brand are named below, never here.
    pub fields: ProductFields,
    /// Path in the tree, such as `Réseau > Routeurs`; made where it is missing.
    pub category: Option<String>,
    /// Name of the make; made where it is missing.
    pub brand: Option<String>,
    /// On sale, or archived.
    pub active: Option<bool>,
    /// At or below it, more is to be ordered.
    pub stock_minimum: Option<Quantity>,
    /// What was there before Comptoir; it counts only where the stock has not moved yet.
    pub opening_stock: Option<Quantity>,
}

/// Enters the products whose SKU is new and changes the others: all of them, or none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportProducts {
    /// Whose minimum and opening stock; needed where a line names one.
    #[serde(default)]
    #[ts(optional)]
    pub store: Option<StoreId>,
    /// At most 1,000, each SKU once.
    pub lines: Vec<ImportedProduct>,
}

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Imported {
    /// Entered.
    pub created: u32,
    /// Changed.
    pub updated: u32,
    /// Already so.
    pub unchanged: u32,
}

command!(ImportProducts, "catalog.import_products", Some(Permission::ImportCatalog), Imported);

impl ImportProducts {
    /// Checks the whole: each line is then decided as a creation or a change of its own.
    ///
    /// # Errors
    /// [`Refusal::TooManyProducts`], [`Refusal::FieldRequired`] for a line without SKU, [`Refusal::SkuTaken`] for a SKU named twice.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.lines.len() > IMPORT_LINES_MAX {
            return Err(Refusal::TooManyProducts { products_max: IMPORT_LINES_MAX });
        }
        let mut named = BTreeSet::new();
        for line in &self.lines {
            let sku = line.fields.sku.as_deref().map(str::trim).filter(|sku| !sku.is_empty());
            let sku = sku.ok_or(Refusal::FieldRequired { field: "sku" })?;
            if !named.insert(sku) {
                return Err(Refusal::SkuTaken { sku: sku.to_owned() });
            }
        }
        Ok(())
    }
}

impl ProductDescribed {
    /// Leaves only what differs from `product`; `None` when nothing does.
    #[must_use]
    pub fn differing_from(mut self, product: &Product) -> Option<Self> {
        fn keep<T: PartialEq>(field: &mut Option<T>, known: &T) {
            if field.as_ref() == Some(known) {
                *field = None;
            }
        }
        let fields = &mut self.fields;
        keep(&mut fields.sku, product.sku.get());
        keep(&mut fields.name, product.name.get());
        keep(&mut fields.description, product.description.get());
        keep(&mut fields.barcodes, product.barcodes.get());
        keep(&mut fields.kind, product.kind.get());
        keep(&mut fields.price, product.price.get());
        keep(&mut fields.cost, product.cost.get());
        keep(&mut fields.price_floor, product.price_floor.get());
        keep(&mut fields.tax_class, product.tax_class.get());
        keep(&mut fields.warranty_months, product.warranty_months.get());
        keep(&mut fields.unit, product.unit.get());
        keep(&mut fields.specifications, product.specifications.get());
        keep(&mut fields.image, product.image.get());
        keep(&mut fields.serial_tracked, product.serial_tracked.get());
        fields.category = fields.category.filter(|category| product.category.get() != &category.0);
        fields.brand = fields.brand.filter(|brand| product.brand.get() != &brand.0);
        keep(&mut self.active, product.active.get());
        (self != Self::default()).then_some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;

    fn named(sku: &str) -> ImportedProduct {
        let fields = ProductFields { sku: Some(sku.to_owned()), ..ProductFields::default() };
        ImportedProduct { fields, ..ImportedProduct::default() }
    }

    #[test]
    fn each_line_has_a_sku_of_its_own() {
        let of = |lines| ImportProducts { store: None, lines };
        assert_eq!(of(vec![named("A"), named("B")]).check(), Ok(()));
        assert_eq!(of(vec![named("A"), named(" A ")]).check(), Err(Refusal::SkuTaken { sku: "A".to_owned() }));
        assert_eq!(of(vec![named(" ")]).check(), Err(Refusal::FieldRequired { field: "sku" }));
        let many = (0..=IMPORT_LINES_MAX).map(|number| named(&number.to_string())).collect();
        assert_eq!(of(many).check(), Err(Refusal::TooManyProducts { products_max: IMPORT_LINES_MAX }));
    }

    #[test]
    fn only_what_differs_is_recorded() {
        let product = Product::default();
        let same = ProductFields { price: Some(Money::ZERO), unit: Some(String::new()), ..ProductFields::default() };
        let describe = |fields| ProductDescribed { fields, active: Some(true) };
        assert_eq!(describe(same.clone()).differing_from(&product), None);
        let other = ProductFields { name: Some("Câble".to_owned()), ..same };
        let kept = describe(other).differing_from(&product).expect("the name differs");
        assert_eq!(kept.fields, ProductFields { name: Some("Câble".to_owned()), ..ProductFields::default() });
        assert_eq!(kept.active, None);
    }
}
