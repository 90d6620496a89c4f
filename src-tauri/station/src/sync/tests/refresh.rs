//! What a refresh asks an OMS for, and what it makes of the answers.

use std::sync::{Arc, Mutex};

use packing::command::Body;
use packing::id::{LogId, PackageId, Seq};
use packing::package::{Package, State};
use packing::plan::Step;
use packing::time::Tick;

use super::bench::{START, package, queued};
use crate::oms::{
    CertificateFault, LOOK_BACK_MS, LogAsk, LogPage, Oms, Order, Page, PageAsk, ReadTrouble, Sent,
};
use crate::reads::status;
use crate::store::{meta, mirror, queue};
use crate::sync::plan::plan_now;
use crate::sync::runner::carry_out;
use crate::sync::{Shared, record};
use crate::view::{EvidenceView, LinkView};

/// Keeps to both filters, as the real one is hoped to.
#[derive(Default)]
struct Honest {
    open: Vec<Package>,
    changed: Vec<Package>,
    foreign: u32,
    log_trouble: Option<ReadTrouble>,
    list_trouble: Option<ReadTrouble>,
    /// So many pages of ten rows that are not for us.
    small_pages: u32,
    asked: Mutex<Vec<PageAsk>>,
    looked_at: Mutex<Vec<PackageId>>,
}

impl Oms for Honest {
    async fn page(&self, ask: PageAsk) -> Result<Page, ReadTrouble> {
        self.asked.lock().unwrap().push(ask.clone());
        if let Some(trouble) = self.list_trouble {
            return Err(trouble);
        }
        let page = match &ask {
            PageAsk::ChangedSince(_) => 1,
            PageAsk::Next(page) => page.parse().unwrap(),
        };
        let next = (page < self.small_pages).then(|| (page + 1).to_string());
        let rows_max = (page == 1 && next.is_some()).then_some(10);
        let (packages, foreign) = match ask {
            PageAsk::ChangedSince(None) => (self.open.clone(), self.foreign),
            _ => (self.changed.clone(), 0),
        };
        Ok(Page {
            packages,
            foreign,
            next,
            rows_max,
            ..Page::default()
        })
    }

    async fn package(&self, id: PackageId) -> Result<Option<Package>, ReadTrouble> {
        self.looked_at.lock().unwrap().push(id);
        let mut all = self.open.iter().chain(&self.changed);
        Ok(all.find(|it| it.id == id).cloned())
    }

    async fn log(&self, _: LogAsk) -> Result<LogPage, ReadTrouble> {
        Err(ReadTrouble::Forbidden)
    }

    async fn log_head(&self) -> Result<Option<LogId>, ReadTrouble> {
        Err(self.log_trouble.unwrap_or(ReadTrouble::Forbidden))
    }

    async fn send(&self, _: Order) -> Sent {
        unreachable!("a refresh sends nothing")
    }
}

impl Honest {
    fn refresh(&self, shared: &Arc<Shared>) {
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        let refreshed = carry_out(shared, self, Step::Refresh);
        runtime.unwrap().block_on(refreshed);
    }

    /// Lists without the filter for states.
    fn looked_back(&self) -> usize {
        let asked = self.asked.lock().unwrap();
        let since = asked.iter().filter(|ask| match ask {
            PageAsk::ChangedSince(Some(at)) => *at < START.plus_ms(-LOOK_BACK_MS / 2),
            _ => false,
        });
        since.count()
    }
}

fn of(id: i64, state: State) -> Package {
    Package {
        id: PackageId(id),
        ..package(state)
    }
}

fn odd(id: i64) -> Package {
    of(id, State::Other("930".into()))
}

fn shown(shared: &Shared, id: i64) -> Option<State> {
    let copy = shared
        .store
        .read(|reader| mirror::one(reader, PackageId(id)));
    copy.unwrap().map(|copy| copy.package.state)
}

#[test]
fn a_package_in_a_state_that_nobody_named_comes_though_no_filter_names_it() {
    let bench = queued();
    let (shared, clock) = (Arc::new(bench.shared), bench.clock);
    let oms = Honest {
        open: vec![of(7, State::Waiting)],
        changed: vec![odd(8), of(9, State::Delivered)],
        ..Honest::default()
    };
    oms.refresh(&shared);
    assert_eq!(shown(&shared, 8), Some(State::Other("930".into())));
    assert_eq!(shown(&shared, 9), None, "what has ended is nobody's work");
    assert_eq!(oms.looked_back(), 1);

    clock.turn(3_600_000);
    oms.refresh(&shared);
    assert_eq!(oms.looked_back(), 1, "not with each sweep");
    clock.turn(86_400_000);
    oms.refresh(&shared);
    assert_eq!(oms.looked_back(), 2, "and once a day all the same");
}

/// Most of them may have ended under a code of their own: looked at, but never by the thousand.
#[test]
fn many_packages_in_states_without_a_name_are_looked_at_a_few_at_a_time() {
    let bench = queued();
    let (shared, clock) = (Arc::new(bench.shared), bench.clock);
    let mut oms = Honest {
        open: vec![of(7, State::Waiting)],
        changed: (100..300).map(odd).collect(),
        ..Honest::default()
    };
    oms.refresh(&shared);
    oms.changed.clear();
    for _ in 0..3 {
        clock.turn(3_600_000);
        let before = oms.looked_at.lock().unwrap().len();
        oms.refresh(&shared);
        let looked_at = oms.looked_at.lock().unwrap().len() - before;
        assert!((1..=10).contains(&looked_at), "{looked_at}");
        assert!(shared.state().sweep_due > Tick(0));
        assert!(
            shared.state().sweep_due > clock.tick(),
            "no sweep after sweep"
        );
    }
}

fn foreign(shared: &Shared) -> u32 {
    shared.store.read(meta::foreign).unwrap()
}

#[test]
fn the_count_of_other_stores_packages_stays_when_a_change_brings_none() {
    let bench = queued();
    let (shared, clock) = (Arc::new(bench.shared), bench.clock);
    let mut oms = Honest {
        open: vec![of(7, State::Waiting)],
        foreign: 3,
        ..Honest::default()
    };
    oms.refresh(&shared);
    assert_eq!(foreign(&shared), 3);
    clock.turn(60_000);
    oms.refresh(&shared);
    assert_eq!(foreign(&shared), 3, "changes are a part of what is there");
    oms.foreign = 0;
    clock.turn(3_600_000);
    oms.refresh(&shared);
    assert_eq!(foreign(&shared), 0, "the whole list brings no others");
}

/// Its row in the log could pass for the first one's, so it has no watermark at all.
#[test]
fn r2_what_follows_its_like_goes_unproven_where_the_log_stays_away() {
    for trouble in [ReadTrouble::OmsTrouble, ReadTrouble::Forbidden] {
        let bench = queued();
        bench.append(Body::PackWithoutShipment);
        bench.log_ends_at(50);
        {
            let steady = bench.shared.steady();
            let mut state = bench.shared.state();
            (state.head_at, state.evidence) = (Some(steady), EvidenceView::OwnRows);
        }
        bench.claim();
        bench.said_yes();
        let shared = &Arc::new(bench.shared);
        let claimed = |seq| {
            let _ = record::claim(shared, Seq(seq)).unwrap();
            let command = shared.store.read(|reader| queue::find(reader, Seq(seq)));
            command.unwrap().unwrap()
        };
        assert_eq!(claimed(1).watermark, Some(LogId(50)));
        let second = claimed(2).standing;
        assert_eq!(second.attempts, 0, "it could pass for the first");
        let oms = Honest {
            log_trouble: Some(trouble),
            ..Honest::default()
        };
        (0..5).for_each(|_| oms.refresh(shared));
        let second = claimed(2);
        assert_eq!(second.standing.attempts, 1, "{trouble:?}: held for ever");
        assert_eq!(second.watermark, None);
    }
}

#[test]
fn a_shop_without_a_filter_for_changes_is_asked_for_all_that_is_open_each_time() {
    let mut bench = queued();
    bench.shared.desk.tells_changes = false;
    let (shared, clock) = (Arc::new(bench.shared), bench.clock);
    let mut oms = Honest {
        open: vec![of(7, State::Waiting), of(8, State::Waiting)],
        ..Honest::default()
    };
    oms.refresh(&shared);
    oms.open[1].state = State::Packed;
    let gone = oms.open.remove(0);
    oms.changed = vec![Package {
        state: State::Delivered,
        ..gone
    }];
    clock.turn(20_000);
    oms.refresh(&shared);
    let asked = oms.asked.lock().unwrap();
    assert!(asked.iter().all(|ask| *ask == PageAsk::ChangedSince(None)));
    assert_eq!(shown(&shared, 8), Some(State::Packed));
    assert_eq!(shown(&shared, 7), Some(State::Delivered), "asked by itself");
}

#[test]
fn a_list_that_cannot_be_had_is_told_by_what_is_wrong_with_it() {
    for (trouble, link) in [
        (ReadTrouble::Refused, LinkView::ListRefused),
        (ReadTrouble::TooLarge, LinkView::ListTooLarge),
        (ReadTrouble::Forbidden, LinkView::Forbidden),
        (ReadTrouble::Unreadable, LinkView::Portal),
        (ReadTrouble::NotTheOms, LinkView::Portal),
        (
            ReadTrouble::Certificate(CertificateFault::Expired),
            LinkView::Untrusted,
        ),
    ] {
        let bench = queued();
        let shared = Arc::new(bench.shared);
        let mut oms = Honest {
            list_trouble: Some(trouble),
            ..Honest::default()
        };
        oms.refresh(&shared);
        assert_eq!(status(&shared).unwrap().link, link, "{trouble:?}");
        oms.list_trouble = None;
        oms.refresh(&shared);
        assert_eq!(status(&shared).unwrap().link, LinkView::Up);
    }
}

#[test]
fn a_list_ends_early_for_its_rows_and_not_because_its_pages_had_to_be_small() {
    let bench = queued();
    let shared = Arc::new(bench.shared);
    let oms = Honest {
        small_pages: 2_100,
        ..Honest::default()
    };
    oms.refresh(&shared);
    assert_eq!(shared.state().list_trouble, None);
}

/// The OMS asks for a slower pace when it is first asked where its log stands, and lists all the
/// same.
#[test]
fn r2_nothing_is_sent_before_it_is_known_where_the_log_stands() {
    let bench = queued();
    let shared = Arc::new(bench.shared);
    shared.state().evidence = EvidenceView::Unknown;
    let pause = ReadTrouble::SlowDown { for_ms: 5_000 };
    let mut oms = Honest {
        open: vec![package(State::Waiting)],
        log_trouble: Some(pause),
        ..Honest::default()
    };
    oms.refresh(&shared);
    bench.clock.turn(6_000);
    let sends = || {
        let steps = plan_now(&shared).unwrap().steps;
        steps.iter().any(|step| matches!(step, Step::Send(_)))
    };
    assert!(!sends(), "its row could not be told from a colleague's");
    // There is none to be had.
    oms.log_trouble = None;
    oms.refresh(&shared);
    assert!(sends());
}
