//! What one shop calls the OMS's commands, and what follows from it: which offer does an act, which
//! act packs a box here, and from where it may start.
//!
//! Slugs and transition ids are typed by each brand, and not every installation tells a command's
//! own code. So an offer is known first by what the shop was told to call it, then by its code,
//! then by a slug that is a code. The screen, the choice of an act and the sending all ask here, so
//! that they cannot know different names. How a command is written is none of its business.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::command::Act;
use crate::package::{Offer, Package, State};
use crate::transitions::is_documented;

/// The names and readings of one installation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shop {
    names: Vec<Name>,
    ships_unpacked: Option<bool>,
}

/// What an act is called here, where that is not what the documents call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub act: Act,
    pub slug: Option<String>,
    pub transition: Option<i64>,
}

/// A shop that calls everything as the documents do.
pub static USUAL: Shop = Shop {
    names: Vec::new(),
    ships_unpacked: None,
};

const PACKING: [Act; 3] = [Act::Pack, Act::PackWithoutShipment, Act::PackForChannel];
const SHIPPING: [Act; 3] = [Act::ShipWithoutIntegration, Act::Ship, Act::OrderShipment];

impl Shop {
    /// `ships_unpacked` is how this OMS reads the page that says both; `None` leaves it to what is
    /// offered.
    pub fn new(names: Vec<Name>, ships_unpacked: Option<bool>) -> Self {
        Self {
            names,
            ships_unpacked,
        }
    }

    /// The OMS's offer that does this act, if it made one that we recognise.
    pub fn offer_for<'a>(&self, package: &'a Package, act: Act) -> Option<&'a Offer> {
        self.offer_among(&package.offers, act)
    }

    /// The surest of several.
    pub fn offer_among<'a>(&self, offers: &'a [Offer], act: Act) -> Option<&'a Offer> {
        let known = offers
            .iter()
            .filter_map(|offer| Some((self.rank(offer, act)?, offer)));
        let best = known.min_by_key(|(rank, _)| *rank);
        best.map(|(_, offer)| offer)
    }

    pub fn does(&self, offer: &Offer, act: Act) -> bool {
        self.rank(offer, act).is_some()
    }

    /// Some act of ours is done by it.
    pub fn knows(&self, offer: &Offer) -> bool {
        Act::ALL.into_iter().any(|act| self.does(offer, act))
    }

    /// How surely the offer does the act: nothing where it does another or none.
    fn rank(&self, offer: &Offer, act: Act) -> Option<usize> {
        let rank = self.rank_by_name(offer, act)?;
        let behind = usize::from(leads_elsewhere(offer, act));
        Some(rank + behind * BEHIND_ALL)
    }

    fn rank_by_name(&self, offer: &Offer, act: Act) -> Option<usize> {
        // What somebody said of this very installation comes before what is so elsewhere.
        let by_slug = |it: &&Name| it.slug.is_some() && it.slug == offer.slug;
        let by_transition =
            |it: &&Name| it.transition.is_some() && it.transition == offer.transition;
        for (rank, is_it) in [&by_slug as &dyn Fn(&&Name) -> bool, &by_transition]
            .into_iter()
            .enumerate()
        {
            let mut told = self.names.iter().filter(is_it).peekable();
            if told.peek().is_some() {
                return told.any(|it| it.act == act).then_some(rank);
            }
        }
        let names = [&offer.code, &offer.slug].into_iter().flatten();
        let known = names.map(String::as_str).find(|name| is_documented(name))?;
        let place = act.rule().codes.iter().position(|code| *code == known)?;
        Some(2 + place)
    }

    /// The acts that a name stands for with this package: by what is offered for it, then by what
    /// the shop calls them, then by the documents.
    pub fn named(&self, package: &Package, name: &str) -> Vec<Act> {
        let is_number = |id: Option<i64>| id.is_some_and(|id| id.to_string() == name);
        let is_called = |slug: &Option<String>, id| slug.as_deref() == Some(name) || is_number(id);
        let offered = |act: &Act| {
            let mut offers = package.offers.iter();
            offers.any(|it| is_called(&it.slug, it.transition) && self.does(it, *act))
        };
        let told = |act: &Act| {
            let mut names = self.names.iter();
            names.any(|it| it.act == *act && is_called(&it.slug, it.transition))
        };
        let documented = |act: &Act| act.is_called(name);
        let ways: [&dyn Fn(&Act) -> bool; 3] = [&offered, &told, &documented];
        let meant = ways.into_iter().map(|way| {
            let acts = Act::ALL.into_iter().filter(way);
            acts.collect::<Vec<_>>()
        });
        meant
            .into_iter()
            .find(|acts| !acts.is_empty())
            .unwrap_or_default()
    }

    /// What the shop was told to call it: slug and transition.
    pub fn told(&self, act: Act) -> impl Iterator<Item = &Name> {
        self.names.iter().filter(move |it| it.act == act)
    }

    /// The OMS's log may write the act by this slug.
    pub fn logs_as(&self, act: Act, slug: &str) -> bool {
        let is_it = |it: &&Name| it.slug.as_deref() == Some(slug);
        let mut told = self.names.iter().filter(is_it).peekable();
        match told.peek() {
            Some(_) => told.any(|it| it.act == act),
            None => act.is_called(slug),
        }
    }

    /// How the shop calls the act is told by its offers alone: neither did anybody say so, nor does
    /// it go by the documents' names. Then an offer says nothing of the state after the next.
    pub fn tells_by_offer(&self, package: &Package, act: Act) -> bool {
        let is_own = |it: &Offer| !it.slug.as_deref().is_some_and(is_documented);
        let mut offers = package.offers.iter();
        self.told(act).next().is_none() && offers.any(|it| self.knows(it) && is_own(it))
    }

    /// The act makes sense for the package as it stands.
    pub fn starts_from(&self, act: Act, package: &Package) -> bool {
        if act == Act::ShipWithoutIntegration && self.ships_unpacked(package) {
            return package.state.waits();
        }
        act.starts_from(&package.state) && !self.waits_for_label(act, package)
    }

    /// The act comes after the label, which is still being made. An OMS that offers it all the same
    /// has the last word.
    pub fn waits_for_label(&self, act: Act, package: &Package) -> bool {
        act.waits_for_label(&package.state) && self.offer_for(package, act).is_none()
    }

    /// Shipping without integration is for what is not packed yet: its page can be read so, and an
    /// OMS that offers it beside packing reads it so.
    fn ships_unpacked(&self, package: &Package) -> bool {
        self.ships_unpacked.unwrap_or_else(|| {
            let offered = |act: &Act| self.offer_for(package, *act).is_some();
            offered(&Act::ShipWithoutIntegration) && PACKING.iter().any(offered)
        })
    }

    /// How this package is packed: the OMS's own offer first, then what the documents prescribe.
    pub fn packing_act(&self, package: &Package, marketplace: bool) -> Act {
        if marketplace {
            return Act::PackForChannel;
        }
        let offered = |act: &Act| self.offer_for(package, *act).is_some();
        PACKING.into_iter().find(offered).unwrap_or(Act::Pack)
    }

    /// How this package is given to its carrier.
    pub fn shipping_act(&self, package: &Package) -> Act {
        let fits =
            |act: &Act| self.offer_for(package, *act).is_some() && self.starts_from(*act, package);
        let usual = if self.ships_unpacked(package) {
            Act::Ship
        } else {
            Act::ShipWithoutIntegration
        };
        SHIPPING.into_iter().find(fits).unwrap_or(usual)
    }
}

/// More than any rank by name.
const BEHIND_ALL: usize = 100;

/// A slug is of one transition alone: of two offers of one kind, such as the two ends of a
/// delivery, the state tells which is which. Where there is but one, it does both.
fn leads_elsewhere(offer: &Offer, act: Act) -> bool {
    let ends = act.rule().logged_as;
    let to = offer.leads_to.as_ref();
    let to = to.filter(|it| !matches!(it, State::Other(_)));
    !ends.is_empty() && to.is_some_and(|it| !ends.contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{offer, package};

    fn brand(slug: &str, transition: Option<i64>) -> Offer {
        Offer {
            slug: Some(slug.into()),
            transition,
            ..Offer::default()
        }
    }

    fn name(act: Act, slug: Option<&str>, transition: Option<i64>) -> Name {
        Name {
            act,
            slug: slug.map(Into::into),
            transition,
        }
    }

    fn offered(state: State, offers: &[Offer]) -> Package {
        Package {
            offers: offers.to_vec(),
            ..package(state)
        }
    }

    /// Brand slugs and no codes: only the shop can say what they mean.
    #[test]
    fn a_shops_own_slugs_decide_which_act_packs_and_which_ships() {
        let names = [
            name(Act::PackWithoutShipment, Some("kargosuz"), None),
            name(Act::Ship, None, Some(925)),
        ];
        let shop = Shop::new(names.into(), None);
        let waiting = offered(State::Waiting, &[brand("kargosuz", Some(7))]);
        assert_eq!(shop.packing_act(&waiting, false), Act::PackWithoutShipment);
        assert_eq!(shop.offer_for(&waiting, Act::Pack), None);
        let packed = offered(State::Packed, &[brand("sevk", Some(925))]);
        assert_eq!(shop.shipping_act(&packed), Act::Ship);
        assert!(shop.knows(&packed.offers[0]) && !USUAL.knows(&packed.offers[0]));
    }

    #[test]
    fn what_the_shop_says_of_a_slug_comes_before_its_code_and_its_code_before_its_slug() {
        let shop = Shop::new([name(Act::Prepare, Some("hazirla"), None)].into(), None);
        let mut it = brand("hazirla", None);
        it.code = Some("PKG_STATE_TRANSITION".into());
        assert!(shop.does(&it, Act::Prepare) && !USUAL.knows(&it));
        let mut misnamed = brand("COMPLETE_PACKAGING", None);
        misnamed.code = Some("COMPLETE_PACKAGING_WITHOUT_SHIPMENT".into());
        assert!(USUAL.does(&misnamed, Act::PackWithoutShipment));
        assert!(!USUAL.does(&misnamed, Act::Pack));
        misnamed.code = Some("PKG_STATE_TRANSITION".into());
        assert!(
            !USUAL.knows(&misnamed),
            "a plain move, whatever it is called"
        );
        misnamed.code = Some("OURS".into());
        assert!(
            USUAL.does(&misnamed, Act::Pack),
            "an unknown code tells nothing"
        );
    }

    #[test]
    fn only_offers_tell_a_name_that_nobody_said_and_no_document_has() {
        let own = Offer {
            code: Some("COMPLETE_PACKAGING".into()),
            ..brand("paketle", Some(1))
        };
        let usual = brand("COMPLETE_PACKAGING", None);
        let numbered = Offer {
            slug: None,
            ..own.clone()
        };
        let told = Shop::new([name(Act::SetShipment, Some("kargo"), None)].into(), None);
        for (shop, offers, expected) in [
            (&USUAL, &[own.clone()][..], true),
            (&USUAL, &[usual.clone(), numbered], true),
            (&USUAL, &[usual], false),
            (&USUAL, &[brand("sonra", None)], false),
            (&USUAL, &[], false),
            (&told, &[own], false),
        ] {
            let it = offered(State::Waiting, offers);
            assert_eq!(shop.tells_by_offer(&it, Act::SetShipment), expected);
        }
    }

    /// Sent under the other's slug, "not delivered" would be told to the customer as delivered.
    #[test]
    fn of_two_offers_of_one_kind_each_is_for_the_act_that_ends_where_it_leads() {
        let status = |slug, leads_to| Offer {
            code: Some("UPDATE_SHIPMENT_STATUS".into()),
            leads_to: Some(leads_to),
            ..brand(slug, None)
        };
        let ends = [
            status("teslim-edildi", State::Delivered),
            status("teslim-edilemedi", State::DeliveryFailed),
            status("yeni", State::Other("655".into())),
        ];
        let it = offered(State::Shipped, &ends);
        let told = [name(Act::MarkUndelivered, Some("teslim-edildi"), None)];
        for shop in [&USUAL, &Shop::new(told.into(), None)] {
            let slug = |act| shop.offer_for(&it, act).unwrap().slug.clone().unwrap();
            assert_eq!(slug(Act::MarkUndelivered), "teslim-edilemedi");
        }
        let delivered = USUAL.offer_for(&it, Act::MarkDelivered);
        assert_eq!(delivered, Some(&ends[0]));
        for alone in &ends {
            let it = offered(State::Shipped, core::slice::from_ref(alone));
            for act in [Act::MarkDelivered, Act::MarkUndelivered] {
                assert_eq!(USUAL.offer_for(&it, act), Some(alone), "{act:?}");
            }
        }
    }

    #[test]
    fn of_two_offers_for_one_act_the_shops_own_is_taken() {
        let usual = Offer {
            code: Some("COMPLETE_PACKAGING".into()),
            ..brand("genel", Some(1))
        };
        let own = Offer {
            code: Some("COMPLETE_PACKAGING".into()),
            ..brand("magaza", Some(2))
        };
        let it = offered(State::Waiting, &[usual.clone(), own.clone()]);
        let shop = Shop::new([name(Act::Pack, Some("magaza"), None)].into(), None);
        assert_eq!(shop.offer_for(&it, Act::Pack), Some(&own));
        assert_eq!(USUAL.offer_for(&it, Act::Pack), Some(&usual));
    }

    #[test]
    fn a_name_means_the_offered_act_then_the_shops_then_the_documented_one() {
        let names = [name(Act::Refuse, Some("iade"), Some(31))];
        let shop = Shop::new(names.into(), None);
        let it = offered(
            State::Waiting,
            &[offer("BLOCK_THE_PACKAGE"), {
                let mut it = brand("dur", Some(77));
                it.code = Some("BLOCK_THE_PACKAGE".into());
                it
            }],
        );
        for (said, act) in [
            ("dur", Act::Block),
            ("77", Act::Block),
            ("iade", Act::Refuse),
            ("31", Act::Refuse),
            ("SHIPMENT_ORDER", Act::OrderShipment),
            ("SHIP_THE_PACKAGE", Act::Ship),
        ] {
            assert_eq!(shop.named(&it, said), [act], "{said}");
        }
        let both = [Act::MarkDelivered, Act::MarkUndelivered];
        assert_eq!(shop.named(&it, "UPDATE_SHIPMENT_STATUS"), both);
        assert!(shop.named(&it, "dance").is_empty());
    }

    #[test]
    fn the_log_is_read_by_the_shops_own_slugs() {
        let shop = Shop::new([name(Act::RenewLabel, Some("etiket"), None)].into(), None);
        assert!(shop.logs_as(Act::RenewLabel, "etiket"));
        assert!(!shop.logs_as(Act::SetShipment, "etiket"));
        assert!(shop.logs_as(Act::RenewLabel, "UPDATE_SHIPMENT_LABEL"));
    }

    #[test]
    fn a_marketplace_order_is_packed_by_its_own_command() {
        let mut it = package(State::Waiting);
        it.offers = [
            offer("COMPLETE_PACKAGING"),
            offer("CHANNEL_BASED_COMPLETE_PACKAGING"),
        ]
        .into();
        assert_eq!(USUAL.packing_act(&it, true), Act::PackForChannel);
        assert_eq!(USUAL.packing_act(&it, false), Act::Pack);
        it.offers.remove(0);
        assert_eq!(USUAL.packing_act(&it, false), Act::PackForChannel);
        it.offers.clear();
        assert_eq!(USUAL.packing_act(&it, false), Act::Pack);
    }

    #[test]
    fn a_box_is_shipped_by_the_command_that_the_oms_offers() {
        let ships = |offers: &[Offer]| USUAL.shipping_act(&offered(State::Packed, offers));
        assert_eq!(ships(&[]), Act::ShipWithoutIntegration);
        assert_eq!(ships(&[offer("SHIP_THE_PACKAGE")]), Act::Ship);
        assert_eq!(ships(&[offer("SHIPMENT_ORDER")]), Act::OrderShipment);
    }

    #[test]
    fn a_box_waits_for_its_label_unless_the_oms_offers_to_let_it_go() {
        let unlabelled = |offers: &[Offer]| offered(State::WaitingCargoLabel, offers);
        let waits = |act, offers: &[Offer]| USUAL.waits_for_label(act, &unlabelled(offers));
        let ship = [offer("SHIP_THE_PACKAGE")];
        assert!(waits(Act::Ship, &[]) && waits(Act::OrderShipment, &ship));
        assert!(!waits(Act::Ship, &ship), "the OMS has the last word");
        assert!(USUAL.starts_from(Act::Ship, &unlabelled(&ship)));
        assert!(!USUAL.starts_from(Act::Ship, &unlabelled(&[])));
        assert!(!USUAL.waits_for_label(Act::Ship, &package(State::Packed)));
    }

    /// "After packed it is refused", says the page, and "packed is the prerequisite".
    #[test]
    fn shipping_without_integration_starts_where_this_oms_reads_that_it_does() {
        let act = Act::ShipWithoutIntegration;
        let starts = |shop: &Shop, state| shop.starts_from(act, &package(state));
        let unpacked = Shop::new(Vec::new(), Some(true));
        assert!(starts(&unpacked, State::Waiting) && !starts(&unpacked, State::Packed));
        assert!(!starts(&USUAL, State::Waiting) && starts(&USUAL, State::Packed));
        assert_eq!(unpacked.shipping_act(&package(State::Packed)), Act::Ship);

        let both = [offer("SHIP_THE_PACKAGE_BASIC"), offer("COMPLETE_PACKAGING")];
        assert!(USUAL.starts_from(act, &offered(State::Waiting, &both)));
        // Packed here a moment ago, and the offers are still those of before.
        let packed_here = offered(State::Packed, &both);
        assert!(!USUAL.starts_from(act, &packed_here));
        assert_eq!(USUAL.shipping_act(&packed_here), Act::Ship);
        let told_otherwise = Shop::new(Vec::new(), Some(false));
        assert!(told_otherwise.starts_from(act, &packed_here));
    }
}
