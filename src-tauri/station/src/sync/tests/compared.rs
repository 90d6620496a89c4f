//! What would write over something is compared with what is there, on a look of its own (R8).

use packing::command::{Body, Invoice, ShipmentInfo};
use packing::delivery::{Answer, Delivery};
use packing::id::Seq;
use packing::package::{Package, Shipment, State};
use packing::plan::Step;

use super::bench::{Bench, START, package, queued, when};
use crate::oms::{Line, Sent};
use crate::sync::plan;
use crate::sync::record::{self, Looked};
use crate::view::{AnswerInput, AttentionKind};
use crate::{acts, answers};

const NUMBER: Seq = Seq(2);

fn number() -> Body {
    numbered_as("T-1")
}

fn numbered_as(number: &str) -> Body {
    Body::SetShipment(ShipmentInfo {
        carrier_id: 1,
        carrier: "Aras".into(),
        tracking_number: number.into(),
        query_number: None,
    })
}

/// Packed, and somebody else's number stands there.
fn numbered() -> Package {
    let mut it = package(State::Packed);
    it.shipment = Some(Shipment {
        carrier_id: Some(1),
        tracking_number: Some("T-9".into()),
        ..Shipment::default()
    });
    it
}

fn looked(bench: &Bench, seq: Seq, found: &Package, asked: i64) -> Delivery {
    let looked = Looked {
        seq,
        package: Some(found.clone()),
        log: None,
        when: when(asked),
        began: bench.clock.tick(),
    };
    record::look(&bench.shared, &looked).unwrap();
    bench.standing(seq).delivery
}

fn steps(bench: &Bench) -> Vec<Step> {
    plan::plan_now(&bench.shared).unwrap().steps
}

#[test]
fn r8_a_number_that_waited_behind_packing_does_not_go_on_the_copy_that_ends_the_packing() {
    let bench = queued();
    bench.append(number());
    bench.listed(&numbered(), 2);
    assert_eq!(bench.delivery(), Delivery::ByOther, "packed by somebody");
    assert_eq!(steps(&bench), [Step::Look(NUMBER)]);
    let asked = looked(&bench, NUMBER, &numbered(), 3);
    assert_eq!(asked, Delivery::NeedsPerson);
}

#[test]
fn r8_a_number_goes_on_a_look_that_shows_what_it_was_decided_on() {
    let bench = queued();
    bench.append(number());
    let bare = package(State::Packed);
    bench.listed(&bare, 2);
    assert_eq!(steps(&bench), [Step::Look(NUMBER)]);
    looked(&bench, NUMBER, &bare, 3);
    assert_eq!(steps(&bench), [Step::Send(NUMBER)]);
    assert!(record::claim(&bench.shared, NUMBER).unwrap().is_some());
}

/// An invoice that the OMS took and does not show yet hides nothing about the number behind it.
#[test]
fn r8_a_number_behind_what_is_not_shown_yet_waits_and_is_asked_about_then() {
    let bench = queued();
    let shared = &bench.shared;
    bench.append(Body::SetInvoice(Invoice {
        number: "F-1".into(),
        kind: "original".into(),
        content: "aa".into(),
        dated_at: START,
    }));
    bench.append(number());
    let behind = Seq(3);
    let bare = package(State::Packed);
    bench.listed(&bare, 2);
    let order = record::claim(shared, Seq(2)).unwrap().unwrap();
    let yes = Sent {
        answer: Answer::Accepted,
        line: Line::Up,
        outcome: "204",
    };
    record::sent(shared, &order, &yes).unwrap();
    looked(&bench, behind, &bare, 3);

    bench.listed(&numbered(), 4);
    assert!(record::claim(shared, behind).unwrap().is_none());
    assert!(steps(&bench).contains(&Step::Look(behind)));
    assert_eq!(looked(&bench, behind, &numbered(), 5), Delivery::Queued);
    assert!(!steps(&bench).contains(&Step::Send(behind)));

    let mut invoiced = numbered();
    invoiced.invoice_number = Some("F-1".into());
    bench.listed(&invoiced, 6);
    assert_eq!(bench.standing(Seq(2)).delivery, Delivery::Done);
    let asked = looked(&bench, behind, &invoiced, 7);
    assert_eq!(asked, Delivery::NeedsPerson);
}

/// It came with the handover that went first: the carrier is not asked for a second one.
#[test]
fn r8_a_label_that_has_come_is_not_asked_for_again_behind_a_handover_not_shown_yet() {
    let bench = queued();
    let shared = &bench.shared;
    let unlabelled = package(State::WaitingCargoLabel);
    bench.listed(&unlabelled, 2);
    bench.append(Body::Ship);
    bench.append_seen(Body::RenewLabel, &unlabelled);
    let labelled = package(State::Packed);
    bench.listed(&labelled, 3);
    record::claim(shared, Seq(2)).unwrap().unwrap();
    assert!(record::claim(shared, Seq(3)).unwrap().is_none());
    assert_eq!(looked(&bench, Seq(3), &labelled, 4), Delivery::Queued);
    assert!(!steps(&bench).contains(&Step::Send(Seq(3))));
}

/// Nothing that was saved waits for ever without anybody knowing.
#[test]
fn a_number_whose_package_cannot_be_read_is_asked_about_in_the_end() {
    let bench = queued();
    bench.append(number());
    bench.listed(&package(State::Packed), 2);
    for _ in 0..8 {
        record::unreadable(&bench.shared, NUMBER).unwrap();
        assert_eq!(bench.standing(NUMBER).delivery, Delivery::Queued);
    }
    record::unreadable(&bench.shared, NUMBER).unwrap();
    assert_eq!(bench.standing(NUMBER).delivery, Delivery::NeedsPerson);
}

/// A question about the number is none about the handover that was saved behind it.
#[test]
fn what_is_said_anew_holds_nothing_back_that_was_saved_behind_it() {
    let bench = queued();
    let shared = &bench.shared;
    let packer = acts::add_packer(shared, "Ayşe").unwrap();
    acts::sign_in(shared, packer.id).unwrap();
    bench.append(number());
    bench.append(Body::Ship);
    bench.listed(&numbered(), 2);
    looked(&bench, NUMBER, &numbered(), 3);
    say_again(&bench);
    assert_eq!(bench.standing(NUMBER).delivery, Delivery::Abandoned);
    for seq in [Seq(3), Seq(4)] {
        assert_eq!(bench.standing(seq).delivery, Delivery::Queued);
    }
}

/// Each would be held against what the other was to write, and asked about for ever.
#[test]
fn of_two_numbers_said_anew_the_first_goes_on_what_the_person_has_seen() {
    let bench = queued();
    let shared = &bench.shared;
    let packer = acts::add_packer(shared, "Ayşe").unwrap();
    acts::sign_in(shared, packer.id).unwrap();
    bench.append(number());
    bench.append_seen(numbered_as("T-2"), &{
        let mut after = numbered();
        after.shipment.as_mut().unwrap().tracking_number = Some("T-1".into());
        after
    });
    bench.listed(&numbered(), 2);
    looked(&bench, NUMBER, &numbered(), 3);
    say_again(&bench);
    let (second, anew) = (Seq(3), Seq(4));
    assert_eq!(
        looked(&bench, second, &numbered(), 4),
        Delivery::NeedsPerson
    );
    say_again(&bench);
    assert_eq!(looked(&bench, anew, &numbered(), 5), Delivery::Queued);
    assert_eq!(steps(&bench), [Step::Send(anew)]);
}

/// Otherwise the question would have no answer until the label comes, and it may never come.
#[test]
fn a_number_may_be_said_anew_while_its_label_is_being_made_and_waits_for_it() {
    let bench = queued();
    let shared = &bench.shared;
    let packer = acts::add_packer(shared, "Ayşe").unwrap();
    acts::sign_in(shared, packer.id).unwrap();
    bench.listed(&package(State::WaitingCargoLabel), 2);
    bench.append(number());
    let mut unlabelled = numbered();
    unlabelled.state = State::WaitingCargoLabel;
    let now = bench.clock.tick();
    shared.state().saw_offers(&unlabelled.state, false, now);
    bench.listed(&unlabelled, 3);
    say_again(&bench);
    let anew = Seq(3);
    assert_eq!(bench.standing(anew).delivery, Delivery::Queued);
    assert_eq!(steps(&bench), [], "its label is not there");

    bench.listed(&numbered(), 4);
    looked(&bench, anew, &numbered(), 5);
    assert_eq!(steps(&bench), [Step::Send(anew)]);
}

/// The person has seen somebody else's number and wants theirs.
fn say_again(bench: &Bench) {
    let asked = bench.asked();
    assert_eq!(asked[0].kind, AttentionKind::Overwritten);
    answers::answer(&bench.shared, &asked[0].command, (None, AnswerInput::Retry)).unwrap();
    assert_eq!(bench.asked(), []);
}
