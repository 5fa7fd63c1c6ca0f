use super::shop::{MORNING, SetClock, found, open, open_shift, pay, submit};

#[test]
fn scratch_verify_rebuild_verify() {
    let directory = tempfile::tempdir().unwrap();
    let store = open(directory.path(), &SetClock::at(MORNING));
    let shop = found(&store, 1, 2);
    open_shift(&store, &shop, 0);
    for round in 0..6 {
        let sale = submit(&store, &shop, 0, 2);
        pay(&store, &shop, &sale);
        assert_eq!(store.verify().unwrap().faults, Vec::<String>::new(), "{round}");
        super::dump::rows(&store);
        store.rebuild().unwrap();
        super::dump::rows(&store);
        super::dump::rows(&store);
    }
}
