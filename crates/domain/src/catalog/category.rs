//! The product tree and the makes.

use minicbor::Encode;

use crate::catalog::events::Parent;
use crate::catalog::{BrandEvent, CategoryEvent};
use crate::event::StreamKind;
use crate::fold::{Anomaly, At, Fold};
use crate::register::Register;

/// A node of the product tree.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode)]
pub struct Category {
    /// Its name.
    #[n(0)]
    pub name: Register<String>,
    /// The category above it.
    #[n(1)]
    pub parent: Register<Parent>,
    /// The name of its icon.
    #[n(2)]
    pub icon: Register<String>,
    /// Fields edited apart.
    #[n(3)]
    pub anomalies: Vec<Anomaly>,
}

impl Fold for Category {
    type Event = CategoryEvent;
    const KIND: StreamKind = StreamKind::Category;

    fn apply(&mut self, at: &At<'_>, event: &CategoryEvent) {
        let CategoryEvent::CategoryDescribed(fields) = event;
        self.name.set_if(at, fields.name.as_ref(), &mut self.anomalies);
        self.parent.set_if(at, fields.parent.as_ref(), &mut self.anomalies);
        self.icon.set_if(at, fields.icon.as_ref(), &mut self.anomalies);
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}

/// A make.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode)]
pub struct Brand {
    /// Its name.
    #[n(0)]
    pub name: Register<String>,
    /// Fields edited apart.
    #[n(1)]
    pub anomalies: Vec<Anomaly>,
}

impl Fold for Brand {
    type Event = BrandEvent;
    const KIND: StreamKind = StreamKind::Brand;

    fn apply(&mut self, at: &At<'_>, event: &BrandEvent) {
        let BrandEvent::BrandDescribed(described) = event;
        self.name.set(at, &described.name, &mut self.anomalies);
    }

    fn anomalies(&self) -> &[Anomaly] {
        &self.anomalies
    }
}
