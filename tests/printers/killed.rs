//! SIGKILL of the real `stationctl print` at any moment, against a label printer on port 9100 and
//! one that speaks IPP.
//!
//! The printer counts what came out. Nothing may come out twice unless a person has looked and said
//! that it did not, and what was saved here must end, or be a question on screen.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::Child;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use oms_sim::{Mix, Sim};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use station::clock::Clock;
use station::config::Config;
use station::view::{
    DocumentView, FormatView, MediaView, PlaceView, PrinterInput, ProgressView, RowView,
    SecretView, Shelf, UseView,
};
use station::{Opening, Station};
use tempfile::TempDir;

use super::rig::Rig;
use crate::crash::asked;
use crate::crash::draw::Draw;
use crate::support::{setting, stationctl, until, until_within};

/// In every run of the tests; `cargo xtask prove paper` asks for many more.
const KILLS: u64 = 10;
const KILLS_IPP: u64 = 4;
/// It opens its files, draws, and writes down what it will do.
const LONGEST_START_MS: usize = 400;
/// What waits is given up after two minutes, and what is then at the printer ends after that.
const LONGEST_END: Duration = Duration::from_mins(5);
/// It sends, and asks how far the print is.
const LONGEST_SENDING_MS: usize = 300;

#[derive(Default, Debug)]
struct Tally {
    kills: u64,
    asked: usize,
    came_out: usize,
    questions: usize,
}

#[test]
fn p2_a_killed_program_prints_nothing_twice_on_a_label_printer_and_forgets_nothing() {
    let paper = LabelPaper::start();
    let place = PlaceView::Raw {
        address: format!("127.0.0.1:{}", paper.port),
    };
    let kills = asked("PROVE_PRINT_KILLS", KILLS);
    let mut desk = Desk::begin((place, FormatView::Zpl), kills);
    let tally = desk.run(kills, || paper.sheets());
    eprintln!("port 9100, killed while printing: {tally:?}; 0 twice, 0 forgotten");
    assert!(tally.questions > 0, "no kill met a print: {tally:?}");
}

#[test]
fn p2_a_killed_program_prints_nothing_twice_over_ipp_and_forgets_nothing() {
    let Some(rig) = Rig::start() else { return };
    let printer = rig.printer("killed");
    let place = PlaceView::Ipp {
        address: format!("ipp://127.0.0.1:{}/ipp/print", printer.port),
    };
    let kills = asked("PROVE_PRINT_KILLS", KILLS_IPP);
    let mut desk = Desk::begin((place, FormatView::Pdf), kills);
    let tally = desk.run(kills, || printer.paper());
    eprintln!("IPP, killed while printing: {tally:?}; 0 twice, 0 forgotten");
}

struct Desk {
    draw: Draw,
    sim: Sim,
    config: Config,
    dir: TempDir,
    boxes: Vec<RowView>,
}

impl Desk {
    /// With the printer accepted, and more packed boxes than kills, none of which has a label.
    fn begin((place, format): (PlaceView, FormatView), kills: u64) -> Self {
        let seed = asked("PROVE_SEED", 1);
        let sim = oms_sim::start(oms_sim::Options {
            seed,
            awb_delay_ms: 0,
            packages: Mix {
                waiting: 0,
                packed: usize::try_from(kills).unwrap() * 2 + 8,
                ..Mix::default()
            },
            ..oms_sim::Options::default()
        })
        .unwrap();
        let config = Config::load(None, |name| setting(&sim, name)).unwrap();
        let mut desk = Self {
            draw: Draw::of(seed),
            sim,
            config,
            dir: TempDir::new().unwrap(),
            boxes: Vec::new(),
        };
        let station = desk.open(true);
        let packer = station.add_packer("Ayşe").unwrap();
        station.sign_in(packer.id).unwrap();
        station.start_sync();
        let packed = || station.list(Shelf::Packed).unwrap().rows;
        let needed = usize::try_from(kills).unwrap();
        until("a packed box for each kill", || {
            desk.boxes = packed().into_iter().filter(has_number).collect();
            desk.boxes.len() >= needed
        });
        station.close();
        drop(station);
        let station = desk.open(false);
        station.sign_in(packer.id).unwrap();
        set_up(&station, (place, format), &desk.file());
        drop(station);
        desk
    }

    fn file(&self) -> std::path::PathBuf {
        self.dir.path().join("data/station.db")
    }

    fn run(&mut self, kills: u64, paper: impl Fn() -> Vec<Vec<u8>>) -> Tally {
        let mut tally = Tally::default();
        for _ in 0..kills {
            let row = self.boxes.pop().unwrap();
            let mut printing = self.print(&row.number);
            self.wait(&mut printing);
            // SIGKILL: no handler runs, no buffer is flushed.
            printing.kill().unwrap();
            printing.wait().unwrap();
            tally.kills += 1;
            let whole = ask(&self.file(), "PRAGMA integrity_check");
            assert_eq!(whole, ["ok"]);
            judge(&self.file(), &paper());
        }
        self.settle(&mut tally, paper);
        tally
    }

    /// Any moment of its life: soon after its start, or once it has begun to send.
    fn wait(&mut self, printing: &mut Child) {
        let mut longest_ms = LONGEST_START_MS;
        if self.draw.coin() {
            longest_ms = LONGEST_SENDING_MS;
            let sending = "SELECT name FROM prints WHERE progress IN ('sending', 'sent')";
            until("a print on its way", || {
                let has_ended = printing.try_wait().unwrap().is_some();
                has_ended || !ask(&self.file(), sending).is_empty()
            });
        }
        let run_ms = u64::try_from(self.draw.below(longest_ms)).unwrap();
        std::thread::sleep(Duration::from_millis(run_ms));
    }

    fn print(&self, number: &str) -> Child {
        let mut command = stationctl(&self.sim, self.dir.path());
        command.args(["print", number, "--as", "Ayşe"]);
        command.spawn().unwrap()
    }

    /// Nobody kills any more, and somebody looks at the printer: all comes to its end.
    fn settle(&self, tally: &mut Tally, paper: impl Fn() -> Vec<Vec<u8>>) {
        let station = self.open(false);
        let packer = station.packers().unwrap()[0].id;
        station.sign_in(packer).unwrap();
        station.start_printing();
        until_within(LONGEST_END, "the end of what was under way", || {
            station.labels().unwrap().printing.is_empty()
        });
        let questions = station.labels().unwrap().problem;
        for open in &questions {
            if open.progress != ProgressView::Unknown {
                continue;
            }
            tally.questions += 1;
            let lies_there = times_of(&self.file(), &open.id, &paper()) > 0;
            station.came_out(&open.id, lies_there).unwrap();
            // Only now is it known that this label is on no paper, and a person asks for it.
            if let (false, Some(package)) = (lies_there, open.package) {
                station.print_label(package).unwrap();
            }
        }
        until_within(LONGEST_END, "the end of what was asked for", || {
            station.labels().unwrap().printing.is_empty()
        });
        assert_eq!(station.journal_break().unwrap(), None);
        judge(&self.file(), &paper());
        let prints = rows(&self.file());
        tally.asked = prints.len();
        tally.came_out = prints.iter().filter(|it| it.progress == "printed").count();
        let open = |it: &&Row| !["printed", "failed", "expired"].contains(&&*it.progress);
        let open: Vec<&Row> = prints.iter().filter(open).collect();
        assert!(open.is_empty(), "forgotten: {open:?}");
    }

    fn open(&self, with_line: bool) -> Station {
        let data_dir = self.dir.path().join("data");
        let desk = self.config.desk(&data_dir, SecretView::Environment);
        let token = station::secret::Token::new(self.sim.token()).unwrap();
        Station::open_as(Opening {
            data_dir,
            desk,
            oms: with_line.then(|| self.config.http_settings(token)),
            read_only: false,
            clock: Clock::of_machine(),
        })
        .unwrap()
    }
}

fn has_number(row: &RowView) -> bool {
    row.tracking_number.is_some() && row.carrier.is_some()
}

/// Somebody prints the test page and scans it.
fn set_up(station: &Station, (place, format): (PlaceView, FormatView), file: &Path) {
    let input = PrinterInput {
        name: "Label 1".into(),
        place,
        format,
        dpi: 203,
        media: MediaView::Inch4x6,
    };
    let id = station.add_printer(&input).unwrap().id;
    let labels = UseView {
        document: DocumentView::Label,
        carrier: None,
    };
    station.set_uses(id, &[labels]).unwrap();
    station.start_printing();
    station.test_page(id).unwrap();
    until("the test page", || {
        let labels = station.labels().unwrap();
        assert!(labels.problem.is_empty(), "{:?}", labels.problem);
        labels.printed.len() == 1
    });
    let code = ask(file, "SELECT test_code FROM printers");
    station.accept_printer(id, &code[0]).unwrap();
    station.close();
}

#[derive(Debug)]
struct Row {
    name: String,
    sha256: String,
    progress: String,
}

fn rows(file: &Path) -> Vec<Row> {
    let connection = Connection::open(file).unwrap();
    let mut statement = connection
        .prepare("SELECT name, sha256, progress FROM prints ORDER BY id")
        .unwrap();
    let rows = statement.query_map([], |row| {
        Ok(Row {
            name: row.get(0)?,
            sha256: row.get(1)?,
            progress: row.get(2)?,
        })
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// What lies in the printer, held against what is written down of it.
fn judge(file: &Path, paper: &[Vec<u8>]) {
    let prints = rows(file);
    let mut out: HashMap<String, usize> = HashMap::new();
    for sheet in paper {
        *out.entry(sha256(sheet)).or_default() += 1;
    }
    for (sheet, times) in &out {
        let known = prints.iter().any(|it| it.sha256 == *sheet);
        assert!(known, "paper that nobody asked for");
        // The same bytes are a second print only by a person's word, after the first surely failed.
        assert_eq!(*times, 1, "twice on paper: {prints:?}");
    }
    for print in &prints {
        let again = prints.iter().filter(|it| it.sha256 == print.sha256).count();
        let is_out = out.contains_key(&print.sha256);
        match &*print.progress {
            "printed" => assert!(is_out, "not on paper: {print:?}"),
            "failed" | "expired" | "cancelled" if again == 1 => {
                assert!(!is_out, "on paper after all: {print:?}");
            }
            "queued" => assert!(!is_out, "it will be sent again: {print:?}"),
            _ => {}
        }
    }
}

fn times_of(file: &Path, name: &str, paper: &[Vec<u8>]) -> usize {
    let prints = rows(file);
    let print = prints.iter().find(|it| it.name == name).unwrap();
    let is_it = |sheet: &&Vec<u8>| sha256(sheet) == print.sha256;
    paper.iter().filter(is_it).count()
}

fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn ask(file: &Path, sql: &str) -> Vec<String> {
    let connection = Connection::open(file).unwrap();
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0));
    rows.unwrap().map(Result::unwrap).collect()
}

/// A label printer that prints what it has whole, and needs a moment for each label.
struct LabelPaper {
    port: u16,
    out: Arc<Mutex<Vec<Vec<u8>>>>,
}

/// So often it says that a label is still being printed.
const BUSY_ANSWERS: u32 = 2;

impl LabelPaper {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let out = Arc::new(Mutex::new(Vec::new()));
        let tray = Arc::clone(&out);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                serve(stream.unwrap(), &tray);
            }
        });
        Self { port, out }
    }

    fn sheets(&self) -> Vec<Vec<u8>> {
        self.out.lock().unwrap().clone()
    }
}

fn serve(mut stream: TcpStream, tray: &Mutex<Vec<Vec<u8>>>) {
    let (mut heard, mut busy, mut byte) = (Vec::new(), 0_u32, [0]);
    while stream.read(&mut byte).unwrap_or(0) == 1 {
        heard.push(byte[0]);
        if heard.ends_with(b"~HS") {
            heard.truncate(heard.len() - 3);
            let formats = u32::from(busy > 0);
            busy = busy.saturating_sub(1);
            let said = format!(
                "\u{2}030,0,0,1245,{formats:03},0,0,0,000,0,0,0\u{3}\r\n\
                 \u{2}001,0,0,0,1,2,6,0,00000000,1,000\u{3}\r\n\u{2}1234,0\u{3}\r\n"
            );
            let _ = stream.write_all(said.as_bytes());
        } else if heard.ends_with(b"^XZ\n") {
            tray.lock().unwrap().push(std::mem::take(&mut heard));
            busy = BUSY_ANSWERS;
        }
    }
}
