//! The promise: who saw "saved here" will find it there after the power was cut.

use crate::day::{pack_the_next, pull_the_plug, scan, sign_in};
use crate::desk::Desk;
use crate::drivable;

#[tokio::test]
async fn a_page_that_is_loaded_again_shows_what_was_chosen_since_the_start() {
    let Some((_dir, data)) = drivable() else {
        return;
    };
    let desk = Desk::open(&data).await;
    desk.press("Deutsch").await;
    desk.see("Wer packt?").await;
    desk.reload().await;
    desk.see("Wer packt?").await;
    assert!(!desk.shows("Who is packing?").await);
}

#[tokio::test]
async fn a_restart_keeps_what_was_saved_here() {
    let Some((_dir, data)) = drivable() else {
        return;
    };
    let desk = Desk::open(&data).await;
    sign_in(&desk).await;
    desk.see_button_with(&["items"]).await;
    pull_the_plug(&desk).await;
    let number = pack_the_next(&desk).await;
    desk.kill();

    // The simulated OMS starts afresh and knows nothing of it: what is shown is this desk's own.
    let desk = Desk::open(&data).await;
    desk.see("Queue").await;
    if desk.shows("Who is packing?").await {
        sign_in(&desk).await;
    }
    scan(&desk, &number).await;
    desk.see("Packed here").await;
    // And it goes out as if nothing had happened.
    desk.see("The order system has it").await;
}
