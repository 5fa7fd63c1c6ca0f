//! A device that was shut out hands in what it recorded, whatever way a part of it came before.

use comptoir_domain::event::Scope;
use comptoir_domain::people::{Audience, RevokeDevice};
use comptoir_domain::stock::{ReceiptLine, ReceiveGoods};
use comptoir_domain::{Money, Quantity};
use comptoir_store::Store;
use comptoir_sync::answer_revoked::answer_revoked;
use comptoir_sync::link::{Input, Link, Output};

use crate::business::Business;

/// Talks until there is nothing more to say.
fn talk(business: &Business) {
    let asker = business.other.device().unwrap();
    let key = business.store.device_key().unwrap().public();
    let mut link = Link::new(business.store.organisation().unwrap().unwrap(), key);
    let mut input = Input::Tick;
    for _ in 0..20 {
        let asked = link.step(input, &business.other).unwrap().into_iter().find_map(|output| match output {
            Output::Ask(exchange) => Some(exchange),
            Output::Wait(_) | Output::TookIn(_) => None,
        });
        let Some(exchange) = asked else { return };
        input = Input::Answered(Box::new(answer_revoked(&business.store, asker, &exchange)));
    }
    panic!("they never stop talking");
}

fn whole(store: &Store) -> usize {
    let everything = store.read_lacking(&[], &Audience::Everything, usize::MAX).unwrap();
    everything.iter().flat_map(|run| &run.items).filter(|item| matches!(item, comptoir_store::Item::Event(_))).count()
}

/// It came by way of a terminal of another shop, which is not given its scope. Nobody else has it.
#[test]
fn what_came_bare_from_a_device_that_was_shut_out_is_asked_of_it() {
    let business = Business::open();
    let (store, product) = (business.place(), business.product());
    let lines = vec![ReceiptLine {
        product,
        quantity: Quantity::from_units(3),
        unit_cost: Money::from_minor(900),
        serials: Vec::new(),
    }];
    business.at_other(&ReceiveGoods { store, supplier: String::new(), reference: String::new(), lines });
    let elsewhere = Audience::Only([Scope::Organisation].into());
    for run in business.other.read_lacking(&business.store.tips().unwrap(), &elsewhere, usize::MAX).unwrap() {
        business.store.ingest(&run).unwrap();
    }
    assert_eq!(business.store.wanted(10).unwrap().len(), 1, "its content is missing");
    let device = business.other.device().unwrap();
    business.here(&RevokeDevice { device, reason: "volé".into() });
    let before = whole(&business.store);
    talk(&business);
    assert!(business.store.wanted(10).unwrap().is_empty(), "it was asked for, and given");
    assert!(whole(&business.store) > before);
    assert_eq!(business.store.verify().unwrap().faults, Vec::<String>::new());
    assert!(whole(&business.other) < whole(&business.store), "it was given nothing: not even that it was shut out");
}
