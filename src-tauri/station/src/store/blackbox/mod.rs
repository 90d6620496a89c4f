//! The black box: a third copy of the queue, in a file that no database can damage.
//!
//! One line for each command that was queued and each that was settled, written after the commit
//! and off the answer's path. When `station.db` cannot be read, or turns out to be an older one,
//! the queue is put together again from here. It holds no personal data: names, addresses and
//! documents stay in the database.

pub mod line;
mod rows;
pub mod tape;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use packing::time::At;
use rusqlite::Connection;

use super::journal::Head;
use super::open::StoreError;
use line::{Line, Made};

pub const FILE: &str = "blackbox.jsonl";

/// Written anew with what is still open when it has grown so far: some thousand commands. What is
/// open may be more than that, so it has to double before it is written anew again.
const SIZE_MAX: u64 = 1024 * 1024;

/// What the black box says about the queue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recorded {
    pub file_tag: String,
    /// The highest place in the queue that it has seen.
    pub seq: i64,
    pub journal: Head,
    /// Commands that were made and not settled, by place in the queue.
    pub open: BTreeMap<i64, Made>,
    /// How others ended.
    pub ended: BTreeMap<String, (String, At)>,
    /// Lines that could not be read: the last one is torn by a power cut now and then.
    pub unreadable: usize,
    /// It ends with a mark, so the lines before it are all that were written.
    pub is_whole: bool,
}

/// Reads it; nothing where there is none.
pub fn read(dir: &Path) -> io::Result<Option<Recorded>> {
    let mut bytes = Vec::new();
    match File::open(dir.join(FILE)) {
        Ok(mut file) => file.read_to_end(&mut bytes)?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut recorded = Recorded::default();
    for text in String::from_utf8_lossy(&bytes).lines() {
        match line::read(text) {
            Some(line) => recorded.take(line),
            None if text.is_empty() => {}
            None => recorded.unreadable += 1,
        }
    }
    recorded.is_whole &= recorded.unreadable == 0;
    Ok(Some(recorded))
}

/// A command's place in the queue, from its name.
pub fn seq_of(id: &str) -> Option<i64> {
    id.rsplit_once('-')?.1.parse().ok()
}

impl Recorded {
    fn take(&mut self, line: Line) {
        self.is_whole = matches!(line, Line::Mark { .. });
        match line {
            Line::Begun { file_tag, seq } => {
                self.file_tag = file_tag;
                self.seq = self.seq.max(seq);
            }
            Line::Made(made) => {
                if let Some(seq) = seq_of(&made.id) {
                    self.seq = self.seq.max(seq);
                    self.open.insert(seq, *made);
                }
            }
            Line::Ended { id, how, at } => {
                if let Some(seq) = seq_of(&id) {
                    self.open
                        .retain(|other, made| *other != seq || made.id != id);
                }
                self.ended.insert(id, (how, at));
            }
            Line::Mark { id, hash } => self.journal = Head { id, hash },
        }
    }
}

/// The file while the station runs.
pub struct BlackBox {
    path: PathBuf,
    file: File,
    size: u64,
    size_max: u64,
    /// Everything up to here has its line.
    seq: i64,
    /// Commands whose end has no line yet.
    open: BTreeMap<i64, String>,
    journal: Head,
    file_tag: String,
}

/// What the queue has and the file has not.
struct News {
    journal: Head,
    made: Vec<Made>,
    ended: Vec<(i64, Line)>,
    /// Where all of it begins anew: the highest place that was ever given.
    anew: Option<i64>,
}

impl BlackBox {
    /// Goes on with the file that is there; a torn one, or another queue's, is written anew.
    pub fn open(dir: &Path, recorded: Option<Recorded>, file_tag: &str) -> io::Result<Self> {
        let path = dir.join(FILE);
        super::dir::close_to_others(&path)?;
        let mut file = File::options()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .open(&path)?;
        let mut size = file.seek(SeekFrom::End(0))?;
        let ours = recorded.filter(|it| it.file_tag == file_tag && it.is_whole);
        let known = ours.unwrap_or_else(|| {
            // Too large to go on with: the first line then begins a new one.
            size = u64::MAX;
            Recorded::default()
        });
        let open = known.open.into_iter().map(|(seq, made)| (seq, made.id));
        Ok(Self {
            path,
            file,
            size,
            size_max: SIZE_MAX,
            seq: known.seq,
            open: open.collect(),
            journal: known.journal,
            file_tag: file_tag.to_owned(),
        })
    }

    /// Writes what the queue has and the file has not, and waits for the disk. What fails is
    /// written the next time. The reader is the screen's, so it is held only while rows are read.
    pub fn catch_up(&mut self, reader: &Mutex<Connection>) -> Result<(), StoreError> {
        let news = {
            let mut reader = reader.lock().unwrap_or_else(PoisonError::into_inner);
            let snapshot = reader.transaction()?;
            self.news(&snapshot)?
        };
        match news {
            Some(news) => self.write(news),
            None => Ok(()),
        }
    }

    fn news(&self, snapshot: &Connection) -> Result<Option<News>, StoreError> {
        let journal = super::journal::head(snapshot)?;
        let news = if self.size >= self.size_max {
            News {
                journal,
                made: rows::all_open(snapshot)?,
                ended: Vec::new(),
                anew: Some(rows::highest(snapshot)?),
            }
        } else if journal == self.journal {
            return Ok(None);
        } else {
            let mut made = rows::made_since(snapshot, self.seq)?;
            made.extend(rows::sent_again_since(snapshot, self.journal.id)?);
            let touched = rows::ended_since(snapshot, self.journal.id)?;
            let was_open = |(seq, _): &(i64, Line)| self.open.contains_key(seq) || *seq > self.seq;
            News {
                journal,
                made,
                ended: touched.into_iter().filter(was_open).collect(),
                anew: None,
            }
        };
        Ok(Some(news))
    }

    fn write(&mut self, news: News) -> Result<(), StoreError> {
        let News {
            journal,
            made,
            ended,
            anew,
        } = news;
        let new: Vec<(i64, String)> = seqs(&made).collect();
        let made = made.into_iter().map(boxed);
        if let Some(highest) = anew {
            let begun = Line::Begun {
                file_tag: self.file_tag.clone(),
                seq: highest,
            };
            let lines = std::iter::once(begun).chain(made);
            self.begin_anew(&text(lines, &journal)?).map_err(on_disk)?;
            self.seq = highest;
            self.open.clear();
        } else {
            let ends = ended.iter().map(|(_, line)| line.clone());
            self.append(&text(made.chain(ends), &journal)?)
                .map_err(on_disk)?;
            let highest = new.iter().map(|(seq, _)| *seq).max();
            self.seq = self.seq.max(highest.unwrap_or_default());
        }
        self.open.extend(new);
        for (seq, _) in ended {
            self.open.remove(&seq);
        }
        self.journal = journal;
        Ok(())
    }

    fn append(&mut self, text: &str) -> io::Result<()> {
        // A line that a power cut or a full disk tore must not take the next one with it.
        let begin = if self.ends_whole()? { "" } else { "\n" };
        self.file.seek(SeekFrom::End(0))?;
        self.file.write_all(format!("{begin}{text}").as_bytes())?;
        self.file.sync_data()?;
        self.size = self.file.stream_position()?;
        Ok(())
    }

    fn ends_whole(&mut self) -> io::Result<bool> {
        if self.file.seek(SeekFrom::End(0))? == 0 {
            return Ok(true);
        }
        self.file.seek(SeekFrom::End(-1))?;
        let mut last = [0];
        self.file.read_exact(&mut last)?;
        Ok(last == *b"\n")
    }

    /// Whole or not at all: until the new file is on disk, the old one stays.
    fn begin_anew(&mut self, text: &str) -> io::Result<()> {
        let new = self.path.with_extension("jsonl.new");
        super::dir::close_to_others(&new)?;
        let mut file = File::options()
            .create(true)
            .truncate(true)
            .read(true)
            .write(true)
            .open(&new)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, &self.path)?;
        super::dir::sync_folder(&self.path)?;
        self.size = file.stream_position()?;
        self.size_max = SIZE_MAX.max(self.size * 2);
        self.file = file;
        Ok(())
    }
}

fn boxed(made: Made) -> Line {
    Line::Made(Box::new(made))
}

fn seqs(made: &[Made]) -> impl Iterator<Item = (i64, String)> + '_ {
    made.iter()
        .filter_map(|made| Some((seq_of(&made.id)?, made.id.clone())))
}

fn text(lines: impl Iterator<Item = Line>, journal: &Head) -> Result<String, StoreError> {
    let mark = Line::Mark {
        id: journal.id,
        hash: journal.hash.clone(),
    };
    lines
        .chain(std::iter::once(mark))
        .map(|line| line::write(&line))
        .collect::<serde_json::Result<String>>()
        .map_err(|_| StoreError::Unreadable { what: "a line" })
}

fn on_disk(error: io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull,
        _ => StoreError::File(error),
    }
}
