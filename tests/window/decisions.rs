//! What a packer decides beside the plain way: an act from the sheet with everything, and the
//! answer to a question that only a person can answer.

use fantoccini::key::Key;
use oms_sim::{Fault, Options, State};

use crate::day::{pack_the_next, scan, sign_in};
use crate::desk::Desk;
use crate::drivable;

const CHANGE: &str = "Change carrier or tracking number";

#[tokio::test]
async fn another_tracking_number_is_scanned_into_the_sheet_and_reaches_the_oms() {
    let Some((_dir, data)) = drivable() else {
        return;
    };
    let desk = Desk::open(&data).await;
    sign_in(&desk).await;
    let number = pack_the_next(&desk).await;
    desk.see("The order system has it").await;
    // Until the carrier's own number is there, it would come in between.
    desk.do_next("Save label").await;

    desk.type_keys(&char::from(Key::F7).to_string()).await;
    desk.press_until(&[CHANGE], "Tracking number: scan or type it")
        .await;
    desk.scan("7300042").await;
    desk.see("Read as the tracking number").await;
    desk.press(CHANGE).await;
    desk.see(&format!("{number}: {CHANGE} · saved here")).await;
    desk.see("7300042").await;
    // What was drawn before says something else now.
    desk.see("This label is out of date").await;
    desk.see_no_more("Saved here").await;
    desk.see("7300042").await;
}

/// Two of the OMS's documents, which no large button does: shipping without integration, and how a
/// delivery went, to either end.
#[tokio::test]
async fn a_box_leaves_without_integration_and_its_delivery_is_told_from_the_sheet() {
    let Some((_dir, data)) = drivable() else {
        return;
    };
    let sim = oms_sim::start(Options {
        awb_delay_ms: 50,
        // No carrier gets there first.
        delivery_delay_ms: 3_600_000,
        ..Options::default()
    })
    .unwrap();
    let desk = Desk::open_for(&sim, &data).await;
    join(&desk).await;
    let number = pack_the_next(&desk).await;
    desk.see("The order system has it").await;
    let walk = [
        ("Hand over", "Handed over", State::Shipped),
        (
            "Mark as not delivered",
            "Not delivered",
            State::DeliveryFailed,
        ),
        ("Mark as delivered", "Delivered", State::Delivered),
    ];
    let steps = || {
        let ours = sim.witness().into_iter();
        let ours = ours.filter(|it| it.number == number && it.command_id.is_some());
        // The first is its packing.
        ours.skip(1).map(|it| (it.slug, it.to)).collect::<Vec<_>>()
    };
    for (nth, (act, shown, _)) in walk.into_iter().enumerate() {
        desk.type_keys(&char::from(Key::F7).to_string()).await;
        // None of the three can be taken back, so each asks first.
        desk.press_until(&[&format!("{act}…")], "Once this has left the desk")
            .await;
        desk.press(act).await;
        desk.see(&format!("{number}: {act} · saved here")).await;
        desk.see(shown).await;
        // What is offered next is other than what was: a list that changes under the hand is not
        // what this is about.
        desk.until("the OMS's own word", async || {
            (steps().len() > nth).then_some(())
        })
        .await;
        desk.until_true("return !document.body.innerText.includes('not settled yet')")
            .await;
    }
    let slugs = [
        "SHIP_WITHOUT_INTEGRATION",
        "UPDATE_SHIPMENT_STATUS",
        "UPDATE_SHIPMENT_STATUS",
    ];
    let asked_for: Vec<_> = slugs.into_iter().zip(walk.map(|it| it.2)).collect();
    assert_eq!(steps(), asked_for);
    desk.press("Attention").await;
    desk.see("Nothing needs you.").await;
}

/// The first one at a new desk.
async fn join(desk: &Desk) {
    desk.press("Add a name").await;
    desk.write("Deniz").await;
    desk.press("Add and start").await;
    desk.see_button_with(&["items"]).await;
}

#[tokio::test]
async fn a_refused_step_is_given_up_with_a_name_and_a_reason() {
    let Some((_dir, data)) = drivable() else {
        return;
    };
    let sim = oms_sim::start(Options::default()).unwrap();
    let desk = Desk::open_for(&sim, &data).await;
    join(&desk).await;
    sim.fault(Fault::named("status_406").unwrap().next(1));
    let number = pack_the_next(&desk).await;

    desk.press_with(&["Attention", "1"]).await;
    desk.see(&format!("did not take “packed” for {number}"))
        .await;
    desk.see("Packed, still here").await;
    desk.press("It is settled").await;
    desk.see("It is kept with your name: Deniz.").await;
    desk.press("Unpacked, everything is back on its shelf")
        .await;
    desk.see("Nothing needs you.").await;
    scan(&desk, &number).await;
    desk.see("Closed by hand").await;
    desk.see("Unpacked, everything is back on its shelf").await;
}
