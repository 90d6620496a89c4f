//! What a desk asks of its OMS, overheard on the line: the floor asks exactly the same.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// One request as it went over the line.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) body: Vec<u8>,
}

impl Asked {
    /// The package that it is about; a list is about none.
    pub(crate) fn package(&self) -> Option<u64> {
        let (_, after) = self.path.split_once("/packages/")?;
        let number = after.split(['/', '?']).next()?;
        number.parse().ok()
    }
}

type Heard = Arc<Mutex<Vec<Asked>>>;

pub(crate) struct Listening {
    pub(crate) url: String,
    heard: Heard,
}

impl Listening {
    pub(crate) fn before(sim: &str) -> Self {
        let addr = sim.strip_prefix("http://").unwrap().to_owned();
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let heard = Heard::default();
        let ears = Arc::clone(&heard);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let there = TcpStream::connect(&addr).unwrap();
                pass_on(stream, there, Arc::clone(&ears));
            }
        });
        Self { url, heard }
    }

    pub(crate) fn heard(&self) -> Vec<Asked> {
        self.heard.lock().unwrap().clone()
    }
}

fn pass_on(here: TcpStream, there: TcpStream, heard: Heard) {
    for stream in [&here, &there] {
        stream.set_nodelay(true).unwrap();
    }
    let (mut back, mut answers) = (here.try_clone().unwrap(), there.try_clone().unwrap());
    std::thread::spawn(move || std::io::copy(&mut answers, &mut back));
    std::thread::spawn(move || listen(here, there, &heard));
}

fn listen(mut here: TcpStream, mut there: TcpStream, heard: &Heard) {
    let mut kept = Vec::new();
    let mut buffer = [0; 8192];
    while let Ok(read @ 1..) = here.read(&mut buffer) {
        if there.write_all(&buffer[..read]).is_err() {
            return;
        }
        kept.extend_from_slice(&buffer[..read]);
        while let Some((asked, length)) = whole(&kept) {
            heard.lock().unwrap().push(asked);
            kept.drain(..length);
        }
    }
}

/// The first request, once all of it is there, and how long it was.
fn whole(bytes: &[u8]) -> Option<(Asked, usize)> {
    let head = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let text = std::str::from_utf8(&bytes[..head]).ok()?;
    let mut first = text.lines().next()?.split(' ');
    let (method, path) = (first.next()?.to_owned(), first.next()?.to_owned());
    let length = text.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let is_length = name.eq_ignore_ascii_case("content-length");
        is_length.then(|| value.trim().parse::<usize>().ok())?
    });
    let end = head + length.unwrap_or(0);
    let body = bytes.get(head..end)?.to_vec();
    Some((Asked { method, path, body }, end))
}
