//! Scan to paper: from the scan that completes a package to the printer's yes to its label.
//!
//! The printer is one that speaks IPP and says yes at once, so nothing but our own work is waited
//! for: the commits, the drawing, and one request. Beside it, one commit and one bare request with
//! as many bytes.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use station::view::{
    DocumentView, FormatView, LabelPlanKind, MediaView, PlaceView, PrinterInput, RowView, Shelf,
    UseView,
};
use tempfile::TempDir;

use crate::counter::{Counter, ONCE, oms};
use crate::{Measured, floor, ms};

const LABELS: usize = 60;
/// A label's bytes, as a PDF.
const SHEET: usize = 14_000;
const PAUSE: Duration = Duration::from_millis(50);
const PATIENCE: Duration = Duration::from_secs(20);

const PRINT_JOB: u8 = 2;

pub(crate) fn measure() -> Measured {
    let sim = oms(LABELS * 2);
    for id in sim.package_ids() {
        sim.book_carrier(id);
    }
    let data = TempDir::new().unwrap();
    let counter = Counter::filled(&sim, data.path(), ONCE);
    let printer = Yes::start();
    set_up(&counter, &printer, data.path());
    let raw = floor::raw(data.path(), "FULL");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for id in in_hand(&counter) {
        std::thread::sleep(PAUSE);
        theirs.push(by_hand(&raw, &printer));
        let begin = Instant::now();
        counter.station.mark_packed(id).unwrap();
        let accepted = printer.accepted.recv_timeout(PATIENCE).unwrap();
        ours.push(accepted.duration_since(begin).as_secs_f64() * 1e3);
        counter.until(|station| station.labels().unwrap().printing.is_empty());
    }
    counter.close();
    Measured {
        what: "scan to label at the printer",
        size: ours.len(),
        ours,
        floor: theirs,
    }
}

/// Waiting packages whose carrier has given them a number already.
fn in_hand(counter: &Counter) -> Vec<i64> {
    let station = &counter.station;
    let rows = station.list(Shelf::Waiting).unwrap().rows;
    let prints = |row: &&RowView| {
        let plan = station.label_plan(row.id).unwrap();
        plan.kind == LabelPlanKind::PrintsNow && station.package(row.id).unwrap().pack.is_none()
    };
    let ids: Vec<i64> = rows.iter().filter(prints).map(|row| row.id).collect();
    assert!(ids.len() >= LABELS, "{} labels in hand", ids.len());
    ids.into_iter().take(LABELS).collect()
}

/// Its test page is printed, and its code read off it.
fn set_up(counter: &Counter, printer: &Yes, data: &std::path::Path) {
    let station = &counter.station;
    let input = PrinterInput {
        name: "Label 1".into(),
        place: PlaceView::Ipp {
            address: format!("ipp://127.0.0.1:{}/ipp/print", printer.port),
        },
        format: FormatView::Pdf,
        dpi: 203,
        media: MediaView::Inch4x6,
    };
    let id = station.add_printer(&input).unwrap().id;
    let labels = UseView {
        document: DocumentView::Label,
        carrier: None,
    };
    station.set_uses(id, &[labels]).unwrap();
    station.test_page(id).unwrap();
    counter.until(|station| station.labels().unwrap().printed.len() == 1);
    let file = Connection::open(data.join("station.db")).unwrap();
    let code: String = file
        .query_row("SELECT test_code FROM printers", [], |row| row.get(0))
        .unwrap();
    station.accept_printer(id, &code).unwrap();
    // The test page's yes was no scan's.
    printer.accepted.recv_timeout(PATIENCE).unwrap();
}

fn by_hand(raw: &Connection, printer: &Yes) -> f64 {
    let took = ms(|| {
        floor::commit(raw);
        let mut stream = TcpStream::connect(("127.0.0.1", printer.port)).unwrap();
        let length = 8 + SHEET;
        let head = format!("POST / HTTP/1.1\r\nHost: p\r\nContent-Length: {length}\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(&[2, 0, 0, PRINT_JOB, 0, 0, 0, 1]).unwrap();
        stream.write_all(&vec![b'x'; SHEET]).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
    });
    printer.accepted.recv_timeout(PATIENCE).unwrap();
    took.0
}

/// A printer that takes everything at once, and says when.
struct Yes {
    port: u16,
    accepted: Receiver<Instant>,
}

impl Yes {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (tell, accepted) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let tell = tell.clone();
                std::thread::spawn(move || serve(stream.unwrap(), &tell));
            }
        });
        Self { port, accepted }
    }
}

fn serve(mut stream: TcpStream, tell: &Sender<Instant>) -> Option<()> {
    let request = request(&mut stream)?;
    let answer = answer(&request);
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n",
        answer.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&answer).ok()?;
    if request.get(3) == Some(&PRINT_JOB) {
        // Whoever waited may have ended.
        let _ = tell.send(Instant::now());
    }
    Some(())
}

/// The body of one request.
fn request(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let (mut heard, mut part) = (Vec::new(), [0; 65_536]);
    loop {
        let read = stream.read(&mut part).ok().filter(|read| *read > 0)?;
        heard.extend_from_slice(&part[..read]);
        let Some(end) = heard.windows(4).position(|it| it == b"\r\n\r\n") else {
            continue;
        };
        let head = String::from_utf8_lossy(&heard[..end]).to_lowercase();
        let length = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length:"));
        let length: usize = length?.trim().parse().ok()?;
        if heard.len() >= end + 4 + length {
            return Some(heard.split_off(end + 4));
        }
    }
}

/// Yes to everything: the job is printed, the printer ready.
fn answer(request: &[u8]) -> Vec<u8> {
    let mut out = vec![2, 0, 0, 0];
    out.extend_from_slice(request.get(4..8).unwrap_or(&[0, 0, 0, 1]));
    let mut value = |group: Option<u8>, tag: u8, name: &str, value: &[u8]| {
        out.extend(group);
        out.push(tag);
        for bytes in [name.as_bytes(), value] {
            out.extend_from_slice(&u16::try_from(bytes.len()).unwrap().to_be_bytes());
            out.extend_from_slice(bytes);
        }
    };
    value(Some(1), 0x47, "attributes-charset", b"utf-8");
    value(None, 0x48, "attributes-natural-language", b"en");
    value(Some(2), 0x21, "job-id", &1_u32.to_be_bytes());
    value(None, 0x23, "job-state", &9_u32.to_be_bytes());
    value(
        None,
        0x44,
        "job-state-reasons",
        b"job-completed-successfully",
    );
    value(Some(4), 0x23, "printer-state", &3_u32.to_be_bytes());
    value(None, 0x44, "printer-state-reasons", b"none");
    out.push(3);
    out
}
