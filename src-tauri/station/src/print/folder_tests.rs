//! Sheets into folders that are there, gone, or closed.

use super::*;

fn sheet(name: &str, format: Format) -> Sheet<'_> {
    Sheet {
        name,
        format,
        bytes: b"%PDF-1.7 label",
        media: None,
        expires_in: std::time::Duration::from_secs(120),
    }
}

#[tokio::test]
async fn a_sheet_becomes_a_file_and_is_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let printer = FolderPrinter::new(folder.path().to_owned());
    let name = "../PKG/1 · 7f3a";
    assert_eq!(printer.find(name).await, Found::Nowhere);
    let sent = printer.send(&sheet(name, Format::Pdf)).await;
    assert_eq!(sent, Sent::Delivered);
    let files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(files.len(), 1);
    let file = SpoolId("---PKG-1---7f3a.pdf".to_owned());
    let bytes = std::fs::read(folder.path().join(&file.0)).unwrap();
    assert_eq!(bytes, b"%PDF-1.7 label");
    assert_eq!(printer.find(name).await, Found::Here(file.clone()));
    assert_eq!(printer.fate(&file).await, Fate::Printed);
    assert_eq!(printer.condition().await, Condition::Ready);
}

#[tokio::test]
async fn a_folder_that_is_gone_gets_nothing_and_is_not_made() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("drive");
    let printer = FolderPrinter::new(path.clone());
    let sent = printer.send(&sheet("1", Format::Pdf)).await;
    assert_eq!(sent, Sent::Refused(PrintTrouble::NoFolder));
    assert!(!path.exists());
    let gone = Condition::Unreachable(PrintTrouble::NoFolder);
    assert_eq!(printer.condition().await, gone);
    assert_eq!(printer.abilities().await, Err(PrintTrouble::NoFolder));
}

#[tokio::test]
async fn a_name_that_is_taken_by_a_folder_leaves_nothing_half_done() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("1.pdf")).unwrap();
    let printer = FolderPrinter::new(folder.path().to_owned());
    let sent = printer.send(&sheet("1", Format::Pdf)).await;
    assert!(matches!(sent, Sent::Refused(_)), "{sent:?}");
    assert!(!folder.path().join("1.pdf.part").exists());
    assert_eq!(printer.find("1").await, Found::Nowhere);
}

#[tokio::test]
async fn a_folder_takes_whatever_a_printer_would() {
    let folder = tempfile::tempdir().unwrap();
    let printer = FolderPrinter::new(folder.path().to_owned());
    for (name, format) in [("1", Format::Zpl), ("2", Format::Pwg)] {
        assert_eq!(printer.send(&sheet(name, format)).await, Sent::Delivered);
        assert!(matches!(printer.find(name).await, Found::Here(_)));
    }
    assert!(folder.path().join("1.zpl").is_file());
    assert!(folder.path().join("2.pwg").is_file());
}

#[test]
fn a_disks_complaints_are_told_apart() {
    for (kind, expected) in [
        (io::ErrorKind::NotFound, PrintTrouble::NoFolder),
        (io::ErrorKind::StorageFull, PrintTrouble::FolderFull),
        (io::ErrorKind::PermissionDenied, PrintTrouble::FolderRefused),
        (
            io::ErrorKind::ReadOnlyFilesystem,
            PrintTrouble::FolderRefused,
        ),
        (io::ErrorKind::BrokenPipe, PrintTrouble::PrinterFault),
    ] {
        assert_eq!(trouble(&kind.into()), expected);
    }
}
