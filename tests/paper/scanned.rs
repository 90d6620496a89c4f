//! Every symbol is read back from the page by two independent programs, whole and harmed.

use std::collections::BTreeSet;
use std::path::Path;

use paper::{Dpi, Media, Stock};

use crate::documents::{self, Kind};
use crate::eyes::{self, Read};
use crate::harm::{self, Harm};
use crate::words::Language;

/// One page in one state, and what must be read from it.
struct Page {
    name: String,
    expected: BTreeSet<String>,
}

#[derive(Debug, Clone, Copy)]
struct Case {
    kind: Kind,
    language: Language,
    stock: Stock,
    harm: Harm,
}

fn all_cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for kind in Kind::ALL {
        for language in Language::ALL {
            for (media, dpi) in Media::ALL
                .into_iter()
                .flat_map(|m| Dpi::ALL.map(|d| (m, d)))
            {
                let stock = Stock { media, dpi };
                let drawable = documents::is_drawable(kind, stock);
                let harms = Harm::ALL.into_iter().filter(|_| drawable);
                cases.extend(harms.map(|harm| Case {
                    kind,
                    language,
                    stock,
                    harm,
                }));
            }
        }
    }
    cases
}

/// Few cases in which each pair of two choices meets at least once.
fn pairwise() -> Vec<Case> {
    let mut open: BTreeSet<String> = all_cases().iter().flat_map(pairs).collect();
    let mut left = all_cases();
    let mut chosen = Vec::new();
    while !open.is_empty() {
        let new = |case: &Case| {
            pairs(case)
                .iter()
                .filter(|pair| open.contains(*pair))
                .count()
        };
        let best = (0..left.len()).max_by_key(|at| new(&left[*at])).unwrap();
        let case = left.swap_remove(best);
        for pair in pairs(&case) {
            open.remove(&pair);
        }
        chosen.push(case);
    }
    chosen
}

fn pairs(case: &Case) -> Vec<String> {
    let choices = [
        format!("{:?}", case.kind),
        format!("{:?}", case.language),
        format!("{:?}", case.stock.media),
        format!("{:?}", case.stock.dpi),
        format!("{:?}", case.harm),
    ];
    let pair = |a: usize| choices[a + 1..].iter().map(move |b| (a, b));
    (0..choices.len())
        .flat_map(pair)
        .map(|(a, b)| format!("{} {b}", choices[a]))
        .collect()
}

/// Draws the cases into a folder. A document's codes may stand on any of its pages.
fn draw(cases: &[Case], folder: &Path) -> Vec<Page> {
    let mut pages = Vec::new();
    for case in cases {
        let drawn = documents::draw(case.kind, case.language, case.stock).unwrap();
        let (bars, squares) = documents::codes(case.kind, case.language);
        let wanted: BTreeSet<String> = bars.into_iter().chain(squares).collect();
        let mut expected = wanted;
        let Case {
            kind,
            language,
            stock,
            harm,
        } = case;
        let name = format!(
            "{kind:?}-{language:?}-{:?}-{:?}-{harm:?}",
            stock.media, stock.dpi
        );
        for (number, sheet) in drawn.sheets.iter().enumerate() {
            if harm.needs_wide_bars() && harm::narrowest(sheet) < 3 {
                expected.clear();
                break;
            }
            let harmed = harm.done_to(sheet);
            eyes::write(folder, &format!("{name}-{number}.pgm"), &harmed);
        }
        pages.push(Page { name, expected });
    }
    pages
}

/// What was not read, for each program.
fn missed(pages: &[Page], read: &Read) -> Vec<String> {
    let mut missed = Vec::new();
    for page in pages {
        let on_this = |name: &&String| name.starts_with(&format!("{}-", page.name));
        let names = read.keys().filter(on_this);
        let seen: BTreeSet<&String> = names.flat_map(|name| &read[name]).collect();
        let gaps = page.expected.iter().filter(|code| !seen.contains(code));
        missed.extend(gaps.map(|code| format!("{}: {code}", page.name)));
    }
    missed
}

fn all_are_read(cases: &[Case]) {
    if !eyes::present(&["python", "zbarimg"]) {
        return;
    }
    let mut counts = (0, 0);
    let mut missing = Vec::new();
    for some in cases.chunks(120) {
        let folder = tempfile::tempdir().unwrap();
        let pages = draw(some, folder.path());
        counts.0 += pages
            .iter()
            .filter(|page| !page.expected.is_empty())
            .count();
        counts.1 += pages.iter().map(|page| page.expected.len()).sum::<usize>();
        for (program, read) in [
            ("zxing", eyes::zxing(folder.path())),
            ("zbar", eyes::zbar(folder.path())),
        ] {
            let missed = missed(&pages, &read);
            missing.extend(missed.into_iter().map(|what| format!("{program} {what}")));
        }
    }
    println!(
        "{} documents, {} codes, each by two programs",
        counts.0, counts.1
    );
    assert!(
        missing.is_empty(),
        "{} not read:\n{}",
        missing.len(),
        missing.join("\n")
    );
}

#[test]
fn every_symbol_is_read_by_two_programs_whole_and_harmed() {
    all_are_read(&pairwise());
}

#[test]
#[ignore = "the whole matrix takes long: cargo xtask prove paper"]
fn every_symbol_on_everything_is_read_by_two_programs() {
    all_are_read(&all_cases());
}
