//! What becomes of a connection: kept, broken while kept, or never had at all.

use std::io::Read;
use std::net::{SocketAddr, TcpListener, TcpStream};

use packing::delivery::Answer;
use station::oms::{HttpOms, HttpSettings, Limits, Line, Oms};

use super::canned::{order, run};
use super::faults::{Conversation, Faulty, LIMITS, impatient, sent_to};
use super::settings;

/// A list that stays open, on one connection: the second request finds it closed meanwhile.
#[test]
fn a_connection_that_was_closed_while_idle_is_made_anew_and_the_command_goes_once() {
    let oms = Faulty::serving(|it| it.answer(b"HTTP/1.1 204 No Content\r\n\r\n"));
    let client = HttpOms::new(impatient(&oms.url())).unwrap();
    run(async {
        assert_eq!(client.send(order()).await.answer, Answer::Accepted);
        // The other side's goodbye is there before the next request looks for a connection.
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        assert_eq!(client.send(order()).await.answer, Answer::Accepted);
    });
    assert_eq!(oms.executed(), 2);
}

#[test]
fn a_kept_connection_that_breaks_under_a_command_leaves_it_in_doubt_and_unrepeated() {
    let oms = Faulty::serving(|it| {
        if it.execute() {
            it.say(b"HTTP/1.1 204 No Content\r\n\r\n");
            it.execute();
        }
    });
    let client = HttpOms::new(impatient(&oms.url())).unwrap();
    run(async {
        assert_eq!(client.send(order()).await.answer, Answer::Accepted);
        let second = client.send(order()).await;
        assert_eq!((second.answer, second.outcome), (Answer::Unclear, "cut"));
    });
    assert_eq!(oms.executed(), 2);
}

/// Closed with bytes unread: the machine sends no goodbye, it resets.
#[test]
fn a_kept_connection_that_is_reset_under_a_command_leaves_it_in_doubt_and_unrepeated() {
    let oms = Faulty::serving(|it| {
        if it.execute() {
            it.say(b"HTTP/1.1 204 No Content\r\n\r\n");
            it.execute_unread();
        }
    });
    let client = HttpOms::new(impatient(&oms.url())).unwrap();
    run(async {
        assert_eq!(client.send(order()).await.answer, Answer::Accepted);
        let second = client.send(order()).await;
        assert_eq!((second.answer, second.outcome), (Answer::Unclear, "cut"));
    });
    assert_eq!(oms.executed(), 2);
}

/// As a firewall does with what it has forgotten: no request is on the way, so none is in doubt.
#[test]
fn a_connection_that_was_reset_while_idle_is_made_anew_and_the_command_goes_once() {
    let oms = Faulty::serving(|it| {
        it.answer(b"HTTP/1.1 204 No Content\r\n\r\n");
        reset_idle(&it.stream);
    });
    let client = HttpOms::new(impatient(&oms.url())).unwrap();
    run(async {
        for _ in 0..3 {
            assert_eq!(client.send(order()).await.answer, Answer::Accepted);
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    });
    assert_eq!(oms.executed(), 3);
}

/// Once the answer has had time to arrive: a reset overtakes what was not read yet.
fn reset_idle(stream: &TcpStream) {
    std::thread::sleep(std::time::Duration::from_millis(10));
    let stream = stream.try_clone().unwrap();
    stream.set_nonblocking(true).unwrap();
    run(async { tokio::net::TcpStream::from_std(stream)?.set_zero_linger() }).unwrap();
}

/// The outcomes that are met here.
pub(super) const OUTCOMES: [&str; 4] = [
    "no-connection",
    "no-such-host",
    "no-handshake",
    "connect-timed-out",
];

#[test]
fn what_never_left_is_known_not_to_have_left_and_why() {
    let refused = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let plain = Faulty::serving(|it| it.say(b"HTTP/1.1 400 Bad Request\r\n\r\n"));
    let silent = Faulty::serving(Conversation::hang);
    let closing = Faulty::serving(|it| {
        let mut hello = [0; 1024];
        let _ = it.stream.read(&mut hello);
    });
    let (full, _waiting) = full_to_the_brim();
    let secure = |addr: SocketAddr| format!("https://{addr}");
    let [no_connection, no_such_host, no_handshake, timed_out] = OUTCOMES;
    for (url, name) in [
        (format!("http://{refused}"), no_connection),
        (secure(refused), no_connection),
        ("https://no-such-oms.invalid".into(), no_such_host),
        (secure(plain.addr), no_handshake),
        (secure(closing.addr), no_handshake),
        (secure(silent.addr), timed_out),
        (format!("http://{full}"), timed_out),
    ] {
        let sent = sent_to(&url);
        let told = (sent.answer, sent.line, sent.outcome);
        assert_eq!(told, (Answer::NeverSent, Line::Down, name), "{url}");
    }
    assert_eq!(plain.executed() + closing.executed() + silent.executed(), 0);
}

/// A listener whose waiting room is taken: the first packet of the next connection is lost.
fn full_to_the_brim() -> (SocketAddr, impl Sized) {
    let listener = run(async {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.bind(([127, 0, 0, 1], 0).into()).unwrap();
        socket.listen(1).unwrap().into_std().unwrap()
    });
    let addr = listener.local_addr().unwrap();
    let wait = std::time::Duration::from_millis(300);
    let waiting: Vec<_> = (0..64)
        .map_while(|_| TcpStream::connect_timeout(&addr, wait).ok())
        .collect();
    assert!(waiting.len() < 64, "the room has no end");
    (addr, (listener, waiting))
}

#[test]
fn a_connection_must_be_given_up_before_its_request() {
    for (read_ms, command_ms) in [(1_000, 5_000), (5_000, 1_000), (999, 999)] {
        let limits = Limits {
            read_ms,
            command_ms,
            ..LIMITS
        };
        let settings = HttpSettings {
            limits,
            ..settings("http://127.0.0.1:1")
        };
        assert!(HttpOms::new(settings).is_err(), "{limits:?}");
    }
}
