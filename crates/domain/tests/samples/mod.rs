//! One value of every event kind, as it was when its fixture was cut. They only make new fixtures: the fixtures stand.

use comptoir_domain::authority::{Lack, VerdictConfirmed, VerdictGiven, VerdictLifted};
use comptoir_domain::catalog::*;
use comptoir_domain::conflicts::{AuthoritySettled, ConflictResolved, RemedyTaken, SerialSettled};
use comptoir_domain::customers::{CreditLimitSet, CustomerDescribed, CustomerKind};
use comptoir_domain::event::{Event, StreamKind, StreamRef};
use comptoir_domain::fold::Rule;
use comptoir_domain::hash::Hash;
use comptoir_domain::ids::*;
use comptoir_domain::people::*;
use comptoir_domain::sales::*;
use comptoir_domain::signature::{PublicKey, Signature};
use comptoir_domain::stock::*;
use comptoir_domain::till::*;
use comptoir_domain::{BasisPoints, BusinessDate, Currency, Link, Money, Quantity, Sealed, Timestamp, Zone};
use uuid::Uuid;

pub(crate) fn uuid(number: u8) -> Uuid {
    Uuid::from_bytes([number; 16])
}

fn money(minor: i64) -> Money {
    Money::from_minor(minor)
}

fn sealed(byte: u8) -> Option<Sealed> {
    Some(Sealed(vec![byte; 40]))
}

fn serial(text: &str) -> SerialNumber {
    SerialNumber::parse(text).unwrap()
}

fn taxes() -> TaxRates {
    TaxRates { standard: BasisPoints(1_925), reduced: BasisPoints(550), prices_include_tax: true }
}

/// One of each, in the order of the stream kinds.
pub(crate) fn all() -> Vec<Event> {
    [people(), catalog(), customers(), sales(), till(), stock(), conflicts(), authority()].concat()
}

fn people() -> Vec<Event> {
    let store = StoreFields {
        code: Some("AKW".into()),
        name: Some("Akwa".into()),
        currency: Some(Currency::XAF),
        zone: Some(Zone::default()),
        taxes: Some(taxes()),
        address: Some("Rue Joffre, Douala".into()),
        phone: Some("+237699000111".into()),
        tax_id: Some("M012345678901A".into()),
        receipt_footer: Some("Merci".into()),
        allow_negative_stock: Some(false),
        seller_discount_cap: Some(BasisPoints(1_000)),
        manager_discount_cap: Some(BasisPoints(5_000)),
        variance_warning: Some(money(5_000)),
        logo: Some("5f".repeat(32)),
    };
    let role = RoleRef::BuiltIn(BuiltInRole::Manager);
    vec![
        OrganisationFounded {
            name: "Tekno Shop".into(),
            country: "CM".into(),
            currency: Currency::XAF,
            zone: Zone::default(),
            demonstration: false,
        }
        .into(),
        StoreDescribed { fields: store }.into(),
        RegisterCreated { store: StoreId(uuid(1)), code: "C1".into(), name: "Caisse 1".into() }.into(),
        DeviceEnrolled {
            key: PublicKey([5; 32]),
            name: "Comptoir 2".into(),
            class: DeviceClass::Terminal,
            store: Some(StoreId(uuid(1))),
        }
        .into(),
        DeviceDescribed { name: Some("Comptoir du fond".into()), store: Some(StoreId(uuid(2))) }.into(),
        DeviceRevoked { reason: "volé".into() }.into(),
        DeviceStationed { register: RegisterId(uuid(3)) }.into(),
        DeviceAssigned { register: RegisterId(uuid(4)) }.into(),
        DeviceShutOut { reason: "volé".into(), held: vec![HeldLog { epoch: EpochId(uuid(16)), seq: 41 }] }.into(),
        InvitationIssued {
            name: "Caisse 2".into(),
            class: DeviceClass::Terminal,
            store: Some(StoreId(uuid(1))),
            expires_at: Timestamp(1_795_000_000_000),
            verifier: "$argon2id$v=19$m=19456,t=2,p=1$c2Vs$aGFzaA".into(),
        }
        .into(),
        InvitationUsed { key: PublicKey([6; 32]) }.into(),
        UserDescribed {
            user_name: sealed(1),
            name: sealed(2),
            email: sealed(3),
            phone: sealed(4),
            active: Some(true),
            language: Some("fr".into()),
        }
        .into(),
        RoleGranted { role, store: Some(StoreId(uuid(1))) }.into(),
        RoleWithdrawn { role, store: Some(StoreId(uuid(1))) }.into(),
        CredentialsSet { password: true, pin: false }.into(),
        RoleDefined {
            name: "Chef de rayon".into(),
            permissions: [Permission::ViewStock, Permission::EditCatalog].into(),
        }
        .into(),
        RoleChanged { name: Some("Chef de vente".into()), permissions: Some([Permission::CreateSales].into()) }.into(),
        AccessEvent::from(SignedIn { means: SignInMeans::Pin }).into(),
        AccessEvent::from(SignInFailed { means: SignInMeans::Password, user: Some(UserId(uuid(2))) }).into(),
        AccessEvent::from(OverrideDenied { user: UserId(uuid(2)), permission: Permission::DiscountHigh }).into(),
        AccessEvent::from(RecoveryCodeRenewed {}).into(),
        InvitationCancelled {}.into(),
        VerifiersSet { password: Some(Hash([7; 32])), pin: Some(Hash([8; 32])) }.into(),
    ]
}

fn catalog() -> Vec<Event> {
    let fields = ProductFields {
        sku: Some("TPL-WR841".into()),
        name: Some("Routeur TP-Link".into()),
        description: Some("300 Mbit/s".into()),
        barcodes: Some(vec!["6935364051242".into(), "6935364051259".into()]),
        kind: Some(ProductKind::Tracked),
        category: Some(Link::to(CategoryId(uuid(3)))),
        brand: Some(Link::to(BrandId(uuid(4)))),
        price: Some(money(18_500)),
        cost: Some(money(12_000)),
        price_floor: Some(money(15_000)),
        tax_class: Some(TaxClass::Reduced),
        warranty_months: Some(12),
        unit: Some("pièce".into()),
        specifications: Some(vec![Specification { name: "Ports".into(), value: "4".into() }]),
        image: Some("00".repeat(32)),
        serial_tracked: None,
    };
    vec![
        CategoryDescribed {
            name: Some("Réseau".into()),
            parent: Some(Parent(Some(CategoryId(uuid(3))))),
            icon: Some("network".into()),
        }
        .into(),
        BrandDescribed { name: "TP-Link".into() }.into(),
        ProductDescribed { fields, active: Some(true) }.into(),
    ]
}

fn customers() -> Vec<Event> {
    vec![
        CustomerDescribed {
            kind: Some(CustomerKind::Company),
            name: sealed(5),
            phone: sealed(6),
            email: sealed(7),
            address: sealed(8),
            tax_id: sealed(9),
            active: Some(true),
        }
        .into(),
        CreditLimitSet { limit: money(250_000) }.into(),
    ]
}

fn draft() -> Draft {
    let offer = Offer {
        product: ProductId(uuid(5)),
        sku: "TPL-WR841".into(),
        name: "Routeur TP-Link".into(),
        kind: ProductKind::Tracked,
        list_price: money(18_500),
        floor: money(15_000),
        cost: money(12_000),
        tax_rate: BasisPoints(1_925),
        warranty_months: 12,
        unit: String::new(),
        serial_tracked: false,
    };
    let mut draft = Draft::new(
        SaleId(uuid(6)),
        StoreId(uuid(1)),
        Currency::XAF,
        taxes(),
        UserId(uuid(2)),
        Timestamp(1_795_000_000_000),
    );
    draft.customer = Some(CustomerId(uuid(7)));
    draft.lines.push(DraftLine {
        line: 1,
        offer,
        quantity: Quantity::from_units(2),
        unit_price: money(18_000),
        price_approved_by: Some(UserId(uuid(2))),
        discount: Some(Discount::Percent(BasisPoints(500))),
        serials: Vec::new(),
    });
    draft.discount = Some(Discount::Amount(money(1_000)));
    draft.discount_approval = Some(DiscountApproval { by: UserId(uuid(2)), ceiling: BasisPoints(5_000) });
    draft.next_line = 2;
    draft
}

fn sale_line() -> SaleLine {
    SaleLine {
        line: 1,
        product: ProductId(uuid(5)),
        sku: "TPL-WR841".into(),
        name: "Routeur TP-Link".into(),
        kind: ProductKind::Tracked,
        quantity: Quantity::from_units(2),
        list_price: money(18_500),
        unit_price: money(18_000),
        cost: money(12_000),
        discount: money(1_800),
        sale_discount: money(1_000),
        tax_rate: BasisPoints(1_925),
        tax: money(5_359),
        total: money(33_200),
        price_approved_by: Some(UserId(uuid(2))),
        warranty_months: 12,
        unit: "pièce".into(),
        serials: Vec::new(),
    }
}

fn submitted() -> SaleSubmitted {
    let number = SaleNumber { store: "AKW".into(), register: "C1".into(), year: 2026, series: 1, sequence: 1_487 };
    SaleSubmitted {
        number,
        store: StoreId(uuid(1)),
        register: RegisterId(uuid(8)),
        seller: UserId(uuid(2)),
        customer: Some(CustomerId(uuid(7))),
        currency: Currency::XAF,
        prices_include_tax: true,
        lines: vec![sale_line()],
        gross: money(36_000),
        discount: money(2_800),
        tax: money(5_359),
        total: money(33_200),
        discount_approved_by: Some(UserId(uuid(2))),
    }
}

/// Says what [`submitted`] says, at the time and on the day that the fixtures give it: the states stand as without a slip.
fn slip_presented() -> SlipPresented {
    SlipPresented {
        sale: submitted(),
        submitted_at: Timestamp(1_795_000_000_103),
        business_date: BusinessDate::from_days(20_775),
        device: DeviceId(uuid(12)),
        slip: vec![0x83, 0x01, 0x02, 0x03].into(),
        signature: Signature([7; 64]),
    }
}

fn sales() -> Vec<Event> {
    let lines = vec![GoodsLine {
        line: 1,
        product: ProductId(uuid(5)),
        quantity: Quantity::from_units(2),
        unit_cost: money(12_000),
        from_reserved: Quantity::ONE,
    }];
    let means = PaymentMeans::MobileMoney { operator: "MTN MoMo".into(), reference: "9000000001".into() };
    let taken = PaymentTaken {
        payment: PaymentId(uuid(9)),
        means: means.clone(),
        amount: money(33_200),
        tendered: money(35_000),
        shift: ShiftId(uuid(10)),
        register: RegisterId(uuid(8)),
        customer: Some(CustomerId(uuid(7))),
    };
    vec![
        SaleParked { draft: draft(), label: "M. Biya".into() }.into(),
        SaleRecalled {}.into(),
        SaleAbandoned {}.into(),
        submitted().into(),
        taken.into(),
        GoodsReserved { lines: lines.clone() }.into(),
        GoodsDelivered { lines: lines.clone() }.into(),
        GoodsReturned { lines }.into(),
        PaymentReturned { means, amount: money(3_200), shift: Some(ShiftId(uuid(10))) }.into(),
        SaleCancelled { reason: "Erreur de caisse".into(), serials: Vec::new() }.into(),
        SaleReprinted { copy: 1 }.into(),
        slip_presented().into(),
        SerialCorrected { line: 1, product: ProductId(uuid(5)), from: serial("SN-1"), to: serial("SN-2") }.into(),
    ]
}

fn till() -> Vec<Event> {
    vec![
        ShiftOpened {
            store: StoreId(uuid(1)),
            register: RegisterId(uuid(8)),
            currency: Currency::XAF,
            float: money(50_000),
        }
        .into(),
        CashMoved {
            movement: CashMoveId(uuid(11)),
            kind: CashMoveKind::Out,
            amount: money(2_000),
            reason: "Taxi".into(),
        }
        .into(),
        ShiftCounted {
            lines: vec![CountedLine { denomination: money(10_000), count: 8 }],
            counted: money(80_000),
            expected: money(81_200),
        }
        .into(),
        ShiftClosed {
            counted: money(80_000),
            expected: money(81_200),
            note: "Monnaie".into(),
            left_in_drawer: money(50_000),
            register: RegisterId(uuid(8)),
            cashier: UserId(uuid(2)),
        }
        .into(),
    ]
}

fn stock() -> Vec<Event> {
    let (store, product) = (StoreId(uuid(1)), ProductId(uuid(5)));
    let (quantity, unit_cost) = (Quantity::from_units(10), money(12_000));
    vec![
        GoodsReceived {
            store,
            supplier: "Sunu Import".into(),
            reference: "BL-77".into(),
            lines: vec![ReceivedLine { product, quantity, unit_cost, serials: Vec::new() }],
        }
        .into(),
        StockAdjusted {
            store,
            reason: AdjustmentReason::Breakage,
            note: "Tombé".into(),
            lines: vec![AdjustedLine { product, quantity: -quantity, unit_cost }],
        }
        .into(),
        StockCounted {
            store,
            note: "Rayon réseau".into(),
            lines: vec![CountedProduct { product, quantity, unit_cost }],
        }
        .into(),
        StockLimitsSet { store, product, minimum: Quantity::from_units(2), maximum: Quantity::from_units(20) }.into(),
    ]
}

fn conflicts() -> Vec<Event> {
    let means = MeansKind::MobileMoney { operator: "MTN MoMo".into() };
    vec![
        ConflictResolved {
            rule: Rule::PaidTwice,
            events: vec![EventId(uuid(14)), EventId(uuid(15))],
            about: StreamRef::new(StreamKind::Sale, uuid(6)),
            store: Some(StoreId(uuid(1))),
            remedy: RemedyTaken::MoneyReturned { amount: money(33_200), means },
            note: "Client rappelé".into(),
        }
        .into(),
        AuthoritySettled(ConflictResolved {
            rule: Rule::WithoutAuthority,
            events: vec![EventId(uuid(17))],
            about: StreamRef::new(StreamKind::Product, uuid(5)),
            store: None,
            remedy: RemedyTaken::Confirmed,
            note: String::new(),
        })
        .into(),
        SerialSettled(ConflictResolved {
            rule: Rule::SameSerial,
            events: vec![EventId(uuid(14)), EventId(uuid(15))],
            about: StreamRef::new(StreamKind::Sale, uuid(6)),
            store: Some(StoreId(uuid(1))),
            remedy: RemedyTaken::SerialCorrected {
                sale: SaleId(uuid(6)),
                number: "AKW-C1-2026-001487".into(),
                from: serial("SN-1"),
                to: serial("SN-2"),
            },
            note: String::new(),
        })
        .into(),
    ]
}

fn authority() -> Vec<Event> {
    let lack = Lack::Permission { permission: Permission::EditCatalog };
    vec![
        VerdictGiven { event: EventId(uuid(17)), stream: StreamRef::new(StreamKind::Product, uuid(5)), lack }.into(),
        VerdictLifted {}.into(),
        VerdictConfirmed {}.into(),
    ]
}

/// Events with the fields that came with serial numbers.
pub(crate) fn with_serials() -> Vec<Event> {
    let serials = || vec![serial("SN-1"), serial("SN-2")];
    let product = ProductId(uuid(5));
    let mut parked = draft();
    for line in &mut parked.lines {
        line.offer.serial_tracked = true;
        line.serials = serials();
    }
    let mut sold = submitted();
    sold.lines.iter_mut().for_each(|line| line.serials = serials());
    let (quantity, unit_cost) = (Quantity::from_units(2), money(12_000));
    let fields = ProductFields { serial_tracked: Some(true), ..ProductFields::default() };
    vec![
        ProductDescribed { fields, active: None }.into(),
        SaleParked { draft: parked, label: String::new() }.into(),
        sold.into(),
        SaleCancelled {
            reason: "Erreur de caisse".into(),
            serials: serials().into_iter().map(|serial| SoldSerial { product, serial }).collect(),
        }
        .into(),
        GoodsReceived {
            store: StoreId(uuid(1)),
            supplier: "Sunu Import".into(),
            reference: "BL-77".into(),
            lines: vec![ReceivedLine { product, quantity, unit_cost, serials: serials() }],
        }
        .into(),
    ]
}
