//! Sizes: how long a file, a function, a line and a list of parameters may be.
//!
//! A size is a reason to look for a better shape. Where none was found, [`EXCEPTIONS`] says so by
//! name and with the reason; an exception that is no longer needed is itself a breach, so that the
//! table only ever holds what is true today.

use super::tree::{Breach, Tree, caught, kept};

/// Everything that may be larger than its kind, and why.
const EXCEPTIONS: &[Exception] = &[
    Exception {
        measure: Measure::Parameters,
        path: "src-tauri/paper/src/bitmap.rs",
        item: "quad_to",
        limit: 5,
        reason: "the trait of who reads the fonts says so",
    },
    Exception {
        measure: Measure::Parameters,
        path: "src-tauri/paper/src/bitmap.rs",
        item: "curve_to",
        limit: 7,
        reason: "the trait of who reads the fonts says so",
    },
    Exception {
        measure: Measure::Parameters,
        path: "src-tauri/station/src/print/ipp/trust.rs",
        item: "verify_server_cert",
        limit: 6,
        reason: "the trait of who makes the connection says so",
    },
    Exception {
        measure: Measure::Columns,
        path: "ui/src/parts/icons.ts",
        item: "",
        limit: 153,
        reason: "a drawn path cannot be broken",
    },
    Exception {
        measure: Measure::Columns,
        path: "ui/src/scan/player.ts",
        item: "",
        limit: 106,
        reason: "a keyboard's rows are read one above the other",
    },
];

/// Generated from Rust, as wide as its types.
const GENERATED: &str = "ui/src/backend/bindings.ts";

/// Of fewer than this, the largest one is more than a twentieth, and a share says nothing.
const SHARE_MIN: usize = 20;

#[derive(Clone, Copy)]
struct Exception {
    measure: Measure,
    path: &'static str,
    /// The function; empty for a file and for the lines of one.
    item: &'static str,
    limit: usize,
    reason: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    RustFile,
    SvelteFile,
    Function,
    Parameters,
    Columns,
}

const MEASURES: [Measure; 5] = [
    Measure::RustFile,
    Measure::SvelteFile,
    Measure::Function,
    Measure::Parameters,
    Measure::Columns,
];

impl Measure {
    /// What none may be over.
    fn limit(self) -> usize {
        match self {
            Measure::RustFile => 600,
            Measure::SvelteFile => 350,
            Measure::Function => 70,
            Measure::Parameters => 4,
            Measure::Columns => 100,
        }
    }

    /// What 95 of 100 are within.
    fn usual(self) -> Option<usize> {
        match self {
            Measure::RustFile => Some(400),
            Measure::SvelteFile => Some(250),
            Measure::Function => Some(45),
            Measure::Parameters | Measure::Columns => None,
        }
    }

    fn unit(self) -> &'static str {
        match self {
            Measure::RustFile | Measure::SvelteFile | Measure::Function => "lines",
            Measure::Parameters => "parameters",
            Measure::Columns => "columns",
        }
    }
}

#[derive(Clone)]
struct Reading {
    measure: Measure,
    path: String,
    item: String,
    line: usize,
    value: usize,
}

fn sizes(tree: &Tree) -> Vec<Breach> {
    judged(tree, EXCEPTIONS)
}

fn judged(tree: &Tree, exceptions: &[Exception]) -> Vec<Breach> {
    let readings = readings(tree);
    let mut breaches = too_large(&readings, exceptions);
    breaches.extend(stale(&readings, exceptions));
    breaches.extend(
        MEASURES
            .into_iter()
            .filter_map(|measure| too_often(&readings, measure)),
    );
    breaches
}

fn too_large(readings: &[Reading], exceptions: &[Exception]) -> Vec<Breach> {
    let limit = |reading: &Reading| {
        let excused = exceptions
            .iter()
            .find(|exception| exception.covers(reading));
        excused.map_or(reading.measure.limit(), |exception| exception.limit)
    };
    let over = readings
        .iter()
        .filter(|reading| reading.value > limit(reading));
    over.map(|reading| {
        let (unit, limit) = (reading.measure.unit(), limit(reading));
        let what = format!(
            "{} has {} {unit}, over {limit}",
            reading.item, reading.value
        );
        Breach::new(&reading.path, reading.line, what.trim())
    })
    .collect()
}

/// Exceptions that excuse nothing, or give no reason.
fn stale(readings: &[Reading], exceptions: &[Exception]) -> Vec<Breach> {
    let needed = |exception: &&Exception| {
        let mut covered = readings.iter().filter(|reading| exception.covers(reading));
        let large = covered.any(|reading| reading.value > reading.measure.limit());
        large && !exception.reason.is_empty()
    };
    let idle = exceptions.iter().filter(|exception| !needed(exception));
    idle.map(|e| {
        let what = format!(
            "the exception for {:?} {} is stale: {}",
            e.measure, e.item, e.reason
        );
        Breach::new(e.path, 0, what)
    })
    .collect()
}

/// The 95th percentile of a measure, if it is over what is usual.
fn too_often(readings: &[Reading], measure: Measure) -> Option<Breach> {
    let usual = measure.usual()?;
    let mut of_kind: Vec<_> = readings.iter().filter(|r| r.measure == measure).collect();
    of_kind.sort_by_key(|reading| reading.value);
    let rank = (of_kind.len() * 95).div_ceil(100);
    let at_rank = of_kind.get(rank.checked_sub(1)?)?;
    (of_kind.len() >= SHARE_MIN && at_rank.value > usual).then(|| {
        let what = format!(
            "95 of 100 ({measure:?}) are within {}, not {usual}",
            at_rank.value
        );
        Breach::new(&at_rank.path, at_rank.line, what)
    })
}

impl Exception {
    fn covers(&self, reading: &Reading) -> bool {
        (self.measure, self.path, self.item)
            == (
                reading.measure,
                reading.path.as_str(),
                reading.item.as_str(),
            )
    }
}

fn readings(tree: &Tree) -> Vec<Reading> {
    let mut readings = Vec::new();
    for (path, text) in tree.files() {
        let read = |measure, line, value| Reading {
            measure,
            path: path.to_owned(),
            item: String::new(),
            line,
            value,
        };
        let lines = text.lines().count();
        match path.rsplit_once('.').map(|(_, ending)| ending) {
            Some("rs") => readings.push(read(Measure::RustFile, 1, lines)),
            Some("svelte") => readings.push(read(Measure::SvelteFile, 1, lines)),
            Some("css") => {}
            Some("ts") if path != GENERATED => {}
            _ => continue,
        }
        let widths = text.lines().map(|line| line.chars().count()).zip(1..);
        let wide = widths.filter(|(width, _)| *width > Measure::Columns.limit());
        readings.extend(wide.map(|(width, line)| read(Measure::Columns, line, width)));
    }
    readings.extend(functions(tree));
    readings
}

/// Test functions are left out: a scenario is a story, and as long as that.
fn functions(tree: &Tree) -> impl Iterator<Item = Reading> {
    tree.rust().iter().flat_map(|file| {
        file.functions
            .iter()
            .filter(|function| !function.is_test)
            .flat_map(|function| {
                let read = |measure, value| Reading {
                    measure,
                    path: file.path.clone(),
                    item: function.name.clone(),
                    line: function.line,
                    value,
                };
                [
                    read(Measure::Function, function.lines),
                    read(Measure::Parameters, function.parameters),
                ]
            })
    })
}

#[test]
fn the_tree_keeps_its_sizes() {
    kept(sizes);
}

fn function_of(lines: usize) -> String {
    format!("fn a() {{\n{}}}\n", "    b();\n".repeat(lines - 2))
}

/// The rule on a planted tree, which the table knows nothing of.
fn unexcused(tree: &Tree) -> Vec<Breach> {
    judged(tree, &[])
}

#[test]
fn a_long_file_is_caught() {
    let rust = |lines| "a();\n".repeat(lines);
    caught(
        unexcused,
        &[("src/a.rs", &rust(601)), ("src/b.rs", &rust(600))],
        &["src/a.rs:1"],
    );
    let files = [("ui/A.svelte", rust(351)), ("ui/B.svelte", rust(350))];
    caught(
        unexcused,
        &files.each_ref().map(|(p, t)| (*p, t.as_str())),
        &["ui/A.svelte:1"],
    );
}

#[test]
fn a_long_function_is_caught_and_a_long_test_is_not() {
    let (long, fits) = (function_of(71), function_of(70));
    let files = [
        ("src/a.rs", &*long),
        ("src/b.rs", &*fits),
        ("tests/c.rs", &*long),
    ];
    caught(unexcused, &files, &["src/a.rs:1"]);
}

#[test]
fn a_fifth_parameter_is_caught() {
    let text =
        "fn a(b: B<C, D>, e: (F, G), h: H, i: I) {}\nfn j(k: K, l: L, m: M, n: N, o: O) {}\n";
    caught(unexcused, &[("src/a.rs", text)], &["src/a.rs:2"]);
}

#[test]
fn a_wide_line_is_caught_but_not_in_generated_types() {
    let wide = format!("short\n{}\n{}\n", "ü".repeat(100), "ü".repeat(101));
    let files = [
        ("a.rs", &*wide),
        ("b.svelte", &wide),
        ("c.ts", &wide),
        ("d.css", &wide),
        (GENERATED, &wide),
    ];
    caught(
        unexcused,
        &files,
        &["a.rs:3", "b.svelte:3", "c.ts:3", "d.css:3"],
    );
}

#[test]
fn too_many_large_functions_are_caught() {
    let texts = [function_of(45), function_of(46)];
    let found = |large: usize| {
        let path = |n: usize| format!("src/{n}.rs");
        let paths: Vec<_> = (0..20).map(path).collect();
        let text = |n: usize| texts[usize::from(n < large)].as_str();
        let files: Vec<_> = (0..20).map(|n| (paths[n].as_str(), text(n))).collect();
        unexcused(&Tree::of(&files))
            .into_iter()
            .map(|breach| breach.what)
            .collect::<Vec<_>>()
    };
    assert_eq!(found(1), [""; 0], "one in twenty");
    assert_eq!(
        found(2),
        ["95 of 100 (Function) are within 46, not 45"],
        "two in twenty"
    );
}

#[test]
fn an_exception_excuses_up_to_its_limit() {
    let exception = Exception {
        measure: Measure::Function,
        path: "src/a.rs",
        item: "a",
        limit: 80,
        reason: "one table",
    };
    let over = |lines| {
        let readings = readings(&Tree::of(&[("src/a.rs", &function_of(lines))]));
        let (large, stale) = (
            too_large(&readings, &[exception]),
            stale(&readings, &[exception]),
        );
        (large.len(), stale.len())
    };
    assert_eq!(over(80), (0, 0), "within the exception");
    assert_eq!(over(81), (1, 0), "over the exception");
    assert_eq!(over(70), (0, 1), "the exception is stale");
}
