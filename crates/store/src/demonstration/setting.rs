//! The setting of the story: stores, people, catalogue, customers, first stock.

use std::collections::HashMap;

use comptoir_domain::catalog::{CreateBrand, CreateCategory, CreateProduct, ProductFields, ProductKind, Specification};
use comptoir_domain::customers::{CreateCustomer, CustomerKind, CustomerProfile};
use comptoir_domain::ids::{BrandId, CategoryId, CustomerId, ProductId, RegisterId, StoreId, UserId};
use comptoir_domain::people::{
    BuiltInRole, CreateRegister, CreateStore, CreateUser, FirstAdministrator, FoundOrganisation, GrantRole, RoleRef,
    StoreFields, TaxClass, TaxRates,
};
use comptoir_domain::stock::{ReceiptLine, ReceiveGoods, SetStockLimits};
use comptoir_domain::{BasisPoints, Currency, Link, Money, Quantity, Timestamp, Zone};

use super::tables;
use super::teller::Teller;
use crate::error::{ExecuteError, StoreError};

/// A product of the story.
pub(super) struct Article {
    pub(super) id: ProductId,
    pub(super) kind: ProductKind,
    pub(super) cost: Money,
    pub(super) minimum: i64,
    pub(super) weight: u64,
    pub(super) measured: bool,
    /// Its boxes are told apart by their IMEI.
    pub(super) is_serial_tracked: bool,
}

/// A store of the story, with who works there.
pub(super) struct Branch {
    pub(super) id: StoreId,
    pub(super) registers: Vec<RegisterId>,
    pub(super) sellers: Vec<UserId>,
    pub(super) cashiers: Vec<UserId>,
    pub(super) keeper: UserId,
    pub(super) weight: u64,
}

/// Everything that the days need to know.
pub(super) struct Shop {
    pub(super) branches: Vec<Branch>,
    pub(super) articles: Vec<Article>,
    pub(super) customers: Vec<CustomerId>,
    pub(super) suppliers: Vec<String>,
    /// Who may do everything.
    pub(super) admin: UserId,
    /// Who supervises all stores.
    pub(super) manager: UserId,
}

impl Shop {
    /// The register at which the visitor sits down: the first of the first store.
    pub(super) fn home_register(&self) -> Result<RegisterId, ExecuteError> {
        let register = self.branches.first().and_then(|branch| branch.registers.first());
        register.copied().ok_or_else(|| missing("register").into())
    }
}

fn missing(what: &str) -> StoreError {
    StoreError::Damaged(format!("demonstration: {what} is missing"))
}

/// Tells the setting, as of `start`.
pub(super) fn tell(teller: &mut Teller<'_>, start: Timestamp) -> Result<Shop, ExecuteError> {
    teller.at(start);
    let people = tables::people()?;
    let (admin, mut branches) = stores(teller, &people)?;
    let manager = staff(teller, admin, &people, &mut branches)?;
    let articles = catalogue(teller, admin)?;
    let customers = customers(teller, admin)?;
    let suppliers: Vec<String> = tables::suppliers()?.into_iter().map(|supplier| supplier.name).collect();
    first_stock(teller, &branches, &articles, suppliers.first().map_or("", String::as_str))?;
    Ok(Shop { branches, articles, customers, suppliers, admin, manager })
}

fn fields(shop: &tables::Shop) -> StoreFields {
    StoreFields {
        code: Some(shop.code.clone()),
        name: Some(shop.name.clone()),
        currency: Some(Currency::XAF),
        zone: Some(Zone::default()),
        taxes: Some(TaxRates { standard: BasisPoints(1_925), reduced: BasisPoints::ZERO, prices_include_tax: true }),
        address: Some(shop.address.clone()),
        phone: Some(shop.phone.clone()),
        tax_id: Some(shop.tax_id.clone()),
        receipt_footer: Some(shop.receipt_footer.clone()),
        ..StoreFields::default()
    }
}

fn stores(teller: &mut Teller<'_>, people: &[tables::Person]) -> Result<(UserId, Vec<Branch>), ExecuteError> {
    let shops = tables::shops()?;
    let first = shops.first().ok_or_else(|| missing("store"))?;
    let head = people.first().ok_or_else(|| missing("administrator"))?;
    let founded = teller.tell(
        UserId::default(),
        &FoundOrganisation {
            name: "Électro-Réseau SARL".to_owned(),
            country: "CM".to_owned(),
            currency: Currency::XAF,
            zone: Zone::default(),
            store: fields(first),
            register_code: Some("C1".to_owned()),
            register_name: "Caisse 1".to_owned(),
            administrator: FirstAdministrator {
                user_name: head.user_name.clone(),
                name: format!("{} {}", head.first_name, head.last_name),
                password: head.password.clone(),
                pin: Some(head.pin.clone()),
                language: "fr".to_owned(),
            },
            demonstration: true,
        },
    )?;
    let admin = founded.administrator;
    let mut branches = Vec::new();
    for (index, shop) in shops.iter().enumerate() {
        let store =
            if index == 0 { founded.store } else { teller.tell(admin, &CreateStore { fields: fields(shop) })? };
        let mut registers = if index == 0 { vec![founded.register] } else { Vec::new() };
        for number in (registers.len() + 1)..=(if index == 0 { 2 } else { 1 }) {
            let (code, name) = (format!("C{number}"), format!("Caisse {number}"));
            registers.push(teller.tell(admin, &CreateRegister { store, code, name })?);
        }
        branches.push(Branch {
            id: store,
            registers,
            sellers: Vec::new(),
            cashiers: Vec::new(),
            keeper: admin,
            weight: shop.weight,
        });
    }
    Ok((admin, branches))
}

fn staff(
    teller: &mut Teller<'_>,
    admin: UserId,
    people: &[tables::Person],
    branches: &mut [Branch],
) -> Result<UserId, ExecuteError> {
    let mut manager = admin;
    let codes: Vec<String> = tables::shops()?.into_iter().map(|shop| shop.code).collect();
    for person in people.iter().skip(1) {
        let user = teller.tell(
            admin,
            &CreateUser {
                user_name: person.user_name.clone(),
                name: format!("{} {}", person.first_name, person.last_name),
                email: person.email.clone(),
                phone: person.phone.clone(),
                password: person.password.clone(),
                pin: Some(person.pin.clone()),
                language: "fr".to_owned(),
            },
        )?;
        let role = match person.role.as_str() {
            "manager" => BuiltInRole::Manager,
            "seller" => BuiltInRole::Seller,
            "cashier" => BuiltInRole::Cashier,
            _ => BuiltInRole::StockKeeper,
        };
        if person.stores == "*" {
            teller.act(admin, &GrantRole { user, role: RoleRef::BuiltIn(role), store: None })?;
            manager = user;
        }
        for (code, branch) in codes.iter().zip(branches.iter_mut()) {
            if !person.stores.split('|').any(|store| store == code) {
                continue;
            }
            teller.act(admin, &GrantRole { user, role: RoleRef::BuiltIn(role), store: Some(branch.id) })?;
            match role {
                BuiltInRole::Seller => branch.sellers.push(user),
                BuiltInRole::Cashier => branch.cashiers.push(user),
                BuiltInRole::StockKeeper => branch.keeper = user,
                BuiltInRole::Admin | BuiltInRole::Manager => {}
            }
        }
    }
    Ok(manager)
}

/// The dearer telephones: the shop notes which one it sold to whom.
const SERIAL_TRACKED: [&str; 2] = ["SMA-SAM-A16", "SMA-XIA-N14"];

fn catalogue(teller: &mut Teller<'_>, admin: UserId) -> Result<Vec<Article>, ExecuteError> {
    let mut categories: HashMap<String, CategoryId> = HashMap::new();
    for category in tables::categories()? {
        let parent = categories.get(&category.parent_code).copied();
        let id = teller.tell(admin, &CreateCategory { name: category.name_fr, parent, icon: category.icon })?;
        categories.insert(category.code, id);
    }
    let mut brands: HashMap<String, BrandId> = HashMap::new();
    for brand in tables::brands()? {
        brands.insert(brand.code, teller.tell(admin, &CreateBrand { name: brand.name })?);
    }
    let mut articles = Vec::new();
    for product in tables::products()? {
        let is_serial_tracked = SERIAL_TRACKED.contains(&product.sku.as_str());
        let kind = if product.kind == "service" { ProductKind::Service } else { ProductKind::Tracked };
        let fields = ProductFields {
            sku: Some(product.sku.clone()),
            name: Some(product.name.clone()),
            description: Some(product.description.clone()),
            barcodes: Some(Some(product.barcode.clone()).filter(|code| !code.is_empty()).into_iter().collect()),
            kind: Some(kind),
            category: categories.get(&product.category_code).copied().map(Link::to),
            brand: brands.get(&product.brand_code).copied().map(Link::to),
            price: Some(Money::from_minor(product.price_xaf)),
            cost: Some(Money::from_minor(product.cost_xaf)),
            price_floor: Some(Money::from_minor(product.price_floor_xaf)),
            tax_class: Some(if product.tax_class == "exempt" { TaxClass::Exempt } else { TaxClass::Standard }),
            warranty_months: Some(product.warranty_months),
            unit: Some(if product.unit == "pièce" { String::new() } else { product.unit.clone() }),
            specifications: Some(specifications(&product.specifications)),
            image: None,
            serial_tracked: is_serial_tracked.then_some(true),
        };
        articles.push(Article {
            id: teller.tell(admin, &CreateProduct { fields })?,
            kind,
            cost: Money::from_minor(product.cost_xaf),
            minimum: product.minimum.unwrap_or(0),
            weight: product.weight,
            measured: product.unit == "m",
            is_serial_tracked,
        });
    }
    Ok(articles)
}

fn specifications(text: &str) -> Vec<Specification> {
    let lines = text.split("; ").filter_map(|line| line.split_once(": "));
    lines.map(|(name, value)| Specification { name: name.to_owned(), value: value.to_owned() }).collect()
}

fn customers(teller: &mut Teller<'_>, admin: UserId) -> Result<Vec<CustomerId>, ExecuteError> {
    let mut customers = Vec::new();
    for customer in tables::customers()? {
        let kind = if customer.kind == "company" { CustomerKind::Company } else { CustomerKind::Person };
        let profile = CustomerProfile {
            kind: Some(kind),
            name: Some(customer.name),
            phone: Some(customer.phone),
            email: Some(customer.email),
            address: Some(customer.address),
            tax_id: Some(customer.tax_id),
        };
        customers.push(teller.tell(admin, &CreateCustomer { profile })?);
    }
    Ok(customers)
}

fn first_stock(
    teller: &mut Teller<'_>,
    branches: &[Branch],
    articles: &[Article],
    supplier: &str,
) -> Result<(), ExecuteError> {
    for branch in branches {
        let tracked: Vec<&Article> = articles.iter().filter(|article| article.kind == ProductKind::Tracked).collect();
        let mut lines = Vec::new();
        for article in &tracked {
            let units = article.minimum * 2 + i64::try_from(teller.below(9)).unwrap_or(0) + 2;
            lines.push(ReceiptLine {
                product: article.id,
                quantity: Quantity::from_units(units),
                unit_cost: article.cost,
                serials: teller.unpack(branch.id, article, units),
            });
        }
        let (supplier, reference) = (supplier.to_owned(), "Stock initial".to_owned());
        teller.act(branch.keeper, &ReceiveGoods { store: branch.id, supplier, reference, lines })?;
        for article in tracked.iter().filter(|article| article.minimum > 0) {
            let (minimum, maximum) = (Quantity::from_units(article.minimum), Quantity::from_units(article.minimum * 4));
            let limits = SetStockLimits { store: branch.id, product: article.id, minimum, maximum };
            teller.act(branch.keeper, &limits)?;
        }
    }
    Ok(())
}
