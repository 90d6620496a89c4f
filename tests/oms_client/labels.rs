//! Label files: where they may come from, who sees our key, and what is never taken for one.

use packing::id::PackageId;
use station::oms::{HttpOms, LABEL_BYTES_MAX, LabelFormat, LabelTrouble, ReadTrouble};

use super::canned::{Canned, Reply, answer, run};
use super::{JSON, TOKEN, client, settings};

const PDF: &str = "%PDF-1.4\n1 0 obj\n%%EOF\n";

fn package(label: &str) -> (&'static str, &'static str, String) {
    (
        "200 OK",
        JSON,
        format!("{{\"id\": 73, \"shipping_label\": {label}}}"),
    )
}

/// The OMS answers with the package, then with this.
fn oms_saying(label: &str, then: &[(&str, &str, &str)]) -> Canned {
    let (status, kind, body) = package(label);
    let mut all = vec![(status, kind, body.as_str())];
    all.extend(then);
    Canned::answering(&all)
}

fn label(oms: &Canned) -> Result<LabelFormat, LabelTrouble> {
    let client = client(&oms.url());
    run(client.label(PackageId(73))).map(|it| it.format)
}

#[test]
fn a_label_at_the_oms_is_fetched_with_our_key_and_kept_byte_for_byte() {
    let oms = oms_saying("\"/labels/73/\"", &[("200 OK", "application/pdf", PDF)]);
    let file = run(client(&oms.url()).label(PackageId(73))).unwrap();
    assert_eq!(
        (file.format, file.bytes.clone()),
        (LabelFormat::Pdf, PDF.as_bytes().to_vec())
    );
    assert_eq!(file.name.as_deref(), Some("/labels/73/"));
    let asked = oms.asked();
    assert!(
        asked[1].starts_with("GET /labels/73/ HTTP/1.1\r\n"),
        "{}",
        asked[1]
    );
    assert!(asked[1].contains(TOKEN), "{}", asked[1]);
    assert!(
        asked[1].contains("accept: application/pdf, image/png"),
        "{}",
        asked[1]
    );
}

#[test]
fn a_label_in_somebodys_storage_is_fetched_without_our_key() {
    let storage = Canned::answering(&[("200 OK", "application/octet-stream", PDF)]);
    let oms = oms_saying(&format!("{{\"url\": \"{}/x?sig=1\"}}", storage.url()), &[]);
    assert_eq!(label(&oms), Ok(LabelFormat::Pdf));
    let asked = storage.asked();
    assert!(
        asked[0].starts_with("GET /x?sig=1 HTTP/1.1\r\n"),
        "{}",
        asked[0]
    );
    assert!(!asked[0].contains(TOKEN), "{}", asked[0]);
    assert!(
        !asked[0].to_lowercase().contains("authorization"),
        "{}",
        asked[0]
    );
}

#[test]
fn an_address_that_would_speak_in_plain_text_or_carry_a_password_is_not_visited() {
    for address in [
        "http://storage.example/73.pdf",
        "ftp://storage.example/73.pdf",
        "file:///etc/passwd.pdf",
        "https://user:word@storage.example/73.pdf",
    ] {
        let oms = oms_saying(&format!("\"{address}\""), &[]);
        assert_eq!(label(&oms), Err(LabelTrouble::UnsafeAddress), "{address}");
    }
}

#[test]
fn what_came_is_told_by_its_bytes_and_not_by_its_name() {
    let zpl = "^XA^FDhello^FS^XZ";
    let wrapped = "{\"data\": \"JVBERi0xLjQKMSAwIG9iagolJUVPRgo=\"}";
    let pointing = "{\"url\": \"https://storage.example/73.pdf\"}";
    for (answer, expected) in [
        (("200 OK", "text/html", PDF), Ok(LabelFormat::Pdf)),
        (("200 OK", "text/plain", zpl), Ok(LabelFormat::Zpl)),
        (("200 OK", JSON, wrapped), Ok(LabelFormat::Pdf)),
        (("200 OK", JSON, pointing), Err(LabelTrouble::UnknownFormat)),
        (
            ("200 OK", "application/pdf", "<html>Sign in</html>"),
            Err(LabelTrouble::Page),
        ),
        (
            ("200 OK", "application/pdf", "%PDF-1.4\n1 0"),
            Err(LabelTrouble::Cut),
        ),
        (
            ("200 OK", "image/gif", "GIF89a"),
            Err(LabelTrouble::UnknownFormat),
        ),
        (("200 OK", "application/pdf", ""), Err(LabelTrouble::Empty)),
        (
            ("404 Not Found", JSON, "{\"detail\": \"no\"}"),
            Err(LabelTrouble::Withheld(404)),
        ),
        (
            ("302 Found", "text/html", "<html>"),
            Err(LabelTrouble::Withheld(302)),
        ),
        (
            ("500 Server Error", "text/html", "<h1>"),
            Err(LabelTrouble::Withheld(500)),
        ),
    ] {
        let oms = oms_saying("\"/labels/73/\"", &[answer]);
        assert_eq!(label(&oms), expected, "{answer:?}");
    }
}

#[test]
fn a_label_may_be_absent_or_sent_along_and_is_never_larger_than_any() {
    assert_eq!(label(&oms_saying("null", &[])), Err(LabelTrouble::NotThere));
    let inside = "\"JVBERi0xLjQKMSAwIG9iagolJUVPRgo=\"";
    assert_eq!(label(&oms_saying(inside, &[])), Ok(LabelFormat::Pdf));
    let large = format!("%PDF-1.4\n{}%%EOF\n", " ".repeat(LABEL_BYTES_MAX));
    let oms = oms_saying("\"/l/\"", &[("200 OK", "application/pdf", &large)]);
    assert_eq!(label(&oms), Err(LabelTrouble::TooLarge));
}

#[test]
fn a_label_whose_connection_breaks_is_not_taken_for_whole() {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: 999\r\n\r\n";
    let (status, kind, body) = package("\"/l/\"");
    let half = Reply::Bytes(format!("{head}{PDF}").into_bytes());
    let oms = Canned::new(vec![answer(status, kind, &body), half]);
    let cut = LabelTrouble::Read(ReadTrouble::Unreachable);
    assert_eq!(label(&oms), Err(cut));
}

#[test]
fn a_storage_that_says_no_does_not_sign_the_station_out() {
    let storage = Canned::answering(&[("401 Unauthorized", JSON, "{\"detail\": \"expired\"}")]);
    let oms = oms_saying(&format!("\"{}/x\"", storage.url()), &[]);
    let client = HttpOms::new(settings(&oms.url())).unwrap();
    assert_eq!(
        run(client.label(PackageId(73))).map(|it| it.format),
        Err(LabelTrouble::Withheld(401))
    );
}

#[test]
fn a_document_is_held_to_the_same_rules_as_a_label() {
    let document = |field: &str, then: &[(&str, &str, &str)]| {
        let package = format!("{{\"id\": 73, \"shipping_label\": \"/labels/73/\"{field}}}");
        let mut all = vec![("200 OK", JSON, package.as_str())];
        all.extend(then);
        let oms = Canned::answering(&all);
        let file = run(client(&oms.url()).document(PackageId(73)));
        (file.map(|it| it.bytes), oms)
    };
    let at_oms = ", \"document_url\": \"/documents/73/\"";
    let (file, oms) = document(at_oms, &[("200 OK", "application/pdf", PDF)]);
    assert_eq!(file, Ok(PDF.as_bytes().to_vec()));
    let asked = &oms.asked()[1];
    assert!(
        asked.starts_with("GET /documents/73/ HTTP/1.1\r\n"),
        "{asked}"
    );
    assert!(asked.contains(TOKEN), "{asked}");

    let (page, _) = document(at_oms, &[("200 OK", "text/html", "<html>Sign in</html>")]);
    assert_eq!(page, Err(LabelTrouble::Page));
    let (none, _) = document("", &[]);
    assert_eq!(none, Err(LabelTrouble::NotThere), "a label is no document");
    let storage = Canned::answering(&[("200 OK", "application/pdf", PDF)]);
    let (elsewhere, _) = document(&format!(", \"invoice_url\": \"{}/x\"", storage.url()), &[]);
    assert_eq!(elsewhere, Ok(PDF.as_bytes().to_vec()));
    assert!(!storage.asked()[0].contains(TOKEN));
    let (plain, _) = document(", \"invoice_url\": \"http://storage.example/1.pdf\"", &[]);
    assert_eq!(plain, Err(LabelTrouble::UnsafeAddress));
}
