//! Customers: who buys, so that a guarantee, a history and a credit have a name. Without one, a sale is to "client de passage".
//!
//! Personal fields are sealed under the customer's key before they come here.

mod change;
mod create;
mod credit;
mod customer;
mod events;
mod phone;
mod refusal;
mod set_credit_limit;

pub use change::ChangeCustomer;
pub use create::{CreateCustomer, CustomerProfile};
pub use credit::Credit;
pub use customer::Customer;
pub use events::*;
pub use phone::{Country, normalise_phone};
pub use refusal::Refusal;
pub use set_credit_limit::SetCreditLimit;
