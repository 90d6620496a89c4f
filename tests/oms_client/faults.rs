//! What a wire can do to a command, byte by byte on real sockets, and what the station calls it.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use packing::delivery::Answer;
use station::oms::{HttpOms, HttpSettings, Limits, Line, Oms, ReadTrouble, Sent};

use super::canned::{order, run};
use super::settings;

/// Long enough for a machine that is busy with other tests, short enough to wait for.
pub(super) const LIMITS: Limits = Limits {
    connect_ms: 1_000,
    read_ms: 2_000,
    command_ms: 2_000,
};

pub(super) fn impatient(url: &str) -> HttpSettings {
    HttpSettings {
        limits: LIMITS,
        ..settings(url)
    }
}

/// Serves every connection with the same fault, and counts the requests that arrived whole.
pub(super) struct Faulty {
    pub(super) addr: SocketAddr,
    executed: Arc<AtomicUsize>,
}

pub(super) type Fault = fn(&mut Conversation);

pub(super) struct Conversation {
    pub(super) stream: TcpStream,
    executed: Arc<AtomicUsize>,
}

impl Faulty {
    pub(super) fn serving(fault: Fault) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let addr = listener.local_addr().unwrap();
        let executed = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&executed);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let executed = Arc::clone(&count);
                std::thread::spawn(move || fault(&mut Conversation { stream, executed }));
            }
        });
        Self { addr, executed }
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    pub(super) fn executed(&self) -> usize {
        self.executed.load(Ordering::SeqCst)
    }
}

impl Conversation {
    /// The whole request; what follows may then be an answer of any kind.
    pub(super) fn execute(&mut self) -> bool {
        let Some(length) = self.read_head() else {
            return false;
        };
        let mut body = vec![0; length];
        let is_whole = self.stream.read_exact(&mut body).is_ok();
        self.executed
            .fetch_add(usize::from(is_whole), Ordering::SeqCst);
        is_whole
    }

    /// Says how long the body is.
    fn read_head(&mut self) -> Option<usize> {
        let (mut head, mut byte) = (Vec::new(), [0]);
        while !head.ends_with(b"\r\n\r\n") {
            if self.stream.read(&mut byte).ok()? == 0 {
                return None;
            }
            head.push(byte[0]);
        }
        let head = String::from_utf8_lossy(&head).to_lowercase();
        let length = head
            .lines()
            .find_map(|it| it.strip_prefix("content-length: "));
        Some(length.map_or(0, |length| length.trim().parse().unwrap()))
    }

    /// The command is carried out, and this is what is said to it.
    pub(super) fn answer(&mut self, bytes: &[u8]) {
        self.execute();
        self.say(bytes);
    }

    pub(super) fn say(&mut self, bytes: &[u8]) {
        // The client may hang up first: that is what some faults are about.
        let _ = self.stream.write_all(bytes);
    }

    /// Until the client gives up.
    pub(super) fn hang(&mut self) {
        let mut byte = [0];
        while matches!(self.stream.read(&mut byte), Ok(count) if count > 0) {}
    }

    /// The whole request but for its last byte, which stays unread: the end is there to be seen.
    pub(super) fn execute_unread(&mut self) {
        let Some(length) = self.read_head() else {
            return;
        };
        let mut body = vec![0; length.saturating_sub(1)];
        let mut last = [0];
        let is_whole = self.stream.read_exact(&mut body).is_ok()
            && matches!(self.stream.peek(&mut last), Ok(1));
        self.executed
            .fetch_add(usize::from(is_whole), Ordering::SeqCst);
    }

    /// A connection that is closed with bytes unread is reset by the machine.
    fn reset(&mut self) {
        let mut byte = [0];
        let _ = self.stream.peek(&mut byte);
    }

    fn drip(&mut self, bytes: &[u8]) {
        while self.stream.write_all(bytes).is_ok() {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }
}

/// Packed pieces in a row are a packed file. Made before anybody waits for it.
static GZIP_BOMB: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&[b' '; 1 << 20]).unwrap();
    packed.finish().unwrap().repeat(50)
});

pub(super) fn sent_to(url: &str) -> Sent {
    let client = HttpOms::new(impatient(url)).unwrap();
    run(client.send(order()))
}

/// What it is, what the server does, how often the command was carried out, and what we call it.
type Case = (&'static str, Fault, usize, (Answer, Line, &'static str));

fn unclear(line: Line, name: &'static str) -> (Answer, Line, &'static str) {
    (Answer::Unclear, line, name)
}

fn cases() -> Vec<Case> {
    [broken_off(), silent(), foreign(), with_strange_bodies()].concat()
}

fn broken_off() -> Vec<Case> {
    let cut = || unclear(Line::Down, "cut");
    vec![
        ("closed before it was read", |_| {}, 0, cut()),
        (
            "closed after it was carried out",
            |it| {
                it.execute();
            },
            1,
            cut(),
        ),
        ("reset before it was read", Conversation::reset, 0, cut()),
        (
            "reset after it was carried out",
            Conversation::execute_unread,
            1,
            cut(),
        ),
        (
            "reset after its head was read",
            |it| {
                it.read_head();
            },
            0,
            cut(),
        ),
    ]
}

fn silent() -> Vec<Case> {
    let hangs = || unclear(Line::Down, "timed-out");
    vec![
        (
            "no answer at all",
            |it| {
                it.execute();
                it.hang();
            },
            1,
            hangs(),
        ),
        (
            "an answer's head in drips that never end",
            |it| {
                it.answer(b"HTTP/1.1 204 No Content\r\nX-A: ");
                it.drip(b"a");
            },
            1,
            hangs(),
        ),
        (
            "an early hint and then silence",
            |it| {
                it.answer(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
                it.hang();
            },
            1,
            hangs(),
        ),
        (
            "a body in drips that never end",
            |it| {
                it.answer(b"HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\n\r\n");
                it.drip(b" ");
            },
            1,
            hangs(),
        ),
    ]
}

fn foreign() -> Vec<Case> {
    let no_http = || unclear(Line::Portal, "not-http");
    vec![
        (
            "garbage",
            |it| it.answer(b"\x00\x01\x02 hello\r\n\r\n"),
            1,
            no_http(),
        ),
        (
            "HTTP/0.9",
            |it| it.answer(b"<html>Sign in</html>\r\n\r\n"),
            1,
            no_http(),
        ),
        (
            "a head larger than any",
            |it| {
                it.execute();
                let line = format!("X-Long: {}\r\n", "a".repeat(2_000_000));
                it.say(format!("HTTP/1.1 204 No Content\r\n{line}\r\n").as_bytes());
                it.hang();
            },
            1,
            no_http(),
        ),
    ]
}

fn with_strange_bodies() -> Vec<Case> {
    let cut = || unclear(Line::Down, "cut");
    vec![
        (
            "a refusal whose body is cut",
            |it| {
                it.answer(b"HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\n");
                it.say(b"Content-Length: 99\r\n\r\n{\"error\":");
            },
            1,
            cut(),
        ),
        (
            "a refusal in pieces of which the last is missing",
            |it| {
                it.answer(b"HTTP/1.1 406 No\r\nContent-Type: application/json\r\n");
                it.say(b"Transfer-Encoding: chunked\r\n\r\n5\r\n{\"err\r\n");
            },
            1,
            cut(),
        ),
        (
            "a yes whose announced body is cut",
            |it| it.answer(b"HTTP/1.1 204 No Content\r\nContent-Length: 99\r\n\r\nhal"),
            1,
            (Answer::Accepted, Line::Up, "204"),
        ),
        (
            "a refusal without end",
            |it| {
                it.answer(b"HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\n\r\n");
                it.say(&vec![b'['; 6 << 20]);
            },
            1,
            unclear(Line::Portal, "too-large"),
        ),
        (
            "fifty megabytes in fifty kilobytes",
            |it| {
                it.answer(b"HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\n");
                it.say(b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n");
                it.say(&GZIP_BOMB);
            },
            1,
            unclear(Line::Portal, "4xx-not-the-oms"),
        ),
    ]
}

/// All at once, as some have to be waited for.
#[test]
fn every_fault_of_the_wire_has_a_name_and_none_is_guessed_at() {
    LazyLock::force(&GZIP_BOMB);
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let all: Vec<_> = cases()
            .into_iter()
            .map(|(what, fault, executed, expected)| {
                scope.spawn(move || {
                    let oms = Faulty::serving(fault);
                    let sent = sent_to(&oms.url());
                    let told = (sent.answer, sent.line, sent.outcome);
                    let is_right = told == expected && oms.executed() == executed;
                    (!is_right).then(|| format!("{what}: {told:?}, {} times", oms.executed()))
                })
            })
            .collect();
        all.into_iter()
            .filter_map(|it| it.join().unwrap())
            .collect()
    });
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn reading_through_the_same_faults_brings_nothing_and_says_why() {
    LazyLock::force(&GZIP_BOMB);
    let cases: [(Fault, ReadTrouble); 4] = [
        (|_| {}, ReadTrouble::Unreachable),
        (
            |it| {
                // Read first: else the machine may reset the connection before the answer is read.
                it.answer(b"garbage\r\n\r\n");
            },
            ReadTrouble::NotTheOms,
        ),
        (
            |it| {
                it.answer(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
                it.say(&vec![b'['; 6 << 20]);
            },
            ReadTrouble::TooLarge,
        ),
        (
            |it| {
                it.answer(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
                it.say(b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n");
                it.say(&GZIP_BOMB);
            },
            ReadTrouble::Unreadable,
        ),
    ];
    for (fault, trouble) in cases {
        let oms = Faulty::serving(fault);
        let client = HttpOms::new(impatient(&oms.url())).unwrap();
        let read = run(client.package(packing::id::PackageId(73)));
        assert_eq!(read, Err(trouble));
    }
}

/// The largest answer that is read, and one byte more.
#[test]
fn an_answer_is_read_up_to_four_megabytes_and_no_further() {
    const MOST: usize = 4 << 20;
    fn of(length: usize) -> Vec<u8> {
        let mut body = b"{\"id\": 73}".to_vec();
        body.resize(length, b' ');
        body
    }
    fn say(it: &mut Conversation, length: usize) {
        it.answer(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
        it.say(format!("Content-Length: {length}\r\n\r\n").as_bytes());
        it.say(&of(length));
    }
    let cases: [(Fault, bool); 2] = [(|it| say(it, MOST), true), (|it| say(it, MOST + 1), false)];
    for (fault, is_read) in cases {
        let oms = Faulty::serving(fault);
        let client = HttpOms::new(impatient(&oms.url())).unwrap();
        let read = run(client.package(packing::id::PackageId(73)));
        match read {
            Ok(package) => assert!(is_read && package.is_some()),
            Err(trouble) => assert!(!is_read && trouble == ReadTrouble::TooLarge, "{trouble}"),
        }
    }
}

/// The outcomes that are met here.
pub(super) fn outcomes() -> Vec<&'static str> {
    let named = cases().into_iter().map(|(_, _, _, (_, _, name))| name);
    named.collect()
}
