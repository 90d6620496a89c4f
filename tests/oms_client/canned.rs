//! A server that says exactly what it was told to, byte by byte, and remembers what it was asked.
//!
//! For what a well-behaved simulator cannot do: break off, lie, send a page of somebody else's.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use packing::command::{Body, Seen};
use packing::id::{CommandId, PackageId, Seq};
use packing::package::State;
use station::oms::Order;

pub(crate) enum Reply {
    /// Whole, then the connection is closed.
    Bytes(Vec<u8>),
    CloseAfterReading,
    CloseBeforeReading,
}

pub(crate) struct Canned {
    addr: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Canned {
    /// One connection for each reply, in order; afterwards connections are refused.
    pub(crate) fn new(replies: Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let addr = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&asked);
        std::thread::spawn(move || {
            for reply in replies {
                let (stream, _) = listener.accept().unwrap();
                serve(stream, &reply, &heard);
            }
        });
        Self { addr, asked }
    }

    /// Status line, content type, body.
    pub(crate) fn answering(answers: &[(&str, &str, &str)]) -> Self {
        Self::new(
            answers
                .iter()
                .map(|(status, kind, body)| answer(status, kind, body))
                .collect(),
        )
    }

    pub(crate) fn json(body: &str) -> Self {
        Self::answering(&[("200 OK", "application/json", body)])
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    pub(crate) fn port(&self) -> u16 {
        self.addr.port()
    }

    /// The requests so far, head and body.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

pub(crate) fn answer(status: &str, content_type: &str, body: &str) -> Reply {
    let head = format!("HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n");
    let length = format!(
        "Content-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    Reply::Bytes(format!("{head}{length}{body}").into_bytes())
}

fn serve(mut stream: TcpStream, reply: &Reply, heard: &Mutex<Vec<String>>) {
    if matches!(reply, Reply::CloseBeforeReading) {
        return;
    }
    let request = request(&mut stream);
    heard.lock().unwrap().push(request);
    if let Reply::Bytes(bytes) = reply {
        // The client may hang up before the end: that is what some tests are about.
        let _ = stream.write_all(bytes);
    }
}

fn request(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) == 1 {
        bytes.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&bytes).to_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    let _ = stream.read_exact(&mut body);
    bytes.extend(body);
    String::from_utf8_lossy(&bytes).into_owned()
}

pub(crate) fn run<F: Future>(work: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(work)
}

/// A packer's decision to close the box of package 73.
pub(crate) fn order() -> Order {
    let seen = Seen {
        number: "000000000".into(),
        order_number: "00000000000".into(),
        channel: "Shop".into(),
        state: State::Waiting,
        modified_at: None,
        shipment: None,
        invoice_number: None,
        label_file: None,
        lines: Vec::new(),
        offer: None,
    };
    let id = CommandId {
        file_tag: "9f3a".into(),
        seq: Seq(12),
    };
    Order {
        id,
        package: PackageId(73),
        body: Body::Pack,
        seen,
    }
}
