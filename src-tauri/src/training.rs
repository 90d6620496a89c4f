//! Training mode: the real station, and a simulated OMS inside the same program.
//!
//! It must not be able to reach a real shop: the address is a loopback one by type, the tokens are
//! random and of this start, and neither environment, settings file nor keychain is asked. Its data
//! lies in a folder of its own, so that practice never mixes with a day's work.

use std::path::PathBuf;

use oms_sim::Sim;
use station::clock::Clock;
use station::config::Config;
use station::error::{Problem, ProblemKey};
use station::oms::LoopbackUrl;
use station::secret::Token;
use station::view::LineSwitch;
use station::{Options, Station};

/// Inside the data folder.
pub(crate) const FOLDER: &str = "training";

/// The same made-up shop at each start.
const SEED: u64 = 1;

/// A carrier takes a day; a trainee wants to see the end of what was begun.
const DELIVERY_DELAY_MS: u32 = 10_000;

/// Nobody else asks this OMS, so it may be asked as often as makes practice lively.
const REFRESH_MS: u64 = 2_000;

/// Who can be chosen at once; a trainee may add a name.
const PACKERS: [&str; 3] = ["Ayşe", "محمد", "Jörg"];

pub(crate) struct Training(Sim);

impl Training {
    /// The shop begins anew at each start, and its log goes on: one that fell back would look like
    /// an OMS restored from a backup, to which nothing is sent before somebody has looked.
    pub(crate) fn start() -> Result<Self, Problem> {
        // By milliseconds: nobody writes a thousand rows a second, however short a training was.
        let now_ms = Clock::of_machine().wall().0;
        let options = oms_sim::Options {
            seed: SEED,
            log_from: u64::try_from(now_ms).ok(),
            delivery_delay_ms: DELIVERY_DELAY_MS,
            ..Default::default()
        };
        oms_sim::start(options)
            .map(Self)
            .map_err(|error| bug(&error))
    }

    pub(crate) fn options(&self, data_dir: PathBuf) -> Result<Options, Problem> {
        let url = LoopbackUrl::parse(&self.0.url()).map_err(|error| bug(&error))?;
        let token = Token::new(self.0.token()).map_err(|error| bug(&error))?;
        let mut config = Config::training(&url, token, self.0.erp_code());
        config.timing.refresh_ms = REFRESH_MS;
        Ok(Options {
            data_dir,
            config,
            read_only: false,
        })
    }

    /// Gives a new training folder somebody to be.
    pub(crate) fn seat_packers(&self, station: &Station) -> Result<(), Problem> {
        if station.packers()?.is_empty() {
            for name in PACKERS {
                station.add_packer(name)?;
            }
        }
        Ok(())
    }

    pub(crate) fn switch_line(&self, line: LineSwitch) -> Result<(), Problem> {
        let switched = match line {
            LineSwitch::Unplug => self.0.unplug(),
            LineSwitch::Plug => self.0.plug(),
        };
        switched.map_err(|error| bug(&error))
    }
}

/// Nothing that a trainee could have done wrong.
fn bug(error: &dyn std::error::Error) -> Problem {
    tracing::error!(error = ?error, "training.oms");
    Problem::of(ProblemKey::Bug).with("log", "training.oms")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn training_speaks_to_this_machine_only_and_to_no_other_start() {
        let (one, other) = (Training::start().unwrap(), Training::start().unwrap());
        let address = |training: &Training| {
            let options = training.options("/desk".into()).unwrap();
            assert!(options.config.is_training());
            options.config.oms.base.as_str().to_owned()
        };
        assert!(
            address(&one).starts_with("http://127.0.0.1:"),
            "{}",
            address(&one)
        );
        assert_ne!(address(&one), address(&other));
        assert_ne!(one.0.token(), other.0.token());
    }

    #[test]
    fn a_later_training_is_no_oms_that_went_back() {
        let last_row = |training: &Training| {
            let sim = &training.0;
            let mut ids = sim.package_ids().into_iter();
            assert!(ids.any(|id| sim.cancel(id)));
            sim.witness()
                .iter()
                .filter_map(|row| row.log_id)
                .next_back()
                .unwrap()
        };
        let first_row = u64::try_from(Clock::of_machine().wall().0).unwrap();
        assert!(last_row(&Training::start().unwrap()) >= first_row);
    }

    #[test]
    fn the_seats_are_given_once() {
        let folder = tempfile::tempdir().unwrap();
        let training = Training::start().unwrap();
        let station = Station::open(training.options(folder.path().to_owned()).unwrap()).unwrap();
        for _ in 0..2 {
            training.seat_packers(&station).unwrap();
        }
        let names: Vec<_> = station
            .packers()
            .unwrap()
            .into_iter()
            .map(|p| p.name)
            .collect();
        assert_eq!(names.len(), PACKERS.len(), "{names:?}");
        assert!(names.iter().any(|name| name == "Ayşe"));
    }
}
