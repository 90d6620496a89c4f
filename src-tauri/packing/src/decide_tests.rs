//! Every act in every state gets one answer, and each thing left unsaid its own.

use alloc::string::String;

use super::*;
use crate::command::{Denial, Invoice, Missing};
use crate::package::Shipment;
use crate::samples::{ALL_STATES, body, command, package};

fn sight<'a>(package: &'a Package, unsettled: &'a [Command]) -> Sight<'a> {
    Sight {
        package,
        gone: false,
        marketplace: false,
        shop: &crate::shop::USUAL,
        unsettled,
        queue_len: unsettled.len(),
    }
}

fn letter(answer: Result<(), Objection>) -> char {
    match answer {
        Ok(()) => '+',
        Err(Objection::NotWaiting) => 'w',
        Err(Objection::NotPacked) => 'p',
        Err(Objection::NotShipped) => 's',
        Err(Objection::NotBlocked) => 'b',
        Err(Objection::AlreadyShipped) => 'S',
        Err(Objection::AlreadyDelivered) => 'D',
        Err(Objection::Cancelled) => 'C',
        Err(Objection::Blocked) => 'B',
        Err(Objection::UnknownState) => '?',
        Err(Objection::NotFromHere) => '!',
        Err(Objection::WaitsForLabel) => 'l',
        Err(Objection::WrongForChannel) => 'm',
        Err(Objection::NothingToChange) => '=',
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn a10_every_act_in_every_state_is_answered() {
    // waiting preparing ready label packed | shipped delivered failed attempted | cancelled
    // cancelling stock blocked | remote transfer rescheduling refund other
    let expected = [
        (Act::Pack, "+++ww SSSS CCwB wwww?"),
        (Act::PackWithoutShipment, "+++ww SSSS CCwB wwww?"),
        (Act::PackForChannel, "mmmww SSSS CCwB wwww?"),
        (Act::Ship, "pppl+ SSSS CCpB pppp?"),
        (Act::OrderShipment, "pppl+ SSSS CCpB pppp?"),
        (Act::ShipWithoutIntegration, "pppl+ SSSS CCpB pppp?"),
        (Act::ShipAdvanced, "pppl+ SSSS CCpB pppp?"),
        (Act::SetShipment, "pppl+ ++!+ CCpB pppp?"),
        (Act::MarkDelivered, "sssss +D++ CCsB ssss?"),
        (Act::MarkUndelivered, "sssss +D++ CCsB ssss?"),
        (Act::Prepare, "+==ww SSSS CCwB wwww?"),
        (Act::Deallocate, "+==ww SSSS CCwB wwww?"),
        (Act::NotFound, "+++ww SSSS CCwB wwww?"),
        (Act::LinesNotFound, "+++ww SSSS CCwB wwww?"),
        (Act::Refuse, "++!ww SSSS CCwB +www?"),
        (Act::PackForRefund, "+!!ww SSSS CC+B www=?"),
        (Act::Block, "+++ww SSSS CCwB +www?"),
        (Act::Unblock, "bbbbb bbbb CCb+ bbbb?"),
        (Act::SetInvoice, "pppl+ ++++ CCpB pppp?"),
        (Act::RenewLabel, "p+p++ +!!! CCpB pppp?"),
    ];
    for (act, row) in expected {
        let answer = |state: &State| {
            let mut it = package(state.clone());
            it.shipment = Some(Shipment::default());
            let asked = may(&sight(&it, &[]), act);
            assert_eq!(decide(&sight(&it, &[]), &body(act)), asked, "{act:?}");
            letter(asked)
        };
        let answers: String = ALL_STATES.iter().map(answer).collect();
        assert_eq!(answers, row.replace(' ', ""), "{act:?}");
    }
    assert!(expected.iter().map(|(act, _)| *act).eq(Act::ALL));
}

#[test]
fn a_label_is_renewed_where_there_is_a_shipment() {
    let mut it = package(State::Packed);
    let refused = Err(Objection::NotFromHere);
    assert_eq!(decide(&sight(&it, &[]), &Body::RenewLabel), refused);
    it.shipment = Some(Shipment::default());
    assert_eq!(decide(&sight(&it, &[]), &Body::RenewLabel), Ok(()));
}

#[test]
fn a_marketplace_order_is_packed_by_its_channel_alone() {
    let it = package(State::Waiting);
    let of_marketplace = Sight {
        marketplace: true,
        ..sight(&it, &[])
    };
    assert_eq!(decide(&of_marketplace, &Body::PackForChannel), Ok(()));
    let wrong = Err(Objection::WrongForChannel);
    assert_eq!(decide(&of_marketplace, &Body::Pack), wrong);
    assert_eq!(decide(&of_marketplace, &Body::PackWithoutShipment), wrong);
    assert_eq!(decide(&sight(&it, &[]), &Body::PackForChannel), wrong);
}

#[track_caller]
fn misses(state: State, body: &Body, input: Input) {
    let it = package(state);
    let answer = decide(&sight(&it, &[]), body);
    assert_eq!(answer, Err(Objection::Missing(input)), "{body:?}");
}

#[test]
fn what_has_to_be_said_is_asked_for_before_anything_is_written() {
    let Body::SetShipment(info) = body(Act::SetShipment) else {
        panic!("it carries a shipment")
    };
    let nameless = ShipmentInfo {
        carrier_id: 0,
        ..info.clone()
    };
    let numberless = ShipmentInfo {
        tracking_number: " ".into(),
        ..info
    };
    misses(
        State::Packed,
        &Body::SetShipment(nameless.clone()),
        Input::Carrier,
    );
    misses(State::Packed, &Body::ShipAdvanced(nameless), Input::Carrier);
    misses(
        State::Packed,
        &Body::SetShipment(numberless),
        Input::TrackingNumber,
    );
    misses(
        State::Waiting,
        &Body::LinesNotFound([].into()),
        Input::Lines,
    );
    let unknown = Missing {
        item: 9,
        quantity: 1,
        fault: crate::command::Fault::Wrong,
    };
    let known = package(State::Waiting).lines[0].item.unwrap();
    let none_of_it = Missing {
        item: known,
        quantity: 0,
        ..unknown
    };
    for missing in [unknown, none_of_it] {
        misses(
            State::Waiting,
            &Body::LinesNotFound([missing].into()),
            Input::Lines,
        );
    }
    let reasonless = Denial {
        reason: 0,
        title: String::new(),
    };
    misses(State::Waiting, &Body::Refuse(reasonless), Input::Reason);
}

#[test]
fn no_more_of_a_line_is_missing_than_goes_in() {
    let some = |quantity| Missing {
        item: 7301,
        quantity,
        fault: crate::command::Fault::NotFound,
    };
    let twice = |quantity| [some(quantity), some(quantity)];
    let it = package(State::Waiting);
    let answers = |package: &Package, missing: &[Missing]| {
        let bodies = [Body::LinesNotFound, Body::PrepareWithout].map(|body| body(missing.to_vec()));
        bodies.map(|body| decide(&sight(package, &[]), &body))
    };
    let too_many = Err(Objection::MoreThanThere);
    let none_left = Err(Objection::NothingLeft);
    assert_eq!(answers(&it, &[some(1)]), [Ok(()); 2]);
    assert_eq!(answers(&it, &twice(1)), [Ok(()), none_left]);
    assert_eq!(answers(&it, &[some(2)]), [Ok(()), none_left]);
    // A slip of a digit must not give a line away that holds less.
    assert_eq!(answers(&it, &[some(3)]), [too_many; 2]);
    assert_eq!(answers(&it, &twice(2)), [too_many; 2]);
    let mut uncounted = it;
    uncounted.lines[0].quantity = None;
    assert_eq!(answers(&uncounted, &[some(3)]), [Ok(()); 2]);
}

#[test]
fn an_invoice_is_said_whole() {
    let Body::SetInvoice(whole) = body(Act::SetInvoice) else {
        panic!("it carries an invoice")
    };
    let without = |change: fn(&mut Invoice)| {
        let mut invoice = whole.clone();
        change(&mut invoice);
        Body::SetInvoice(invoice)
    };
    for (invoice, input) in [
        (without(|it| it.number = "  ".into()), Input::InvoiceNumber),
        (without(|it| it.kind.clear()), Input::InvoiceKind),
        (
            without(|it| it.content = "\n".into()),
            Input::InvoiceContent,
        ),
        (without(|it| it.dated_at = At(0)), Input::InvoiceDate),
    ] {
        misses(State::Packed, &invoice, input);
    }
}

#[test]
fn what_is_so_already_is_not_sent() {
    let same = body(Act::SetShipment);
    let mut it = package(State::Packed);
    assert_eq!(decide(&sight(&it, &[]), &same), Ok(()));
    crate::effect::evolve(&mut it, &command(1, Act::SetShipment));
    assert_eq!(
        decide(&sight(&it, &[]), &same),
        Err(Objection::NothingToChange)
    );
}

#[test]
fn another_document_under_the_same_number_is_another_invoice() {
    let queued = [command(1, Act::SetInvoice)];
    let same = body(Act::SetInvoice);
    let Body::SetInvoice(invoice) = same.clone() else {
        panic!("it carries an invoice")
    };
    let other = Body::SetInvoice(Invoice {
        content: "https://shop.example/F-1-corrected.pdf".into(),
        ..invoice
    });
    let mut it = package(State::Packed);
    crate::effect::evolve(&mut it, &queued[0]);
    for wanted in [&same, &other] {
        assert_eq!(decide(&sight(&it, &[]), wanted), Ok(()), "{wanted:?}");
    }
    let twice = decide(&sight(&it, &queued), &same);
    assert_eq!(twice, Err(Objection::NothingToChange));
    assert_eq!(decide(&sight(&it, &queued), &other), Ok(()));
    let mut corrected = command(2, Act::SetInvoice);
    corrected.body = other;
    let [first] = queued;
    let back = decide(&sight(&it, &[first, corrected]), &same);
    assert_eq!(back, Ok(()), "back to the first");
}

#[test]
fn nothing_more_is_decided_while_a_person_is_asked() {
    let it = package(State::Packed);
    let mut earlier = command(1, Act::Pack);
    assert_eq!(may(&sight(&it, &[earlier.clone()]), Act::Ship), Ok(()));
    earlier.standing.delivery = Delivery::NeedsPerson;
    let unsettled = [earlier];
    assert_eq!(
        may(&sight(&it, &unsettled), Act::Ship),
        Err(Objection::NeedsPersonFirst)
    );
}

#[test]
fn a_package_that_left_the_store_is_not_packed() {
    let it = package(State::Waiting);
    let gone = Sight {
        gone: true,
        ..sight(&it, &[])
    };
    assert_eq!(may(&gone, Act::Pack), Err(Objection::Gone));
}

#[test]
fn the_queue_takes_ten_thousand_and_no_more() {
    let it = package(State::Waiting);
    let at = |queue_len| Sight {
        queue_len,
        ..sight(&it, &[])
    };
    assert_eq!(may(&at(QUEUE_MAX - 1), Act::Pack), Ok(()));
    assert_eq!(may(&at(QUEUE_MAX), Act::Pack), Err(Objection::QueueFull));
}

/// As an OMS may well read the page that contradicts itself.
#[test]
fn where_unpacked_boxes_are_shipped_packed_ones_are_not() {
    let shop = Shop::new([].into(), Some(true));
    let answer = |state: State| {
        let it = package(state);
        let there = Sight {
            shop: &shop,
            ..sight(&it, &[])
        };
        may(&there, Act::ShipWithoutIntegration)
    };
    assert_eq!(answer(State::Waiting), Ok(()));
    let never = Err(Objection::NotFromHere);
    assert_eq!(answer(State::Packed), never);
    assert_eq!(
        answer(State::WaitingCargoLabel),
        never,
        "nor with its label"
    );
    assert_eq!(answer(State::Shipped), Err(Objection::AlreadyShipped));
}
