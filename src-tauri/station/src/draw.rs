//! Drawing a package's label and keeping it: the bytes first, then the file for the person, then
//! the row that names both.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use packing::delivery::Delivery;
use packing::package::Package;
use packing::scan::{CommandCode, LabelCode};
use paper::text::Direction;
use paper::{Dpi, Drawn, LabelFacts, LabelWords, Media, Parcel, Party, Script, Stock, Symbol};
use sha2::{Digest, Sha256};

use crate::acts::{may_draw_now, packer};
use crate::error::{Problem, ProblemKey};
use crate::printing::WeightUnit;
use crate::printing::ready::to_save;
use crate::reads::fingerprint_of;
use crate::store::boxes::{self, OnBox};
use crate::store::dir::make;
use crate::store::journal::{self, Entry, What};
use crate::store::labels::{self, Paper, Source};
use crate::store::open::StoreError;
use crate::store::{Reading, Writing, hex, queue};
use crate::sync::Shared;
use crate::view::{LanguageView, PaperView};
use crate::words::Words;
use crate::{preferences, shown};
use packing::id::PackageId;

/// For the file that a person asked for.
const FILE_STOCK: Stock = Stock {
    media: Media::Inch4x6,
    dpi: Dpi::Dpi203,
};

/// Saves the label of the first box for a person: the carrier's own where there is one, else ours.
pub(crate) fn draw_label(shared: &Shared, id: PackageId) -> Result<PaperView, Problem> {
    let packer = packer(shared)?;
    let package = may_draw_now(shared, id)?.seen();
    let (bytes, paper) = match to_save(shared, &package)? {
        Some((kept, file)) => (file, kept),
        None => ours(shared, &package)?,
    };
    let paper = Paper {
        sha256: keep(shared, &bytes)?,
        path: save(shared, &package, &bytes)?,
        drawn_at: shared.clock.wall(),
        drawn_by: packer.name,
        ..paper
    };
    shared
        .store
        .write(|transaction| add(transaction, &paper, packer.id).map(drop))?;
    shared.changed(&[id]);
    Ok(shown::paper_view(paper, false))
}

fn ours(shared: &Shared, package: &Package) -> Result<(Vec<u8>, Paper), Problem> {
    let of = shared.read(|reader| boxes::parcels(reader, package.id))?;
    let first = Parcel {
        number: 1,
        of: of.into(),
    };
    let drawn = ink(shared, package, (first, FILE_STOCK))?;
    let sheets = std::slice::from_ref(&drawn.sheet);
    let bytes = paper::pdf::write(&package.number, sheets).map_err(undrawable)?;
    let paper = paper(shared, (package, 1, of), (&drawn, String::new(), ""));
    Ok((bytes, paper))
}

/// The label of one box of a package as it is now.
pub(crate) fn ink(
    shared: &Shared,
    package: &Package,
    (parcel, stock): (Parcel, Stock),
) -> Result<Drawn, Problem> {
    let language = preferences::read(shared)?.language;
    let facts = facts(shared, package, (language, parcel))?;
    paper::label::draw(&facts, stock.media, stock.dpi)
        .map_err(|error| undrawable(error).with("number", facts.tracking_number))
}

/// Bytes first: a row that names them may then be written. Says under which name they are kept.
pub(crate) fn keep(shared: &Shared, bytes: &[u8]) -> Result<String, Problem> {
    let sha256 = hex(&Sha256::digest(bytes));
    let now = shared.clock.wall();
    shared
        .store
        .write_labels(|labels| labels::keep_bytes(labels, &sha256, bytes, now))?;
    Ok(sha256)
}

/// What is to be remembered of a drawn label.
pub(crate) fn paper(
    shared: &Shared,
    (package, parcel, parcels): (&Package, u8, u8),
    (drawn, sha256, by): (&Drawn, String, &str),
) -> Paper {
    Paper {
        package: package.id,
        parcel,
        parcels,
        source: Source::Drawn,
        sha256,
        carrier: package.carrier().unwrap_or_default().to_owned(),
        tracking_number: package.tracking_number().unwrap_or_default().to_owned(),
        fingerprint: fingerprint_of(package),
        path: String::new(),
        overflow: !drawn.overflow.is_empty(),
        missing_glyphs: missing(drawn),
        drawn_at: shared.clock.wall(),
        drawn_by: by.to_owned(),
        file: String::new(),
    }
}

/// The label's row, with its line in the journal.
pub(crate) fn add(transaction: &Writing<'_>, paper: &Paper, who: i64) -> Result<i64, StoreError> {
    let entry = Entry {
        at: paper.drawn_at,
        what: match paper.source {
            Source::Drawn => What::LabelDrawn,
            Source::Carrier => What::LabelKept,
        },
        package: paper.package,
        command: String::new(),
        who,
        detail: format!("{} {}", paper.carrier, paper.tracking_number),
    };
    journal::append(transaction, &entry)?;
    labels::add(transaction, paper)
}

/// Of the file that was last saved for a person.
pub(crate) fn label_bytes(shared: &Shared, id: PackageId) -> Result<Option<Vec<u8>>, Problem> {
    let Some((_, paper)) = shared.store.read(|reader| labels::last_saved(reader, id))? else {
        return Ok(None);
    };
    Ok(shared.store.label_bytes(&paper.sha256)?)
}

fn missing(drawn: &Drawn) -> String {
    drawn.missing_glyphs.iter().collect()
}

fn facts(
    shared: &Shared,
    package: &Package,
    (language, parcel): (LanguageView, Parcel),
) -> Result<LabelFacts, Problem> {
    let words = Words::of(language);
    let word = |key: &str| words.say(key, &[]);
    let number = u8::try_from(parcel.number).unwrap_or(u8::MAX);
    let code = code_of(shared, package, number)?;
    let script = script(language);
    // What all boxes weigh together is what none of them weighs.
    let alone = parcel.of == 1;
    Ok(LabelFacts {
        language: script.language,
        direction: script.direction,
        words: LabelWords {
            to: word("paper-to"),
            from: word("paper-from"),
            tracking: word("paper-tracking"),
            query_number: word("paper-query"),
            order: word("paper-order"),
            package: word("paper-package"),
            parcel: word("paper-parcel"),
            weight: word("paper-weight"),
            desi: word("paper-desi"),
            training: word("paper-training"),
        },
        carrier: package.carrier().unwrap_or_default().to_owned(),
        tracking_number: package.tracking_number().unwrap_or_default().to_owned(),
        query_number: package.query_number().map(str::to_owned),
        recipient: recipient(package),
        sender: sender(shared, package),
        order_number: package.order_number.clone(),
        package_number: package.number.clone(),
        parcel,
        weight: weight(shared, &words, package).filter(|_| alone),
        desi: package.desi.clone().filter(|_| alone),
        station_qr: code.written(),
        training: shared.desk.training,
    })
}

/// What our square code says on the label of one box.
pub(crate) fn code_of(
    shared: &Shared,
    package: &Package,
    parcel: u8,
) -> Result<LabelCode, Problem> {
    let on = OnBox {
        package: package.id,
        parcel,
        fingerprint: fingerprint_of(package),
    };
    let (edition, command) = shared.read(|reader| {
        let edition = boxes::edition(reader, on)?;
        Ok((edition, packed_by(reader, package.id)?))
    })?;
    Ok(LabelCode {
        package: on.package,
        parcel,
        edition,
        fingerprint: on.fingerprint,
        command,
    })
}

pub(crate) fn script(language: LanguageView) -> Script {
    Script {
        language: language.tag().to_owned(),
        direction: match language {
            LanguageView::Ar => Direction::RightToLeft,
            LanguageView::En | LanguageView::Tr | LanguageView::De => Direction::LeftToRight,
        },
    }
}

pub(crate) fn recipient(package: &Package) -> Party {
    let of = &package.recipient;
    Party {
        name: of.name.clone(),
        address: of.address.clone(),
        phone: Some(of.phone.clone()).filter(|phone| !phone.is_empty()),
    }
}

/// As this desk was told, else as the OMS says, else by what the desk is called.
pub(crate) fn sender(shared: &Shared, package: &Package) -> Party {
    if let Some((name, address)) = shared.desk.printing.sender.split_first() {
        return Party {
            name: name.clone(),
            address: address.to_vec(),
            phone: None,
        };
    }
    let told = package.sender.clone().unwrap_or_default();
    let name = Some(told.name).filter(|name| !name.is_empty());
    Party {
        name: name.unwrap_or_else(|| shared.desk.name.clone()),
        address: told.address,
        phone: Some(told.phone).filter(|phone| !phone.is_empty()),
    }
}

/// The last command of this desk that packed it and was not taken back.
fn packed_by(reader: &Reading, id: PackageId) -> Result<Option<CommandCode>, StoreError> {
    let commands = queue::of_package(reader, id)?;
    let last = commands.iter().rfind(|command| {
        let undone = matches!(
            command.standing.delivery,
            Delivery::Withdrawn | Delivery::Rejected | Delivery::Superseded | Delivery::Abandoned
        );
        command.body.act().packs() && !undone
    });
    Ok(last.and_then(|command| CommandCode::of(&command.id)))
}

/// To ten grams: a box weighs more than what is in it, and nobody pays by the gram.
fn weight(shared: &Shared, words: &Words, package: &Package) -> Option<String> {
    let thousandths = package.weight_thousandths?;
    let grams = match shared.desk.printing.weight_unit {
        WeightUnit::Kilogram => thousandths,
        WeightUnit::Gram => thousandths.div_ceil(1_000),
        WeightUnit::Unknown => return None,
    };
    let hundredths = grams.div_ceil(10);
    let (whole, part) = (hundredths / 100, hundredths % 100);
    let (whole, part) = (whole.to_string(), format!("{part:02}"));
    Some(words.say("paper-weight-kg", &[("whole", &whole), ("part", &part)]))
}

/// The file is a copy for the person; the bytes are safe already. Written whole or not at all.
fn save(shared: &Shared, package: &Package, bytes: &[u8]) -> Result<String, Problem> {
    let dir = &shared.desk.labels_dir;
    let name = format!("{}-{}.pdf", file_name(&package.number), package.id.0);
    let (path, unfinished) = (dir.join(&name), dir.join(format!("{name}.part")));
    make(dir)
        .and_then(|()| write_through(&unfinished, bytes))
        .and_then(|()| std::fs::rename(&unfinished, &path))
        .map_err(|error| {
            tracing::error!(error = ?error, package.id = package.id.0, "label.save");
            Problem::of(ProblemKey::LabelNotSaved)
                .with("path", path.display())
                .retry()
        })?;
    Ok(path.display().to_string())
}

/// On the disk before it gets its name: a power cut leaves no half label under it.
fn write_through(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A package number is the OMS's text; as a file's name it may not climb out of its folder.
fn file_name(number: &str) -> String {
    let kept = |c: char| {
        if c.is_alphanumeric() || c == '-' {
            c
        } else {
            '_'
        }
    };
    number.chars().take(60).map(kept).collect()
}

/// Whoever knows the number that is in the bars adds it.
pub(crate) fn undrawable(error: paper::Error) -> Problem {
    tracing::error!(error = ?error, "label.draw");
    match error {
        paper::Error::TrackingMissing => Problem::of(ProblemKey::NoTrackingYet),
        paper::Error::NotInCode128(character) => {
            Problem::of(ProblemKey::NumberNotForBars).with("character", character)
        }
        paper::Error::SymbolTooDense {
            symbol: Symbol::Code128,
            ..
        } => Problem::of(ProblemKey::NumberTooLong),
        other => Problem::of(ProblemKey::Bug).with("log", format!("label: {other}")),
    }
}
