//! What of a package's lines is not to be had, and what that leaves of them.
//!
//! A report names pieces and not lines: one mug of three may be missing, and the other two still go
//! into the box. What is left is therefore told from what there was when it was reported, never
//! from what there is: taken from a copy that already shows it, the same piece would go missing
//! twice. A line without a count keeps saying nothing: nobody may be shown a guess.

use crate::command::{Missing, Seen};
use crate::effect::Shown;
use crate::package::{Line, Package};

/// Each is a line of the package, and something of it is missing.
pub(crate) fn are_known(package: &Package, missing: &[Missing]) -> bool {
    let known = |item| line_of(package, item).is_some();
    missing.iter().all(|it| it.quantity > 0 && known(it.item))
}

/// No more are missing than go in. Of a line without a count nobody here can say how many do.
pub(crate) fn are_there(package: &Package, missing: &[Missing]) -> bool {
    let mut lines = package.lines.iter();
    lines.all(|line| {
        line.quantity
            .is_none_or(|there| gone(line, missing) <= there)
    })
}

/// Of a line without a count nobody here can say that nothing is left.
pub(crate) fn leave_something(package: &Package, missing: &[Missing]) -> bool {
    let mut lines = package.lines.iter();
    lines.any(|line| {
        line.quantity
            .is_none_or(|there| gone(line, missing) < there)
    })
}

/// What a package shows of such a report.
pub(crate) fn shown(package: &Package, missing: &[Missing], seen: &Seen) -> Shown {
    let all = |is: Shown| {
        let mut each = missing.iter();
        each.all(|it| shown_of(package, it.item, (missing, seen)) == is)
    };
    if all(Shown::There) {
        Shown::There
    } else if all(Shown::AsBefore) {
        Shown::AsBefore
    } else {
        Shown::Otherwise
    }
}

fn shown_of(package: &Package, item: i64, (missing, seen): (&[Missing], &Seen)) -> Shown {
    let Some(line) = line_of(package, item) else {
        return Shown::There;
    };
    let (Some(now), Some(before)) = (line.quantity, seen.quantity_of(item)) else {
        return Shown::AsBefore;
    };
    // As few as that leaves, or fewer: a later report may be in this copy too.
    if now <= before.saturating_sub(gone(line, missing)) {
        Shown::There
    } else if now == before {
        Shown::AsBefore
    } else {
        Shown::Otherwise
    }
}

/// Takes them out. A line that no longer holds what it held then is somebody else's word by now,
/// and stays as it is.
pub(crate) fn take_out(package: &mut Package, missing: &[Missing], seen: &Seen) {
    for line in &mut package.lines {
        let before = line.item.and_then(|item| seen.quantity_of(item));
        if before.is_some() && line.quantity == before {
            let left = |there: u32| there.saturating_sub(gone(line, missing));
            line.quantity = before.map(left);
        }
    }
    let none_left = |line: &Line| line.quantity == Some(0) && gone(line, missing) > 0;
    package.lines.retain(|line| !none_left(line));
}

fn line_of(package: &Package, item: i64) -> Option<&Line> {
    package.lines.iter().find(|line| line.item == Some(item))
}

/// A piece may be missing and another one wrong: both are gone.
fn gone(line: &Line, missing: &[Missing]) -> u32 {
    let of_it = missing.iter().filter(|it| Some(it.item) == line.item);
    of_it.fold(0, |sum, it| sum.saturating_add(it.quantity))
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::command::{Act, Body, Command, Fault};
    use crate::delivery::Delivery;
    use crate::effect::{evolve, shown};
    use crate::overlay::{Copied, overlay};
    use crate::package::State;
    use crate::samples::{command, package};
    use crate::time::At;

    const MUGS: i64 = 7301;
    const BOWLS: i64 = 7302;
    const COPIED: Copied = Copied { steady: At(0) };

    /// Nothing for a line that is not there.
    type Count = Option<Option<u32>>;

    fn holding(mugs: Count, bowls: Count) -> Package {
        let line = |item, count: Count| {
            count.map(|quantity| Line {
                item: Some(item),
                quantity,
                ..Line::default()
            })
        };
        let mut it = package(State::Waiting);
        it.lines = [line(MUGS, mugs), line(BOWLS, bowls)]
            .into_iter()
            .flatten()
            .collect();
        it
    }

    fn mugs(count: u32) -> Package {
        holding(Some(Some(count)), None)
    }

    fn some(item: i64, quantity: u32, fault: Fault) -> Missing {
        Missing {
            item,
            quantity,
            fault,
        }
    }

    fn without(seq: i64, seen: &Package, missing: &[Missing]) -> Command {
        let mut it = command(seq, Act::LinesNotFound);
        it.body = Body::LinesNotFound(missing.to_vec());
        it.seen = Seen::of(seen, None);
        it
    }

    fn one_mug() -> Missing {
        some(MUGS, 1, Fault::NotFound)
    }

    /// Each line by its item.
    type Counts = [(i64, Option<u32>)];

    fn pieces(package: &Package) -> Vec<(i64, Option<u32>)> {
        let told = |line: &Line| (line.item.unwrap(), line.quantity);
        package.lines.iter().map(told).collect()
    }

    #[test]
    fn what_is_missing_is_taken_out_and_the_rest_of_the_line_stays() {
        let three = Some(Some(3));
        let wrong = some(MUGS, 1, Fault::Wrong);
        let all = some(MUGS, 3, Fault::NotFound);
        let bowl = some(BOWLS, 1, Fault::NotFound);
        let before = holding(three, three);
        let cases: [(&[Missing], &Counts); 5] = [
            (&[one_mug()], &[(MUGS, Some(2)), (BOWLS, Some(3))]),
            (&[one_mug(), wrong], &[(MUGS, Some(1)), (BOWLS, Some(3))]),
            (&[one_mug(), bowl], &[(MUGS, Some(2)), (BOWLS, Some(2))]),
            (&[all], &[(BOWLS, Some(3))]),
            (&[all, bowl], &[(BOWLS, Some(2))]),
        ];
        for (missing, left) in cases {
            let mut collected = command(1, Act::Prepare);
            collected.body = Body::PrepareWithout(missing.to_vec());
            collected.seen = Seen::of(&before, None);
            for it in [without(1, &before, missing), collected] {
                let mut after = before.clone();
                evolve(&mut after, &it);
                assert_eq!(pieces(&after), left, "{:?}", it.body);
                evolve(&mut after, &it);
                assert_eq!(pieces(&after), left, "once more: {:?}", it.body);
            }
        }
    }

    #[test]
    fn an_unknown_count_stays_unknown() {
        let before = holding(Some(None), Some(Some(2)));
        let it = without(1, &before, &[one_mug()]);
        let mut after = before.clone();
        evolve(&mut after, &it);
        assert_eq!(after, before);
        assert_eq!(shown(&it, &before), Shown::AsBefore);
        let gone = holding(None, Some(Some(2)));
        assert_eq!(shown(&it, &gone), Shown::There);
        let counted = without(1, &mugs(3), &[one_mug()]);
        let mut uncounted = holding(Some(None), None);
        assert_eq!(shown(&counted, &uncounted), Shown::AsBefore);
        evolve(&mut uncounted, &counted);
        assert_eq!(pieces(&uncounted), [(MUGS, None)]);
    }

    #[test]
    fn a_copy_shows_a_report_by_how_many_it_holds() {
        let it = without(1, &mugs(5), &[some(MUGS, 2, Fault::NotFound)]);
        let cases = [
            (mugs(5), Shown::AsBefore),
            (mugs(4), Shown::Otherwise),
            (mugs(3), Shown::There),
            (mugs(2), Shown::There),
            (holding(None, None), Shown::There),
            (mugs(6), Shown::Otherwise),
        ];
        for (copy, expected) in cases {
            assert_eq!(shown(&it, &copy), expected, "{:?}", pieces(&copy));
        }
    }

    #[test]
    fn of_two_lines_one_alone_tells_nothing() {
        let (three, two) = (Some(Some(3)), Some(Some(2)));
        let bowl = some(BOWLS, 1, Fault::NotFound);
        let it = without(1, &holding(three, three), &[one_mug(), bowl]);
        assert_eq!(shown(&it, &holding(two, three)), Shown::Otherwise);
        assert_eq!(shown(&it, &holding(two, two)), Shown::There);
        assert_eq!(shown(&it, &holding(three, three)), Shown::AsBefore);
        let uncounted = Some(None);
        assert_eq!(shown(&it, &holding(two, uncounted)), Shown::Otherwise);
    }

    /// Two reports of one line, the second on what the first left: whichever of them a copy shows,
    /// one mug of three is left, and no piece goes missing twice.
    #[test]
    fn two_reports_of_one_line_leave_what_they_leave_whatever_the_copy_shows() {
        let both = [
            without(1, &mugs(3), &[one_mug()]),
            without(2, &mugs(2), &[one_mug()]),
        ];
        let ways = [Delivery::Queued, Delivery::Accepted, Delivery::Done];
        for copy in [mugs(3), mugs(2), mugs(1)] {
            for (first, second) in ways.iter().flat_map(|it| ways.map(|other| (*it, other))) {
                let mut reports = both.clone();
                for (report, delivery) in reports.iter_mut().zip([first, second]) {
                    report.standing.delivery = delivery;
                    report.settled_at = delivery.is_settled().then_some(At(0));
                }
                let seen = overlay(&copy, COPIED, &reports);
                assert_eq!(pieces(&seen), [(MUGS, Some(1))], "{first:?} {second:?}");
                assert_eq!(overlay(&seen, COPIED, &reports), seen);
            }
        }
    }

    #[test]
    fn what_was_decided_before_counts_were_kept_takes_nothing_away() {
        let mut it = without(1, &mugs(3), &[one_mug()]);
        it.seen.lines.clear();
        let mut after = mugs(3);
        evolve(&mut after, &it);
        assert_eq!(after, mugs(3));
        assert_eq!(shown(&it, &after), Shown::AsBefore);
    }
}
