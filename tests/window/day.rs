//! A package through every room of the house, with the line plugged in and pulled out.

use std::path::{Path, PathBuf};

use crate::desk::Desk;
use crate::drivable;

/// One of those who are seated in training mode.
pub(crate) const PACKER: &str = "Ayşe";

#[tokio::test]
async fn a19_a_days_work_in_the_real_window_reaches_no_shop() {
    let Some((_dir, data)) = drivable() else {
        return;
    };
    let desk = Desk::open(&data).await;
    sign_in(&desk).await;
    desk.see("Training").await;
    let number = pack_the_next(&desk).await;
    desk.see("The order system has it").await;
    let carrier = save_label(&desk, &number, &data.join("training")).await;
    let tracking = desk.fact("Tracking number").await;
    hand_over(&desk, &carrier, &number).await;
    desk.press("Tracking").await;
    desk.see_button_with(&[&number, &tracking, "Delivered"])
        .await;
    let entries = std::fs::read_dir(&data).unwrap();
    let names: Vec<_> = entries.map(|it| it.unwrap().file_name()).collect();
    assert_eq!(names, ["training"], "practice lies apart from a day's work");
}

#[tokio::test]
async fn offline_and_back() {
    let Some((_dir, data)) = drivable() else {
        return;
    };
    let desk = Desk::open(&data).await;
    sign_in(&desk).await;
    desk.see_button_with(&["items"]).await;
    pull_the_plug(&desk).await;
    let number = pack_the_next(&desk).await;
    desk.see("Saved here").await;

    plug_in(&desk).await;
    scan(&desk, &number).await;
    desk.see("The order system has it").await;
    desk.see_no_more("Saved here").await;
    let carrier = save_label(&desk, &number, &data.join("training")).await;

    pull_the_plug(&desk).await;
    hand_over(&desk, &carrier, &number).await;
    desk.press("Tracking").await;
    desk.see_button_with(&[&number, "Saved here"]).await;
    plug_in(&desk).await;
    desk.press("Tracking").await;
    desk.see_button_with(&[&number, "Delivered"]).await;
}

pub(crate) async fn sign_in(desk: &Desk) {
    desk.see("Who is packing?").await;
    desk.press_with(&[PACKER]).await;
    desk.see_no_more("Who is packing?").await;
}

/// Opens the first that waits, packs it, and tells its number.
pub(crate) async fn pack_the_next(desk: &Desk) -> String {
    desk.press("Queue").await;
    desk.press("Start next").await;
    desk.see("What goes in").await;
    let number = desk.title().await;
    desk.do_next("Packed").await;
    desk.see(&format!("{number} packed · saved here")).await;
    number
}

/// Saves the label once there is a tracking number, looks at the file, and tells the carrier.
async fn save_label(desk: &Desk, number: &str, data: &Path) -> String {
    desk.do_next("Save label").await;
    desk.see(&format!("Label for {number} saved")).await;
    let label = PathBuf::from(desk.fact("File").await);
    assert!(label.starts_with(data), "{label:?} is not below {data:?}");
    assert!(
        std::fs::read(&label).unwrap().starts_with(b"%PDF-"),
        "{label:?}"
    );
    desk.fact("Carrier").await
}

async fn hand_over(desk: &Desk, carrier: &str, number: &str) {
    desk.press("Handover").await;
    desk.press_with(&[carrier, "·"]).await;
    desk.press_with(&[number, "Stays here"]).await;
    desk.see_button_with(&[number, "Goes along"]).await;
    desk.do_next(&format!("Hand over 1 to {carrier}")).await;
    desk.press("Yes, hand over").await;
    desk.see(&format!("1 box handed over to {carrier} · saved here"))
        .await;
}

/// Puts a package on the table that is not there any more, by scanning its slip.
pub(crate) async fn scan(desk: &Desk, number: &str) {
    desk.press("Tracking").await;
    desk.scan(number).await;
    desk.see("What goes in").await;
    assert_eq!(desk.title().await, number);
}

pub(crate) async fn pull_the_plug(desk: &Desk) {
    desk.press("More").await;
    desk.press("Pull the plug").await;
    desk.see("Offline").await;
}

async fn plug_in(desk: &Desk) {
    desk.press("More").await;
    desk.press("Plug it in again").await;
    desk.press("Look now").await;
    desk.see("Connected").await;
}
