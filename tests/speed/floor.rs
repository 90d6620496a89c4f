//! What the floors are made of: a bare file with the station's own promises, and its commits.

use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;

use rusqlite::Connection;

/// A file of one table; a commit of it keeps what it keeps as the station's own files do.
pub(crate) fn raw(data: &Path, synchronous: &str) -> Connection {
    let file = Connection::open(data.join("raw.db")).unwrap();
    for (pragma, value) in [("journal_mode", "wal"), ("synchronous", synchronous)] {
        file.pragma_update(None, pragma, value).unwrap();
    }
    file.execute_batch("CREATE TABLE IF NOT EXISTS acts (id INTEGER PRIMARY KEY, body TEXT)")
        .unwrap();
    file
}

/// What one act writes down, more or less.
pub(crate) const BODY: &str = "a body of about a hundred bytes, which is what an act weighs \
                               when all that it says is that a package was packed";

pub(crate) fn commit(file: &Connection) {
    file.prepare_cached("INSERT INTO acts (body) VALUES (?1)")
        .unwrap()
        .execute([BODY])
        .unwrap();
}

/// One thread that commits for all who wait at that moment.
pub(crate) struct Together {
    ask: Option<Sender<Sender<()>>>,
    thread: Option<JoinHandle<()>>,
}

impl Together {
    pub(crate) fn on(file: Connection) -> Self {
        let (ask, asked) = channel::<Sender<()>>();
        let thread = std::thread::spawn(move || {
            while let Ok(first) = asked.recv() {
                let all: Vec<_> = std::iter::once(first).chain(asked.try_iter()).collect();
                file.execute_batch("BEGIN IMMEDIATE").unwrap();
                all.iter().for_each(|_| commit(&file));
                file.execute_batch("COMMIT").unwrap();
                all.iter().for_each(|tell| tell.send(()).unwrap());
            }
        });
        Self {
            ask: Some(ask),
            thread: Some(thread),
        }
    }

    pub(crate) fn commit(&self) {
        let (tell, told) = channel();
        self.ask.as_ref().unwrap().send(tell).unwrap();
        told.recv().unwrap();
    }
}

impl Drop for Together {
    fn drop(&mut self) {
        drop(self.ask.take());
        self.thread.take().map(JoinHandle::join);
    }
}
