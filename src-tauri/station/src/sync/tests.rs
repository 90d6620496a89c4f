//! Recording when things go wrong between two lines: a disk that fails, a copy that comes late.

use std::path::PathBuf;

use packing::command::{Body, Seen};
use packing::delivery::{Answer, Delivery, Proof};
use packing::handover::HandoverRules;
use packing::head::WentBack;
use packing::id::{Asked, LogId, PackageId, Seq};
use packing::overlay::READ_LAG_MS;
use packing::package::{Package, State as PackageState};
use packing::plan::Step;
use packing::time::At;
use tempfile::TempDir;

use super::record::{self, Looked};
use super::standstill::{self, Standstill};
use super::{Shared, plan, recall};
use crate::clock::Clock;
use crate::desk::{Desk, Timing};
use crate::oms::{Line, LogPage, LogRow, Order, Page, Sent};
use crate::store::mirror::{self, AskedWhen};
use crate::store::queue::{self, NewCommand};
use crate::store::{Store, meta};
use crate::view::SecretView;
use packing::link::Heard;

#[path = "label_tests.rs"]
mod labels;

pub(super) const START: At = At(1_800_000_000_000);

pub(super) struct Bench {
    pub(super) shared: Shared,
    pub(super) clock: Clock,
    _dir: TempDir,
}

pub(super) fn package(state: PackageState) -> Package {
    Package {
        number: "1007".into(),
        order_number: "2007".into(),
        channel: "Shop".into(),
        store: Some("S-014".into()),
        created_at: Some(START),
        modified_at: Some(START),
        content_type: Some(26),
        ..Package::bare(PackageId(7), state)
    }
}

/// One waiting package, and a command to pack it that has been claimed.
fn claimed() -> Bench {
    let bench = queued();
    record::claim(&bench.shared, Seq(1)).unwrap().unwrap();
    bench
}

pub(super) fn queued() -> Bench {
    let dir = TempDir::new().unwrap();
    let clock = Clock::by_hand(START);
    let store = Store::open(dir.path(), "9f3a", START).unwrap();
    let desk = Desk {
        name: "Counter 1".into(),
        store: "S-014".into(),
        training: false,
        binding: "shop".into(),
        oms_user: Some("desk-1".into()),
        labels_dir: PathBuf::new(),
        timing: Timing::default(),
        marketplaces: Vec::new(),
        shop: packing::shop::Shop::default(),
        handover: HandoverRules::default(),
        printing: Default::default(),
        secret: SecretView::Environment,
    };
    let shared = Shared::new(store, clock.clone(), desk);
    let waiting = package(PackageState::Waiting);
    record::page(&shared, &page(&waiting), when(1)).unwrap();
    append(&shared, Body::Pack);
    shared.heard(Heard::Up, 0);
    shared.state().refresh_due = clock.tick().plus(60_000);
    Bench {
        shared,
        clock,
        _dir: dir,
    }
}

fn append(shared: &Shared, body: Body) {
    let waiting = package(PackageState::Waiting);
    let new = NewCommand {
        package: waiting.id,
        body,
        seen: Seen::of(&waiting, None),
        made_at: START,
        steady: shared.steady(),
        made_by: "Ayşe".into(),
        who: 1,
        binding: "shop".into(),
        handover: 0,
    };
    shared
        .store
        .write(|transaction| queue::append(transaction, "9f3a", &new))
        .unwrap();
}

fn page(package: &Package) -> Page {
    Page {
        packages: vec![package.clone()],
        ..Page::default()
    }
}

fn when(asked: i64) -> AskedWhen {
    AskedWhen {
        asked: Asked(asked),
        at: START.plus_ms(asked),
        steady: START.plus_ms(asked),
    }
}

impl Bench {
    fn delivery(&self) -> Delivery {
        let command = self.shared.store.read(|reader| queue::find(reader, Seq(1)));
        command.unwrap().unwrap().standing.delivery
    }

    fn looked(&self, package: Option<Package>, asked: i64) {
        let complete = LogPage {
            rows: Vec::new(),
            complete: true,
        };
        let looked = Looked {
            seq: Seq(1),
            package,
            log: Some(complete),
            when: when(asked),
            began: self.clock.tick(),
        };
        record::look(&self.shared, &looked).unwrap();
    }
}

fn packed(row: i64, user: &str) -> LogRow {
    LogRow {
        id: LogId(row),
        package: PackageId(7),
        user: Some(user.into()),
        slug: None,
        transition: None,
        led_from: Some(PackageState::Waiting),
        led_to: Some(PackageState::Packed),
        at: None,
    }
}

#[test]
fn r1_an_answer_that_could_not_be_written_down_is_looked_for() {
    let bench = claimed();
    assert_eq!(bench.delivery(), Delivery::Sending);
    let steps = plan::plan_now(&bench.shared).unwrap().steps;
    assert_eq!(steps, [Step::Look(Seq(1))], "nothing of it is under way");
    bench.looked(Some(package(PackageState::Waiting)), 2);
    assert_eq!(bench.delivery(), Delivery::InDoubt, "as after a crash");
}

/// Its row could pass for the first one's until the head was read after the lag.
#[test]
fn what_follows_its_like_is_tried_again_as_soon_as_the_lag_is_over() {
    let bench = queued();
    let shared = &bench.shared;
    append(shared, Body::PackWithoutShipment);
    let read_head = |head| {
        standstill::note(shared, LogId(head)).unwrap();
        shared.state().head_at = Some(shared.steady());
    };
    read_head(50);
    record::claim(shared, Seq(1)).unwrap().unwrap();
    record::restarted(shared).unwrap();
    let looked = Looked {
        seq: Seq(1),
        package: Some(package(PackageState::Packed)),
        log: Some(LogPage {
            rows: vec![packed(51, "desk-1")],
            complete: true,
        }),
        when: when(2),
        began: bench.clock.tick(),
    };
    record::look(shared, &looked).unwrap();
    assert_eq!(bench.delivery(), Delivery::Accepted);
    assert!(record::claim(shared, Seq(2)).unwrap().is_none());
    let due = || shared.state().timer(Seq(2)).due;
    let soon_ms = due().since(bench.clock.tick());
    assert!(soon_ms <= 2_000, "nobody knows how long: {soon_ms}");

    let again = Looked {
        when: when(3),
        ..looked
    };
    record::look(shared, &again).unwrap();
    assert_eq!(bench.delivery(), Delivery::Done);
    let lag_ms = READ_LAG_MS.unsigned_abs();
    for _ in 0..9 {
        assert!(record::claim(shared, Seq(2)).unwrap().is_none());
    }
    assert_eq!(due(), bench.clock.tick().plus(lag_ms), "not before");

    bench.clock.turn(lag_ms);
    assert!(record::claim(shared, Seq(2)).unwrap().is_none());
    let now = bench.clock.tick();
    assert_eq!(shared.state().refresh_due, now, "the head is read now");
    assert!(due().since(now) <= 4_000, "and it is tried again soon");
    read_head(51);
    assert!(record::claim(shared, Seq(2)).unwrap().is_some());
}

#[test]
fn a_late_copy_settles_nothing() {
    let bench = queued();
    record::page(
        &bench.shared,
        &page(&package(PackageState::Waiting)),
        when(101),
    )
    .unwrap();
    let cancelled = package(PackageState::CancellationWaiting);
    record::page(&bench.shared, &page(&cancelled), when(100)).unwrap();
    assert_eq!(bench.delivery(), Delivery::Queued);
    record::page(&bench.shared, &page(&cancelled), when(102)).unwrap();
    assert_eq!(bench.delivery(), Delivery::Superseded);
}

#[test]
fn a_package_that_may_not_be_read_becomes_a_question_after_the_quiet_time() {
    let bench = claimed();
    record::unreadable(&bench.shared, Seq(1)).unwrap();
    assert_eq!(bench.delivery(), Delivery::InDoubt);
    bench.clock.turn(bench.shared.desk.timing.doubt_quiet_ms);
    record::unreadable(&bench.shared, Seq(1)).unwrap();
    assert_eq!(bench.delivery(), Delivery::NeedsPerson);
}

#[test]
fn trouble_with_our_own_disk_lets_everything_rest() {
    let bench = queued();
    let later = bench.clock.tick().plus(5_000);
    bench.shared.state().rest_until = later;
    let plan = plan::plan_now(&bench.shared).unwrap();
    assert_eq!((plan.steps, plan.wake_at), (Vec::new(), later));
    bench.clock.turn(5_000);
    assert_eq!(plan::plan_now(&bench.shared).unwrap().steps.len(), 1);
}

#[test]
fn the_mark_lies_beside_the_pages_that_it_vouches_for() {
    let bench = queued();
    let set =
        |transaction: &crate::store::Writing<'_>| meta::set(transaction, meta::REFRESH_MARK, "5");
    bench.shared.store.write_mirror(set).unwrap();
    let mark = bench.shared.store.read(meta::refresh_mark).unwrap();
    assert_eq!(mark.as_deref(), Some("5"));
    let copy = bench
        .shared
        .store
        .read(|reader| mirror::one(reader, PackageId(7)));
    assert!(copy.unwrap().is_some());
}

#[test]
fn r2_a_user_that_was_only_learned_tells_colleagues_apart_and_proves_nothing() {
    let after = |configured: Option<&str>, user: &str| {
        let mut bench = queued();
        bench.shared.desk.oms_user = configured.map(String::from);
        standstill::note(&bench.shared, LogId(50)).unwrap();
        recall::learned_user(&bench.shared, "desks").unwrap();
        record::claim(&bench.shared, Seq(1)).unwrap().unwrap();
        record::restarted(&bench.shared).unwrap();
        bench.clock.turn(bench.shared.desk.timing.doubt_quiet_ms);
        let looked = Looked {
            seq: Seq(1),
            package: Some(package(PackageState::Packed)),
            log: Some(LogPage {
                rows: vec![packed(60, user)],
                complete: true,
            }),
            when: when(2),
            began: bench.clock.tick(),
        };
        record::look(&bench.shared, &looked).unwrap();
        let command = bench.shared.store.read(|r| queue::find(r, Seq(1)));
        let standing = command.unwrap().unwrap().standing;
        (standing.delivery, standing.proof)
    };
    let accepted = |proof| (Delivery::Accepted, Some(proof));
    assert_eq!(after(Some("desks"), "desks"), accepted(Proof::Proven));
    assert_eq!(
        after(None, "desks"),
        accepted(Proof::Presumed),
        "it may be another desk's too"
    );
    assert_eq!(after(None, "back-office"), (Delivery::ByOther, None));
}

#[test]
fn r2_a_user_is_learned_only_when_our_own_row_must_be_in_the_log() {
    let bench = queued();
    let shared = &bench.shared;
    let yes = bench.clock.tick();
    shared.state().sole_yes = Some((Seq(1), yes));
    let lag_ms = READ_LAG_MS.unsigned_abs();
    let taken = |after_ms| shared.state().take_sole_yes(yes.plus(after_ms));
    assert_eq!(
        taken(lag_ms - 1),
        None,
        "a colleague's row may be all there is"
    );
    assert_eq!(taken(lag_ms), Some(Seq(1)));
    assert_eq!(taken(lag_ms), None, "once");
}

#[test]
fn r2_a_user_is_learned_only_from_two_rows_that_name_the_same() {
    let mut state = super::state::State::default();
    let told: Vec<bool> = ["back-office", "desks", "desks"]
        .map(|user| state.is_told_again(user))
        .to_vec();
    assert_eq!(told, [false, false, true]);
}

#[test]
fn r2_no_user_is_learned_from_a_log_that_went_back() {
    let bench = queued();
    let shared = &bench.shared;
    let lag_ms = READ_LAG_MS.unsigned_abs();
    let said_yes = || {
        let now = bench.clock.tick();
        shared.state().sole_yes = Some((Seq(1), now));
        bench.clock.turn(lag_ms);
    };
    let taken = || shared.state().take_sole_yes(bench.clock.tick());
    standstill::note(shared, LogId(50)).unwrap();
    said_yes();
    standstill::note(shared, LogId(40)).unwrap();
    assert_eq!(taken(), None, "what is above the watermark is not ours");
    standstill::note(shared, LogId(51)).unwrap();
    assert_eq!(taken(), None, "and stays so");

    standstill::note(shared, LogId(40)).unwrap();
    bench.clock.turn(lag_ms);
    standstill::note(shared, LogId(40)).unwrap();
    let stopped = shared.state().standstill.unwrap();
    said_yes();
    standstill::go_on(shared, &stopped);
    assert_eq!(taken(), None, "it was sent before anybody knew");
}

#[test]
fn r3_what_was_asked_before_the_quiet_time_was_over_proves_nothing() {
    let bench = claimed();
    let shared = &bench.shared;
    record::restarted(shared).unwrap();
    bench.clock.turn(shared.desk.timing.doubt_quiet_ms - 1);
    let began = bench.clock.tick();
    // Then the request lands, and the second answer is slow.
    bench.clock.turn(1);
    let looked = |asked, began| {
        let looked = Looked {
            seq: Seq(1),
            package: Some(package(PackageState::Packed)),
            log: Some(LogPage {
                rows: Vec::new(),
                complete: true,
            }),
            when: when(asked),
            began,
        };
        record::look(shared, &looked).unwrap();
    };
    looked(2, began);
    assert_eq!(bench.delivery(), Delivery::InDoubt, "it may be ours");
    looked(3, bench.clock.tick());
    assert_ne!(bench.delivery(), Delivery::InDoubt);
}

#[test]
fn r11_an_oms_that_went_back_gets_nothing_until_a_person_has_seen_the_list() {
    let bench = claimed();
    let shared = &bench.shared;
    standstill::note(shared, LogId(50)).unwrap();
    let order = Order {
        id: packing::id::CommandId {
            file_tag: "9f3a".into(),
            seq: Seq(1),
        },
        package: PackageId(7),
        body: Body::Pack,
        seen: Seen::of(&package(PackageState::Waiting), None),
    };
    let yes = Sent {
        answer: Answer::Accepted,
        line: Line::Up,
        outcome: "204",
    };
    record::sent(shared, &order, &yes).unwrap();
    standstill::note(shared, LogId(40)).unwrap();
    assert!(shared.state().standstill.is_none(), "it may lag");
    bench.clock.turn(READ_LAG_MS.unsigned_abs());
    standstill::note(shared, LogId(40)).unwrap();
    let stopped = shared.state().standstill.unwrap();
    assert_eq!((stopped.back.from, stopped.back.to), (LogId(50), LogId(40)));

    shared.state().standstill = None;
    standstill::recall(shared).unwrap();
    assert_eq!(
        shared.state().standstill,
        Some(stopped),
        "it outlives a restart"
    );
    let end =
        |transaction: &crate::store::Writing<'_>| standstill::end(shared, transaction, &stopped);
    shared.store.write(end).unwrap();
    standstill::go_on(shared, &stopped);
    standstill::note(shared, LogId(41)).unwrap();
    standstill::recall(shared).unwrap();
    assert!(shared.state().standstill.is_none());
}

#[test]
fn r11_that_a_log_which_went_back_shows_nothing_is_no_sign() {
    let bench = queued();
    let shared = &bench.shared;
    standstill::note(shared, LogId(50)).unwrap();
    record::claim(shared, Seq(1)).unwrap().unwrap();
    record::restarted(shared).unwrap();
    let looked = |asked, rows: &[LogRow]| {
        let log = LogPage {
            rows: rows.to_vec(),
            complete: true,
        };
        let looked = Looked {
            seq: Seq(1),
            package: Some(package(PackageState::Packed)),
            log: Some(log),
            when: when(asked),
            began: bench.clock.tick(),
        };
        record::look(shared, &looked).unwrap();
        bench.delivery()
    };
    // The OMS went back, and then our request came in: its row is below the watermark.
    standstill::note(shared, LogId(41)).unwrap();
    bench.clock.turn(shared.desk.timing.doubt_quiet_ms);
    assert_eq!(looked(2, &[]), Delivery::InDoubt, "nobody else packed it");
    standstill::note(shared, LogId(41)).unwrap();
    let stopped = shared.state().standstill.unwrap();
    assert_eq!(looked(3, &[]), Delivery::InDoubt);
    // It grows past its old end, and what was ours is still somewhere below.
    standstill::note(shared, LogId(52)).unwrap();
    assert_eq!(looked(3, &[]), Delivery::InDoubt);
    let end =
        |transaction: &crate::store::Writing<'_>| standstill::end(shared, transaction, &stopped);
    shared.store.write(end).unwrap();
    standstill::go_on(shared, &stopped);
    assert_eq!(looked(4, &[]), Delivery::Accepted);
    let command = shared.store.read(|r| queue::find(r, Seq(1)));
    let proof = command.unwrap().unwrap().standing.proof;
    assert_eq!(
        proof,
        Some(Proof::Presumed),
        "who did it nobody can tell any more"
    );
}

#[test]
fn r11_a_row_that_something_rests_on_is_known_after_a_crash() {
    let bench = queued();
    let shared = &bench.shared;
    let recalled = || {
        shared.state().head = packing::head::Head::default();
        standstill::recall(shared).unwrap();
        shared.state().head.known()
    };
    standstill::note(shared, LogId(50)).unwrap();
    shared.state().head.saw(LogId(52));
    record::claim(shared, Seq(1)).unwrap().unwrap();
    assert_eq!(recalled(), Some(LogId(52)), "the watermark");
    record::restarted(shared).unwrap();
    let looked = Looked {
        seq: Seq(1),
        package: Some(package(PackageState::Packed)),
        log: Some(LogPage {
            rows: vec![packed(53, "desk-1")],
            complete: true,
        }),
        when: when(2),
        began: bench.clock.tick(),
    };
    record::look(shared, &looked).unwrap();
    assert_eq!(recalled(), Some(LogId(53)), "the proof");
}

#[test]
fn r11_what_was_confirmed_after_the_point_it_went_back_to_is_listed() {
    let bench = queued();
    let shared = &bench.shared;
    standstill::note(shared, LogId(50)).unwrap();
    record::claim(shared, Seq(1)).unwrap().unwrap();
    let after = |to| Standstill {
        back: WentBack {
            from: LogId(60),
            to: LogId(to),
        },
        noticed_at: START,
    };
    assert!(standstill::lost(shared, &after(40)).unwrap().is_empty());
    record::page(shared, &page(&package(PackageState::Waiting)), when(3)).unwrap();
    let id = shared.store.read(|reader| queue::find(reader, Seq(1)));
    let id = id.unwrap().unwrap().id;
    let order = Order {
        id,
        package: PackageId(7),
        body: Body::Pack,
        seen: Seen::of(&package(PackageState::Waiting), None),
    };
    let yes = Sent {
        answer: Answer::Accepted,
        line: Line::Up,
        outcome: "204",
    };
    record::sent(shared, &order, &yes).unwrap();
    assert_eq!(standstill::lost(shared, &after(40)).unwrap().len(), 1);
    assert!(standstill::lost(shared, &after(51)).unwrap().is_empty());
}
