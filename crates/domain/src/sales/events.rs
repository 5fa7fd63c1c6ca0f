//! The frozen storage format of sales. Fields may be added with new numbers, never changed.

use minicbor::bytes::ByteVec;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::BusinessDate;
use crate::catalog::ProductKind;
use crate::clock::Timestamp;
use crate::event::events;
use crate::ids::{CustomerId, DeviceId, PaymentId, ProductId, RegisterId, ShiftId, StoreId, UserId};
use crate::money::{Currency, Money};
use crate::quantity::Quantity;
use crate::rate::BasisPoints;
use crate::sales::{Draft, SaleNumber};
use crate::signature::Signature;
use crate::stock::{SerialNumber, SoldSerial};

events! {
    /// A sale.
    pub enum SaleEvent of Sale {
        /// Set aside, for anyone of the store to take up again.
        "sale.parked" 1 => SaleParked,
        /// Taken up again, on one device.
        "sale.recalled" 1 => SaleRecalled,
        /// Given up before it was submitted.
        "sale.abandoned" 1 => SaleAbandoned,
        /// Locked and sent to the till, with all its lines.
        "sale.submitted" 1 => SaleSubmitted,
        /// Money came in.
        "sale.payment_taken" 1 => PaymentTaken,
        /// Goods were set aside for the customer.
        "sale.goods_reserved" 1 => GoodsReserved,
        /// Goods left.
        "sale.goods_delivered" 1 => GoodsDelivered,
        /// Goods came back.
        "sale.goods_returned" 1 => GoodsReturned,
        /// Money went back.
        "sale.payment_returned" 1 => PaymentReturned,
        /// A manager undid it.
        "sale.cancelled" 1 => SaleCancelled,
        /// A paper was printed again.
        "sale.reprinted" 1 => SaleReprinted,
        /// The counter's slip was presented at a till that had not heard of the sale.
        "sale.slip_presented" 1 => SlipPresented,
        /// A serial number of it was put right.
        "sale.serial_corrected" 1 => SerialCorrected,
    }
}

/// Set aside.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SaleParked {
    /// As it was.
    #[n(0)]
    pub draft: Draft,
    /// What the seller called it; empty for none.
    #[n(1)]
    pub label: String,
}

/// Taken up again.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SaleRecalled {}

/// Given up.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SaleAbandoned {}

/// A line of a submitted sale. Every amount in minor units of the sale's currency.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SaleLine {
    /// From 1, in the order of the paper.
    #[n(0)]
    pub line: u32,
    /// Which product.
    #[n(1)]
    pub product: ProductId,
    /// Its code then.
    #[n(2)]
    pub sku: String,
    /// Its name then.
    #[n(3)]
    pub name: String,
    /// Goods or service.
    #[n(4)]
    pub kind: ProductKind,
    /// How many.
    #[n(5)]
    pub quantity: Quantity,
    /// Shelf price of one unit then.
    #[n(6)]
    pub list_price: Money,
    /// Asked price of one unit.
    #[n(7)]
    pub unit_price: Money,
    /// What one unit cost then.
    #[n(8)]
    pub cost: Money,
    /// The line's own discount.
    #[n(9)]
    pub discount: Money,
    /// Its share of the sale's discount.
    #[n(10)]
    pub sale_discount: Money,
    /// Its tax rate.
    #[n(11)]
    pub tax_rate: BasisPoints,
    /// The tax in, or on, it.
    #[n(12)]
    pub tax: Money,
    /// What the customer pays for it.
    #[n(13)]
    pub total: Money,
    /// Who consented to another price than the listed one.
    #[n(14)]
    pub price_approved_by: Option<UserId>,
    /// Months of warranty.
    #[n(15)]
    pub warranty_months: u32,
    /// What one unit is called; empty for a piece.
    #[n(16)]
    pub unit: String,
    /// The serial number of each unit, where they are read.
    #[cbor(n(17), skip_if = "Vec::is_empty")]
    pub serials: Vec<SerialNumber>,
}

/// Locked and sent to the till.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SaleSubmitted {
    /// Its number on paper.
    #[n(0)]
    pub number: SaleNumber,
    /// Where.
    #[n(1)]
    pub store: StoreId,
    /// The register whose number it bears.
    #[n(2)]
    pub register: RegisterId,
    /// Who sold.
    #[n(3)]
    pub seller: UserId,
    /// For whom; "client de passage" when absent.
    #[n(4)]
    pub customer: Option<CustomerId>,
    /// In which currency.
    #[n(5)]
    pub currency: Currency,
    /// The unit prices include the tax.
    #[n(6)]
    pub prices_include_tax: bool,
    /// All lines.
    #[n(7)]
    pub lines: Vec<SaleLine>,
    /// Sum of quantity × unit price.
    #[n(8)]
    pub gross: Money,
    /// Sum of the discounts.
    #[n(9)]
    pub discount: Money,
    /// Sum of the taxes.
    #[n(10)]
    pub tax: Money,
    /// What the customer pays.
    #[n(11)]
    pub total: Money,
    /// Who consented to a discount above the cap.
    #[n(12)]
    pub discount_approved_by: Option<UserId>,
}

/// How a payment was made.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "method")]
pub enum PaymentMeans {
    /// Notes and coins.
    #[n(0)]
    Cash,
    /// Mobile money.
    #[n(1)]
    MobileMoney {
        /// The operator's name, such as `MTN MoMo`.
        #[n(0)]
        operator: String,
        /// The operator's transaction reference.
        #[n(1)]
        reference: String,
    },
    /// Bank transfer.
    #[n(2)]
    BankTransfer {
        /// The bank's reference.
        #[n(0)]
        reference: String,
    },
    /// Cheque.
    #[n(3)]
    Cheque {
        /// The bank on which it is drawn.
        #[n(0)]
        bank: String,
        /// Its number.
        #[n(1)]
        number: String,
    },
    /// On the customer's account.
    #[n(4)]
    CustomerCredit,
}

/// Money came in.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PaymentTaken {
    /// The payment.
    #[n(0)]
    pub payment: PaymentId,
    /// How.
    #[n(1)]
    pub means: PaymentMeans,
    /// What counts towards the sale.
    #[n(2)]
    pub amount: Money,
    /// What the customer handed over; the amount, but for cash.
    #[n(3)]
    pub tendered: Money,
    /// In which shift.
    #[n(4)]
    pub shift: ShiftId,
    /// At which register.
    #[n(5)]
    pub register: RegisterId,
    /// Whose account, for customer credit.
    #[n(6)]
    pub customer: Option<CustomerId>,
}

/// Goods of one line that moved.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct GoodsLine {
    /// The sale's line.
    #[n(0)]
    pub line: u32,
    /// The product.
    #[n(1)]
    pub product: ProductId,
    /// How many.
    #[n(2)]
    pub quantity: Quantity,
    /// What one unit cost when it was sold.
    #[n(3)]
    pub unit_cost: Money,
    /// How many of them had been reserved for this sale.
    #[n(4)]
    pub from_reserved: Quantity,
}

/// Goods were set aside.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct GoodsReserved {
    /// Which.
    #[n(0)]
    pub lines: Vec<GoodsLine>,
}

/// Goods left.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct GoodsDelivered {
    /// Which.
    #[n(0)]
    pub lines: Vec<GoodsLine>,
}

/// Goods came back, or were no longer set aside (`from_reserved`).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct GoodsReturned {
    /// Which.
    #[n(0)]
    pub lines: Vec<GoodsLine>,
}

/// Money went back.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PaymentReturned {
    /// How.
    #[n(0)]
    pub means: PaymentMeans,
    /// How much.
    #[n(1)]
    pub amount: Money,
    /// From which shift's drawer, for cash.
    #[n(2)]
    pub shift: Option<ShiftId>,
}

/// A manager undid it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SaleCancelled {
    /// Why.
    #[n(0)]
    pub reason: String,
    /// The serial numbers that it named, as far as was known there: another sale may name them from now on.
    #[cbor(n(1), skip_if = "Vec::is_empty")]
    pub serials: Vec<SoldSerial>,
}

/// A paper was printed again.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SaleReprinted {
    /// The copy's number, from 1.
    #[n(0)]
    pub copy: u32,
}

/// A slip was presented. Where the sale itself is known as well, it stands; this only says that it was so at the till.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SlipPresented {
    /// The sale as the slip says it. Names, codes and costs are those of the till's own catalogue.
    #[n(0)]
    pub sale: SaleSubmitted,
    /// When it was submitted.
    #[n(1)]
    pub submitted_at: Timestamp,
    /// The store's day to which it belongs.
    #[n(2)]
    pub business_date: BusinessDate,
    /// The computer that signed.
    #[n(3)]
    pub device: DeviceId,
    /// The signed bytes, so that anybody can check them again.
    #[n(4)]
    pub slip: ByteVec,
    /// Their signature.
    #[n(5)]
    pub signature: Signature,
}

/// A serial number was put right.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct SerialCorrected {
    /// The sale's line.
    #[n(0)]
    pub line: u32,
    /// Of which product.
    #[n(1)]
    pub product: ProductId,
    /// What it had named.
    #[n(2)]
    pub from: SerialNumber,
    /// What it names from now on.
    #[n(3)]
    pub to: SerialNumber,
}
