//! Which of the OMS's commands does what the packer decided.
//!
//! Slugs and transition ids differ per installation, so what the OMS offered for this very package
//! comes first, and the configuration second. The exception is a marketplace's order: packed by the
//! plain command it would be announced to a carrier twice, so there an offer counts only if it is
//! the channel's own.

use packing::command::Act;
use packing::package::Offer;

use super::Order;
use super::http::{CommandKey, CommandName, CommandNames};

pub(super) fn wanted(names: &CommandNames, order: &Order) -> CommandName {
    let act = order.body.act();
    let configured = names.of(act);
    let by_channel = act == Act::PackForChannel;
    let fits = |offer: &&Offer| !by_channel || is_channels_own(offer, act, &configured);
    let offered = order.seen.offer.as_ref().filter(fits).and_then(key_of);
    let key = offered.unwrap_or_else(|| configured.key.clone());
    CommandName {
        key,
        body: configured.body,
    }
}

fn is_channels_own(offer: &Offer, act: Act, configured: &CommandName) -> bool {
    let known = |name: &Option<String>| name.as_deref().is_some_and(|name| act.is_called(name));
    known(&offer.code) || known(&offer.slug) || key_of(offer).as_ref() == Some(&configured.key)
}

fn key_of(offer: &Offer) -> Option<CommandKey> {
    let slug = offer
        .slug
        .clone()
        .filter(|slug| !slug.is_empty())
        .map(CommandKey::Slug);
    slug.or(offer.transition.map(CommandKey::Transition))
}

#[cfg(test)]
mod tests {
    use packing::command::{Body, Seen};
    use packing::id::{CommandId, PackageId, Seq};
    use packing::package::State;

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

    fn slug(text: &str) -> CommandKey {
        CommandKey::Slug(text.into())
    }

    fn key(act: Act, offer: Option<Offer>) -> CommandKey {
        wanted(&CommandNames::default(), &order(act, offer)).key
    }

    #[test]
    fn what_the_oms_offered_comes_before_what_is_configured() {
        assert_eq!(
            key(Act::Pack, offer(Some("our-pack"), Some(7))),
            slug("our-pack")
        );
        assert_eq!(
            key(Act::Pack, offer(None, Some(7))),
            CommandKey::Transition(7)
        );
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
}
