//! A shift as its report.

use comptoir_documents::Language;
use comptoir_documents::paper::{
    CashCount, CashMovement, CashSummary, MethodTotal, PaperCopy, PaymentMethod, ShiftReportPaper,
};
use comptoir_domain::Money;
use comptoir_domain::till::{CashMoveKind, MeansKind};
use comptoir_store::{MeansTally, ShiftCard};

use super::House;

/// A closed shift's report.
pub(crate) fn shift_report(house: &House, card: &ShiftCard, language: Language) -> ShiftReportPaper {
    let sum = |tallies: &[MeansTally]| -> (u32, Money) {
        (tallies.iter().map(|tally| tally.count).sum(), tallies.iter().map(|tally| tally.amount).sum())
    };
    let (taken, returned) = (sum(&card.taken), sum(&card.returned));
    let opened = house.moment(card.opened_at);
    ShiftReportPaper {
        issuer: house.issuer.clone(),
        number: card.shift.to_string().chars().take(8).collect::<String>().to_uppercase(),
        register: card.register_name.clone(),
        cashier: card.cashier_name.clone(),
        opened,
        closed: card.closed_at.map_or(opened, |at| house.moment(at)),
        documents: None,
        sales: taken,
        discounts: (0, Money::ZERO),
        refunds: returned,
        net_sales: taken.1 - returned.1,
        taxes: Vec::new(),
        methods: card.taken.iter().map(method_total).collect(),
        cash: cash(card),
        counts: card
            .counted_lines
            .iter()
            .map(|line| CashCount { value: line.denomination, count: line.count })
            .collect(),
        movements: card.moves.iter().map(|moved| movement(house, moved)).collect(),
        pending: Vec::new(),
        note: Some(card.note.clone()).filter(|note| !note.is_empty()),
        copy: PaperCopy::Original,
        currency: card.currency,
        language,
    }
}

fn method_total(tally: &MeansTally) -> MethodTotal {
    let method = match tally.means.clone() {
        MeansKind::Cash => PaymentMethod::Cash,
        MeansKind::MobileMoney { operator } => PaymentMethod::MobileMoney { operator, reference: String::new() },
        MeansKind::BankTransfer => PaymentMethod::BankTransfer { reference: String::new() },
        MeansKind::Cheque => PaymentMethod::Cheque { number: String::new(), bank: String::new() },
        MeansKind::CustomerCredit => PaymentMethod::CustomerCredit,
    };
    MethodTotal { method, count: tally.count, amount: tally.amount }
}

fn cash(card: &ShiftCard) -> CashSummary {
    let of = |tallies: &[MeansTally]| -> Money {
        tallies.iter().filter(|tally| tally.means == MeansKind::Cash).map(|tally| tally.amount).sum()
    };
    let moved = |kind: CashMoveKind| -> Money {
        card.moves.iter().filter(|moved| moved.kind == kind).map(|moved| moved.amount).sum()
    };
    CashSummary {
        float: card.float,
        payments: of(&card.taken),
        refunds: of(&card.returned),
        cash_in: moved(CashMoveKind::In),
        cash_out: moved(CashMoveKind::Out),
        safe_drops: moved(CashMoveKind::SafeDrop),
        expected: card.expected,
        counted: card.counted,
        variance: card.variance,
    }
}

fn movement(house: &House, moved: &comptoir_store::CashMoveRow) -> CashMovement {
    let amount = if moved.kind == CashMoveKind::In { moved.amount } else { -moved.amount };
    CashMovement { moment: house.moment(moved.at), reason: moved.reason.clone(), amount }
}
