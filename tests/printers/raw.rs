//! A label printer on port 9100, made up here: it answers `~HS` as it is told to, or not at all,
//! and keeps what it was sent.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use station::print::{
    Condition, Fate, Format, Found, Limits, Place, PrintTrouble, Printer, PrinterAt, RawAddress,
    Sent, Sheet, SpoolId, open,
};

use super::rig::free_port;

const LABEL: &[u8] = b"^XA^FO10,10^GFA,4,4,1,FF00FF00^FS^PQ1^XZ\n";

/// How the printer is the next time that it is asked.
#[derive(Clone, Copy, Default)]
struct State {
    paper_out: bool,
    paused: bool,
    full: bool,
    open: bool,
    ribbon_out: bool,
    hot: bool,
    /// Labels that wait, and copies of the one that is printed.
    formats: u32,
    left: u32,
}

/// What it says to a question.
#[derive(Clone, Copy)]
enum Reply {
    Is(State),
    Silence,
    Hangup,
    Nonsense,
    Endless,
}

const READY: Reply = Reply::Is(State {
    paper_out: false,
    paused: false,
    full: false,
    open: false,
    ribbon_out: false,
    hot: false,
    formats: 0,
    left: 0,
});

fn is(change: impl FnOnce(&mut State)) -> Reply {
    let mut state = State::default();
    change(&mut state);
    Reply::Is(state)
}

struct Fake {
    port: u16,
    heard: Arc<Mutex<Vec<u8>>>,
}

impl Fake {
    /// Answers one question after the other, over any number of connections.
    fn new(replies: &[Reply]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let (replies, ears) = (replies.to_vec(), Arc::clone(&heard));
        std::thread::spawn(move || {
            let mut replies = replies.into_iter();
            for stream in listener.incoming() {
                serve(stream.unwrap(), &mut replies, &ears);
            }
        });
        Self { port, heard }
    }

    /// All that it was sent but the questions.
    fn heard(&self) -> String {
        let heard = String::from_utf8(self.heard.lock().unwrap().clone()).unwrap();
        heard.replace("~HS", "").replace("~HI", "")
    }

    fn printer(&self) -> PrinterAt {
        printer(self.port)
    }
}

fn serve(
    mut stream: std::net::TcpStream,
    replies: &mut impl Iterator<Item = Reply>,
    heard: &Mutex<Vec<u8>>,
) {
    let mut so_far = Vec::new();
    let mut byte = [0];
    while stream.read(&mut byte).unwrap_or(0) == 1 {
        so_far.push(byte[0]);
        heard.lock().unwrap().push(byte[0]);
        let is_question = so_far.ends_with(b"~HS") || so_far.ends_with(b"~HI");
        if !is_question {
            continue;
        }
        let said = match replies.next().unwrap_or(Reply::Silence) {
            Reply::Is(_) if so_far.ends_with(b"~HI") => identity(),
            Reply::Is(state) => status(state),
            Reply::Silence => String::new(),
            Reply::Hangup => return,
            Reply::Nonsense => "\u{2}\u{3}".repeat(3),
            Reply::Endless => "x".repeat(5_000),
        };
        let _ = stream.write_all(said.as_bytes());
    }
}

fn identity() -> String {
    "\u{2}ZTC ZD420-203dpi ZPL,V84.20.18Z,8,8176KB\u{3}\r\n".to_owned()
}

fn status(state: State) -> String {
    let bit = u8::from;
    format!(
        "\u{2}030,{},{},1245,{:03},{},0,0,000,0,0,{}\u{3}\r\n\
         \u{2}001,0,{},{},1,2,6,0,{:08},1,000\u{3}\r\n\u{2}1234,0\u{3}\r\n",
        bit(state.paper_out),
        bit(state.paused),
        state.formats,
        bit(state.full),
        bit(state.hot),
        bit(state.open),
        bit(state.ribbon_out),
        state.left,
    )
}

/// Silence is waited for in some tests, so the time for an answer is short there.
fn printer(port: u16) -> PrinterAt {
    let address = RawAddress::parse(&format!("127.0.0.1:{port}")).unwrap();
    let limits = Limits {
        ask: Duration::from_millis(300),
        ..super::LIMITS
    };
    open(&Place::Raw { address }, limits)
}

fn sheet() -> Sheet<'static> {
    Sheet {
        name: "1",
        format: Format::Zpl,
        bytes: LABEL,
        media: None,
        expires_in: Duration::from_secs(120),
    }
}

fn everything() -> SpoolId {
    SpoolId("all".to_owned())
}

fn unknown(trouble: PrintTrouble) -> Sent {
    Sent::Unknown {
        trouble,
        job: Some(everything()),
    }
}

#[tokio::test]
async fn a_label_is_delivered_when_nothing_is_left_to_print() {
    let printing = is(|state| state.formats = 1);
    let last_copy = is(|state| state.left = 1);
    let fake = Fake::new(&[READY, printing, last_copy, READY]);
    assert_eq!(fake.printer().send(&sheet()).await, Sent::Delivered);
    assert_eq!(fake.heard().as_bytes(), LABEL);
}

#[tokio::test]
async fn nothing_is_sent_to_a_printer_that_would_hold_it_back() {
    for (reply, expected) in [
        (is(|state| state.paper_out = true), PrintTrouble::PaperOut),
        (is(|state| state.paused = true), PrintTrouble::Paused),
        (is(|state| state.open = true), PrintTrouble::Open),
        (is(|state| state.ribbon_out = true), PrintTrouble::SupplyOut),
        (is(|state| state.hot = true), PrintTrouble::PrinterFault),
        (is(|state| state.full = true), PrintTrouble::Busy),
        (Reply::Silence, PrintTrouble::Silent),
        (Reply::Hangup, PrintTrouble::Cut),
        (Reply::Nonsense, PrintTrouble::NotAPrinter),
        (Reply::Endless, PrintTrouble::NotAPrinter),
    ] {
        let fake = Fake::new(&[reply]);
        let sent = fake.printer().send(&sheet()).await;
        assert_eq!(sent, Sent::Refused(expected));
        assert_eq!(fake.heard(), "");
    }
}

#[tokio::test]
async fn a_printer_that_falls_silent_afterwards_may_have_printed() {
    let check = async |reply, expected| {
        let fake = Fake::new(&[READY, reply]);
        assert_eq!(fake.printer().send(&sheet()).await, unknown(expected));
        assert_eq!(fake.heard().as_bytes(), LABEL);
    };
    check(Reply::Silence, PrintTrouble::Silent).await;
    check(Reply::Hangup, PrintTrouble::Cut).await;
    check(Reply::Nonsense, PrintTrouble::NotAPrinter).await;
}

#[tokio::test]
async fn a_label_held_back_can_still_be_cancelled() {
    let held = is(|state| (state.paper_out, state.formats) = (true, 1));
    let empty = is(|state| state.paper_out = true);
    let fake = Fake::new(&[READY, held, held, held, empty]);
    let printer = fake.printer();
    let job = everything();
    assert_eq!(printer.send(&sheet()).await, Sent::Accepted(job.clone()));
    let waiting = Fate::StillWaiting(Some(PrintTrouble::PaperOut));
    assert_eq!(printer.fate(&job).await, waiting);
    assert_eq!(printer.cancel(&job).await, Fate::Cancelled);
    assert!(fake.heard().ends_with("~JA"));
}

/// A real one says nothing without paper: what it was sent while it was empty is all that it has.
#[tokio::test]
async fn a_label_in_a_printer_that_fell_silent_is_cancelled_unseen() {
    let fake = Fake::new(&[READY]);
    let printer = fake.printer();
    let silent = PrintTrouble::Silent;
    assert_eq!(printer.send(&sheet()).await, unknown(silent));
    let waiting = Fate::StillWaiting(Some(silent));
    assert_eq!(printer.cancel(&everything()).await, waiting);
    assert!(fake.heard().ends_with("~JA"));
}

/// There is no way to name one of the labels that wait, so all or none are cancelled.
#[tokio::test]
async fn nothing_is_cancelled_where_another_desks_label_may_wait() {
    let held = |formats| is(|state| (state.paper_out, state.formats) = (true, formats));
    let busy = is(|state| state.formats = 1);
    let waiting = Fate::StillWaiting(Some(PrintTrouble::PaperOut));
    for (why, replies) in [
        ("it was at another's", [busy, held(2), held(2)].as_slice()),
        ("another's came behind ours", &[READY, held(1), held(2)]),
        ("ours is out", &[READY, held(1), READY, held(1)]),
    ] {
        let fake = Fake::new(replies);
        let printer = fake.printer();
        assert_eq!(printer.send(&sheet()).await, Sent::Accepted(everything()));
        for _ in 3..replies.len() {
            printer.fate(&everything()).await;
        }
        assert_eq!(printer.cancel(&everything()).await, waiting, "{why}");
        assert_eq!(fake.heard().as_bytes(), LABEL, "{why}");
    }
    let restarted = Fake::new(&[held(1)]);
    assert_eq!(restarted.printer().cancel(&everything()).await, waiting);
    assert_eq!(restarted.heard(), "", "nobody knows whose it is");
}

#[tokio::test]
async fn paper_that_runs_out_with_the_label_has_delivered_it() {
    let empty = is(|state| state.paper_out = true);
    let fake = Fake::new(&[READY, empty]);
    assert_eq!(fake.printer().send(&sheet()).await, Sent::Delivered);
}

#[tokio::test]
async fn a_printer_without_names_for_jobs_never_says_printed_later() {
    let printing = is(|state| state.left = 1);
    let fake = Fake::new(&[READY, printing, READY, READY]);
    let (printer, job) = (fake.printer(), everything());
    let cannot_say = Fate::Unknown(PrintTrouble::CannotSay);
    assert_eq!(printer.fate(&job).await, cannot_say);
    assert_eq!(printer.fate(&job).await, Fate::StillWaiting(None));
    assert_eq!(printer.cancel(&job).await, cannot_say);
    let nobody_knows = Found::CannotSay(PrintTrouble::CannotSay);
    assert_eq!(printer.find("1").await, nobody_knows);
}

#[tokio::test]
async fn a_printer_says_how_and_who_it_is() {
    let open = is(|state| state.open = true);
    let fake = Fake::new(&[READY, open, Reply::Silence, READY]);
    let printer = fake.printer();
    assert_eq!(printer.condition().await, Condition::Ready);
    assert_eq!(printer.condition().await, Condition::Open);
    let silent = Condition::Unreachable(PrintTrouble::Silent);
    assert_eq!(printer.condition().await, silent);
    let abilities = printer.abilities().await.unwrap();
    assert_eq!(abilities.make_and_model, "ZTC ZD420-203dpi ZPL");
    assert_eq!(abilities.formats, [Format::Zpl]);
    assert_eq!(abilities.dpi, [203]);
}

#[tokio::test]
async fn a_label_printer_that_is_off_has_printed_nothing() {
    let printer = printer(free_port());
    let off = Sent::Refused(PrintTrouble::Unreachable);
    assert_eq!(printer.send(&sheet()).await, off);
}

#[tokio::test]
async fn a_pdf_is_never_sent_to_a_label_printer() {
    let fake = Fake::new(&[READY, READY]);
    let pdf = Sheet {
        format: Format::Pdf,
        ..sheet()
    };
    let refused = Sent::Refused(PrintTrouble::FormatRefused);
    assert_eq!(fake.printer().send(&pdf).await, refused);
    assert_eq!(fake.heard(), "");
}
