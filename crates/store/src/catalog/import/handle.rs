//! The command that imports a batch: each line is decided as any creation or change, all of them in one batch of events.

use std::collections::HashSet;

use comptoir_domain::catalog::{ImportProducts, Imported, ImportedProduct, Refusal};
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::{ProductId, StockDocumentId, StoreId};
use comptoir_domain::people::Permission;
use comptoir_domain::stock::{AdjustStock, AdjustmentLine, AdjustmentReason, StockLimitsSet, stock_setting_id};
use comptoir_domain::{Money, Quantity};

use super::decide::{Decided, Known, Place, known};
use super::names::{Made, Names};
use crate::error::ExecuteError;
use crate::execute::Handle;
use crate::unit::Unit;

impl Handle for ImportProducts {
    fn handle(self, unit: &mut Unit<'_>) -> Result<Imported, ExecuteError> {
        self.check()?;
        require_stock(unit, &self)?;
        let mut batch = ImportBatch {
            place: Place { connection: unit.connection, store: self.store },
            names: Names::load(unit.connection)?,
            barcodes: HashSet::new(),
            opened: Vec::new(),
            imported: Imported::default(),
        };
        for line in &self.lines {
            batch.take(unit, line)?;
        }
        batch.finish(unit)
    }
}

/// Minimum and opening stock need the permissions of their own verbs, in a store.
fn require_stock(unit: &mut Unit<'_>, command: &ImportProducts) -> Result<(), ExecuteError> {
    let names = |part: fn(&ImportedProduct) -> Option<Quantity>| command.lines.iter().any(|line| part(line).is_some());
    let needed = [
        (names(|line| line.stock_minimum), Permission::SetStockLimits),
        (names(|line| line.opening_stock), Permission::AdjustStock),
    ];
    for (_, permission) in needed.into_iter().filter(|(named, _)| *named) {
        let store = command.store.ok_or(comptoir_domain::people::Refusal::StoreUnknown)?;
        unit.require(permission, store)?;
        let zone = *unit.store(store)?.state.zone.get();
        unit.set_zone(zone);
    }
    Ok(())
}

struct ImportBatch<'a> {
    place: Place<'a>,
    names: Names,
    barcodes: HashSet<String>,
    opened: Vec<(AdjustmentLine, Money)>,
    imported: Imported,
}

impl ImportBatch<'_> {
    fn take(&mut self, unit: &mut Unit<'_>, line: &ImportedProduct) -> Result<(), ExecuteError> {
        let sku = line.fields.sku.as_deref().unwrap_or_default().trim();
        let known = known(self.place.connection, sku)?;
        let mut fresh = || unit.context.fresh_id();
        let decided = self.place.decide(line, known.as_ref(), &mut self.names, &mut fresh)?;
        let decided = decided.map_err(|refused| ExecuteError::Refused(refused.refusal))?;
        for barcode in line.fields.barcodes.iter().flatten() {
            if !self.barcodes.insert(barcode.clone()) {
                return Err(Refusal::BarcodeTaken { barcode: barcode.clone() }.into());
            }
        }
        match (&known, decided.changes_nothing()) {
            (_, true) => self.imported.unchanged += 1,
            (Some(_), false) => self.imported.updated += 1,
            (None, false) => self.imported.created += 1,
        }
        self.emit(unit, line, known, decided);
        Ok(())
    }

    fn emit(&mut self, unit: &mut Unit<'_>, line: &ImportedProduct, known: Option<Known>, decided: Decided) {
        let cost = line.fields.cost.or_else(|| known.as_ref().map(Known::cost)).unwrap_or_default();
        let product = known.map_or_else(|| ProductId(unit.context.fresh_id()), |known| known.id);
        if let Some(described) = decided.described {
            unit.emit(StreamKind::Product, product.0, Scope::Organisation, described);
        }
        if let (Some((minimum, maximum)), Some(store)) = (decided.limits, self.place.store) {
            let set = StockLimitsSet { store, product, minimum, maximum };
            unit.emit(StreamKind::StockSetting, stock_setting_id(store, product), Scope::Store(store), set);
        }
        if let Some(quantity) = decided.opening {
            self.opened.push((AdjustmentLine { product, quantity }, cost));
        }
    }

    fn finish(self, unit: &mut Unit<'_>) -> Result<Imported, ExecuteError> {
        for made in self.names.made {
            match made {
                Made::Category(id, described) => unit.emit(StreamKind::Category, id.0, Scope::Organisation, described),
                Made::Brand(id, described) => unit.emit(StreamKind::Brand, id.0, Scope::Organisation, described),
            }
        }
        if let (Some(store), false) = (self.place.store, self.opened.is_empty()) {
            open_stock(unit, store, self.opened)?;
        }
        Ok(self.imported)
    }
}

/// One document for what was there before Comptoir.
fn open_stock(unit: &mut Unit<'_>, store: StoreId, opened: Vec<(AdjustmentLine, Money)>) -> Result<(), ExecuteError> {
    let (lines, costs): (Vec<_>, Vec<_>) = opened.into_iter().unzip();
    let adjust = AdjustStock { store, reason: AdjustmentReason::OpeningStock, note: String::new(), lines };
    let adjusted = adjust.decide(&costs)?;
    let document = StockDocumentId(unit.context.fresh_id());
    unit.emit(StreamKind::StockDocument, document.0, Scope::Store(store), adjusted);
    Ok(())
}
