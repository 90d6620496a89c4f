//! A backup of the OMS, and what it is to come back from one.
//!
//! Whatever happened since is gone from packages and log, and log ids begin again where the
//! backup ended. Only the witness still knows: it is the test's, not the OMS's.

use super::agenda::Agenda;
use super::quota::Quotas;
use super::{LogRow, Package, World};
use crate::catalogue::Draw;

#[derive(Debug)]
pub(super) struct Backup {
    packages: Vec<Package>,
    log: Vec<LogRow>,
    agenda: Agenda,
    draw: Draw,
    quotas: Quotas,
    numbers: std::collections::HashMap<String, u64>,
    next_item_id: u64,
}

impl World {
    /// Keeps all as it is now, in place of what was kept before.
    pub(crate) fn back_up(&mut self) {
        self.backup = Some(Box::new(Backup {
            packages: self.packages.clone(),
            log: self.log.clone(),
            agenda: self.agenda.clone(),
            draw: self.draw.clone(),
            quotas: self.quotas.clone(),
            numbers: self.numbers.clone(),
            next_item_id: self.next_item_id,
        }));
    }

    /// Goes back to the last backup; the backup is used up. False when there is none.
    pub(crate) fn restore(&mut self) -> bool {
        let Some(backup) = self.backup.take() else {
            return false;
        };
        self.packages = backup.packages;
        self.log = backup.log;
        self.agenda = backup.agenda;
        self.draw = backup.draw;
        self.quotas = backup.quotas;
        self.numbers = backup.numbers;
        self.next_item_id = backup.next_item_id;
        self.past.forget();
        true
    }
}
