//! Which of the OMS's commands does what the packer decided.
//!
//! Slugs and transition ids differ per installation, so what the OMS offered for this very package
//! comes first, then the configured slug, then the configured number. Which offer does which act,
//! the rules said when it was decided. The exception is a marketplace's order: packed by the
//! plain command it would be announced to a carrier twice, so there an offer counts only if it is
//! the channel's own.

use packing::command::Act;
use packing::package::Offer;

use super::Order;
use super::http::{BodyShape, IdNames, Kind, OmsSite};

/// One command, as it will be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) kind: Kind,
    pub(super) slug: Option<String>,
    pub(super) transition: Option<i64>,
    pub(super) body: BodyShape,
    pub(super) ids: IdNames,
    pub(super) user: Option<String>,
}

pub(super) fn wanted(site: &OmsSite, order: &Order) -> Wanted {
    let act = order.body.act();
    let kind = Kind::from(act);
    let name = site.commands.of(kind);
    let fits = |offer: &&Offer| act != Act::PackForChannel || site.shop().does(offer, act);
    let offered = order.seen.offer.as_ref().filter(fits).map(ways_of);
    let (slug, transition) = match offered {
        Some((None, None)) | None => (name.slug.clone(), name.transition),
        Some(offered) => offered,
    };
    let is_second = slug.is_some() && !name.both;
    Wanted {
        kind,
        slug,
        transition: transition.filter(|_| !is_second),
        body: name.body,
        ids: name.ids,
        user: name.user.clone(),
    }
}

fn ways_of(offer: &Offer) -> (Option<String>, Option<i64>) {
    let slug = offer.slug.clone().filter(|slug| !slug.is_empty());
    (slug, offer.transition)
}

#[cfg(test)]
mod tests {
    use packing::command::{Body, Seen};
    use packing::id::{CommandId, PackageId, Seq};
    use packing::package::State;

    use super::super::http::BaseUrl;
    use super::*;

    fn order(act: Act, offer: Option<Offer>) -> Order {
        let seen = Seen {
            number: "P-1".into(),
            order_number: "1".into(),
            channel: "Shop".into(),
            state: State::Waiting,
            modified_at: None,
            shipment: None,
            invoice_number: None,
            label_file: None,
            lines: Vec::new(),
            offer,
        };
        let id = CommandId {
            file_tag: "a".into(),
            seq: Seq(1),
        };
        Order {
            id,
            package: PackageId(1),
            body: Body::plain(act).unwrap(),
            seen,
        }
    }

    fn offer(slug: Option<&str>, transition: Option<i64>) -> Option<Offer> {
        Some(Offer {
            slug: slug.map(String::from),
            transition,
            ..Offer::default()
        })
    }

    fn slug(text: &str) -> (Option<String>, Option<i64>) {
        (Some(text.into()), None)
    }

    fn site() -> OmsSite {
        OmsSite::new(BaseUrl::parse("https://acme.example").unwrap(), "S-1")
    }

    fn key(act: Act, offer: Option<Offer>) -> (Option<String>, Option<i64>) {
        let it = wanted(&site(), &order(act, offer));
        (it.slug, it.transition)
    }

    #[test]
    fn what_the_oms_offered_comes_before_what_is_configured() {
        assert_eq!(
            key(Act::Pack, offer(Some("our-pack"), Some(7))),
            slug("our-pack")
        );
        assert_eq!(key(Act::Pack, offer(None, Some(7))), (None, Some(7)));
        assert_eq!(
            key(Act::Pack, offer(Some(""), None)),
            slug("COMPLETE_PACKAGING")
        );
        assert_eq!(key(Act::Pack, None), slug("COMPLETE_PACKAGING"));
        assert_eq!(
            key(Act::ShipWithoutIntegration, None),
            slug("SHIP_WITHOUT_INTEGRATION")
        );
    }

    #[test]
    fn a_marketplaces_order_is_never_packed_by_the_plain_command() {
        let own = "CHANNEL_BASED_COMPLETE_PACKAGING";
        let plain = offer(Some("COMPLETE_PACKAGING"), Some(7));
        assert_eq!(key(Act::PackForChannel, plain), slug(own));
        assert_eq!(key(Act::PackForChannel, None), slug(own));
        let renamed = Offer {
            slug: Some("kanal-paketle".into()),
            code: Some(own.into()),
            ..Offer::default()
        };
        assert_eq!(
            key(Act::PackForChannel, Some(renamed)),
            slug("kanal-paketle")
        );
    }

    #[test]
    fn slug_and_transition_are_never_both_said_unless_asked_for() {
        let mut site = site();
        let mut name = site.commands.of(Kind::Pack).clone();
        let said = |site: &OmsSite, offer| {
            let it = wanted(site, &order(Act::Pack, offer));
            (it.slug, it.transition)
        };
        name.transition = Some(925);
        site.commands.set(Kind::Pack, name.clone());
        assert_eq!(said(&site, None), slug("COMPLETE_PACKAGING"));
        name.slug = None;
        site.commands.set(Kind::Pack, name.clone());
        assert_eq!(said(&site, None), (None, Some(925)));
        name.slug = Some("paketle".into());
        name.both = true;
        site.commands.set(Kind::Pack, name);
        assert_eq!(said(&site, None), (Some("paketle".into()), Some(925)));
        let offered = offer(Some("paketle"), Some(7));
        assert_eq!(said(&site, offered), (Some("paketle".into()), Some(7)));
    }
}
