//! Label files over real sockets: what one of them may stop, and whose words count for the line.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use packing::id::PackageId;
use packing::link::{Heard, Link};
use packing::overlay::READ_LAG_MS;
use packing::package::Package;

use super::bench::{Bench, START, queued};
use super::labels::labelled;
use crate::oms::{BaseUrl, HttpOms, HttpSettings, LabelFile, LabelFormat, Oms};
use crate::reads::fingerprint_of;
use crate::secret::Token;
use crate::store::labels::{self as kept_labels, Since};
use crate::store::{Reading, mirror};
use crate::sync::{Shared, labels};

const BAD: PackageId = PackageId(7);
const REST: [PackageId; 2] = [PackageId(8), PackageId(9)];
const PDF: &str = "%PDF-1.4\n1 0 obj\n%%EOF\n";

/// Answers each path; an empty answer is a connection that breaks.
fn serving(answer: impl Fn(&str) -> String + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut bytes = Vec::new();
            let mut byte = [0];
            while !bytes.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) == 1 {
                bytes.push(byte[0]);
            }
            let head = String::from_utf8_lossy(&bytes).into_owned();
            let path = head.split(' ').nth(1).unwrap_or_default();
            let _ = stream.write_all(answer(path).as_bytes());
        }
    });
    format!("http://{addr}")
}

fn said(head: &str, kind: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {head}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Connection: close\r\n\r\n{body}"
    )
}

/// An OMS where the first package's label is at this address, and this is said of one at its own.
fn oms(address: &str, own: String) -> HttpOms {
    let address = address.to_owned();
    let url = serving(move |path| {
        let id = path
            .trim_end_matches('/')
            .rsplit('/')
            .next()
            .unwrap_or_default();
        let is_bad = id == BAD.0.to_string();
        match (path.starts_with("/labels/"), is_bad) {
            (true, true) => own.clone(),
            (true, false) => said("200 OK", "application/pdf", PDF),
            (false, _) => {
                let usual = format!("/labels/{id}");
                let at = if is_bad { &address } else { &usual };
                let body = format!("{{\"id\": {id}, \"shipping_label\": \"{at}\"}}");
                said("200 OK", "application/json", &body)
            }
        }
    });
    let base = BaseUrl::parse(&url).unwrap();
    HttpOms::new(HttpSettings::new(
        base,
        Token::new("t0ken").unwrap(),
        "S-014",
    ))
    .unwrap()
}

fn wanting() -> (Arc<Shared>, impl Sized) {
    let bench = queued();
    for (asked, id) in (2..).zip([BAD, REST[0], REST[1]]) {
        let package = Package {
            id,
            label_file: Some(format!("https://oms/labels/{}", id.0)),
            ..labelled()
        };
        bench.listed(&package, asked);
        bench.shared.state().labels_wanted.insert(id);
    }
    let Bench { shared, _dir, .. } = bench;
    (Arc::new(shared), _dir)
}

fn fetch<O: Oms>(shared: &Arc<Shared>, oms: &Arc<O>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let fetched = labels::fetch(Arc::clone(shared), Arc::clone(oms));
    runtime.unwrap().block_on(fetched);
}

fn is_here(shared: &Shared, id: PackageId) -> bool {
    labels::wanted(shared, id).unwrap().label.is_none()
}

#[test]
fn a_file_that_cannot_be_had_stops_no_other_and_is_not_blamed_on_the_oms() {
    let refused = {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    let page = || said("404 Not Found", "text/html", "<html>");
    let moved = serving(|_| said("302 Found\r\nLocation: /login", "text/html", "<html>"));
    let slow = said("503 Unavailable\r\nRetry-After: 900", "text/html", "");
    let slow = serving(move |_| slow.clone());
    let rows = [
        (refused, page()),
        (moved.clone(), page()),
        (moved.replace("http:", "https:"), page()),
        (slow, page()),
        (String::new(), page()),
        (
            String::new(),
            said("403 Forbidden", "application/json", "{\"detail\": \"no\"}"),
        ),
        (
            String::new(),
            said("404 Not Found", "application/json", "{\"detail\": \"no\"}"),
        ),
        (String::new(), said("500 Server Error", "text/html", "<h1>")),
        (
            String::new(),
            said("401 Unauthorized", "application/json", "{}"),
        ),
        (String::new(), said("200 OK", "application/pdf", "")),
    ];
    for (host, own) in rows {
        let told = format!("{host} {own}");
        let (shared, _dir) = wanting();
        let oms = Arc::new(oms(&format!("{host}/labels/7"), own));
        fetch(&shared, &oms);
        let state = shared.state();
        assert_eq!(state.link, Link::Up, "{told}");
        assert!(
            state.labels_late.keys().eq([&BAD]),
            "asked for again: {told}"
        );
        assert!(
            state.no_label_file.is_empty(),
            "ours is not drawn in its place: {told}"
        );
        drop(state);
        assert!(REST.iter().all(|id| is_here(&shared, *id)), "{told}");
        assert!(!is_here(&shared, BAD), "{told}");
    }
}

/// A label that waits for its carrier's file waits no longer then.
#[test]
fn that_a_file_cannot_be_had_is_told_when_it_is_known() {
    let (shared, _dir) = wanting();
    let bad = said("404 Not Found", "application/json", "{\"detail\": \"no\"}");
    let oms = Arc::new(oms("/labels/7", bad));
    let may_come = Arc::new(Mutex::new(Vec::new()));
    let (told, weak) = (Arc::clone(&may_come), Arc::downgrade(&shared));
    shared.listen(Box::new(move |changed| {
        if changed.packages == [BAD.0] {
            let shared = weak.upgrade().unwrap();
            let now = shared.state().label_may_come(BAD);
            told.lock().unwrap().push(now);
        }
    }));
    assert!(shared.state().label_may_come(BAD));
    fetch(&shared, &oms);
    assert_eq!(*may_come.lock().unwrap(), [false]);
}

#[test]
fn a_file_whose_connection_always_breaks_does_not_come_first_again() {
    let (shared, _dir) = wanting();
    let oms = Arc::new(oms("/labels/7", String::new()));
    fetch(&shared, &oms);
    assert_eq!(shared.state().labels_wanted.len(), 3, "it may be the line");
    assert_ne!(shared.state().link, Link::Up);
    shared.heard(Heard::Up, 0);
    fetch(&shared, &oms);
    assert!(REST.iter().all(|id| is_here(&shared, *id)));
    assert!(shared.state().labels_wanted.iter().eq([&BAD]));
}

#[test]
fn a_file_that_cannot_be_had_is_asked_for_ever_more_rarely() {
    let (shared, _dir) = wanting();
    shared.heard(Heard::Up, 0);
    let missing = said("404 Not Found", "text/html", "<html>");
    let oms = Arc::new(oms("/labels/7", missing));
    fetch(&shared, &oms);
    for pause_ms in [30_000, 60_000, 120_000, 240_000, 480_000, 600_000, 600_000] {
        shared.clock.turn(pause_ms - 1);
        assert!(!labels::take_turn(&shared), "{pause_ms}");
        shared.clock.turn(1);
        assert!(labels::take_turn(&shared), "{pause_ms}");
        fetch(&shared, &oms);
    }
}

fn file(name: &str, bytes: &str) -> LabelFile {
    LabelFile {
        bytes: bytes.into(),
        format: LabelFormat::Zpl,
        name: Some(name.into()),
    }
}

/// The carrier's file of `labelled`, as the OMS's list tells it at this moment.
struct Named(Bench, i64);

impl Named {
    fn new() -> Self {
        let mut named = Self(queued(), 1);
        named.listed("https://oms/labels/7.pdf", 0);
        named
    }

    fn listed(&mut self, name: &str, changed_ms: i64) {
        self.1 += 1;
        let package = Package {
            label_file: Some(name.into()),
            modified_at: Some(START.plus_ms(changed_ms)),
            ..labelled()
        };
        self.0.listed(&package, self.1);
    }

    fn wanted(&self) -> Option<Package> {
        labels::wanted(&self.0.shared, BAD).unwrap().label
    }

    fn since_kept(&self) -> Since {
        let package = labelled();
        let label = (BAD, fingerprint_of(&package));
        let since = |reader: &Reading| {
            let copy = mirror::one(reader, BAD)?.unwrap().package;
            let kept = kept_labels::from_carrier(reader, label)?.unwrap().1;
            kept_labels::since_kept(reader, &copy, &kept)
        };
        self.0.shared.store.read(since).unwrap()
    }

    /// Fetched where it is wanted; says whether it was.
    fn comes(&self, file: &LabelFile) -> bool {
        let Some(package) = self.wanted() else {
            return false;
        };
        labels::keep_label(&self.0.shared, package, file).unwrap();
        true
    }
}

#[test]
fn a_file_that_a_lagging_replica_still_handed_out_is_not_taken_for_the_new_one() {
    let mut named = Named::new();
    assert!(named.comes(&file("https://oms/labels/7.pdf", "^XA^XZ")));
    assert!(named.wanted().is_none());
    named.listed("https://oms/labels/7-v2.pdf", 1_000);
    assert!(named.comes(&file("https://oms/labels/7.pdf", "^XA^XZ")));
    assert!(named.comes(&file("https://oms/labels/7-v2.pdf", "^XA^FD2^FS^XZ")));
    assert!(named.wanted().is_none());
}

#[test]
fn a_file_whose_address_is_another_at_each_reading_is_not_fetched_for_ever() {
    let mut named = Named::new();
    let mut readings = 0;
    let mut comes = |named: &Named, bytes| {
        readings += 1;
        named.comes(&file(&format!("https://cdn/{readings}/7.pdf"), bytes))
    };
    assert!(comes(&named, "^XA^XZ"));
    named.listed("https://cdn/a/7.pdf", 0);
    assert!(comes(&named, "^XA^XZ"));
    for token in ["b", "c"] {
        named.listed(&format!("https://cdn/{token}/7.pdf"), 0);
        assert!(!comes(&named, "^XA^XZ"));
        assert_eq!(named.since_kept(), Since::Nothing, "it may be printed");
    }
    named.listed("https://cdn/d/7.pdf", 1_000);
    assert!(comes(&named, "^XA^FD2^FS^XZ"), "something was changed");
    assert!(comes(&named, "^XA^FD2^FS^XZ"), "it may have been too early");
    assert!(!comes(&named, "^XA^FD2^FS^XZ"));
}

#[test]
fn a_package_may_call_its_file_otherwise_than_the_list() {
    let mut named = Named::new();
    assert!(
        named.comes(&file("/labels/7.pdf", "^XA^XZ")),
        "the host's own"
    );
    assert!(named.wanted().is_none());
    named.listed("https://oms/media/7", 1_000);
    assert!(named.comes(&file("/labels/7.pdf", "^XA^XZ")));
    named.0.clock.turn(2 * READ_LAG_MS.unsigned_abs());
    assert!(named.comes(&file("/labels/7.pdf", "^XA^XZ")), "it may lag");
    assert!(named.wanted().is_none());
}

#[test]
fn what_was_the_matter_with_one_file_keeps_no_other_waiting() {
    let (shared, _dir) = wanting();
    let oms = Arc::new(oms(
        "/labels/7",
        said("404 Not Found", "text/html", "<html>"),
    ));
    fetch(&shared, &oms);
    let is_noted = |name: &str| {
        let package = Package {
            label_file: Some(name.into()),
            ..labelled()
        };
        labels::note(&shared, &[&package]);
        std::mem::take(&mut shared.state().labels_wanted).contains(&BAD)
    };
    assert!(!is_noted("https://oms/labels/7"), "it is asked for later");
    assert!(is_noted("https://oms/labels/7-v2"));
}
