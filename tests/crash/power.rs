//! Power cuts: every state that the disk may be in when the power fails, opened by the real store.
//!
//! A disk keeps what was synced. Of what was written since, any part may be there, in any order,
//! and a write may be torn at a sector. From the record of a day's writes this builds such images
//! for every moment and asks of each: is all there that was promised by then?

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::day::{Kept, Promise, day};
use super::draw::Draw;
use super::vfs::{Asked, Fault, Op, Watch};

/// What a disk writes whole.
const SECTOR: usize = 512;
/// Nothing, all, and so many parts, of what was not synced.
const PARTS: usize = 4;

#[test]
fn a2_no_power_cut_loses_what_was_saved_or_forgets_what_was_sent() {
    let wanted = super::asked("PROVE_IMAGES", 300);
    let first = super::asked("PROVE_SEED", 1);
    let (mut tested, mut seed) = (0, first);
    while tested < wanted {
        tested += images(seed, wanted - tested);
        seed += 1;
    }
    eprintln!(
        "{tested} images, seeds {first} to {}: 0 lost, 0 forgotten",
        seed - 1
    );
}

/// How many images were tested; all of one day, or about so many of them.
fn images(seed: u64, about: u64) -> u64 {
    let recorded = Recorded::of(seed);
    let mut disk = Disk::default();
    let mut kept = Kept::default();
    let mut promises = recorded.promises.iter().peekable();
    let mut draw = Draw::of(seed);
    let about = usize::try_from(about).unwrap_or(usize::MAX);
    let step = (recorded.ops.len() * (PARTS + 2) / about.max(1)).max(1);
    let mut tested = 0;
    for (at, op) in recorded.ops.iter().enumerate() {
        disk.asked(op);
        while let Some((_, promise)) = promises.next_if(|(given_at, _)| *given_at <= at + 1) {
            kept.add(*promise);
        }
        if step > 1 && draw.below(step) > 0 {
            continue;
        }
        for part in 0..PARTS + 2 {
            let image = disk.image(part, &mut draw);
            let dir = recorded.folder();
            image.write(dir.path());
            let black_box = recorded.black_box(at, &mut draw);
            fs::write(dir.path().join("blackbox.jsonl"), black_box).unwrap();
            if let Err(missing) = kept.check(dir.path()) {
                panic!("seed {seed}, operation {at}, part {part}: {missing}");
            }
            tested += 1;
        }
    }
    tested
}

/// One day with all that it asked of the disk.
struct Recorded {
    ops: Vec<Op>,
    promises: Vec<(usize, Promise)>,
    /// The black box as it was when so many operations had been made.
    boxes: Vec<(usize, Vec<u8>)>,
}

impl Recorded {
    fn of(seed: u64) -> Self {
        let dir = folder();
        let watch = Watch::over(dir.path(), Fault::default());
        let mut promises = Vec::new();
        let mut boxes = vec![(0, Vec::new())];
        let path = dir.path().join("blackbox.jsonl");
        let mut note = |promise| {
            promises.push((watch.len(), promise));
            boxes.push((watch.len(), fs::read(&path).unwrap_or_default()));
        };
        day(dir.path(), &mut Draw::of(seed), &mut note).unwrap();
        let ops = watch.ops();
        drop(watch);
        Self {
            ops,
            promises,
            boxes,
        }
    }

    fn folder(&self) -> TempDir {
        folder()
    }

    /// Any state that the black box may have been in by then, also a torn one.
    fn black_box(&self, at: usize, draw: &mut Draw) -> &[u8] {
        let before: Vec<_> = self.boxes.iter().filter(|(was, _)| *was <= at).collect();
        let (_, bytes) = before[draw.below(before.len())];
        match draw.below(3) {
            0 => &bytes[..draw.below(bytes.len() + 1)],
            _ => bytes,
        }
    }
}

/// In memory where there is such a place: an image need not survive.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        TempDir::new_in(memory).unwrap()
    } else {
        TempDir::new().unwrap()
    }
}

#[derive(Default)]
struct Disk(BTreeMap<String, File>);

/// What is surely there, and what was asked since.
#[derive(Default)]
struct File {
    synced: Option<Vec<u8>>,
    since: Vec<Asked>,
}

struct Image(BTreeMap<String, Vec<u8>>);

impl Disk {
    fn asked(&mut self, op: &Op) {
        if !matches!(op.asked, Asked::Sync) {
            let file = self.0.entry(op.file.clone()).or_default();
            file.since.push(op.asked.clone());
            return;
        }
        let file = self.0.entry(op.file.clone()).or_default();
        let is_new = file.since.iter().any(|it| matches!(it, Asked::Create));
        // The first sync of a new log or journal is one of the folder, too.
        if is_new && (op.file.ends_with("-wal") || op.file.ends_with("-journal")) {
            self.0.values_mut().for_each(File::name_synced);
        }
        let file = self.0.entry(op.file.clone()).or_default();
        for asked in std::mem::take(&mut file.since) {
            apply(&mut file.synced, &asked);
        }
    }

    fn image(&self, part: usize, draw: &mut Draw) -> Image {
        let files = self.0.iter().filter_map(|(name, file)| {
            let bytes = match part {
                0 => file.synced.clone(),
                1 => file.with(&mut |_| true, &mut whole),
                2 => file.with(&mut |_| draw_coin(draw), &mut whole),
                _ => {
                    let mut torn = Draw::of(draw.next());
                    file.with(&mut |_| draw_coin(draw), &mut |bytes| {
                        tear(bytes, &mut torn)
                    })
                }
            };
            Some((name.clone(), bytes?))
        });
        Image(files.collect())
    }
}

fn draw_coin(draw: &mut Draw) -> bool {
    draw.coin()
}

fn whole(bytes: &[u8]) -> Vec<(usize, Vec<u8>)> {
    vec![(0, bytes.to_vec())]
}

/// The sectors of one write that reached the disk.
fn tear(bytes: &[u8], draw: &mut Draw) -> Vec<(usize, Vec<u8>)> {
    let sectors = bytes.chunks(SECTOR).enumerate();
    let arrived = sectors.filter(|_| draw.coin());
    arrived
        .map(|(at, sector)| (at * SECTOR, sector.to_vec()))
        .collect()
}

type Torn<'a> = &'a mut dyn FnMut(&[u8]) -> Vec<(usize, Vec<u8>)>;

impl File {
    /// Which file has the name is on disk; what is in it need not be.
    fn name_synced(&mut self) {
        let named = |it: &Asked| matches!(it, Asked::Create | Asked::Delete);
        let Some(last) = self.since.iter().rposition(named) else {
            return;
        };
        let after = self.since.split_off(last + 1);
        let lives = matches!(self.since.last(), Some(Asked::Create));
        self.synced = lives.then(Vec::new);
        self.since = after;
    }

    /// As if only some of what was asked had reached the disk.
    fn with(&self, arrives: &mut dyn FnMut(&Asked) -> bool, torn: Torn<'_>) -> Option<Vec<u8>> {
        let mut bytes = self.synced.clone();
        // What is written into a file whose name never arrived is written nowhere.
        let mut named = true;
        for asked in &self.since {
            let arrived = arrives(asked);
            match asked {
                Asked::Create => named = arrived,
                _ if !named => continue,
                _ => {}
            }
            match asked {
                _ if !arrived => {}
                Asked::Write { at, bytes: written } if bytes.is_some() => {
                    for (offset, part) in torn(written) {
                        let at = at + offset;
                        apply(&mut bytes, &Asked::Write { at, bytes: part });
                    }
                }
                Asked::Write { .. } => {}
                asked => apply(&mut bytes, asked),
            }
        }
        bytes
    }
}

fn apply(file: &mut Option<Vec<u8>>, asked: &Asked) {
    match asked {
        Asked::Create => *file = Some(Vec::new()),
        Asked::Delete => *file = None,
        Asked::Truncate(size) => {
            if let Some(content) = file {
                content.truncate(*size);
            }
        }
        Asked::Write { at, bytes } => {
            let content = file.get_or_insert_default();
            let end = at + bytes.len();
            if content.len() < end {
                content.resize(end, 0);
            }
            content[*at..end].copy_from_slice(bytes);
        }
        Asked::Sync => {}
    }
}

impl Image {
    fn write(&self, dir: &Path) {
        for (name, bytes) in &self.0 {
            let path: PathBuf = dir.join(name);
            fs::write(path, bytes).unwrap();
        }
    }
}

#[test]
fn the_record_has_teeth() {
    let recorded = Recorded::of(1);
    let unsynced: Vec<Op> = recorded
        .ops
        .iter()
        .filter(|op| !(op.file == "station.db-wal" && matches!(op.asked, Asked::Sync)))
        .cloned()
        .collect();
    assert!(unsynced.len() < recorded.ops.len());
    let kept = Kept::of(recorded.promises.iter().map(|(_, promise)| *promise));
    let mut disk = Disk::default();
    // A day whose log was never synced, cut before it is folded in.
    let folded = |op: &Op| op.file == "station.db" && matches!(op.asked, Asked::Write { .. });
    let end = unsynced.iter().rposition(|op| op.file == "station.db-wal");
    for op in unsynced[..end.unwrap()].iter().filter(|op| !folded(op)) {
        disk.asked(op);
    }
    let dir = folder();
    disk.image(0, &mut Draw::of(1)).write(dir.path());
    assert!(kept.check(dir.path()).is_err(), "a lost log was not missed");
}
