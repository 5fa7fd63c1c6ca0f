//! What the screens ask about the catalogue. Candidates are capped: no screen loads it all.

mod list_brands;
mod list_categories;
mod list_products;
mod product_row;
mod read_image;
mod read_product;
mod search_products;
mod words;

pub(crate) use list_brands::ListBrands;
pub(crate) use list_categories::ListCategories;
pub(crate) use list_products::ListProducts;
pub(crate) use read_image::ReadImage;
pub(crate) use read_product::ReadProduct;
pub(crate) use search_products::SearchProducts;
pub(crate) use words::{Reach, word_filter};
