//! May this be printed? By itself, because a person asked, or once more.
//!
//! A box has one label. A second one that nobody asked for ends up on another box, so everything
//! but the first needs a person, and everything after a printed one a reason.

use serde::{Deserialize, Serialize};

use super::Progress;

/// The box that was packed so lately is still in the packer's hands, whatever the line does.
const IN_HAND_MS: u64 = 5_000;
/// And so long it still stands at the counter, if its label only came from the OMS meanwhile.
const AT_COUNTER_MS: u64 = 120_000;

/// Who wants the label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Its package was packed here, and its label is to be had.
    Itself,
    /// A packer asked for it: alone, in a list, or by scanning the box.
    Person,
    /// A packer asks for the same label once more, with a reason.
    Again,
}

/// Why the same label is printed once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    DidNotComeOut,
    /// A scanner does not read it.
    Unreadable,
    Damaged,
    Lost,
    Other,
}

impl Reason {
    pub const ALL: [Reason; 5] = [
        Self::DidNotComeOut,
        Self::Unreadable,
        Self::Damaged,
        Self::Lost,
        Self::Other,
    ];
}

/// What is known of one parcel's label as it would be printed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SoFar<'a> {
    /// Prints of this very label, oldest first.
    pub of_label: &'a [Progress],
    /// Some label of this parcel was printed, or was to be: this one, or an older one.
    pub ever: bool,
    /// A print of an older label of this parcel is not settled yet.
    pub older: Option<Progress>,
    /// A person has declared this label void.
    pub void: bool,
    /// Nothing on it is cut off, and no letter is missing.
    pub complete: bool,
    /// If not, people were told so before.
    pub told: bool,
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPrint {
    /// It is on its way to the printer already.
    UnderWay,
    /// Whether it came out has to be said first.
    Unclear,
    /// It is on paper: once more needs a reason.
    AlreadyPrinted,
    /// There is nothing yet to print once more.
    NotPrintedYet,
    /// Somebody declared it void.
    Void,
    /// Something on it is cut off or missing: a person has to look first.
    NeedsLook,
}

pub fn may_print(so_far: &SoFar<'_>, wish: Wish) -> Result<(), NoPrint> {
    let own = so_far.of_label.iter().copied();
    for progress in own.chain(so_far.older) {
        match progress {
            Progress::Queued | Progress::Sending | Progress::Sent => {
                return Err(NoPrint::UnderWay);
            }
            Progress::Unknown => return Err(NoPrint::Unclear),
            Progress::Printed | Progress::Failed | Progress::Expired | Progress::Cancelled => {}
        }
    }
    let printed = so_far.of_label.contains(&Progress::Printed);
    match wish {
        Wish::Itself if so_far.void => Err(NoPrint::Void),
        Wish::Itself if so_far.ever => Err(NoPrint::AlreadyPrinted),
        Wish::Itself if !so_far.complete => Err(NoPrint::NeedsLook),
        Wish::Itself => Ok(()),
        // Whoever asks has not seen it: in a list nobody has seen any of them.
        Wish::Person if !so_far.complete && !so_far.told => Err(NoPrint::NeedsLook),
        // A void label is not printed again: a new one is drawn in its place.
        Wish::Person if so_far.void => Ok(()),
        Wish::Person if printed => Err(NoPrint::AlreadyPrinted),
        Wish::Person => Ok(()),
        Wish::Again if so_far.void => Err(NoPrint::Void),
        Wish::Again if !printed => Err(NoPrint::NotPrintedYet),
        Wish::Again => Ok(()),
    }
}

/// Whether a label that has just come to be had finds its box still in front of the packer. Else it
/// waits until the box is scanned: thirty labels spilling out after an outage belong to nobody.
pub fn finds_its_box(packed_ago_ms: u64, line_good_for_ms: Option<u64>) -> bool {
    packed_ago_ms <= finds_boxes_of_ms(line_good_for_ms)
}

/// How long ago a box may have been packed that still stands there.
pub fn finds_boxes_of_ms(line_good_for_ms: Option<u64>) -> u64 {
    let no_outage = line_good_for_ms.unwrap_or_default().min(AT_COUNTER_MS);
    no_outage.max(IN_HAND_MS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Progress as P;

    fn so_far(of_label: &[Progress]) -> SoFar<'_> {
        SoFar {
            of_label,
            ever: !of_label.is_empty(),
            older: None,
            void: false,
            complete: true,
            told: false,
        }
    }

    #[test]
    fn p4_a_label_prints_by_itself_once_and_only_if_nothing_on_it_is_lost() {
        assert_eq!(may_print(&so_far(&[]), Wish::Itself), Ok(()));
        let cut = SoFar {
            complete: false,
            ..so_far(&[])
        };
        assert_eq!(may_print(&cut, Wish::Itself), Err(NoPrint::NeedsLook));
        let unseen = may_print(&cut, Wish::Person);
        assert_eq!(unseen, Err(NoPrint::NeedsLook), "nobody was told");
        let told = SoFar { told: true, ..cut };
        assert_eq!(may_print(&told, Wish::Itself), Err(NoPrint::NeedsLook));
        assert_eq!(may_print(&told, Wish::Person), Ok(()), "somebody looked");
        let void = SoFar {
            void: true,
            ..so_far(&[])
        };
        assert_eq!(may_print(&void, Wish::Itself), Err(NoPrint::Void));
        let older = SoFar {
            ever: true,
            ..so_far(&[])
        };
        assert_eq!(
            may_print(&older, Wish::Itself),
            Err(NoPrint::AlreadyPrinted)
        );
        for ended in P::ALL.into_iter().filter(|it| it.is_settled()) {
            let again = may_print(&so_far(&[ended]), Wish::Itself);
            assert_eq!(again, Err(NoPrint::AlreadyPrinted), "{ended:?}");
        }
    }

    #[test]
    fn every_wish_meets_every_progress_of_the_last_print() {
        for last in P::ALL {
            let person = may_print(&so_far(&[last]), Wish::Person);
            let again = may_print(&so_far(&[last]), Wish::Again);
            let expected = match last {
                P::Queued | P::Sending | P::Sent => {
                    (Err(NoPrint::UnderWay), Err(NoPrint::UnderWay))
                }
                P::Unknown => (Err(NoPrint::Unclear), Err(NoPrint::Unclear)),
                P::Printed => (Err(NoPrint::AlreadyPrinted), Ok(())),
                P::Failed | P::Expired | P::Cancelled => (Ok(()), Err(NoPrint::NotPrintedYet)),
            };
            assert_eq!((person, again), expected, "{last:?}");
        }
    }

    #[test]
    fn what_was_printed_before_a_failed_reprint_still_counts() {
        let so_far = so_far(&[P::Printed, P::Failed]);
        assert_eq!(
            may_print(&so_far, Wish::Person),
            Err(NoPrint::AlreadyPrinted)
        );
        assert_eq!(may_print(&so_far, Wish::Again), Ok(()));
    }

    #[test]
    fn an_older_label_that_may_still_come_out_is_settled_first() {
        for (older, why) in [(P::Sent, NoPrint::UnderWay), (P::Unknown, NoPrint::Unclear)] {
            let so_far = SoFar {
                older: Some(older),
                ..so_far(&[])
            };
            for wish in [Wish::Itself, Wish::Person, Wish::Again] {
                assert_eq!(may_print(&so_far, wish), Err(why), "{older:?} {wish:?}");
            }
        }
    }

    #[test]
    fn a_void_label_is_not_printed_again_and_a_new_one_is_drawn_instead() {
        let void = SoFar {
            void: true,
            ..so_far(&[P::Printed])
        };
        assert_eq!(may_print(&void, Wish::Again), Err(NoPrint::Void));
        assert_eq!(may_print(&void, Wish::Person), Ok(()));
    }

    #[test]
    fn p5_after_an_outage_a_label_waits_for_its_box() {
        // The box is in hand, on any line.
        assert!(finds_its_box(0, None));
        assert!(finds_its_box(IN_HAND_MS, None));
        // The number came from the carrier a minute later, the line was good all along.
        assert!(finds_its_box(60_000, Some(60_000)));
        assert!(finds_its_box(AT_COUNTER_MS, Some(AT_COUNTER_MS)));
        // It was down meanwhile, or the station was not even running.
        assert!(!finds_its_box(60_000, Some(59_999)));
        assert!(!finds_its_box(IN_HAND_MS + 1, None));
        // Too long ago: the box stands somewhere else by now.
        assert!(!finds_its_box(AT_COUNTER_MS + 1, Some(u64::MAX)));
    }
}
