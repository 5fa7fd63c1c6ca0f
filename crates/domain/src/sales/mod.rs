//! Sales: from a draft at the counter to goods that leave.
//!
//! A [`Draft`] is local to its device until it is parked or submitted. Submitting locks it: from then on a sale only
//! receives payments, deliveries and, from a manager, its cancellation. Three facts stand apart per line: reserved, delivered, paid.
//!
//! Read in this order: [`Draft`] and [`price`](totals::price) (what a sale costs), `submit`, [`Sale`] (what folds), then the other verbs.

mod abandon;
mod add_line;
mod cancel;
mod change_line;
mod correct_serial;
mod discount;
mod draft;
mod draft_view;
mod events;
mod ledger_entries;
mod numbering;
mod override_price;
mod park;
mod present_slip;
mod record_payment;
mod refusal;
mod reprint;
mod sale;
mod set_customer;
mod set_serials;
pub mod slip;
mod submit;
pub mod totals;

pub use abandon::AbandonDraft;
pub use add_line::{AddLine, LINES_MAX, Override, ProductRef, ReplaceLines, WantedLine};
pub use cancel::{CancelSale, Cancellation, ReturnMeans};
pub use change_line::{RemoveLine, SetLineQuantity};
pub use correct_serial::CorrectSerial;
pub use discount::{DiscountLine, DiscountSale};
pub use draft::{Discount, DiscountApproval, Draft, DraftLine, Offer};
pub use draft_view::{DraftLineView, DraftView, PricedLineView};
pub use events::*;
pub use ledger_entries::ledger_entries;
pub use numbering::{Numbering, NumberingEntry, SaleNumber};
pub use override_price::OverridePrice;
pub use park::{ParkDraft, RecallSale};
pub use present_slip::{PresentSlip, PresentedSale, SlipArticle};
pub use record_payment::{AtShift, GoodsChoice, PaymentRecorded, RecordPayment, Tender, TenderMeans};
pub use refusal::Refusal;
pub use reprint::ReprintSale;
pub use sale::{Payment, Sale, SaleStatus};
pub use set_customer::SetCustomer;
pub use set_serials::{SetSerials, SoldElsewhere};
pub use submit::{Submission, SubmitSale, Submitted};
