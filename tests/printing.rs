//! From "packed" to paper on a real station: files of a folder stand for the paper.

use std::path::{Path, PathBuf};

use oms_sim::{LabelFormat, Labels};
use station::Station;
use station::error::ProblemKey;
use station::view::{
    AgainView, DocumentView, FormatView, LabelPlanKind, LabelScanView, MediaView, PlaceView,
    PrinterInput, ProgressView, StateKind, StoryKind, UseView, WhyView,
};
use tempfile::TempDir;

use crate::support::Counter;

/// A printer for all labels, which prints into a folder.
fn set_up(station: &Station, folder: &Path, format: FormatView) {
    let input = PrinterInput {
        name: "Label 1".into(),
        place: PlaceView::Folder {
            path: folder.display().to_string(),
        },
        format,
        dpi: 203,
        media: MediaView::Inch4x6,
    };
    let printer = station.add_printer(&input).unwrap();
    let labels = UseView {
        document: DocumentView::Label,
        carrier: None,
    };
    station.set_uses(printer.id, &[labels]).unwrap();
}

fn papers(folder: &Path) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let whole = |path: &PathBuf| {
        path.extension()
            .is_some_and(|it| it == "pdf" || it == "zpl")
    };
    paths.filter(whole).collect()
}

fn is_printed(counter: &Counter, id: i64) -> bool {
    let prints = counter.station.prints(id).unwrap();
    prints.iter().any(|it| it.progress == ProgressView::Printed)
}

#[test]
fn p4_packed_at_the_counter_the_label_comes_out_by_itself_and_is_proven_by_scanning_it() {
    let (counter, folder) = (Counter::open(), TempDir::new().unwrap());
    let station = &counter.station;
    set_up(station, folder.path(), FormatView::Pdf);
    let package = counter.first();
    counter.until("the line", || {
        station.label_plan(package.id).unwrap().kind == LabelPlanKind::PrintsSoon
    });
    station.mark_packed(package.id).unwrap();
    counter.until("the label", || is_printed(&counter, package.id));
    assert_eq!(papers(folder.path()).len(), 1);
    let prints = station.prints(package.id).unwrap();
    assert_eq!((prints.len(), prints[0].why), (1, WhyView::Itself));
    let preview = station.print_preview(&prints[0].id).unwrap().unwrap();
    assert!(preview.starts_with(b"\x89PNG"));

    let number = counter.row(package.id).tracking_number.unwrap();
    let scanned = station.scan_label(&number, Some(package.id)).unwrap();
    assert!(
        matches!(scanned, LabelScanView::Match { proven: 1, .. }),
        "{scanned:?}"
    );
    let story = counter.story(package.id);
    assert!(story.contains(&StoryKind::LabelPrinted), "{story:?}");
    assert_eq!(station.journal_break().unwrap(), None);

    let counter = counter.restart();
    counter.until_confirmed(package.id, StateKind::Packed);
    assert_eq!(papers(folder.path()).len(), 1, "and no second one");
}

#[test]
fn the_carriers_own_label_is_fetched_kept_and_printed_byte_for_byte() {
    let counter = Counter::with(oms_sim::Options {
        awb_delay_ms: 50,
        labels: Labels::Url,
        label_format: LabelFormat::Zpl,
        ..oms_sim::Options::default()
    });
    let folder = TempDir::new().unwrap();
    let station = &counter.station;
    set_up(station, folder.path(), FormatView::Zpl);
    let package = counter.first();
    station.mark_packed(package.id).unwrap();
    counter.until("the label", || is_printed(&counter, package.id));
    let paper = papers(folder.path());
    assert_eq!(paper.len(), 1);
    let printed = std::fs::read(&paper[0]).unwrap();
    let number = counter.row(package.id).tracking_number.unwrap();
    let text = String::from_utf8(printed.clone()).unwrap();
    assert!(text.starts_with("^XA") && text.contains(&number), "{text}");

    station.reprint(package.id, 1, AgainView::Damaged).unwrap();
    let printed_twice = || {
        let prints = station.prints(package.id).unwrap();
        prints.len() == 2 && prints.iter().all(|it| it.progress == ProgressView::Printed)
    };
    counter.until("the second copy", printed_twice);
    let paper = papers(folder.path());
    assert_eq!(paper.len(), 2);
    for path in paper {
        assert_eq!(std::fs::read(path).unwrap(), printed);
    }
}

#[test]
fn the_shops_own_document_is_fetched_as_soon_as_it_is_there_and_printed_byte_for_byte() {
    let (counter, folder) = (Counter::open(), TempDir::new().unwrap());
    let station = &counter.station;
    set_up(station, folder.path(), FormatView::Pdf);
    let printer = station.printers().unwrap()[0].id;
    let documents = UseView {
        document: DocumentView::Document,
        carrier: None,
    };
    station.set_uses(printer, &[documents]).unwrap();
    let package = counter.first();
    let none = station.print_document(package.id).unwrap_err();
    assert_eq!(none.key, ProblemKey::NoDocument);
    station.mark_packed(package.id).unwrap();
    counter.until_confirmed(package.id, StateKind::Packed);
    counter.until("the document", || {
        station.document_preview(package.id).is_ok()
    });
    station.print_document(package.id).unwrap();
    counter.until("the paper", || is_printed(&counter, package.id));
    let paper = papers(folder.path());
    let printed = String::from_utf8(std::fs::read(&paper[0]).unwrap()).unwrap();
    let number = counter.row(package.id).number;
    assert!(printed.contains("(Packaging document)"), "{printed}");
    assert!(printed.contains(&number), "{printed}");
    assert_eq!(station.journal_break().unwrap(), None);
}
