//! What a packer decides beside the plain way: an act from the sheet with everything, and the
//! answer to a question that only a person can answer.

use fantoccini::key::Key;
use oms_sim::Fault;

use crate::day::{pack_the_next, scan, sign_in};
use crate::desk::Desk;
use crate::{can_drive, scratch};

const CHANGE: &str = "Change carrier or tracking number";

#[tokio::test]
async fn another_tracking_number_is_scanned_into_the_sheet_and_reaches_the_oms() {
    if !can_drive() {
        return;
    }
    let (_folder, data) = scratch();
    let desk = Desk::open(&data).await;
    sign_in(&desk).await;
    let number = pack_the_next(&desk).await;
    desk.see("The order system has it").await;
    // Until the carrier's own number is there, it would come in between.
    desk.do_next("Save label").await;

    desk.type_keys(&char::from(Key::F7).to_string()).await;
    desk.press_with(&[CHANGE]).await;
    desk.see("Tracking number: scan or type it").await;
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

#[tokio::test]
async fn a_refused_step_is_given_up_with_a_name_and_a_reason() {
    if !can_drive() {
        return;
    }
    let sim = oms_sim::start(oms_sim::Options::default()).unwrap();
    let (_folder, data) = scratch();
    let desk = Desk::open_for(&sim, &data).await;
    desk.press("Add a name").await;
    desk.write("Deniz").await;
    desk.press("Add and start").await;
    desk.see_button_with(&["items"]).await;
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
