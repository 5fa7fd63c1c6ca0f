//! A small shop as the first-run screen founds it.

use comptoir::desk::Desk;
use comptoir::failure::Failure;
use comptoir::shell;
use comptoir_domain::CommandId;
use serde_json::{Value, json};
use uuid::Uuid;

/// The administrator's name and password.
pub const ADMINISTRATOR: (&str, &str) = ("awa", "mot-de-passe");

/// What is in the shop.
#[derive(Clone, Debug)]
pub struct Shop {
    /// Its administrator, who does everything.
    pub administrator: Value,
    /// Its store.
    pub store: Value,
    /// Its register.
    pub register: Value,
    /// Its only product, at 1 500 francs.
    pub product: Value,
    /// The code of its recovery sheet.
    pub recovery_code: String,
}

/// Founds the shop at a desk, with a thousand pieces of one product, and opens a shift with 50 000 francs.
///
/// # Errors
/// What the desk answers.
pub fn found(desk: &Desk, passphrase: Option<&str>) -> Result<Shop, Failure> {
    let business = json!({
        "name": "Tekno", "country": "CM", "currency": "XAF", "zone": "Africa/Douala",
        "store": {
            "code": "AKW", "name": "Akwa", "currency": "XAF", "zone": "Africa/Douala", "allow_negative_stock": true,
            "taxes": { "standard": 1_925, "reduced": 0, "prices_include_tax": true },
        },
        "register_name": "Caisse 1",
        "administrator": {
            "user_name": ADMINISTRATOR.0, "name": "Awa Ngo", "password": ADMINISTRATOR.1, "language": "fr",
        },
    });
    let created =
        shell::call(desk, "device.create_business", json!({ "business": business, "passphrase": passphrase }))?;
    let at = |pointer: &str| created.pointer(pointer).cloned().unwrap_or_default();
    let execute =
        |name: &str, body: Value| desk.execute(CommandId(Uuid::now_v7()), name, body).map(|executed| executed.answer);
    let (store, register) = (at("/founded/store"), at("/founded/register"));
    let fields = json!({ "sku": "CAB-1", "name": "Câble 1 m", "price": 1_500, "cost": 1_000 });
    let product = execute("catalog.create_product", json!({ "fields": fields }))?;
    let line = json!({ "product": product, "quantity": 1_000_000, "unit_cost": 1_000 });
    execute("stock.receive", json!({ "store": store, "lines": [line] }))?;
    execute("till.open_shift", json!({ "register": register, "float": 50_000 }))?;
    let recovery_code = at("/recovery_code").as_str().unwrap_or_default().to_owned();
    Ok(Shop { administrator: at("/founded/administrator"), store, register, product, recovery_code })
}

impl Shop {
    /// The three commands of a sale of some pieces paid in cash, in their order.
    #[must_use]
    pub fn sale(&self, sale: Uuid, units: i64) -> [(&'static str, Value); 3] {
        let line = json!({ "product": { "id": self.product }, "quantity": units * 1_000 });
        let tender = json!({ "method": "cash", "amount": units * 1_500 });
        [
            ("sales.replace_lines", json!({ "sale": sale, "lines": [line] })),
            ("sales.submit", json!({ "sale": sale })),
            ("sales.record_payment", json!({ "sale": sale, "tenders": [tender] })),
        ]
    }
}
