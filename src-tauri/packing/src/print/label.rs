//! What scanning a label proves: that it is the right one on the right box, or which box it belongs
//! on, or that the paper is dead.
//!
//! Judged from the paper against the package as it is now, never from this desk's own prints: a
//! colleague's desk may have printed it.

use serde::{Deserialize, Serialize};

use crate::id::PackageId;
use crate::scan::LabelCode;

/// Boxes of one package; a label counts them with two digits.
pub const PARCELS_MAX: u8 = 99;

/// The label's package as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Truth {
    pub package: PackageId,
    pub fingerprint: u32,
    /// So many boxes.
    pub parcels: u8,
    /// How often this parcel's label of these numbers was declared void: earlier ones are dead.
    pub edition: u8,
    pub cancelled: bool,
    pub gone: bool,
}

/// Why a label must not leave on a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dead {
    /// Carrier or numbers have changed since it was drawn.
    Changed,
    Void,
    /// The package has fewer boxes than this one's number.
    Recounted,
    Cancelled,
    Gone,
}

/// What the scanned label is, for the box in hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// It is this box's own.
    Match {
        parcel: u8,
    },
    /// It belongs on another box.
    Swap {
        belongs_to: PackageId,
    },
    Dead(Dead),
}

/// Holds a scanned label against its package. Without a box in hand it can only be right or dead.
pub fn prove(code: LabelCode, truth: &Truth, in_hand: Option<PackageId>) -> Proof {
    if let Some(dead) = dead(code, truth) {
        return Proof::Dead(dead);
    }
    match in_hand {
        Some(other) if other != truth.package => Proof::Swap {
            belongs_to: truth.package,
        },
        _ => Proof::Match {
            parcel: code.parcel,
        },
    }
}

/// Dead paper goes on no box at all, so this comes before any question of which.
fn dead(code: LabelCode, truth: &Truth) -> Option<Dead> {
    if truth.cancelled {
        Some(Dead::Cancelled)
    } else if truth.gone {
        Some(Dead::Gone)
    } else if code.fingerprint != truth.fingerprint {
        Some(Dead::Changed)
    } else if code.edition < truth.edition {
        Some(Dead::Void)
    } else if code.parcel == 0 || code.parcel > truth.parcels {
        Some(Dead::Recounted)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: PackageId = PackageId(7);
    const OTHER: PackageId = PackageId(8);
    const TRUTH: Truth = Truth {
        package: HERE,
        fingerprint: 11,
        parcels: 2,
        edition: 0,
        cancelled: false,
        gone: false,
    };

    fn code(parcel: u8, fingerprint: u32) -> LabelCode {
        LabelCode {
            command: None,
            package: HERE,
            parcel,
            edition: 0,
            fingerprint,
        }
    }

    #[test]
    fn p6_a_label_on_its_own_box_matches_and_on_another_names_both() {
        let own = prove(code(2, 11), &TRUTH, Some(HERE));
        assert_eq!(own, Proof::Match { parcel: 2 });
        assert_eq!(prove(code(1, 11), &TRUTH, None), Proof::Match { parcel: 1 });
        let swapped = prove(code(1, 11), &TRUTH, Some(OTHER));
        assert_eq!(swapped, Proof::Swap { belongs_to: HERE });
    }

    #[test]
    fn p7_a_label_whose_carriage_has_changed_is_dead_on_every_box() {
        for in_hand in [None, Some(HERE), Some(OTHER)] {
            let proof = prove(code(1, 12), &TRUTH, in_hand);
            assert_eq!(proof, Proof::Dead(Dead::Changed), "{in_hand:?}");
        }
    }

    #[test]
    fn p7_the_label_in_place_of_a_void_one_is_good_and_the_void_one_stays_dead() {
        let truth = Truth {
            edition: 1,
            ..TRUTH
        };
        let anew = LabelCode {
            edition: 1,
            ..code(1, 11)
        };
        assert_eq!(prove(anew, &truth, Some(HERE)), Proof::Match { parcel: 1 });
        let void = prove(code(1, 11), &truth, Some(HERE));
        assert_eq!(void, Proof::Dead(Dead::Void));
    }

    #[test]
    fn each_reason_to_refuse_a_label_is_named() {
        let cases = [
            (code(3, 11), TRUTH, Dead::Recounted),
            (code(0, 11), TRUTH, Dead::Recounted),
            (
                code(1, 11),
                Truth {
                    edition: 1,
                    ..TRUTH
                },
                Dead::Void,
            ),
            (
                code(1, 11),
                Truth {
                    cancelled: true,
                    ..TRUTH
                },
                Dead::Cancelled,
            ),
            (
                code(1, 11),
                Truth {
                    gone: true,
                    ..TRUTH
                },
                Dead::Gone,
            ),
        ];
        for (code, truth, dead) in cases {
            let proof = prove(code, &truth, Some(HERE));
            assert_eq!(proof, Proof::Dead(dead), "{truth:?}");
        }
    }
}
