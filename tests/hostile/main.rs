//! What a device of the business that is broken, or means harm, may ask: whatever is answered, the journal stays sound. That the bytes themselves
//! are read without a panic is the question of `decoders`.

mod business;
mod mutate;
mod shut_out;

use comptoir_sync::answer::answer;
use comptoir_sync::answer_revoked::answer_revoked;
use comptoir_sync::message::Exchange;
use proptest::prelude::*;

use crate::business::Business;
use crate::mutate::{mutated, mutations};

#[test]
fn whatever_a_device_asks_the_journal_stays_sound() {
    let business = Business::open();
    let questions = business.questions();
    let asker = business.other.device().unwrap();
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) };
    proptest!(config, |(which in 0..questions.len(), wishes in mutations(), is_shut_out: bool)| {
        let Ok(exchange) = minicbor::decode::<Exchange>(&mutated(&questions[which], &wishes)) else { return Ok(()) };
        let before = business.store.tips().unwrap();
        if is_shut_out {
            answer_revoked(&business.store, asker, &exchange);
        } else {
            answer(&business.store, asker, &exchange);
        }
        for tip in before {
            prop_assert!(business.holds(&tip), "{tip:?} was held");
        }
    });
    assert_eq!(business.store.verify().unwrap().faults, Vec::<String>::new());
    let digests = business.store.digests().unwrap();
    business.store.rebuild().unwrap();
    assert_eq!(business.store.digests().unwrap(), digests);
}
