//! What is asked of many commands at once: each question finds its own and no others.

use packing::delivery::Delivery;
use packing::overlay::READ_LAG_MS;

use super::steps::step;
use super::*;

fn done(store: &Store, id: i64) -> Seq {
    let seq = saved(store, id);
    finish(store, seq);
    seq
}

fn seqs(commands: &[packing::command::Command]) -> Vec<i64> {
    commands.iter().map(|it| it.id.seq.0).collect()
}

#[test]
fn a_list_reads_what_lies_on_top_of_its_copies_and_nothing_that_is_over() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    // Done at `NOW`: on a copy that was asked for later than reads may lag, it is over.
    fill(&store, [1, READ_LAG_MS].into_iter()).unwrap();
    let (young, over) = (done(&store, 1), done(&store, READ_LAG_MS));
    let before = done(&store, 3);
    let open = saved(&store, 3);
    let read = seqs(&store.read(queue::on_top).unwrap());
    assert_eq!(read, [young.0, before.0, open.0]);

    let gone = |t: &super::super::Writing<'_>| {
        mirror::mark_gone(t, PackageId(READ_LAG_MS), when(READ_LAG_MS + 1)).map(drop)
    };
    store.write_mirror(gone).unwrap();
    let read = seqs(&store.read(queue::on_top).unwrap());
    assert_eq!(read, [young.0, over.0, before.0, open.0]);
}

#[test]
fn who_looks_for_one_standing_reads_no_other() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let (sent, asked) = (saved(&store, 1), saved(&store, 2));
    saved(&store, 3);
    done(&store, 4);
    let step = |seq, event: Event| step(&store, seq, &event).unwrap();
    step(sent, Event::Claimed);
    assert_eq!(seqs(&store.read(queue::being_sent).unwrap()), [sent.0]);
    step(asked, Event::Claimed);
    step(asked, Event::Restarted);
    let unclear = packing::delivery::Finding::Unclear;
    step(asked, Event::Looked(unclear));
    assert_eq!(seqs(&store.read(queue::for_a_person).unwrap()), [asked.0]);
    let counts = store.read(queue::counts).unwrap();
    let count = |at| counts.iter().find(|(of, _)| *of == at).map(|(_, n)| *n);
    let all = [Delivery::Queued, Delivery::Sending, Delivery::NeedsPerson];
    assert_eq!(all.map(count), [Some(1); 3]);
}

#[test]
fn a_scanned_number_finds_the_command_that_was_decided_on_it() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let seq = saved(&store, 12);
    saved(&store, 13);
    let naming = |text: &str| seqs(&store.read(|r| queue::naming(r, text)).unwrap());
    assert_eq!(naming("100012"), [seq.0]);
    assert_eq!(naming("10001"), [0; 0], "a part of a number is no number");
    assert_eq!(naming("\"}\\"), [0; 0]);
}

#[test]
fn a_sweep_asks_again_for_whatever_has_not_ended_wherever_it_is_shown() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let states = [
        State::Waiting,
        State::Shipped,
        State::CancellationWaiting,
        State::Delivered,
        State::Cancelled,
    ];
    let write = |t: &super::super::Writing<'_>| {
        for (id, state) in (1..).zip(states.clone()) {
            let package = Package {
                state,
                ..package(id)
            };
            mirror::upsert(t, &package, when(id))?;
        }
        Ok(())
    };
    store.write_mirror(write).unwrap();
    let unseen = |before| {
        let ids = store.read(|r| mirror::unseen_since(r, Asked(before), 50));
        ids.unwrap().iter().map(|id| id.0).collect::<Vec<_>>()
    };
    assert_eq!(unseen(9), [1, 2, 3], "its end may have been missed");
    assert_eq!(unseen(2), [1]);
}

/// All that waits for this desk must not wait for one row of the mirror.
#[test]
fn a_copy_that_nobody_can_read_keeps_its_box_waiting_and_no_other() {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).unwrap();
    let ship = NewCommand {
        body: Body::Ship,
        ..pack(1)
    };
    store.write(|t| queue::append(t, "9f3a", &ship)).unwrap();
    saved(&store, 2);
    let unlabelled = Package {
        state: State::WaitingCargoLabel,
        ..package(1)
    };
    let listed = store.write_mirror(|t| mirror::upsert(t, &unlabelled, when(1)));
    assert!(listed.unwrap());
    let waits = || {
        let planned = store.read(|r| queue::planned(r, &packing::shop::USUAL, queue::Of::All));
        let told = |it: &queue::Unsettled| (it.package.0, it.waits_for_label, it.unoffered);
        planned.unwrap().iter().map(told).collect::<Vec<_>>()
    };
    let waits_and_asks = [(1, true, true), (2, false, false)];
    assert_eq!(waits(), waits_and_asks);
    let cut = |t: &super::super::Writing<'_>| {
        t.execute("UPDATE packages SET body = substr(body, 1, 20)", [])?;
        Ok(())
    };
    store.write_mirror(cut).unwrap();
    assert_eq!(waits(), waits_and_asks, "nothing says that it may go");
}
