//! What the screens ask about sales.

mod current_draft;
mod list_holders;
mod list_parked;
mod list_sales;
mod open_sales;
mod read_sale;
mod read_slip;
mod sale_row;

pub(crate) use current_draft::CurrentDraft;
pub(crate) use list_holders::ListHolders;
pub(crate) use list_parked::ListParked;
pub(crate) use list_sales::ListSales;
pub(crate) use open_sales::open_sales;
pub(crate) use read_sale::ReadSale;
pub use read_sale::{SaleCard, SaleCardLine, SaleCardPayment};
pub(crate) use read_slip::ReadSlip;
pub use read_slip::SaleSlip;
pub(crate) use sale_row::{SaleRow, sale_row, select_sales, status_of};
