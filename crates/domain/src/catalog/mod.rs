//! The catalogue: categories, brands, products.
//!
//! Everything here is a register: fields that people edit. Prices are in the minor unit of the organisation's currency.

mod archive_product;
mod barcode;
mod category;
mod change_category;
mod change_product;
mod create_brand;
mod create_category;
mod create_product;
mod events;
mod import_products;
mod product;
mod refusal;
mod set_product_image;

pub use archive_product::SetProductActive;
pub use barcode::{is_barcode, search_text};
pub use category::{Brand, Category};
pub use change_category::ChangeCategory;
pub use change_product::ChangeProduct;
pub use create_brand::CreateBrand;
pub use create_category::CreateCategory;
pub use create_product::{CreateProduct, Taken};
pub use events::*;
pub use import_products::{IMPORT_LINES_MAX, ImportProducts, Imported, ImportedProduct};
pub use product::{Product, ProductFields, ProductKind, Specification};
pub use refusal::Refusal;
pub use set_product_image::SetProductImage;
