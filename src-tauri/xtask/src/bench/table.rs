//! The bench's result: as a table for a person, and as JSON for whoever keeps a history.

use std::borrow::Cow;

use serde::Serialize;

use super::stats::Series;
use crate::failure::Failure;

/// Under which circumstances the rows were measured.
#[derive(Clone, Copy, Serialize)]
pub(super) struct About {
    pub(super) starts: usize,
    pub(super) open_packages: u64,
}

pub(super) struct Row {
    pub(super) what: Cow<'static, str>,
    pub(super) unit: Unit,
    pub(super) station: Series,
    pub(super) hello: Option<Series>,
    pub(super) goal: Option<Goal>,
}

/// What stands above the two columns of numbers, and below the table.
pub(super) struct Frame {
    pub(super) measured: &'static str,
    pub(super) beside: &'static str,
    pub(super) foot: String,
}

impl About {
    pub(super) fn frame(self) -> Frame {
        Frame {
            measured: "station",
            beside: "hello world",
            foot: format!(
                "median (middle half) of {} starts each, in turn, under Xvfb; \
                 {} open packages, OMS unreachable",
                self.starts, self.open_packages
            ),
        }
    }
}

#[derive(Clone, Copy)]
pub(super) enum Unit {
    PerSecond,
    MicroSeconds,
    MilliSeconds,
    /// Decimal, as disks and downloads are counted.
    MegaBytes,
    KiloBytes,
}

#[derive(Clone, Copy)]
pub(super) enum Goal {
    /// At most so many times the hello world.
    Times(f64),
    /// At most so much more than the hello world.
    More(f64),
    /// At most this, whatever the hello world is.
    AtMost(f64),
    /// At least this, whatever stands beside it.
    AtLeast(f64),
    /// At least so many times what stands beside it.
    AtLeastTimes(f64),
}

impl Unit {
    fn name(self) -> &'static str {
        match self {
            Self::PerSecond => "1/s",
            Self::MicroSeconds => "µs",
            Self::MilliSeconds => "ms",
            Self::MegaBytes => "MB",
            Self::KiloBytes => "kB",
        }
    }

    fn show(self, value: f64) -> String {
        match self {
            Self::MicroSeconds => format!("{value:.1}"),
            Self::MilliSeconds if value < 20.0 => format!("{value:.2}"),
            Self::PerSecond | Self::MilliSeconds => format!("{value:.0}"),
            Self::MegaBytes => format!("{:.1}", value / 1e6),
            Self::KiloBytes => format!("{:.1}", value / 1e3),
        }
    }
}

impl Row {
    fn ratio(&self) -> Option<f64> {
        let hello = self.hello.as_ref()?.median();
        (hello > 0.0).then(|| self.station.median() / hello)
    }

    fn goal_is_met(&self) -> Option<bool> {
        let (station, hello) = (
            self.station.median(),
            self.hello.as_ref().map(Series::median),
        );
        match self.goal? {
            Goal::Times(times) => Some(station <= times * hello?),
            Goal::More(more) => Some(station <= hello? + more),
            Goal::AtMost(most) => Some(station <= most),
            Goal::AtLeast(least) => Some(station >= least),
            Goal::AtLeastTimes(times) => Some(station >= times * hello?),
        }
    }

    fn goal_text(&self) -> String {
        let unit = self.unit;
        let Some(goal) = self.goal else {
            return String::new();
        };
        let text = match goal {
            Goal::Times(times) => format!("≤ {times} × hello"),
            Goal::More(more) => format!("≤ hello + {} {}", unit.show(more), unit.name()),
            Goal::AtMost(most) => format!("≤ {} {}", unit.show(most), unit.name()),
            Goal::AtLeast(least) => format!("≥ {} {}", unit.show(least), unit.name()),
            Goal::AtLeastTimes(times) => format!("≥ {times} × floor"),
        };
        match self.goal_is_met() {
            Some(true) => format!("{text}: met"),
            Some(false) => format!("{text}: MISSED"),
            None => text,
        }
    }

    fn cells(&self) -> [String; 6] {
        let show = |series: &Series| match series.spread() {
            None => self.unit.show(series.median()),
            Some((low, high)) => format!(
                "{} ({}–{})",
                self.unit.show(series.median()),
                self.unit.show(low),
                self.unit.show(high)
            ),
        };
        [
            self.what.clone().into_owned(),
            self.unit.name().to_owned(),
            show(&self.station),
            self.hello.as_ref().map(show).unwrap_or_default(),
            self.ratio()
                .map(|ratio| format!("{ratio:.2}"))
                .unwrap_or_default(),
            self.goal_text(),
        ]
    }
}

pub(super) fn text(rows: &[Row], frame: &Frame) -> String {
    let Frame {
        measured, beside, ..
    } = *frame;
    let head = ["measure", "unit", measured, beside, "ratio", "goal"].map(str::to_owned);
    let mut lines = vec![head];
    lines.extend(rows.iter().map(Row::cells));
    let width = |column: usize| {
        lines
            .iter()
            .map(|l| l[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: [usize; 6] = std::array::from_fn(width);
    let mut text = String::new();
    for line in &lines {
        let cells = line
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell:<width$}"));
        text.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text.push_str(&frame.foot);
    text.push('\n');
    text
}

#[derive(Serialize)]
struct JsonRow {
    what: Cow<'static, str>,
    unit: &'static str,
    station: JsonSeries,
    hello: Option<JsonSeries>,
    ratio: Option<f64>,
    goal: Option<String>,
    met: Option<bool>,
}

/// In base units (milliseconds, bytes), so that nobody has to guess a factor.
#[derive(Serialize)]
struct JsonSeries {
    median: f64,
    low: Option<f64>,
    high: Option<f64>,
}

pub(super) fn json(rows: &[Row], about: Option<About>) -> Result<String, Failure> {
    #[derive(Serialize)]
    struct Report {
        #[serde(flatten)]
        about: Option<About>,
        rows: Vec<JsonRow>,
    }
    let series = |series: &Series| JsonSeries {
        median: series.median(),
        low: series.spread().map(|(low, _)| low),
        high: series.spread().map(|(_, high)| high),
    };
    let row = |row: &Row| JsonRow {
        what: row.what.clone(),
        unit: match row.unit {
            Unit::PerSecond => "1/s",
            Unit::MicroSeconds => "µs",
            Unit::MilliSeconds => "ms",
            Unit::MegaBytes | Unit::KiloBytes => "bytes",
        },
        station: series(&row.station),
        hello: row.hello.as_ref().map(series),
        ratio: row.ratio(),
        goal: row.goal.map(|_| row.goal_text()),
        met: row.goal_is_met(),
    };
    let report = Report {
        about,
        rows: rows.iter().map(row).collect(),
    };
    let text = serde_json::to_string_pretty(&report).map_err(|source| Failure::Json {
        what: "the bench's own result".into(),
        source,
    })?;
    Ok(text + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ABOUT: About = About {
        starts: 3,
        open_packages: 2000,
    };

    fn rows() -> Vec<Row> {
        vec![
            Row {
                what: "first list".into(),
                unit: Unit::MilliSeconds,
                station: Series::new(vec![600.0, 590.0, 640.0]),
                hello: Some(Series::new(vec![500.0, 480.0, 520.0])),
                goal: Some(Goal::Times(1.3)),
            },
            Row {
                what: "memory".into(),
                unit: Unit::MegaBytes,
                station: Series::of_one(250e6),
                hello: Some(Series::of_one(200e6)),
                goal: Some(Goal::More(40e6)),
            },
            Row {
                what: "code".into(),
                unit: Unit::KiloBytes,
                station: Series::of_one(60_000.0),
                hello: None,
                goal: Some(Goal::AtMost(60_000.0)),
            },
        ]
    }

    #[test]
    fn the_table_lines_up_and_says_which_goals_are_met() {
        let expected = "\
measure     unit  station        hello world    ratio  goal
first list  ms    600 (595–620)  500 (490–510)  1.20   ≤ 1.3 × hello: met
memory      MB    250.0          200.0          1.25   ≤ hello + 40.0 MB: MISSED
code        kB    60.0                                 ≤ 60.0 kB: met
median (middle half) of 3 starts each, in turn, under Xvfb; 2000 open packages, OMS unreachable
";
        assert_eq!(text(&rows(), &ABOUT.frame()), expected);
    }

    #[test]
    fn json_carries_base_units_and_verdicts() {
        let parsed: serde_json::Value =
            serde_json::from_str(&json(&rows(), Some(ABOUT)).unwrap()).unwrap();
        assert_eq!(parsed["starts"], 3);
        assert_eq!(parsed["rows"][0]["station"]["median"], 600.0);
        assert_eq!(parsed["rows"][0]["met"], true);
        assert_eq!(parsed["rows"][1]["unit"], "bytes");
        assert_eq!(parsed["rows"][1]["met"], false);
        assert_eq!(parsed["rows"][2]["hello"], serde_json::Value::Null);
    }
}
