//! Entering a product.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::catalog::{Product, ProductDescribed, ProductFields, ProductKind, Refusal, is_barcode};
use crate::command::command;
use crate::ids::ProductId;
use crate::people::Permission;
use crate::picture::{IMAGE_BYTES_MAX, is_image_hash};

/// Enters a product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreateProduct {
    /// Name is required; an empty SKU is refused; the rest has defaults.
    pub fields: ProductFields,
}

command!(CreateProduct, "catalog.create_product", Some(Permission::EditCatalog), ProductId);

impl CreateProduct {
    /// Decides.
    ///
    /// # Errors
    /// The field that is missing, wrong or taken.
    pub fn decide(&self, taken: &Taken) -> Result<ProductDescribed, Refusal> {
        for (field, present) in [
            ("sku", self.fields.sku.is_some()),
            ("name", self.fields.name.is_some()),
            ("price", self.fields.price.is_some()),
        ] {
            if !present {
                return Err(Refusal::FieldRequired { field });
            }
        }
        check(&self.fields, taken, &Product::default())
    }
}

/// Which of a product's codes belong to another product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The SKU does.
    pub sku: bool,
    /// These barcodes do.
    pub barcodes: Vec<String>,
}

/// Checks the fields that are given, and cleans them. `product` is as it stands.
pub(super) fn check(fields: &ProductFields, taken: &Taken, product: &Product) -> Result<ProductDescribed, Refusal> {
    let mut fields = fields.clone();
    fields.sku = clean("sku", fields.sku, 40, Needed::Yes)?;
    fields.name = clean("name", fields.name, 160, Needed::Yes)?;
    fields.description = clean("description", fields.description, 400, Needed::No)?;
    fields.unit = clean("unit", fields.unit, 12, Needed::No)?;
    if taken.sku {
        return Err(Refusal::SkuTaken { sku: fields.sku.unwrap_or_default() });
    }
    if let Some(barcode) = taken.barcodes.first() {
        return Err(Refusal::BarcodeTaken { barcode: barcode.clone() });
    }
    if let Some(barcode) = fields.barcodes.iter().flatten().find(|code| !is_barcode(code)) {
        return Err(Refusal::BarcodeInvalid { barcode: barcode.clone() });
    }
    for (field, amount) in [("price", fields.price), ("cost", fields.cost), ("price_floor", fields.price_floor)] {
        if amount.is_some_and(crate::money::Money::is_negative) {
            return Err(Refusal::AmountNegative { field });
        }
    }
    let kind = fields.kind.unwrap_or(*product.kind.get());
    if fields.serial_tracked.unwrap_or(*product.serial_tracked.get()) && kind != ProductKind::Tracked {
        return Err(Refusal::SerialsNeedStock);
    }
    if fields.image.as_deref().is_some_and(|image| !is_image_hash(image)) {
        return Err(Refusal::ImageInvalid { size_max: IMAGE_BYTES_MAX });
    }
    let specifications = fields.specifications.iter().flatten();
    if specifications.clone().count() > 60
        || specifications.into_iter().any(|line| line.name.len() + line.value.len() > 600)
    {
        return Err(Refusal::FieldTooLong { field: "specifications", length_max: 600 });
    }
    Ok(ProductDescribed { fields, active: None })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Needed {
    Yes,
    No,
}

fn clean(
    field: &'static str,
    text: Option<String>,
    length_max: usize,
    needed: Needed,
) -> Result<Option<String>, Refusal> {
    let Some(text) = text else { return Ok(None) };
    let text = text.trim();
    if text.is_empty() && needed == Needed::Yes {
        return Err(Refusal::FieldRequired { field });
    }
    if text.chars().count() > length_max {
        return Err(Refusal::FieldTooLong { field, length_max });
    }
    Ok(Some(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::Register;

    fn fields(kind: Option<ProductKind>, serial_tracked: Option<bool>) -> ProductFields {
        ProductFields { kind, serial_tracked, ..ProductFields::default() }
    }

    #[test]
    fn only_goods_whose_stock_is_kept_are_sold_by_serial_number() {
        let new = Product::default();
        let taken = Taken::default();
        assert!(check(&fields(None, Some(true)), &taken, &new).is_ok());
        for kind in [ProductKind::Service, ProductKind::Untracked] {
            let refused = check(&fields(Some(kind), Some(true)), &taken, &new);
            assert_eq!(refused, Err(Refusal::SerialsNeedStock));
        }
    }

    #[test]
    fn what_is_sold_by_serial_number_does_not_become_a_service() {
        let phone = Product { serial_tracked: Register::starting_at(true), ..Product::default() };
        let taken = Taken::default();
        let service = Some(ProductKind::Service);
        assert_eq!(check(&fields(service, None), &taken, &phone), Err(Refusal::SerialsNeedStock));
        assert!(check(&fields(service, Some(false)), &taken, &phone).is_ok());
    }
}
