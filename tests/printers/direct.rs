//! A printer that speaks IPP itself.

use station::print::{
    Condition, Fate, Format, Found, PrintTrouble, Printer, Sent, SpoolId, Tongue,
};

use super::rig::{EvePrinter, Rig, free_port, wait_for};
use super::{LABEL, at, is_inch_label, sheet, until, until_fate};

const PATH: &str = "/ipp/print";

/// Sends one sheet, which the printer takes.
async fn accepted(printer: &EvePrinter, name: &str) -> SpoolId {
    match at(printer.port, PATH).send(&sheet(name)).await {
        Sent::Accepted(job) => job,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_label_comes_out_byte_for_byte_and_is_found_by_its_name() {
    let Some(rig) = Rig::start() else { return };
    let real = rig.printer("label");
    let printer = at(real.port, PATH);
    assert_eq!(printer.condition().await, Condition::Ready);
    let job = accepted(&real, "parcel 123 · 7f3a").await;
    until_fate(&printer, &job, Fate::Printed).await;
    assert_eq!(real.paper(), [LABEL]);
    assert_eq!(printer.find("parcel 123 · 7f3a").await, Found::Here(job));
    assert_eq!(printer.find("parcel 124").await, Found::Nowhere);
    let unknown = SpoolId("9999".into());
    let forgotten = Fate::Unknown(PrintTrouble::Forgotten);
    assert_eq!(printer.fate(&unknown).await, forgotten);
}

#[tokio::test]
async fn a_printer_tells_what_it_can_do() {
    let Some(rig) = Rig::start() else { return };
    let real = rig.printer("label");
    let abilities = at(real.port, PATH).abilities().await.unwrap();
    assert_eq!(abilities.tongue, Tongue::Ipp);
    assert_eq!(abilities.formats, [Format::Pdf, Format::Pwg]);
    assert_eq!(abilities.dpi, [203]);
    let raster = abilities.raster.as_ref().unwrap();
    assert_eq!(raster.dpi, [203]);
    assert!(raster.black_1);
    assert!(is_inch_label(&abilities.media[0]), "{:?}", abilities.media);
    assert!(abilities.media[0].is_loaded);
}

#[tokio::test]
async fn a_label_waits_for_paper_and_comes_out_when_there_is_some() {
    let Some(rig) = Rig::start() else { return };
    let real = rig.printer("label");
    let printer = at(real.port, PATH);
    real.will("without-paper");
    let job = accepted(&real, "1").await;
    let waiting = Fate::StillWaiting(Some(PrintTrouble::PaperOut));
    until_fate(&printer, &job, waiting).await;
    assert_eq!(printer.condition().await, Condition::PaperOut);
    real.will_no_longer("without-paper");
    until_fate(&printer, &job, Fate::Printed).await;
    until(Condition::Ready, || printer.condition()).await;
    assert_eq!(real.paper(), [LABEL]);
}

#[tokio::test]
async fn a_printer_that_gives_up_is_not_called_printed() {
    let Some(rig) = Rig::start() else { return };
    let real = rig.printer("label");
    real.will("broken");
    let job = accepted(&real, "1").await;
    let failed = Fate::Failed(PrintTrouble::Aborted);
    until_fate(&at(real.port, PATH), &job, failed).await;
    assert_eq!(real.paper().len(), 0);
}

#[tokio::test]
async fn a_busy_printer_refuses_and_goes_on_with_what_it_has() {
    let Some(rig) = Rig::start() else { return };
    let real = rig.printer("label");
    let printer = at(real.port, PATH);
    real.will("held-up");
    let first = accepted(&real, "1").await;
    until(Condition::Busy, || printer.condition()).await;
    let second = printer.send(&sheet("2")).await;
    assert_eq!(second, Sent::Refused(PrintTrouble::Busy));
    assert_eq!(printer.fate(&first).await, Fate::StillWaiting(None));
    real.will_no_longer("held-up");
    until_fate(&printer, &first, Fate::Printed).await;
    assert_eq!(real.paper().len(), 1);
}

#[tokio::test]
async fn a_cancelled_label_is_stopping_until_the_printer_has_stopped() {
    let Some(rig) = Rig::start() else { return };
    let real = rig.printer("label");
    let printer = at(real.port, PATH);
    real.will("held-up");
    let job = accepted(&real, "1").await;
    until(Condition::Busy, || printer.condition()).await;
    let told = printer.cancel(&job).await;
    assert_eq!(told, Fate::StillWaiting(None));
    real.will_no_longer("held-up");
    until_fate(&printer, &job, Fate::Cancelled).await;
}

#[tokio::test]
async fn cancelling_what_came_out_already_says_so() {
    let Some(rig) = Rig::start() else { return };
    let real = rig.printer("label");
    let printer = at(real.port, PATH);
    let job = accepted(&real, "1").await;
    until_fate(&printer, &job, Fate::Printed).await;
    assert_eq!(printer.cancel(&job).await, Fate::Printed);
}

#[tokio::test]
async fn a_printer_that_is_off_has_printed_nothing() {
    let printer = at(free_port(), PATH);
    let off = PrintTrouble::Unreachable;
    assert_eq!(printer.send(&sheet("1")).await, Sent::Refused(off));
    assert_eq!(printer.condition().await, Condition::Unreachable(off));
    assert_eq!(printer.abilities().await, Err(off));
    assert_eq!(printer.find("1").await, Found::CannotSay(off));
}

#[tokio::test]
async fn a_plug_pulled_in_mid_job_leaves_the_label_uncertain_and_not_printed() {
    let Some(rig) = Rig::start() else { return };
    let mut real = rig.printer("label");
    let printer = at(real.port, PATH);
    real.will("held-up");
    let job = accepted(&real, "1").await;
    until(Condition::Busy, || printer.condition()).await;
    real.pull_the_plug();
    // A connection that its system had taken before may be cut instead.
    let gone = [PrintTrouble::Unreachable, PrintTrouble::Cut];
    let gone = gone.map(|trouble| Fate::StillWaiting(Some(trouble)));
    assert!(gone.contains(&printer.fate(&job).await));
    assert!(gone.contains(&printer.cancel(&job).await));
    // Plugged in again, it knows of nothing.
    let again = rig.printer_on("again", real.port);
    let forgotten = Fate::Unknown(PrintTrouble::Forgotten);
    assert_eq!(printer.fate(&job).await, forgotten);
    assert_eq!(printer.find("1").await, Found::Nowhere);
    assert_eq!(again.paper().len(), 0);
}

#[tokio::test]
async fn trouble_inside_the_printer_is_uncertain() {
    let Some(rig) = Rig::start() else { return };
    let real = rig.printer("label");
    real.lose_spool();
    let sent = at(real.port, PATH).send(&sheet("1")).await;
    let is_fault = matches!(
        sent,
        Sent::Unknown {
            trouble: PrintTrouble::PrinterFault,
            ..
        }
    );
    assert!(is_fault, "{sent:?}");
}

#[tokio::test]
async fn a_file_that_it_does_not_take_is_refused() {
    let Some(rig) = Rig::start() else { return };
    let real = rig.printer("label");
    let mut zpl = sheet("1");
    zpl.format = Format::Zpl;
    let sent = at(real.port, PATH).send(&zpl).await;
    assert_eq!(sent, Sent::Refused(PrintTrouble::FormatRefused));
    let sent = at(real.port, "/elsewhere").send(&sheet("1")).await;
    assert!(matches!(sent, Sent::Refused(_)), "{sent:?}");
    assert_eq!(real.paper().len(), 0);
}

#[tokio::test]
async fn a_size_is_asked_for_with_its_margins() {
    let Some(rig) = Rig::start() else { return };
    let real = rig.printer("label");
    let printer = at(real.port, PATH);
    let abilities = printer.abilities().await.unwrap();
    let mut label = sheet("1");
    label.media = abilities.media.first();
    let Sent::Accepted(job) = printer.send(&label).await else {
        panic!("the printer does not take its own size");
    };
    until_fate(&printer, &job, Fate::Printed).await;
    wait_for("the sheet", || real.paper().len() == 1);
}
