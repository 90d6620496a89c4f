//! Printers and prints: what there is, and printing from a terminal.
//!
//! Where no window runs, nobody tends the printers; so whoever prints here waits for the end of it.

use std::thread;
use std::time::Duration;

use station::Station;
use station::error::{Problem, ProblemKey};
use station::view::*;
use station::words::Words;

use crate::args::{PrintWord, PrinterAct, Said, Sheet};
use crate::errands::find;
use crate::failure::{Exit, Failure};
use crate::terminal::Terminal;
use crate::{keys, text};

/// A little longer than any print is waited for.
const PATIENCE: Duration = Duration::from_secs(180);
const GLANCE: Duration = Duration::from_millis(50);

pub(crate) fn printers(station: &Station, terminal: &Terminal) -> Result<(), Failure> {
    let printers = station.printers()?;
    terminal.answer(&printers, |words| listed(words, &printers))
}

/// One package's prints, or all that are under way, need a person or came out today.
pub(crate) fn prints(
    station: &Station,
    number: Option<&str>,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let prints = match number {
        Some(number) => station.prints(find(station, number)?.row.id)?,
        None => {
            let labels = station.labels()?;
            [labels.problem, labels.printing, labels.printed].concat()
        }
    };
    terminal.answer(&prints, |words| printed(words, &prints))
}

pub(crate) fn print(station: &Station, sheet: &Sheet, terminal: &Terminal) -> Result<(), Failure> {
    let (id, asked) = match sheet {
        Sheet::Label(number) => {
            let id = find(station, number)?.row.id;
            (id, station.print_label(id)?)
        }
        Sheet::Slip(number) => {
            let id = find(station, number)?.row.id;
            (id, vec![station.print_slip(id)?])
        }
        Sheet::Document(number) => {
            let id = find(station, number)?.row.id;
            (id, vec![station.print_document(id)?])
        }
        Sheet::Handover(id) => (0, vec![station.print_handover(*id)?]),
        Sheet::Card => (0, vec![station.print_card()?]),
    };
    until_out(station, id, (asked, terminal))
}

pub(crate) fn reprint(
    station: &Station,
    number: &str,
    (why, terminal): (AgainView, &Terminal),
) -> Result<(), Failure> {
    let id = find(station, number)?.row.id;
    let asked = vec![station.reprint(id, 1, why)?];
    until_out(station, id, (asked, terminal))
}

/// What a person says of one print.
pub(crate) fn say(
    station: &Station,
    name: &str,
    (word, terminal): (PrintWord, &Terminal),
) -> Result<(), Failure> {
    let print = match word {
        PrintWord::CameOut => station.came_out(name, true)?,
        PrintWord::DidNot => station.came_out(name, false)?,
        PrintWord::Cancel => station.cancel_print(name)?,
    };
    let prints = [print];
    terminal.answer(&prints, |words| printed(words, &prints))
}

pub(crate) fn printer(
    station: &Station,
    act: &PrinterAct,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let printer = match act {
        PrinterAct::Add { name, place, said } => station.add_printer(&input(name, place, said)?)?,
        PrinterAct::Use {
            printer,
            kind,
            said,
        } => {
            let known = named(station, printer)?;
            let mut uses = known.uses;
            uses.push(UseView {
                document: kind_of(kind)?,
                carrier: value(said, "carrier").map(str::to_owned),
            });
            station.set_uses(known.id, &uses)?
        }
        PrinterAct::Find => {
            let found = station.find_printers()?;
            return terminal.answer(&found, |words| near(words, &found));
        }
        PrinterAct::Ask(place) => {
            let said = station.ask_printer(&place_of(place))?;
            return terminal.answer(&said, |words| able(words, &said));
        }
        PrinterAct::Test(printer) => {
            let printer = named(station, printer)?;
            let page = station.test_page(printer.id)?;
            return until_out(station, 0, (vec![page], terminal));
        }
        PrinterAct::Accept { printer, code } => {
            station.accept_printer(named(station, printer)?.id, code)?
        }
        PrinterAct::Remove(printer) => {
            station.remove_printer(named(station, printer)?.id)?;
            return printers(station, terminal);
        }
    };
    let printers = [printer];
    terminal.answer(&printers, |words| listed(words, &printers))
}

fn named(station: &Station, text: &str) -> Result<PrinterView, Failure> {
    let all = station.printers()?;
    let named = |it: &PrinterView| it.name == text || it.id.to_string() == text;
    let unknown = || Problem::of(ProblemKey::UnknownPrinter);
    Ok(all.into_iter().find(named).ok_or_else(unknown)?)
}

fn input(name: &str, place: &str, said: &[Said]) -> Result<PrinterInput, Failure> {
    let place = place_of(place);
    let usual = match place {
        PlaceView::Raw { .. } => "zpl",
        PlaceView::Ipp { .. } | PlaceView::Folder { .. } => "pdf",
    };
    let format = value(said, "format").unwrap_or(usual);
    let (dpi, media) = (value(said, "dpi"), value(said, "media"));
    Ok(PrinterInput {
        name: name.to_owned(),
        place,
        format: match format {
            "pdf" => FormatView::Pdf,
            "zpl" => FormatView::Zpl,
            "pwg" => FormatView::Pwg,
            other => return Err(unfit("format", other)),
        },
        dpi: match dpi {
            None => 203,
            Some(text) => text.parse().map_err(|_| unfit("dpi", text))?,
        },
        media: match media {
            None | Some("4x6") => MediaView::Inch4x6,
            Some("100x150") => MediaView::Mm100x150,
            Some("100x100") => MediaView::Mm100x100,
            Some("a6") => MediaView::A6,
            Some("a5") => MediaView::A5,
            Some("a4") => MediaView::A4,
            Some(other) => return Err(unfit("media", other)),
        },
    })
}

/// As people write them: a folder has a slash, an IPP printer says so, and else it is a host.
fn place_of(text: &str) -> PlaceView {
    if text.starts_with("ipp://") || text.starts_with("ipps://") {
        PlaceView::Ipp {
            address: text.to_owned(),
        }
    } else if text.contains(['/', '\\']) {
        PlaceView::Folder {
            path: text.to_owned(),
        }
    } else {
        PlaceView::Raw {
            address: text.to_owned(),
        }
    }
}

fn kind_of(text: &str) -> Result<DocumentView, Failure> {
    match text {
        "label" => Ok(DocumentView::Label),
        "slip" => Ok(DocumentView::Slip),
        "handover" => Ok(DocumentView::Handover),
        "card" => Ok(DocumentView::Card),
        "document" => Ok(DocumentView::Document),
        other => Err(unfit("use", other)),
    }
}

fn value<'a>(said: &'a [Said], key: &str) -> Option<&'a str> {
    let found = said.iter().find(|it| it.key == key);
    found.map(|it| it.value.as_str())
}

fn unfit(key: &str, value: &str) -> Failure {
    let pair = format!("{key}={value}");
    Exit::Misused.saying("cli-unfit-input").with("input", pair)
}

/// Tends the printers until these are out, or a person has to look.
fn until_out(
    station: &Station,
    id: i64,
    (asked, terminal): (Vec<PrintView>, &Terminal),
) -> Result<(), Failure> {
    station.start_printing();
    let mut now = asked;
    for _ in 0..PATIENCE.as_millis() / GLANCE.as_millis() {
        if !now.iter().any(is_under_way) {
            break;
        }
        thread::sleep(GLANCE);
        now = again(station, id, &now)?;
    }
    terminal.answer(&now, |words| printed(words, &now))?;
    if now.iter().all(|it| it.progress == ProgressView::Printed) {
        Ok(())
    } else {
        Err(Exit::Failed.saying("cli-not-printed"))
    }
}

fn again(station: &Station, id: i64, before: &[PrintView]) -> Result<Vec<PrintView>, Failure> {
    let all = match id {
        0 => {
            let labels = station.labels()?;
            [labels.problem, labels.printing, labels.printed].concat()
        }
        id => station.prints(id)?,
    };
    let of_these = |it: &PrintView| before.iter().any(|print| print.id == it.id);
    Ok(all.into_iter().filter(of_these).collect())
}

fn is_under_way(print: &PrintView) -> bool {
    matches!(
        print.progress,
        ProgressView::Queued | ProgressView::Sending | ProgressView::Sent
    )
}

fn listed(words: &Words, printers: &[PrinterView]) -> String {
    if printers.is_empty() {
        return words.say("cli-no-printers", &[]);
    }
    let head = [
        "cli-field-printer",
        "cli-field-place",
        "cli-field-state",
        "cli-field-accepted",
        "cli-field-uses",
        "cli-field-detail",
    ];
    let cells = |it: &PrinterView| {
        let uses: Vec<String> = it.uses.iter().map(use_of).collect();
        let problem = it.condition.problem.as_ref();
        vec![
            it.name.clone(),
            place(&it.place),
            words.say(keys::condition(it.condition.kind), &[]),
            text::time(it.accepted_at),
            uses.join(", "),
            problem.map_or_else(String::new, |problem| words.problem(problem)),
        ]
    };
    text::columns(words, &head, printers.iter().map(cells))
}

fn near(words: &Words, found: &[NearbyView]) -> String {
    if found.is_empty() {
        return words.say("cli-none-near", &[]);
    }
    let head = ["cli-field-printer", "cli-field-place"];
    let cells = |it: &NearbyView| vec![it.name.clone(), place(&it.place)];
    text::columns(words, &head, found.iter().map(cells))
}

fn able(words: &Words, said: &AbilitiesView) -> String {
    let head = [
        "cli-field-printer",
        "cli-field-format",
        "cli-field-dpi",
        "cli-field-media",
        "cli-field-detail",
    ];
    let dpi: Vec<String> = said.dpi.iter().map(u32::to_string).collect();
    let problem = said.problem.as_ref();
    let cells = vec![
        said.make_and_model.clone(),
        said.format.map_or("", format_name).to_owned(),
        dpi.join(", "),
        said.loaded.clone().unwrap_or_default(),
        problem.map_or_else(String::new, |problem| words.problem(problem)),
    ];
    text::columns(words, &head, std::iter::once(cells))
}

fn format_name(format: FormatView) -> &'static str {
    match format {
        FormatView::Pdf => "pdf",
        FormatView::Zpl => "zpl",
        FormatView::Pwg => "pwg",
    }
}

fn place(place: &PlaceView) -> String {
    match place {
        PlaceView::Ipp { address } | PlaceView::Raw { address } => address.clone(),
        PlaceView::Folder { path } => path.clone(),
    }
}

fn use_of(it: &UseView) -> String {
    let kind = match it.document {
        DocumentView::Label => "label",
        DocumentView::Slip => "slip",
        DocumentView::Handover => "handover",
        DocumentView::Card => "card",
        DocumentView::Document => "document",
        DocumentView::TestPage => "test",
    };
    match &it.carrier {
        Some(carrier) => format!("{kind}: {carrier}"),
        None => kind.to_owned(),
    }
}

fn printed(words: &Words, prints: &[PrintView]) -> String {
    if prints.is_empty() {
        return words.say("cli-no-prints", &[]);
    }
    let head = [
        "cli-field-print",
        "cli-field-number",
        "cli-field-printer",
        "cli-field-state",
        "cli-field-at",
        "cli-field-who",
        "cli-field-detail",
    ];
    let cells = |it: &PrintView| {
        let trouble = it.trouble.as_ref();
        vec![
            it.id.clone(),
            it.number.clone(),
            it.printer_name.clone(),
            words.say(keys::progress(it.progress), &[]),
            text::time(Some(it.made_at)),
            it.made_by.clone(),
            trouble.map_or_else(String::new, |problem| words.problem(problem)),
        ]
    };
    text::columns(words, &head, prints.iter().map(cells))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_printers_place_is_told_by_how_it_is_written() {
        let ipp = PlaceView::Ipp {
            address: "ipp://label-1/ipp/print".into(),
        };
        assert_eq!(place_of("ipp://label-1/ipp/print"), ipp);
        let raw = PlaceView::Raw {
            address: "label-1:9100".into(),
        };
        assert_eq!(place_of("label-1:9100"), raw);
        let folder = PlaceView::Folder {
            path: "/tmp/paper".into(),
        };
        assert_eq!(place_of("/tmp/paper"), folder);
    }
}
