//! Papers for the tests: the shop, the sale and the shift of the drawn screens.

use comptoir_domain::sales::slip::{SLIP_DIGITS_MAX, SLIP_MARK};
use comptoir_domain::{BasisPoints, BusinessDate, Currency, Money, Quantity};

use crate::paper::{
    CashCount, CashMovement, CashSummary, Customer, InvoicePaper, Issuer, LineDiscount, Logo, MethodTotal, Moment,
    PaperCopy, Payment, PaymentMethod, PendingSale, ReceiptPaper, RecoverySheetPaper, Sale, SaleLine, ShiftReportPaper,
    SlipPaper, TaxId, TaxLine, TaxMode, Totals,
};

pub(crate) const LOGO_PNG: &[u8] = include_bytes!("../fixtures/logo.png");

const CAMEROON_VAT: BasisPoints = BasisPoints(1_925);

pub(crate) fn logo() -> Logo {
    Logo::from_png(LOGO_PNG).unwrap_or_else(|error| unreachable!("the fixture is a PNG: {error}"))
}

pub(crate) fn francs(amount: i64) -> Money {
    Money::from_minor(amount)
}

pub(crate) fn moment(hour: u32, minute: u32) -> Moment {
    Moment { date: BusinessDate::from_days(20_777), hour, minute }
}

fn niu(number: &str) -> Option<TaxId> {
    Some(TaxId { scheme: "NIU".to_owned(), number: number.to_owned() })
}

pub(crate) fn issuer() -> Issuer {
    Issuer {
        name: "ÉLECTRO-RÉSEAU AKWA".to_owned(),
        address: vec!["Bd de la Liberté, Douala".to_owned()],
        phone: Some("+237 233 42 18 07".to_owned()),
        email: Some("akwa@electro-reseau.cm".to_owned()),
        tax_id: niu("M041812345678P"),
        logo: None,
    }
}

pub(crate) fn customer() -> Customer {
    Customer {
        name: "Ets Fotso & Fils".to_owned(),
        address: vec!["Rue Joffre, Bali".to_owned(), "BP 4127 Douala".to_owned()],
        phone: Some("+237 699 12 34 56".to_owned()),
        tax_id: niu("P087600219442K"),
    }
}

pub(crate) fn line(name: &str, sku: &str, units: i64, unit_price: i64, discount: LineDiscount) -> SaleLine {
    let quantity = Quantity::from_units(units);
    let gross = quantity.at(francs(unit_price));
    let off = match discount {
        LineDiscount::None => Money::ZERO,
        LineDiscount::Rate(rate) => rate.of(gross),
        LineDiscount::Amount(amount) => amount,
    };
    SaleLine {
        name: name.to_owned(),
        sku: sku.to_owned(),
        serials: Vec::new(),
        quantity,
        unit_price: francs(unit_price),
        discount,
        total: gross - off,
        tax_rate: CAMEROON_VAT,
    }
}

/// The sale of the drawn till: 137 775 F, partly by MTN MoMo, the rest in cash with change.
pub(crate) fn sale() -> Sale {
    let mut router = line("Routeur TP-Link Archer C6", "TPL-C6", 2, 28_500, LineDiscount::None);
    router.serials = vec!["2238761000412".to_owned(), "2238761000419".to_owned()];
    let lines = vec![
        router,
        line("Switch TP-Link LS1008G, 8 ports", "TPL-LS1008G", 1, 14_500, LineDiscount::Rate(BasisPoints(500))),
        line("Câble Cat6 UTP 3 m, gris", "CAB-C6-3G", 12, 1_500, LineDiscount::None),
        line("Onduleur APC Back-UPS 650 VA", "APC-BX650", 1, 49_000, LineDiscount::None),
    ];
    let total = francs(137_775);
    let tax = CAMEROON_VAT.contained_in(total);
    Sale {
        number: "AKWA-C1-2026-001487".to_owned(),
        moment: moment(14, 40),
        currency: Currency::XAF,
        seller: Some("Clarisse".to_owned()),
        cashier: Some("Ibrahim".to_owned()),
        register: Some("Caisse 1".to_owned()),
        customer: Some(customer()),
        lines,
        totals: Totals {
            subtotal: total,
            discount: Money::ZERO,
            tax_mode: TaxMode::Included,
            taxes: vec![TaxLine { rate: CAMEROON_VAT, base: total - tax, tax }],
            total,
        },
        payments: vec![mobile_money(60_000), cash(77_775, 80_000)],
        change: francs(2_225),
        due: Money::ZERO,
    }
}

pub(crate) fn mobile_money(amount: i64) -> Payment {
    let method = PaymentMethod::MobileMoney { operator: "MTN MoMo".to_owned(), reference: "9417 2203 118".to_owned() };
    Payment { method, amount: francs(amount), tendered: None }
}

pub(crate) fn cash(amount: i64, tendered: i64) -> Payment {
    let tendered = (tendered != amount).then(|| francs(tendered));
    Payment { method: PaymentMethod::Cash, amount: francs(amount), tendered }
}

pub(crate) fn receipt() -> ReceiptPaper {
    ReceiptPaper {
        issuer: issuer(),
        sale: sale(),
        footer: vec!["Garantie 12 mois sur présentation".to_owned(), "Merci de votre visite".to_owned()],
        qr: Some("CPT1:AKWA-C1-2026-001487:137775:7Q2KX9".to_owned()),
        ..ReceiptPaper::default()
    }
}

/// A slip with the longest code that there is.
pub(crate) fn slip() -> SlipPaper {
    let digits = (0_u32..).map(|place| char::from_digit(place * place % 97 % 10, 10).unwrap_or('0'));
    let code = SLIP_MARK.chars().chain(digits).take(SLIP_DIGITS_MAX).collect();
    let sale = Sale { customer: None, payments: Vec::new(), change: Money::ZERO, cashier: None, ..sale() };
    SlipPaper { issuer: issuer(), sale, code, is_whole: true, ..SlipPaper::default() }
}

pub(crate) fn invoice() -> InvoicePaper {
    InvoicePaper {
        number: "FAC-AKWA-2026-000312".to_owned(),
        due_date: Some(BusinessDate::from_days(20_807)),
        issuer: Issuer {
            name: "Électro-Réseau Akwa SARL".to_owned(),
            address: vec!["Boulevard de la Liberté, Akwa".to_owned(), "BP 1182 Douala, Cameroun".to_owned()],
            logo: Some(logo()),
            ..issuer()
        },
        sale: Sale { payments: vec![mobile_money(60_000)], change: Money::ZERO, due: francs(77_775), ..sale() },
        conditions: vec![
            "Garantie 12 mois pièces et main-d'œuvre, sur présentation de cette facture.".to_owned(),
            "Règlement par virement : Afriland First Bank, 10005 00012 04178512001 36.".to_owned(),
        ],
        legal_mention: "Électro-Réseau Akwa SARL au capital de 5 000 000 FCFA · RCCM RC/DLA/2018/B/2417 · NIU \
                        M041812345678P · Centre des impôts : CIME Akwa"
            .to_owned(),
        qr: Some("CPT1:FAC-AKWA-2026-000312:137775:7Q2KX9".to_owned()),
        ..InvoicePaper::default()
    }
}

/// An invoice over several pages with long names, two rates and an exempt line.
pub(crate) fn long_invoice() -> InvoicePaper {
    let mut paper = invoice();
    let goods = sale().lines;
    paper.sale.lines = goods.iter().cycle().take(46).cloned().collect();
    paper.sale.lines.push(line(
        "Installation, paramétrage et mise en service sur site d'un réseau local de douze postes, avec recette",
        "SRV-INST",
        1,
        150_000,
        LineDiscount::Amount(francs(15_000)),
    ));
    paper.sale.lines.push(SaleLine {
        quantity: Quantity::from_thousandths(12_500),
        tax_rate: BasisPoints::ZERO,
        total: francs(31_250),
        ..line("Manuel scolaire de réseaux, mètre linéaire", "LIV-RES", 1, 2_500, LineDiscount::None)
    });
    let subtotal: Money = paper.sale.lines.iter().map(|line| line.total).sum();
    let discount = francs(50_000);
    let taxed = subtotal - discount - francs(31_250);
    let tax = CAMEROON_VAT.contained_in(taxed);
    let taxes = vec![
        TaxLine { rate: CAMEROON_VAT, base: taxed - tax, tax },
        TaxLine { rate: BasisPoints::ZERO, base: francs(31_250), tax: Money::ZERO },
    ];
    let total = subtotal - discount;
    paper.sale.totals = Totals { subtotal, discount, tax_mode: TaxMode::Included, taxes, total };
    paper.sale.due = total - francs(60_000);
    paper.copy = PaperCopy::Duplicate { number: 1 };
    paper
}

fn shift_cash() -> CashSummary {
    CashSummary {
        float: francs(50_000),
        payments: francs(912_800),
        refunds: francs(14_500),
        cash_in: francs(20_000),
        cash_out: francs(8_500),
        safe_drops: francs(600_000),
        expected: francs(359_800),
        counted: francs(357_300),
        variance: francs(-2_500),
    }
}

pub(crate) fn shift_report() -> ShiftReportPaper {
    let count = |value, count| CashCount { value: francs(value), count };
    let movement = |hour, minute, reason: &str, amount| CashMovement {
        moment: moment(hour, minute),
        reason: reason.to_owned(),
        amount: francs(amount),
    };
    let method = |method, count, amount| MethodTotal { method, count, amount: francs(amount) };
    let operator =
        |operator: &str| PaymentMethod::MobileMoney { operator: operator.to_owned(), reference: String::new() };
    ShiftReportPaper {
        issuer: Issuer { logo: Some(logo()), ..invoice().issuer },
        number: "AKWA-C1-S-0218".to_owned(),
        register: "Caisse 1".to_owned(),
        cashier: "Ibrahim Njoya".to_owned(),
        opened: moment(7, 52),
        closed: moment(18, 34),
        documents: Some(("AKWA-C1-2026-001452".to_owned(), "AKWA-C1-2026-001493".to_owned())),
        sales: (41, francs(1_874_300)),
        discounts: (6, francs(38_450)),
        refunds: (1, francs(14_500)),
        net_sales: francs(1_859_800),
        taxes: vec![TaxLine { rate: CAMEROON_VAT, base: francs(1_559_581), tax: francs(300_219) }],
        methods: vec![
            method(PaymentMethod::Cash, 28, 912_800),
            method(operator("MTN MoMo"), 9, 511_500),
            method(operator("Orange Money"), 5, 238_000),
            method(PaymentMethod::BankTransfer { reference: String::new() }, 1, 150_000),
            method(PaymentMethod::CustomerCredit, 2, 62_000),
        ],
        cash: shift_cash(),
        counts: vec![
            count(10_000, 28),
            count(5_000, 9),
            count(2_000, 11),
            count(1_000, 7),
            count(500, 4),
            count(100, 10),
            count(50, 4),
            count(25, 4),
        ],
        movements: vec![
            movement(9, 15, "Petite caisse : taxi livraison Bonabéri", -3_500),
            movement(12, 2, "Versement au coffre", -600_000),
            movement(13, 20, "Monnaie apportée par le responsable", 20_000),
            movement(16, 48, "Petite caisse : eau", -5_000),
        ],
        pending: vec![
            PendingSale {
                number: "n° 1494".to_owned(),
                party: "Lycée bilingue Deïdo".to_owned(),
                due: francs(412_500),
            },
            PendingSale { number: "n° 1495".to_owned(), party: "Client de passage".to_owned(), due: francs(7_500) },
        ],
        note: Some("Un billet de 2 000 rendu en trop vers midi, client non retrouvé ; 500 en pièces.".to_owned()),
        currency: Currency::XAF,
        ..ShiftReportPaper::default()
    }
}

pub(crate) fn recovery_sheet() -> RecoverySheetPaper {
    let groups = ["K7QF", "2M9X", "HT4D", "WPRA", "8CJN", "V3EY", "6LBS", "5GUZ"];
    RecoverySheetPaper {
        organisation: "Électro-Réseau SARL".to_owned(),
        code: groups.map(str::to_owned).to_vec(),
        created: BusinessDate::from_days(20_777),
        language: crate::Language::French,
    }
}
