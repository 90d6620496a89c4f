//! What this desk is: its name, its store, its timing. Worked out once from the configuration.

use std::path::PathBuf;

use packing::handover::HandoverRules;
use packing::shop::Shop;

use crate::printing::PrintRules;
use crate::view::SecretView;

#[derive(Clone, Debug)]
pub struct Desk {
    pub name: String,
    /// The stock location's code: only its packages are shown.
    pub store: String,
    pub training: bool,
    /// Tenant, OMS user and address in one text: a command made for another is never sent.
    pub binding: String,
    /// How the OMS's log writes us, where it is known.
    pub oms_user: Option<String>,
    pub labels_dir: PathBuf,
    pub timing: Timing,
    /// Whether the OMS can be asked for what changed; else each refresh asks for all that is open.
    pub tells_changes: bool,
    /// Sales channels whose orders bring their own tracking number.
    pub marketplaces: Vec<String>,
    /// What this installation of the OMS calls its commands, and how it reads its documents.
    pub shop: Shop,
    pub handover: HandoverRules,
    pub printing: PrintRules,
    pub secret: SecretView,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    pub refresh_ms: u64,
    /// How often all open packages are asked for, to catch what the changed-since filter missed.
    pub sweep_ms: u64,
    /// How long a request that was given up may still land.
    pub doubt_quiet_ms: u64,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            refresh_ms: 20_000,
            sweep_ms: 600_000,
            doubt_quiet_ms: packing::verdict::DOUBT_QUIET_MS,
        }
    }
}
