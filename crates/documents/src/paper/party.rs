//! Who sells and who buys.

use super::Logo;

/// The shop at the head of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Issuer {
    /// Organisation, or organisation and store.
    pub name: String,
    /// Address, one line each.
    pub address: Vec<String>,
    /// Phone numbers as they should read.
    pub phone: Option<String>,
    /// E-mail or web address; not printed on receipts.
    pub email: Option<String>,
    /// Taxpayer number.
    pub tax_id: Option<TaxId>,
    /// Shown at the head of receipts and invoices.
    pub logo: Option<Logo>,
}

/// A taxpayer number with the name it has in its country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxId {
    /// `NIU` in Cameroon, `IFU` in Benin, `NCC` in Côte d'Ivoire.
    pub scheme: String,
    /// The number itself.
    pub number: String,
}

impl TaxId {
    pub(crate) fn text(&self) -> String {
        format!("{} {}", self.scheme, self.number)
    }
}

/// The buyer. A walk-in customer is `None` on the paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customer {
    /// Person or company.
    pub name: String,
    /// Address, one line each.
    pub address: Vec<String>,
    /// Phone number as it should read.
    pub phone: Option<String>,
    /// Taxpayer number.
    pub tax_id: Option<TaxId>,
}
