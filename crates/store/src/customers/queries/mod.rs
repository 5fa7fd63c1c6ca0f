//! What the screens ask about customers.

mod customer_row;
mod read_credit;
mod read_customer;
mod search_customers;

pub use customer_row::CustomerRow;
pub(crate) use customer_row::find;
pub(crate) use read_credit::ReadCredit;
pub(crate) use read_customer::ReadCustomer;
pub(crate) use search_customers::SearchCustomers;
