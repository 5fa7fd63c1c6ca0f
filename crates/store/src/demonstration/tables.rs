//! The embedded tables of the demonstration.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::StoreError;

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Category {
    pub(super) code: String,
    pub(super) parent_code: String,
    pub(super) name_fr: String,
    pub(super) icon: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Brand {
    pub(super) code: String,
    pub(super) name: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Product {
    pub(super) sku: String,
    pub(super) barcode: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) category_code: String,
    pub(super) brand_code: String,
    pub(super) kind: String,
    pub(super) unit: String,
    pub(super) price_xaf: i64,
    pub(super) cost_xaf: i64,
    pub(super) tax_class: String,
    pub(super) price_floor_xaf: i64,
    pub(super) warranty_months: u32,
    pub(super) minimum: Option<i64>,
    pub(super) specifications: String,
    pub(super) weight: u64,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Customer {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) phone: String,
    pub(super) email: String,
    pub(super) address: String,
    pub(super) tax_id: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Shop {
    pub(super) code: String,
    pub(super) name: String,
    pub(super) address: String,
    pub(super) phone: String,
    pub(super) tax_id: String,
    pub(super) receipt_footer: String,
    pub(super) weight: u64,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Person {
    pub(super) user_name: String,
    pub(super) first_name: String,
    pub(super) last_name: String,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) role: String,
    pub(super) stores: String,
    pub(super) password: String,
    pub(super) pin: String,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Supplier {
    pub(super) name: String,
}

macro_rules! tables {
    ($($name:ident: $row:ty = $file:literal;)*) => {$(
        pub(super) fn $name() -> Result<Vec<$row>, StoreError> {
            read(include_str!(concat!("data/", $file)))
        }
    )*};
}

tables! {
    categories: Category = "categories.csv";
    brands: Brand = "brands.csv";
    products: Product = "products.csv";
    customers: Customer = "customers.csv";
    shops: Shop = "stores.csv";
    people: Person = "people.csv";
    suppliers: Supplier = "suppliers.csv";
}

fn read<T: DeserializeOwned>(text: &str) -> Result<Vec<T>, StoreError> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
    rows.collect::<Result<_, _>>().map_err(|error| StoreError::Damaged(format!("demonstration: {error}")))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_demonstration_is_as_large_as_promised() -> Result<(), crate::StoreError> {
        assert_eq!(super::products()?.len(), 300);
        assert_eq!(super::customers()?.len(), 60);
        assert_eq!(super::shops()?.len(), 3);
        Ok(())
    }
}
