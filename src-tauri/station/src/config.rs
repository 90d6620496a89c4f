//! What this desk is told before it starts: a TOML file, and environment variables that override
//! it.
//!
//! Everything is checked here, once, and a fault names file, line, key and what is allowed; whoever
//! gets a `Config` never meets a bad value. The token is no setting: it lives in `secret`. Training
//! has a configuration of its own that reads neither file nor environment.

mod document;
#[cfg(test)]
mod fuzz_tests;
mod oms;
mod problem;
mod written;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use packing::handover::HandoverRules;

use crate::desk::{Desk, Timing};
use crate::named_file;
use crate::oms::{HttpSettings, Limits, LoopbackUrl, OmsSite};
use crate::place;
use crate::printing::{PrintRules, WeightUnit};
use crate::secret::{TOKEN_VARIABLE, Token};
use crate::view::SecretView;
use document::{Document, Env, Section};
pub use problem::ConfigProblem;
use problem::Place;

/// The name of this desk in training; the window says the rest.
const TRAINING_NAME: &str = "training";
/// A hand-written file has a hundredth of this; what is larger is something else.
const FILE_BYTES_MAX: u64 = 256 * 1024;

/// Fits every setting that there has to be.
const STAND_IN: &str = "https://localhost/";

/// What each variable overrides.
const VARIABLES: [(&str, &str); 7] = [
    ("station.name", "PACKING_STATION_NAME"),
    ("station.store", "PACKING_STATION_STORE"),
    ("oms.url", "PACKING_STATION_OMS_URL"),
    ("oms.user", "PACKING_STATION_OMS_USER"),
    ("oms.auth_scheme", "PACKING_STATION_OMS_AUTH_SCHEME"),
    ("paths.labels", "PACKING_STATION_LABELS"),
    ("timing.refresh_s", "PACKING_STATION_REFRESH_S"),
];

#[derive(Clone, Debug)]
pub struct Config {
    pub name: String,
    pub oms: OmsSite,
    /// How the OMS's log writes us.
    pub oms_user: Option<String>,
    /// `None` for the usual place in the data directory.
    pub labels_dir: Option<PathBuf>,
    pub timing: Timing,
    pub handover: HandoverRules,
    pub printing: PrintRules,
    /// In training the token comes with the simulated OMS; elsewhere it is looked up.
    training: Option<Token>,
}

/// Variables of ours that are no settings.
const OTHER_VARIABLES: [&str; 2] = [TOKEN_VARIABLE, "PACKING_STATION_BENCH"];
const VARIABLES_START: &str = "PACKING_STATION_";

impl Config {
    /// The settings file in its usual place, if there is one. The environment can say it all, so
    /// there need not be; but one that cannot be reached, or a link that leads nowhere, is not
    /// taken for none: the desk would start on other settings than were written down for it.
    pub fn usual_file(
        env: impl Fn(&str) -> Option<String>,
    ) -> Result<Option<PathBuf>, ConfigProblem> {
        let Some(file) = place::config_file(env) else {
            return Ok(None);
        };
        match file.symlink_metadata() {
            Ok(_) => Ok(Some(file)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(ConfigProblem::Unreadable {
                file,
                source: error.into(),
            }),
        }
    }

    /// As this process was told: by the file and by its own environment, in which a misspelt
    /// variable is as wrong as a misspelt line.
    pub fn load_here(file: Option<&Path>) -> Result<Self, ConfigProblem> {
        let own: BTreeMap<String, OsString> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value)))
            .filter(|(name, _)| name.starts_with(VARIABLES_START))
            .collect();
        check_variables(&own)?;
        // The system's own say where the usual file is.
        Self::load(file, |name| match own.get(name) {
            Some(value) => value.to_str().map(str::to_owned),
            None if name.starts_with(VARIABLES_START) => None,
            None => std::env::var(name).ok(),
        })
    }

    pub fn load(
        file: Option<&Path>,
        env: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, ConfigProblem> {
        let text = file.map(read).transpose()?.unwrap_or_default();
        // Where none was read, what is missing belongs in the usual one.
        let named = file
            .map(Path::to_owned)
            .or_else(|| place::config_file(&env));
        let document = Document::parse(&named.unwrap_or_else(|| place::CONFIG_FILE.into()), &text)?;
        Self::of(&document, |key| {
            let (_, variable) = VARIABLES.iter().find(|(known, _)| *known == key)?;
            Some((*variable, env(variable)?))
        })
    }

    /// What is missing may stand there, misspelt: so that such a line is told, the rest is looked
    /// at as if nothing were missing.
    fn of(
        document: &Document<'_>,
        env: impl Fn(&str) -> Option<(&'static str, String)>,
    ) -> Result<Self, ConfigProblem> {
        let mut missing: Vec<(PathBuf, String)> = Vec::new();
        loop {
            let stand_in = |key: &str| {
                let is_missing = missing.iter().any(|(_, missing)| missing == key);
                is_missing.then(|| ("", STAND_IN.to_owned()))
            };
            let told = |key: &str| env(key).or_else(|| stand_in(key));
            match Self::read(document, &told) {
                Err(ConfigProblem::Missing { file, key }) => missing.push((file, key)),
                Err(problem) => return Err(problem),
                Ok(config) => {
                    return match missing.into_iter().next() {
                        Some((file, key)) => Err(ConfigProblem::Missing { file, key }),
                        None => Ok(config),
                    };
                }
            }
        }
    }

    fn read(document: &Document<'_>, env: Env<'_>) -> Result<Self, ConfigProblem> {
        let mut top = document.top(env);
        let config = Self::of_top(&mut top)?;
        top.finish()?;
        Ok(config)
    }

    /// Learns nothing from this machine, so that practice can never reach a real OMS.
    pub fn training(url: &LoopbackUrl, token: Token, store: impl Into<String>) -> Self {
        Self {
            name: TRAINING_NAME.into(),
            oms: OmsSite::new(url.base().clone(), store),
            oms_user: None,
            labels_dir: None,
            timing: Timing::default(),
            handover: HandoverRules::default(),
            printing: PrintRules::default(),
            training: Some(token),
        }
    }

    pub fn is_training(&self) -> bool {
        self.training.is_some()
    }

    pub fn training_token(&self) -> Option<&Token> {
        self.training.as_ref()
    }

    pub fn http_settings(&self, token: Token) -> HttpSettings {
        HttpSettings {
            site: self.oms.clone(),
            token,
            limits: Limits::default(),
        }
    }

    /// Whom commands are made for. Nobody else ever receives them.
    pub fn binding(&self) -> String {
        // The simulated OMS listens on another port at each start, and is still the same one.
        if self.is_training() {
            return TRAINING_NAME.into();
        }
        format!(
            "{} {}",
            self.oms.base.as_str(),
            self.oms_user.as_deref().unwrap_or("-")
        )
    }

    pub fn desk(&self, data_dir: &Path, secret: SecretView) -> Desk {
        Desk {
            name: self.name.clone(),
            store: self.oms.store.clone(),
            training: self.is_training(),
            binding: self.binding(),
            oms_user: self.oms_user.clone(),
            labels_dir: self
                .labels_dir
                .clone()
                .unwrap_or_else(|| data_dir.join("labels")),
            timing: self.timing,
            tells_changes: self.oms.tells_changes(),
            marketplaces: self.oms.marketplaces.clone(),
            shop: self.oms.shop(),
            handover: self.handover,
            printing: self.printing.clone(),
            secret,
        }
    }

    fn of_top(top: &mut Section<'_>) -> Result<Self, ConfigProblem> {
        let mut station = top.section("station")?;
        let store = station
            .text("store")?
            .ok_or_else(|| station.missing("store"))?;
        let name = station.text("name")?.unwrap_or_else(|| store.clone());
        station.finish()?;

        let mut oms = top.section("oms")?;
        let oms_user = oms.text("user")?;
        let site = oms::site(&mut oms, store)?;
        oms.finish()?;

        let mut paths = top.section("paths")?;
        let labels_dir = paths.text("labels")?.map(PathBuf::from);
        paths.finish()?;

        Ok(Self {
            name,
            oms: site,
            oms_user,
            labels_dir,
            timing: timing(top)?,
            handover: handover(top)?,
            printing: printing(top)?,
            training: None,
        })
    }
}

fn check_variables(own: &BTreeMap<String, OsString>) -> Result<(), ConfigProblem> {
    let settings = VARIABLES.iter().map(|(_, variable)| *variable);
    for (name, value) in own {
        if OTHER_VARIABLES.contains(&name.as_str()) {
            continue;
        }
        let Some(variable) = settings.clone().find(|known| known == name) else {
            return Err(ConfigProblem::UnknownVariable {
                name: name.clone(),
                allowed: settings
                    .chain([TOKEN_VARIABLE])
                    .collect::<Vec<_>>()
                    .join(", "),
            });
        };
        if value.to_str().is_none() {
            return Err(ConfigProblem::WrongValue {
                place: Place::Variable(variable),
                key: variable.into(),
                allowed: "UTF-8".into(),
            });
        }
    }
    Ok(())
}

fn timing(top: &mut Section<'_>) -> Result<Timing, ConfigProblem> {
    let usual = Timing::default();
    let mut section = top.section("timing")?;
    let mut ms = |key, seconds, usual_ms: u64| -> Result<u64, ConfigProblem> {
        Ok(section
            .whole(key, seconds)?
            .map_or(usual_ms, |seconds| seconds * 1000))
    };
    let timing = Timing {
        // Faster would be a load on the OMS, slower would show a packer yesterday's work.
        refresh_ms: ms("refresh_s", 5..=3_600, usual.refresh_ms)?,
        sweep_ms: ms("sweep_s", 60..=86_400, usual.sweep_ms)?,
        // Below ninety seconds a request that was given up has been seen to land later.
        doubt_quiet_ms: ms("doubt_quiet_s", 90..=3_600, usual.doubt_quiet_ms)?,
    };
    section.finish()?;
    Ok(timing)
}

fn handover(top: &mut Section<'_>) -> Result<HandoverRules, ConfigProblem> {
    let usual = HandoverRules::default();
    let mut section = top.section("handover")?;
    let without_tracking = section
        .truth("without_tracking")?
        .unwrap_or(usual.without_tracking);
    section.finish()?;
    Ok(HandoverRules { without_tracking })
}

fn printing(top: &mut Section<'_>) -> Result<PrintRules, ConfigProblem> {
    let usual = PrintRules::default();
    let mut section = top.section("printing")?;
    let itself = section.truth("by_itself")?.unwrap_or(usual.itself);
    // Below, no roll can be changed in time; above, the label would come out for another box.
    let expiry_s = section.whole("expiry_s", 20..=900)?;
    let sender = section.texts("sender")?.unwrap_or(usual.sender);
    let unit = |word: &str| match word {
        "kg" => Some(WeightUnit::Kilogram),
        "g" => Some(WeightUnit::Gram),
        "none" => Some(WeightUnit::Unknown),
        _ => None,
    };
    let weight_unit = section.text_as("weight_unit", "\"kg\" | \"g\" | \"none\"", unit)?;
    section.finish()?;
    Ok(PrintRules {
        itself,
        expiry_ms: expiry_s.map_or(usual.expiry_ms, |seconds| seconds * 1_000),
        sender,
        weight_unit: weight_unit.unwrap_or(usual.weight_unit),
    })
}

fn read(file: &Path) -> Result<String, ConfigProblem> {
    named_file::text(file, FILE_BYTES_MAX).map_err(|source| ConfigProblem::Unreadable {
        file: file.to_owned(),
        source,
    })
}
