//! What was counted, over one history or over millions.

use crate::checks::{Fault, KINDS};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) histories: u64,
    pub(crate) events: u64,
    pub(crate) commands: u64,
    pub(crate) requests: u64,
    pub(crate) sends: u64,
    pub(crate) applied: u64,
    pub(crate) crashes: u64,
    pub(crate) questions: u64,
    /// Boxes that had to wait for their label, the histories that had any, and the handovers that
    /// waited when it was made.
    pub(crate) labels: u64,
    pub(crate) labelled: u64,
    pub(crate) waited: u64,
    /// And those that a person had been asked about.
    pub(crate) asked_for_label: u64,
    /// Requests for a label that went before the handover that waited for it.
    pub(crate) labels_first: u64,
    pub(crate) virtual_ms: u64,
    pub(crate) faulty: u64,
    pub(crate) faults: [u64; KINDS],
}

impl Tally {
    pub(crate) fn add(&mut self, other: &Self, faults: &[Fault]) {
        self.histories += other.histories;
        self.events += other.events;
        self.commands += other.commands;
        self.requests += other.requests;
        self.sends += other.sends;
        self.applied += other.applied;
        self.crashes += other.crashes;
        self.questions += other.questions;
        self.labels += other.labels;
        self.labelled += other.labelled;
        self.waited += other.waited;
        self.labels_first += other.labels_first;
        self.asked_for_label += other.asked_for_label;
        self.virtual_ms += other.virtual_ms;
        self.faulty += other.faulty;
        for fault in faults {
            self.faults[fault.kind as usize] += 1;
        }
    }
}
