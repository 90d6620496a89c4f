//! A desk with one waiting package and one command, on a clock turned by hand: what the OMS said is
//! handed to `record` as the runner would hand it over.

use std::path::PathBuf;

use packing::command::{Body, Command, Seen};
use packing::delivery::{Answer, Delivery, Standing};
use packing::handover::HandoverRules;
use packing::id::{Asked, CommandId, LogId, PackageId, Seq};
use packing::link::Heard;
use packing::package::{Package, State};
use packing::time::At;
use tempfile::TempDir;

use crate::clock::Clock;
use crate::desk::{Desk, Timing};
use crate::oms::{Line, LogPage, LogRow, Order, Page, Sent};
use crate::questions;
use crate::store::mirror::AskedWhen;
use crate::store::queue::{self, NewCommand};
use crate::store::{Store, Writing};
use crate::sync::Shared;
use crate::sync::record::{self, Looked};
use crate::sync::standstill::{self, Standstill};
use crate::view::{AttentionKind, AttentionView, EvidenceView, SecretView};

pub(super) const START: At = At(1_800_000_000_000);
const FILE_TAG: &str = "9f3a";

pub(super) struct Bench {
    pub(super) shared: Shared,
    pub(super) clock: Clock,
    pub(super) _dir: TempDir,
}

pub(super) fn package(state: State) -> Package {
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
pub(super) fn claimed() -> Bench {
    let bench = queued();
    bench.claim();
    bench
}

pub(super) fn queued() -> Bench {
    let dir = TempDir::new().unwrap();
    let clock = Clock::by_hand(START);
    let store = Store::open(dir.path(), FILE_TAG, START).unwrap();
    let desk = Desk {
        name: "Counter 1".into(),
        store: "S-014".into(),
        training: false,
        binding: "shop".into(),
        oms_user: Some("desk-1".into()),
        labels_dir: PathBuf::new(),
        timing: Timing::default(),
        tells_changes: true,
        marketplaces: Vec::new(),
        shop: packing::shop::Shop::default(),
        handover: HandoverRules::default(),
        printing: Default::default(),
        secret: SecretView::Environment,
    };
    let bench = Bench {
        shared: Shared::new(store, clock.clone(), desk),
        clock,
        _dir: dir,
    };
    bench.listed(&package(State::Waiting), 1);
    bench.append(Body::Pack);
    bench.shared.heard(Heard::Up, 0);
    {
        let mut state = bench.shared.state();
        state.refresh_due = bench.clock.tick().plus(60_000);
        state.evidence = EvidenceView::OwnRows;
    }
    bench
}

impl Bench {
    pub(super) fn append(&self, body: Body) {
        self.append_seen(body, &package(State::Waiting));
    }

    pub(super) fn append_seen(&self, body: Body, package: &Package) {
        let new = NewCommand {
            package: package.id,
            body,
            seen: Seen::of(package, None),
            made_at: START,
            steady: self.shared.steady(),
            made_by: "Ayşe".into(),
            who: 1,
            binding: "shop".into(),
            handover: 0,
        };
        let append = |transaction: &Writing<'_>| queue::append(transaction, FILE_TAG, &new);
        self.shared.store.write(append).unwrap();
    }

    pub(super) fn claim(&self) {
        record::claim(&self.shared, Seq(1)).unwrap().unwrap();
    }

    pub(super) fn command(&self, seq: Seq) -> Command {
        let command = self.shared.store.read(|reader| queue::find(reader, seq));
        command.unwrap().unwrap()
    }

    pub(super) fn standing(&self, seq: Seq) -> Standing {
        self.command(seq).standing
    }

    /// What a person is asked, but for a second box: most tests let a colleague end the packing.
    pub(super) fn asked(&self) -> Vec<AttentionView> {
        let mut asked = questions::attention(&self.shared).unwrap();
        asked.retain(|it| it.kind != AttentionKind::PackedTwice);
        asked
    }

    pub(super) fn delivery(&self) -> Delivery {
        self.standing(Seq(1)).delivery
    }

    /// A page of the list brought it.
    pub(super) fn listed(&self, package: &Package, asked: i64) {
        let page = Page {
            packages: vec![package.clone()],
            ..Page::default()
        };
        record::page(&self.shared, &page, when(asked)).unwrap();
    }

    /// The OMS took what was claimed.
    pub(super) fn said_yes(&self) {
        let order = Order {
            id: CommandId {
                file_tag: FILE_TAG.into(),
                seq: Seq(1),
            },
            package: PackageId(7),
            body: Body::Pack,
            seen: Seen::of(&package(State::Waiting), None),
        };
        let yes = Sent {
            answer: Answer::Accepted,
            line: Line::Up,
            outcome: "204",
        };
        record::sent(&self.shared, &order, &yes).unwrap();
    }

    /// What reading back brings that begins now.
    pub(super) fn found(&self, state: State, rows: &[LogRow], asked: i64) -> Looked {
        Looked {
            seq: Seq(1),
            package: Some(package(state)),
            log: Some(LogPage {
                rows: rows.to_vec(),
                complete: true,
            }),
            when: when(asked),
            began: self.clock.tick(),
        }
    }

    pub(super) fn looked(&self, state: State, rows: &[LogRow], asked: i64) -> Delivery {
        record::look(&self.shared, &self.found(state, rows, asked)).unwrap();
        self.delivery()
    }

    /// The OMS's log ends with this row.
    pub(super) fn log_ends_at(&self, head: i64) {
        standstill::note(&self.shared, LogId(head)).unwrap();
        self.shared.state().head_at = Some(self.shared.steady());
    }

    /// A person has seen what an OMS that went back may have lost.
    pub(super) fn go_on(&self, stopped: &Standstill) {
        let end = |transaction: &Writing<'_>| standstill::end(&self.shared, transaction, stopped);
        self.shared.store.write(end).unwrap();
        standstill::go_on(&self.shared, stopped);
    }
}

pub(super) fn when(asked: i64) -> AskedWhen {
    AskedWhen {
        asked: Asked(asked),
        at: START.plus_ms(asked),
        steady: START.plus_ms(asked),
    }
}

/// Somebody's row about packing it.
pub(super) fn packed(row: i64, user: &str) -> LogRow {
    LogRow {
        id: LogId(row),
        package: PackageId(7),
        user: Some(user.into()),
        slug: None,
        transition: None,
        led_from: Some(State::Waiting),
        led_to: Some(State::Packed),
        at: None,
    }
}
