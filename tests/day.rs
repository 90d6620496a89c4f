//! The day's work through every room: list, pack, label, hand over, delivered; with and without the
//! line.

mod start;
mod trouble;

use station::error::ProblemKey;
use station::view::{
    ActionInput, FaultInput, MissingInput, RowView, ScanView, Shelf, StateKind, StoryKind,
};

use crate::support::Counter;

#[test]
fn one_package_goes_through_every_room() {
    let counter = Counter::open();
    let station = &counter.station;
    let package = counter.first();

    let ScanView::Package { row } = station.scan(&package.number).unwrap() else {
        panic!("its number opens it")
    };
    assert_eq!(row.id, package.id);

    let saved = station.mark_packed(package.id).unwrap();
    assert_eq!(
        counter.row(package.id).state.kind,
        StateKind::Packed,
        "at once"
    );
    counter.until_confirmed(package.id, StateKind::Packed);
    assert_eq!(counter.effects(package.id).len(), 1);
    let seen = counter.sim.witness();
    assert!(
        seen.iter()
            .any(|one| one.command_id.as_deref() == Some(saved.command.as_str()))
    );

    counter.until("the tracking number", || {
        counter.package(package.id).label.is_none()
    });
    let paper = station.draw_label(package.id).unwrap();
    let pdf = std::fs::read(&paper.path).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    assert_eq!(station.label_bytes(package.id).unwrap(), Some(pdf));
    let row = counter.row(package.id);
    assert_eq!(Some(&paper.tracking_number), row.tracking_number.as_ref());

    let handover = station.hand_over(&paper.carrier, &[package.id]).unwrap();
    assert_eq!((handover.saved.len(), handover.refused.len()), (1, 0));
    counter.until_confirmed(package.id, StateKind::Shipped);
    assert_eq!(counter.effects(package.id).len(), 2);

    assert!(counter.sim.deliver(Counter::sim_id(package.id)));
    counter.until_shown(package.id, StateKind::Delivered);
    let story = counter.story(package.id);
    for what in [
        StoryKind::Arrived,
        StoryKind::PackedHere,
        StoryKind::LabelDrawn,
        StoryKind::ShippedHere,
        StoryKind::Delivered,
    ] {
        assert!(story.contains(&what), "{what:?} in {story:?}");
    }
    assert_eq!(station.journal_break().unwrap(), None);
}

#[test]
fn the_first_rows_of_a_list_are_those_of_the_whole_list() {
    let counter = Counter::open();
    let id = counter.first().id;
    counter.station.mark_packed(id).unwrap();
    let whole = counter.station.list(Shelf::Waiting).unwrap();
    let first = counter.station.first_of(Shelf::Waiting, 3).unwrap();
    assert_eq!(first.rows, whole.rows[..3]);
    assert_eq!(first.total, whole.total);
    assert!(first.rows.iter().all(|row| row.id != id), "it is packed");
}

#[test]
fn with_the_line_unplugged_the_same_path_works_and_is_sent_later() {
    let counter = Counter::open();
    let station = &counter.station;
    let to_ship = counter.tracked();
    let to_pack = counter.first();

    counter.unplug();
    station.mark_packed(to_pack.id).unwrap();
    let paper = station.draw_label(to_ship.id).unwrap();
    station.hand_over(&paper.carrier, &[to_ship.id]).unwrap();
    counter.until_saved_here(to_pack.id, StateKind::Packed);
    counter.until_saved_here(to_ship.id, StateKind::Shipped);
    assert!(counter.effects(to_pack.id).is_empty());

    counter.sim.plug().unwrap();
    counter.until_confirmed(to_pack.id, StateKind::Packed);
    counter.until_confirmed(to_ship.id, StateKind::Shipped);
    assert_eq!(counter.effects(to_pack.id).len(), 1);
    assert_eq!(counter.effects(to_ship.id).len(), 1);
}

#[test]
fn packed_and_handed_over_offline_arrive_in_order() {
    let counter = Counter::open();
    let station = &counter.station;
    let row = counter.tracked();
    let carrier = row.carrier.clone().unwrap();
    let waiting: Vec<i64> = counter.waiting().iter().take(3).map(|row| row.id).collect();
    counter.unplug();
    let packed: Vec<i64> = waiting
        .into_iter()
        .filter(|id| station.mark_packed(*id).is_ok())
        .collect();
    assert!(!packed.is_empty());
    let mut leaving = packed.clone();
    leaving.push(row.id);
    let handover = station.hand_over(&carrier, &leaving).unwrap();
    // What has no tracking number yet stays, and says why.
    assert_eq!(
        (handover.saved.len(), handover.refused.len()),
        (1, packed.len())
    );
    counter.sim.plug().unwrap();
    counter.until_queue_is_empty();
}

/// One piece of several is missing: the box is packed with the others, so they stay on its page.
#[test]
fn pieces_that_are_missing_offline_leave_the_others_of_their_line_on_the_page() {
    let counter = Counter::open();
    let several = |row: &RowView| {
        let items = counter.station.actions(row.id).unwrap().items.into_iter();
        let line = items.max_by_key(|it| it.quantity);
        line.filter(|it| it.quantity > Some(1) && row.pieces > Some(2))
            .map(|it| (row.clone(), it.item))
    };
    let (row, item) = counter.waiting().iter().find_map(several).unwrap();
    let id = row.id;
    let held = |item: i64| {
        let items = counter.station.actions(id).unwrap().items.into_iter();
        let line = items.into_iter().find(|it| it.item == item);
        line.map_or(0, |it| it.quantity.unwrap())
    };
    let on_page = || {
        let lines = counter.package(id).lines.into_iter();
        lines.map(|line| line.quantity.unwrap()).sum::<u32>()
    };
    let (before, all) = (held(item), row.pieces.unwrap());
    counter.unplug();
    for gone in 1..=2 {
        let missing = MissingInput {
            item,
            quantity: 1,
            fault: FaultInput::NotFound,
        };
        let input = ActionInput::LinesNotFound {
            lines: vec![missing],
        };
        counter.station.act(id, input).unwrap();
        assert_eq!(held(item), before - gone, "what is there still goes in");
        assert_eq!(on_page(), all - gone);
        assert_eq!(counter.row(id).pieces, Some(all - gone));
    }
    counter.sim.plug().unwrap();
    // The second waits until the first one's row can no longer be taken for its own.
    counter.until("the first report", || {
        counter.station.queue().unwrap().len() == 1
    });
    let left = counter.sim.pieces(Counter::sim_id(id)).unwrap();
    assert_eq!(left.iter().map(|(_, pieces)| pieces).sum::<u32>(), all - 1);
    assert_eq!(on_page(), all - 2, "taken out once each");
    assert!(counter.station.attention().unwrap().is_empty());
}

#[test]
fn what_has_not_left_can_be_taken_back() {
    let counter = Counter::open();
    let package = counter.first();
    counter.unplug();
    let saved = counter.station.mark_packed(package.id).unwrap();
    let undo = || counter.package(package.id).undo;
    counter.until("the undo", || {
        undo().as_deref() == Some(saved.command.as_str()) && counter.is_down()
    });
    // A try to send may just be beginning; once it has failed, the command is at the desk again.
    counter.until("the taking back", || {
        counter.station.withdraw(&saved.command).is_ok()
    });
    assert_eq!(counter.row(package.id).state.kind, package.state.kind);
    counter.sim.plug().unwrap();
    let before = counter.station.status().unwrap().refreshed_at;
    counter.until("the line", || {
        counter.station.status().unwrap().refreshed_at > before
    });
    assert!(counter.effects(package.id).is_empty());
    let problem = counter.station.withdraw(&saved.command).unwrap_err();
    assert_eq!(problem.key, ProblemKey::TooLateToUndo);
}

#[test]
fn a11_nothing_is_done_before_somebody_said_who_packs() {
    let counter = Counter::open();
    let package = counter.first();
    counter.station.sign_out().unwrap();
    let problem = counter.station.mark_packed(package.id).unwrap_err();
    assert_eq!(problem.key, ProblemKey::NoPacker);
    assert!(counter.station.queue().unwrap().is_empty());
}

#[test]
fn a_packers_name_that_is_longer_than_any_is_refused_with_what_fits() {
    let counter = Counter::open();
    let before = counter.station.packers().unwrap();
    let problem = counter.station.add_packer(&"ş".repeat(101)).unwrap_err();
    assert_eq!(problem.key, ProblemKey::PackerNameTooLong);
    assert_eq!(problem.args["most"], "100");
    assert_eq!(counter.station.packers().unwrap(), before);
    let longest = "ş".repeat(100);
    let packer = counter
        .station
        .add_packer(&format!("  {longest} "))
        .unwrap();
    assert_eq!(packer.name, longest);
}

#[test]
fn undone_step_by_step_in_the_order_of_doing() {
    let counter = Counter::open();
    let station = &counter.station;
    let row = counter.tracked();
    counter.unplug();
    let carrier = row.carrier.clone().unwrap();
    let handover = station.hand_over(&carrier, &[row.id, row.id]).unwrap();
    assert_eq!(handover.saved.len(), 1, "one box leaves once");
    counter.until("the undo", || {
        counter.package(row.id).undo.is_some() && counter.is_down()
    });
    // A try to send may just be beginning; once it has failed, the command is at the desk again.
    counter.until("the taking back", || {
        station.withdraw(&handover.saved[0].command).is_ok()
    });
    assert_eq!(counter.row(row.id).state.kind, StateKind::Packed);
    assert_eq!(counter.package(row.id).undo, None);
}
