//! What the OMS's log says about one command: whose row it is, if there is one.

use packing::command::Command;
use packing::effect::moves_state;
use packing::id::LogId;
use packing::shop::{Name, Shop};
use packing::verdict::Rows;

use crate::oms::{LogPage, LogRow};

/// What is known of how a log is written here.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// How it writes us.
    pub user: Option<&'a str>,
    /// What the shop calls the OMS's commands.
    pub shop: &'a Shop,
}

/// Reads a log page for one command.
pub fn rows(
    command: &Command,
    page: Option<&LogPage>,
    Known { user, shop }: Known<'_>,
) -> (Rows, Option<LogId>) {
    let (Some(page), Some(watermark)) = (page, command.watermark) else {
        return (Rows::Unknown, None);
    };
    if !is_recognised(command, shop) {
        return (Rows::Unknown, None);
    }
    let mut matching = page
        .rows
        .iter()
        .filter(|row| row.id > watermark && is_of(row, command, shop));
    let Some(user) = user else {
        return match matching.next() {
            Some(_) => (Rows::Somebodys, None),
            None => (none_seen(page), None),
        };
    };
    let mut others = false;
    for row in matching {
        if row.user.as_deref() == Some(user) {
            return (Rows::Ours, Some(row.id));
        }
        others = true;
    }
    (
        if others {
            Rows::Others
        } else {
            none_seen(page)
        },
        None,
    )
}

/// How the log writes us: the user of the one row of this act above the watermark, where the OMS
/// said yes to the one request that was ever sent (R2).
pub fn learned(command: &Command, page: &LogPage, shop: &Shop) -> Option<String> {
    let watermark = command.watermark?;
    let mut matching = page
        .rows
        .iter()
        .filter(|row| row.id > watermark && is_of(row, command, shop));
    let (row, second) = (matching.next()?, matching.next());
    if page.complete && second.is_none() {
        row.user.clone()
    } else {
        None
    }
}

/// A page that does not reach back to the watermark proves nothing.
fn none_seen(page: &LogPage) -> Rows {
    if page.complete {
        Rows::None
    } else {
        Rows::Unknown
    }
}

/// The log would show this act as itself. One that leaves the state where it is can only be told by
/// the name that the OMS gave it, or that the shop was told.
fn is_recognised(command: &Command, shop: &Shop) -> bool {
    let offer = command.seen.offer.as_ref();
    let named = offer.is_some_and(|offer| offer.slug.is_some() || offer.transition.is_some());
    moves_state(command) || named || shop.told(command.act()).next().is_some()
}

/// The row is of this act: by the state it led to, or by the offer that was used.
fn is_of(row: &LogRow, command: &Command, shop: &Shop) -> bool {
    let act = command.act();
    if let Some(led_to) = row.led_to.as_ref().filter(|_| moves_state(command)) {
        // A change that left the state where it was leads there as well, and so does a label that
        // was made for a box that was packed already.
        let was_so = |from| act.is_logged_as(from);
        let moved = !row.led_from.as_ref().is_some_and(was_so);
        return moved && act.is_logged_as(led_to);
    }
    // Where the state stays, every such act is logged alike, and only its name tells.
    let called = |slug: &str| shop.logs_as(act, slug);
    let numbered = |name: &Name| name.transition.is_some() && name.transition == row.transition;
    if row.slug.as_deref().is_some_and(called) || shop.told(act).any(numbered) {
        return true;
    }
    let offer = command.seen.offer.as_ref();
    let same_slug = row.slug.is_some() && row.slug == offer.and_then(|offer| offer.slug.clone());
    let same_transition =
        row.transition.is_some() && row.transition == offer.and_then(|offer| offer.transition);
    same_slug || same_transition
}

#[cfg(test)]
mod tests {
    use packing::command::{Act, Body, Seen, ShipmentInfo};
    use packing::delivery::Standing;
    use packing::id::{CommandId, PackageId, Seq};
    use packing::package::{Offer, State};
    use packing::shop::USUAL;
    use packing::time::At;

    use super::*;

    fn command(watermark: Option<i64>) -> Command {
        Command {
            id: CommandId {
                file_tag: "9f3a".into(),
                seq: Seq(1),
            },
            package: PackageId(73),
            body: Body::Pack,
            seen: Seen {
                number: "100073".into(),
                order_number: "200073".into(),
                channel: "Shop".into(),
                state: State::Waiting,
                modified_at: None,
                shipment: None,
                invoice_number: None,
                label_file: None,
                lines: Vec::new(),
                offer: Some(Offer {
                    slug: Some("paketle".into()),
                    ..Offer::default()
                }),
            },
            made_at: At(1),
            made_by: "Ayşe".into(),
            binding: "shop".into(),
            standing: Standing::queued(),
            settled_at: None,
            waits_since: None,
            watermark: watermark.map(LogId),
            stands_on: None,
        }
    }

    fn row(id: i64, user: &str, led_to: Option<State>) -> LogRow {
        LogRow {
            id: LogId(id),
            package: PackageId(73),
            user: Some(user.into()),
            slug: Some("paketle".into()),
            transition: None,
            led_from: None,
            led_to,
            at: None,
        }
    }

    fn known(user: Option<&str>) -> Known<'_> {
        Known { user, shop: &USUAL }
    }

    fn read(page: &[LogRow], complete: bool, user: Option<&str>) -> Rows {
        let page = LogPage {
            rows: page.to_vec(),
            complete,
        };
        rows(&command(Some(10)), Some(&page), known(user)).0
    }

    #[test]
    fn r2_only_our_own_row_above_the_watermark_is_proof() {
        let ours = row(11, "desk-1", Some(State::Packed));
        assert_eq!(
            read(std::slice::from_ref(&ours), true, Some("desk-1")),
            Rows::Ours
        );
        assert_eq!(
            read(std::slice::from_ref(&ours), true, Some("desk-2")),
            Rows::Others
        );
        assert_eq!(
            read(std::slice::from_ref(&ours), true, None),
            Rows::Somebodys
        );
        let old = LogRow {
            id: LogId(10),
            ..ours
        };
        assert_eq!(read(&[old], true, Some("desk-1")), Rows::None);
    }

    #[test]
    fn r2_our_user_is_learned_from_the_one_row_that_followed_a_sole_yes() {
        let learned = |rows: &[LogRow], complete| {
            let page = LogPage {
                rows: rows.to_vec(),
                complete,
            };
            super::learned(&command(Some(10)), &page, &USUAL)
        };
        let ours = row(11, "desk-1", Some(State::Packed));
        let other = row(12, "desk-2", Some(State::Packed));
        let one = std::slice::from_ref(&ours);
        assert_eq!(learned(one, true).as_deref(), Some("desk-1"));
        assert_eq!(learned(one, false), None);
        assert_eq!(learned(&[ours.clone(), other], true), None);
        let before = row(10, "desk-2", Some(State::Packed));
        assert_eq!(learned(&[before, ours], true).as_deref(), Some("desk-1"));
    }

    #[test]
    fn an_act_that_leaves_the_state_is_known_by_its_name_alone() {
        let mut it = command(Some(10));
        it.body = Body::RenewLabel;
        let named = |slug: &str| LogRow {
            slug: Some(slug.into()),
            ..row(11, "desk-1", Some(State::Packed))
        };
        let read = |slug: &str| {
            let page = LogPage {
                rows: vec![named(slug)],
                complete: true,
            };
            rows(&it, Some(&page), known(Some("desk-1"))).0
        };
        assert_eq!(read("UPDATE_SHIPMENT_LABEL"), Rows::Ours);
        assert_eq!(read("UPDATE_SHIPMENT_INFO"), Rows::None);
    }

    #[test]
    fn packing_that_waits_for_the_carriers_label_is_packing() {
        let row = row(11, "desk-1", Some(State::WaitingCargoLabel));
        assert_eq!(read(&[row], true, Some("desk-1")), Rows::Ours);
    }

    #[test]
    fn a_label_that_was_made_is_no_packing_whoever_asked_for_it() {
        for user in ["desk-1", "carrier"] {
            let mut made = row(11, user, Some(State::Packed));
            made.led_from = Some(State::WaitingCargoLabel);
            assert_eq!(read(&[made], true, Some("desk-1")), Rows::None, "{user}");
        }
    }

    #[test]
    fn another_acts_row_says_nothing_about_this_one() {
        let shipped = row(11, "desk-1", Some(State::Shipped));
        assert_eq!(read(&[shipped], true, Some("desk-1")), Rows::None);
        let by_slug = row(11, "desk-1", None);
        assert_eq!(read(&[by_slug], true, Some("desk-1")), Rows::Ours);
    }

    #[test]
    fn an_act_that_was_not_offered_cannot_be_told_from_another() {
        let info = ShipmentInfo {
            carrier_id: 1,
            carrier: "Aras".into(),
            tracking_number: "7".into(),
            query_number: None,
        };
        let mut set = Command {
            body: Body::SetShipment(info),
            ..command(Some(10))
        };
        let page = LogPage {
            rows: vec![row(11, "desk-1", Some(State::Packed))],
            complete: true,
        };
        let read = |it: &Command| rows(it, Some(&page), known(Some("desk-1"))).0;
        assert_eq!(read(&set), Rows::Ours);
        set.seen.offer = None;
        assert_eq!(read(&set), Rows::Unknown, "a row of it could not be told");
    }

    #[test]
    fn an_act_that_was_asked_for_by_the_shops_own_name_is_known_by_it() {
        let mut it = command(Some(10));
        it.body = Body::RenewLabel;
        it.seen.offer = None;
        let shop = |slug: Option<&str>, transition| {
            let name = Name {
                act: Act::RenewLabel,
                slug: slug.map(Into::into),
                transition,
            };
            Shop::new(vec![name], None)
        };
        let mut wrote = row(11, "desk-1", Some(State::Packed));
        wrote.slug = Some("etiket".into());
        wrote.transition = Some(31);
        let page = LogPage {
            rows: vec![wrote],
            complete: true,
        };
        let read = |shop: &Shop| {
            let user = Some("desk-1");
            rows(&it, Some(&page), Known { user, shop }).0
        };
        assert_eq!(read(&USUAL), Rows::Unknown);
        assert_eq!(read(&shop(Some("etiket"), None)), Rows::Ours);
        assert_eq!(read(&shop(None, Some(31))), Rows::Ours);
        assert_eq!(read(&shop(Some("fatura"), None)), Rows::None);
    }

    #[test]
    fn a_row_that_left_the_state_where_it_was_is_of_no_act_that_moves_it() {
        let mut wrote = row(11, "desk-1", Some(State::Packed));
        wrote.led_from = Some(State::Packed);
        let again = std::slice::from_ref(&wrote);
        assert_eq!(read(again, true, Some("desk-1")), Rows::None);
        wrote.led_from = Some(State::Waiting);
        assert_eq!(read(&[wrote], true, Some("desk-1")), Rows::Ours);
    }

    #[test]
    fn a_log_that_does_not_reach_back_is_no_evidence() {
        assert_eq!(read(&[], false, Some("desk-1")), Rows::Unknown);
        assert_eq!(
            rows(&command(Some(10)), None, known(Some("desk-1"))).0,
            Rows::Unknown
        );
        let page = LogPage {
            rows: Vec::new(),
            complete: true,
        };
        assert_eq!(
            rows(&command(None), Some(&page), known(Some("desk-1"))).0,
            Rows::Unknown
        );
    }
}
