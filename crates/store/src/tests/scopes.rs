//! What a device is given: its scopes, and of everything else only what stands for it.

use comptoir_domain::event::Scope;
use comptoir_domain::ids::{DeviceId, StoreId};
use comptoir_domain::people::{self, ChangeDevice, CreateRegister, DeviceClass, EnrolDevice, RevokeDevice};
use comptoir_domain::stock::{ReceiptLine, ReceiveGoods};
use comptoir_domain::{Money, Quantity, Refusal};
use tempfile::{TempDir, tempdir};

use super::shop::{self, MORNING, SetClock, Shop};
use crate::error::ExecuteError;
use crate::journal::{Item, LogRun};
use crate::purge::BACKUP_WINDOW;
use crate::store::Store;

/// An owner's computer with two stores, and a terminal in the first.
struct Business {
    owner: Store,
    terminal: Store,
    shop: Shop,
    second: StoreId,
    clock: SetClock,
    _directory: TempDir,
}

fn business() -> Business {
    let (directory, clock) = (tempdir().unwrap(), SetClock::at(MORNING));
    let owner = shop::open(&directory.path().join("owner"), &clock);
    let terminal = shop::open(&directory.path().join("terminal"), &clock);
    let shop = shop::found(&owner, 2, 1);
    let second = shop::second_store(&owner, &shop);
    shop::enrol(&owner, &shop, &terminal);
    let business = Business { owner, terminal, shop, second, clock, _directory: directory };
    business.receive(business.second, 7);
    business.give();
    business.terminal.choose_register(&business.shop.session, business.shop.registers[1]).unwrap();
    business.take_back();
    business
}

impl Business {
    fn receive(&self, store: StoreId, units: i64) {
        let (quantity, unit_cost) = (Quantity::from_units(units), Money::from_minor(1_000));
        let lines = vec![ReceiptLine { product: self.shop.products[0], quantity, unit_cost, serials: Vec::new() }];
        let receive = ReceiveGoods { store, supplier: String::new(), reference: String::new(), lines };
        shop::tell(&self.owner, &self.shop.session, &receive);
    }

    fn runs(&self) -> Vec<LogRun> {
        let audience = self.owner.audience(self.terminal.device().unwrap()).unwrap();
        self.owner.read_lacking(&self.terminal.tips().unwrap(), &audience, usize::MAX).unwrap()
    }

    /// The owner's computer gives the terminal what it lacks, then what it wants.
    fn give(&self) {
        self.runs().iter().for_each(|run| drop(self.terminal.ingest(run).unwrap()));
        let audience = self.owner.audience(self.terminal.device().unwrap()).unwrap();
        let wanted = self.terminal.wanted(10).unwrap();
        for run in self.owner.read_wanted(&wanted, &audience, usize::MAX).unwrap().runs {
            self.terminal.ingest(&run).unwrap();
        }
        assert_eq!(self.owner.tips().unwrap(), self.terminal.tips().unwrap());
        assert_eq!(self.terminal.verify().unwrap().faults, Vec::<String>::new());
    }

    /// The terminal hears what the owner's computer has, which does not hear back.
    fn give_without_taking(&self) {
        self.runs().iter().for_each(|run| drop(self.terminal.ingest(run).unwrap()));
    }

    fn take_back(&self) {
        let audience = self.terminal.audience(self.owner.device().unwrap()).unwrap();
        for run in self.terminal.read_lacking(&self.owner.tips().unwrap(), &audience, usize::MAX).unwrap() {
            self.owner.ingest(&run).unwrap();
        }
    }

    fn move_terminal(&self, store: StoreId) {
        let device = self.terminal.device().unwrap();
        let change = ChangeDevice { device, name: None, store: Some(store) };
        shop::tell(&self.owner, &self.shop.session, &change);
    }

    fn let_go(&self) -> usize {
        self.terminal.let_go(self.owner.device().unwrap(), &self.owner.tips().unwrap()).unwrap()
    }

    /// The digests that both have of these scopes.
    fn agree_on(&self, scopes: &[Scope]) {
        let (owner, terminal) = (self.owner.digests().unwrap().scopes, self.terminal.digests().unwrap().scopes);
        for scope in scopes {
            let name = match scope {
                Scope::Store(store) => format!("store {store}"),
                _ => "organisation".to_owned(),
            };
            assert_eq!(owner.get(&name), terminal.get(&name), "{name}");
            assert!(terminal.contains_key(&name), "{name}");
        }
    }
}

fn sorted<const N: usize>(mut scopes: [Scope; N]) -> [Scope; N] {
    scopes.sort_unstable();
    scopes
}

/// The scopes of what a device holds whole.
fn held(store: &Store) -> Vec<Scope> {
    let runs = store.read_lacking(&[], &people::Audience::Everything, usize::MAX).unwrap();
    let items = runs.iter().flat_map(|run| &run.items).filter(|item| matches!(item, Item::Event(_)));
    let mut scopes: Vec<Scope> = items.map(|item| item.bare().scope).collect();
    scopes.sort_unstable();
    scopes.dedup();
    scopes
}

fn first(business: &Business) -> Scope {
    Scope::Store(business.shop.store)
}

fn second(business: &Business) -> Scope {
    Scope::Store(business.second)
}

#[test]
fn a_terminal_is_given_its_own_store_and_can_follow_every_chain() {
    let business = business();
    assert_eq!(held(&business.terminal), sorted([Scope::Organisation, first(&business)]));
    assert_eq!(held(&business.owner), sorted([Scope::Organisation, first(&business), second(&business)]));
    business.agree_on(&[Scope::Organisation, first(&business)]);
    assert!(business.terminal.wanted(10).unwrap().is_empty());
    let before = business.terminal.digests().unwrap();
    business.terminal.rebuild().unwrap();
    assert_eq!(business.terminal.digests().unwrap(), before);
}

#[test]
fn what_is_not_for_a_device_is_not_kept_whoever_sends_it() {
    let business = business();
    business.receive(business.second, 1);
    let everything = people::Audience::Everything;
    let runs = business.owner.read_lacking(&business.terminal.tips().unwrap(), &everything, usize::MAX).unwrap();
    runs.iter().for_each(|run| drop(business.terminal.ingest(run).unwrap()));
    assert_eq!(business.owner.tips().unwrap(), business.terminal.tips().unwrap());
    assert_eq!(held(&business.terminal), sorted([Scope::Organisation, first(&business)]));
}

#[test]
fn nobody_but_the_author_can_say_to_which_scope_an_event_belongs() {
    let business = business();
    business.receive(business.shop.store, 1);
    let mut runs = business.runs();
    let hidden = runs.iter_mut().flat_map(|run| &mut run.items).find(|item| item.bare().scope == first(&business));
    let hidden = hidden.unwrap();
    let mut bare = hidden.bare();
    bare.scope = second(&business);
    *hidden = Item::Bare(bare);
    let before = business.terminal.tips().unwrap();
    assert!(runs.iter().any(|run| business.terminal.ingest(run).is_err()));
    assert_eq!(business.terminal.tips().unwrap(), before);
}

#[test]
fn whoever_comes_into_a_scope_asks_for_it_and_gets_it_whole() {
    let business = business();
    business.move_terminal(business.second);
    business.give();
    assert_eq!(held(&business.terminal), sorted([Scope::Organisation, first(&business), second(&business)]));
    business.agree_on(&[Scope::Organisation, second(&business)]);
}

#[test]
fn whoever_leaves_a_scope_lets_it_go_once_somebody_else_has_held_it_all_for_as_long_as_backups_are_kept() {
    let business = business();
    let sold = shop::submit(&business.terminal, &business.shop, 0, 1);
    business.move_terminal(business.second);
    business.give_without_taking();
    assert_eq!(business.let_go(), 0, "the owner's computer lacks a sale");
    assert_eq!(business.terminal.device_setting("register").unwrap(), None, "its register stays in the other store");
    business.take_back();
    business.give();
    assert_eq!(business.let_go(), 0, "the owner's computer may be set back to a backup of yesterday");
    business.clock.advance(BACKUP_WINDOW - 1);
    assert_eq!(business.let_go(), 0);
    business.clock.advance(1);
    assert!(business.let_go() > 0);
    assert_eq!(held(&business.terminal), sorted([Scope::Organisation, second(&business)]));
    business.agree_on(&[Scope::Organisation, second(&business)]);
    assert_eq!(business.terminal.verify().unwrap().faults, Vec::<String>::new());
    let card = business.owner.query(&business.shop.session, "sales.sale", serde_json::json!({ "sale": sold.sale }));
    assert!(card.is_ok(), "{card:?}");
    assert_eq!(business.let_go(), 0, "once");

    // It goes on where it stands now; and what it has let go it can still pass on as far as it is known.
    let fields = CreateRegister { store: business.second, code: "C9".into(), name: "Caisse 9".into() };
    let register = shop::tell(&business.terminal, &business.shop.session, &fields);
    business.terminal.choose_register(&business.shop.session, register).unwrap();
    business.clock.advance(1_000);
    let third = shop::open(&business._directory.path().join("third"), &business.clock);
    let key = third.device_key().unwrap().public().0.iter().map(|byte| format!("{byte:02x}")).collect();
    let (name, class) = ("poste 3".to_owned(), DeviceClass::Terminal);
    let enrol = EnrolDevice { key, name, class, store: Some(business.second) };
    shop::tell(&business.terminal, &business.shop.session, &enrol);
    let audience = business.terminal.audience(third.device().unwrap()).unwrap();
    // A log whose author is not known yet comes again.
    for _ in 0..2 {
        let runs = business.terminal.read_lacking(&third.tips().unwrap(), &audience, usize::MAX).unwrap();
        runs.iter().for_each(|run| drop(third.ingest(run)));
    }
    assert_eq!(third.tips().unwrap(), business.terminal.tips().unwrap());
    assert_eq!(third.digests().unwrap(), business.terminal.digests().unwrap());
}

#[test]
fn the_time_for_which_it_is_kept_begins_anew_with_each_holder_each_move_and_a_clock_that_goes_back() {
    let business = business();
    let even_for = |ms: i64| {
        business.take_back();
        business.give();
        let gone = business.let_go();
        business.clock.advance(ms);
        gone
    };
    business.move_terminal(business.second);
    business.give();
    assert_eq!(even_for(BACKUP_WINDOW), 0);
    // It was carried back, and away again, before it had let go: what it recorded there meanwhile nobody has held for so long.
    business.move_terminal(business.shop.store);
    business.give();
    business.move_terminal(business.second);
    assert_eq!((even_for(BACKUP_WINDOW - 1), even_for(-BACKUP_WINDOW)), (0, 0));
    assert_eq!((even_for(BACKUP_WINDOW - 1), even_for(1)), (0, 0), "the clock went back");
    let stranger = DeviceId(business.second.0);
    assert_eq!(business.terminal.let_go(stranger, &business.owner.tips().unwrap()).unwrap(), 0, "another's time");
    assert!(even_for(0) > 0);
}

#[test]
fn whoever_was_set_back_meanwhile_is_given_again_what_was_left() {
    let business = business();
    let (folder, image) = (business._directory.path().join("owner"), business._directory.path().join("image"));
    shop::copy_disk(&folder, &image);
    let sold = shop::submit(&business.terminal, &business.shop, 0, 1);
    business.move_terminal(business.second);
    business.give_without_taking();
    business.take_back();
    assert_eq!(business.let_go(), 0);
    let owner = shop::open(&image, &business.clock);
    let knows = |owner: &Store| {
        owner.query(&business.shop.session, "sales.sale", serde_json::json!({ "sale": sold.sale })).is_ok()
    };
    assert!(!knows(&owner));
    for run in
        business.terminal.read_lacking(&owner.tips().unwrap(), &people::Audience::Everything, usize::MAX).unwrap()
    {
        owner.ingest(&run).unwrap();
    }
    assert!(knows(&owner));
}

#[test]
fn whoever_gives_says_whether_that_is_all_there_is() {
    let business = business();
    business.move_terminal(business.second);
    business.give_without_taking();
    let (wanted, everything) = (business.terminal.wanted(10).unwrap(), people::Audience::Everything);
    let filling = |store: &Store, bytes_max| {
        let filling = store.read_wanted(&wanted, &everything, bytes_max).unwrap();
        (filling.runs.is_empty(), filling.is_all)
    };
    assert_eq!(filling(&business.owner, usize::MAX), (false, true));
    assert_eq!(filling(&business.owner, 0), (true, false), "there was no room for it");
    assert_eq!(filling(&business.terminal, usize::MAX), (true, true), "it is held bare here as well");
    let stranger = shop::open(&business._directory.path().join("stranger"), &business.clock);
    assert_eq!(filling(&stranger, usize::MAX), (true, false), "it may come to be known");
}

#[test]
fn a_terminal_that_was_shut_out_stays_in_its_store() {
    let business = business();
    let fields = CreateRegister { store: business.second, code: "C9".into(), name: "Caisse 9".into() };
    let elsewhere = shop::tell(&business.owner, &business.shop.session, &fields);
    let given = business.owner.audience(business.terminal.device().unwrap()).unwrap();
    let revoke = RevokeDevice { device: business.terminal.device().unwrap(), reason: "volé".into() };
    shop::tell(&business.owner, &business.shop.session, &revoke);
    for run in business.owner.read_lacking(&business.terminal.tips().unwrap(), &given, usize::MAX).unwrap() {
        business.terminal.ingest(&run).unwrap();
    }
    assert_eq!(business.owner.audience(revoke.device).unwrap(), people::Audience::nothing());
    assert_eq!(business.terminal.own_audience().unwrap(), given, "what it holds it keeps");
    let chosen = business.terminal.choose_register(&business.shop.session, elsewhere);
    assert!(chosen.is_err(), "whoever sits at it comes into no other store");
}

#[test]
fn nothing_is_recorded_for_a_store_of_which_nothing_is_known() {
    let business = business();
    let (quantity, unit_cost) = (Quantity::from_units(1), Money::from_minor(1_000));
    let lines = vec![ReceiptLine { product: business.shop.products[0], quantity, unit_cost, serials: Vec::new() }];
    let receive = ReceiveGoods { store: business.second, supplier: String::new(), reference: String::new(), lines };
    let refused = shop::attempt(&business.terminal, &business.shop.session, &receive);
    let store = Some(business.second);
    assert!(
        matches!(&refused, Err(ExecuteError::Refused(Refusal::People(people::Refusal::OtherStore { store: told }))) if *told == store),
        "{refused:?}"
    );
}

/// It may sell before its history is there again: it must not begin to count anew.
#[test]
fn whoever_comes_back_into_a_store_goes_on_with_its_numbers() {
    let business = business();
    let (home, register) = (business.shop.store, business.shop.registers[1]);
    let sell = || shop::submit(&business.terminal, &business.shop, 0, 1).number;
    let first = sell();
    assert!(first.ends_with("-000001"), "{first}");
    business.move_terminal(business.second);
    business.take_back();
    business.give();
    assert_eq!(business.let_go(), 0);
    business.clock.advance(BACKUP_WINDOW);
    assert!(business.let_go() > 0);
    business.move_terminal(home);
    business.give_without_taking();
    business.terminal.choose_register(&business.shop.session, register).unwrap();
    assert_eq!(sell(), first.replace("000001", "000002"));
    business.take_back();
    business.give();
    assert_eq!(sell(), first.replace("000001", "000003"));
}
