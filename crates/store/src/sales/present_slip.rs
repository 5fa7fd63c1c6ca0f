//! Presenting a counter's slip at the till.

use std::collections::BTreeMap;

use comptoir_domain::catalog::Product;
use comptoir_domain::event::{Scope, StreamKind};
use comptoir_domain::ids::ProductId;
use comptoir_domain::people::{self, Device, Permission};
use comptoir_domain::sales::slip::{SignedSlip, SlipContent};
use comptoir_domain::sales::{PresentSlip, PresentedSale, Sale, SlipArticle};

use crate::error::{ExecuteError, StoreError};
use crate::execute::Handle;
use crate::people::device_store;
use crate::unit::Unit;

impl Handle for PresentSlip {
    fn handle(self, unit: &mut Unit<'_>) -> Result<PresentedSale, ExecuteError> {
        let signed = SignedSlip::read(&self.slip)?;
        let here = device_store(unit.connection)?.ok_or(people::Refusal::RegisterUnknown)?;
        unit.require(Permission::Collect, here)?;
        let (organisation, _) = unit.organisation()?;
        let device = unit.stream::<Device>(signed.slip.device.0)?;
        signed.check(organisation, &device.state, here)?;
        let sale = unit.stream::<Sale>(signed.slip.sale.0)?;
        let articles = articles(unit, &signed)?;
        let (presented, answer) = Self::decide(&signed, &sale.state, &articles)?;
        if let Some(presented) = presented {
            let zone = *unit.store(here)?.state.zone.get();
            unit.set_zone(zone);
            unit.emit(StreamKind::Sale, signed.slip.sale.0, Scope::Store(here), presented);
        }
        Ok(answer)
    }
}

/// What is known here of the slip's products. An archived one is known too: it was sold.
fn articles(unit: &mut Unit<'_>, signed: &SignedSlip) -> Result<BTreeMap<ProductId, SlipArticle>, StoreError> {
    let SlipContent::Whole(terms) = &signed.slip.content else { return Ok(BTreeMap::new()) };
    let mut articles = BTreeMap::new();
    for line in &terms.lines {
        let Some(product) = unit.existing::<Product>(line.product.0)? else { continue };
        let state = &product.state;
        let article = SlipArticle {
            sku: state.sku.get().clone(),
            name: state.name.get().clone(),
            cost: *state.cost.get(),
            warranty_months: *state.warranty_months.get(),
            unit: state.unit.get().clone(),
        };
        articles.insert(line.product, article);
    }
    Ok(articles)
}
