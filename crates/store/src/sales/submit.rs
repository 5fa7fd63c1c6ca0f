//! Sending a sale to the till.

use std::collections::BTreeMap;

use comptoir_domain::catalog::ProductKind;
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::ProductId;
use comptoir_domain::ledger::LedgerKey;
use comptoir_domain::sales::{Draft, SaleNumber, Submission, SubmitSale, Submitted};
use comptoir_domain::{Quantity, Zone};

use super::drafts;
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::stock::serials::sold_elsewhere;
use crate::unit::Unit;

impl Handle for SubmitSale {
    fn handle(self, unit: &mut Unit<'_>) -> Result<Submitted, ExecuteError> {
        let draft = drafts::own(unit, self.sale)?;
        let store = unit.store(draft.store)?;
        let zone: Zone = *store.state.zone.get();
        unit.set_zone(zone);
        let (register_id, register) = unit.register_in(draft.store)?;
        let (year, series) = (unit.context.today.year(), unit.series());
        let sequence = unit.next_number(register_id, year)?;
        let number = SaleNumber {
            store: store.state.code.get().clone(),
            register: register.state.code.clone(),
            year,
            series,
            sequence,
        };
        let available = available(unit, &draft)?;
        let sold = sold_elsewhere(unit.connection, &draft)?;
        let submission = Submission {
            register: register_id,
            number,
            cap: drafts::cap(unit, &draft)?,
            available: (!store.state.allow_negative_stock.get()).then_some(&available),
            sold: &sold,
        };
        let scope = Scope::Store(draft.store);
        let submitted = self.decide(draft, submission)?;
        let answer = Submitted { sale: self.sale, number: submitted.number.to_string(), total: submitted.total };
        unit.emit(StreamKind::Sale, self.sale.0, scope, submitted);
        drafts::drop(unit.connection, self.sale)?;
        Ok(answer)
    }
}

fn available(unit: &mut Unit<'_>, draft: &Draft) -> Result<BTreeMap<ProductId, Quantity>, ExecuteError> {
    let tracked = draft.lines.iter().filter(|line| line.offer.kind == ProductKind::Tracked);
    let products: Vec<ProductId> = tracked.map(|line| line.offer.product).collect();
    let mut available = BTreeMap::new();
    for product in products {
        let level = unit.stock_level(LedgerKey::Stock(draft.store, product))?;
        available.insert(product, level.available());
    }
    Ok(available)
}
