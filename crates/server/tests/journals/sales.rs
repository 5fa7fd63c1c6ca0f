//! A sale, as two devices of a shop work on it.

use comptoir_domain::ids::{ProductId, RegisterId, SaleId, StoreId};
use comptoir_domain::people::CreateRegister;
use comptoir_domain::sales::{
    GoodsChoice, PaymentMeans, ProductRef, RecordPayment, ReplaceLines, SubmitSale, Submitted, Tender, WantedLine,
};
use comptoir_domain::stock::{ReceiptLine, ReceiveGoods};
use comptoir_domain::till::OpenShift;
use comptoir_domain::{Money, Quantity};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::device::Device;

impl Device {
    /// A second register in the shop.
    pub(crate) fn add_register(&self, store: StoreId) -> RegisterId {
        let create = CreateRegister { store, code: "C2".to_owned(), name: "Caisse 2".to_owned() };
        serde_json::from_value(self.act(&create)).unwrap()
    }

    /// Three of a product are there.
    pub(crate) fn receive(&self, store: StoreId, product: ProductId) {
        let (quantity, unit_cost) = (Quantity::from_units(3), Money::from_minor(500));
        let lines = vec![ReceiptLine { product, quantity, unit_cost, serials: Vec::new() }];
        self.act(&ReceiveGoods { store, supplier: String::new(), reference: String::new(), lines });
    }

    /// Prepares and submits a sale of one piece.
    pub(crate) fn submit(&self, product: ProductId) -> Submitted {
        let sale = SaleId(Uuid::now_v7());
        let (product, quantity) = (ProductRef::Id(product), Quantity::ONE);
        let lines = vec![WantedLine { product, quantity, unit_price: None, discount: None, serials: Vec::new() }];
        self.act(&ReplaceLines { sale, lines });
        serde_json::from_value(self.act(&SubmitSale { sale })).unwrap()
    }

    /// Collects a sale in cash at a register.
    pub(crate) fn collect(&self, submitted: &Submitted, register: RegisterId) {
        self.store.choose_register(&self.session, register).unwrap();
        self.act(&OpenShift { register, float: Money::ZERO });
        let tenders = vec![Tender { means: PaymentMeans::Cash, amount: submitted.total }];
        self.act(&RecordPayment { sale: submitted.sale, tenders, goods: GoodsChoice::Reserve });
    }

    /// A sale as this device shows it.
    pub(crate) fn sale(&self, sale: SaleId) -> Value {
        self.store.query(&self.session, "sales.sale", json!({ "sale": sale })).unwrap()
    }
}
