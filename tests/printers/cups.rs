//! The same through a spooler, which says yes to everything at once.

use std::time::Duration;

use station::print::{Fate, Found, PrintTrouble, Printer, Sent};

use super::rig::{Rig, free_port};
use super::{LABEL, at, sheet, until_fate};

const QUEUE: &str = "/printers/Label";

#[tokio::test]
async fn a_label_goes_through_the_spooler_byte_for_byte() {
    let Some(rig) = Rig::start() else { return };
    let real = rig.printer("label");
    let Some(spooler) = rig.spooler(real.port) else {
        return;
    };
    let printer = at(spooler.port, QUEUE);
    let Sent::Accepted(job) = printer.send(&sheet("parcel 1")).await else {
        panic!("the spooler does not take it");
    };
    assert_eq!(printer.find("parcel 1").await, Found::Here(job.clone()));
    until_fate(&printer, &job, Fate::Printed).await;
    assert_eq!(real.paper(), [LABEL]);
    assert_eq!(printer.find("parcel 1").await, Found::Here(job));
}

#[tokio::test]
async fn a_spooler_that_says_yes_for_a_printer_that_is_off_is_not_believed() {
    let Some(rig) = Rig::start() else { return };
    let port = free_port();
    let Some(spooler) = rig.spooler(port) else {
        return;
    };
    let printer = at(spooler.port, QUEUE);
    let Sent::Accepted(job) = printer.send(&sheet("1")).await else {
        panic!("the spooler does not take it");
    };
    let told = printer.fate(&job).await;
    assert!(matches!(told, Fate::StillWaiting(_)), "{told:?}");
    let told = printer.cancel(&job).await;
    assert!(
        matches!(told, Fate::Cancelled | Fate::StillWaiting(_)),
        "{told:?}"
    );
    until_fate(&printer, &job, Fate::Cancelled).await;
    // Switched on at last, the printer gets the next label and not that one.
    let real = rig.printer_on("label", port);
    let Sent::Accepted(next) = printer.send(&sheet("2")).await else {
        panic!("the spooler does not take it");
    };
    until_fate(&printer, &next, Fate::Printed).await;
    assert_eq!(real.paper().len(), 1);
}

#[tokio::test]
async fn a_label_that_nobody_wants_any_more_ends_by_itself() {
    let Some(rig) = Rig::start() else { return };
    let Some(spooler) = rig.spooler(free_port()) else {
        return;
    };
    let printer = at(spooler.port, QUEUE);
    let mut label = sheet("1");
    label.expires_in = Duration::from_secs(1);
    let Sent::Accepted(job) = printer.send(&label).await else {
        panic!("the spooler does not take it");
    };
    // Nobody cancels it: the station might be dead by now.
    until_fate(&printer, &job, Fate::Cancelled).await;
}

#[tokio::test]
async fn paper_that_is_out_behind_the_spooler_is_seen_through_it() {
    let Some(rig) = Rig::start() else { return };
    let real = rig.printer("label");
    let Some(spooler) = rig.spooler(real.port) else {
        return;
    };
    let printer = at(spooler.port, QUEUE);
    real.will("without-paper");
    let Sent::Accepted(job) = printer.send(&sheet("1")).await else {
        panic!("the spooler does not take it");
    };
    let waiting = Fate::StillWaiting(Some(PrintTrouble::PaperOut));
    until_fate(&printer, &job, waiting).await;
    real.will_no_longer("without-paper");
    until_fate(&printer, &job, Fate::Printed).await;
    assert_eq!(real.paper(), [LABEL]);
}

#[tokio::test]
async fn a_queue_that_is_closed_or_not_there_is_told() {
    let Some(rig) = Rig::start() else { return };
    let Some(spooler) = rig.spooler(free_port()) else {
        return;
    };
    let closed = at(spooler.port, "/printers/Closed").send(&sheet("1")).await;
    assert_eq!(closed, Sent::Refused(PrintTrouble::NotAccepting));
    let absent = at(spooler.port, "/printers/Nobody").send(&sheet("1")).await;
    assert_eq!(absent, Sent::Refused(PrintTrouble::NoSuchPrinter));
}

/// Whatever it is given waits until somebody lets it go on, however long that is.
#[tokio::test]
async fn a_queue_that_is_paused_is_given_nothing() {
    let Some(rig) = Rig::start() else { return };
    let Some(spooler) = rig.spooler(free_port()) else {
        return;
    };
    let halted = at(spooler.port, "/printers/Halted");
    let sent = halted.send(&sheet("1")).await;
    assert_eq!(sent, Sent::Refused(PrintTrouble::Paused));
    assert_eq!(halted.find("1").await, Found::Nowhere);
}
