//! Every documented act on one package: what may be done, and doing it.
//!
//! Our own rules are asked first, both for the sheet and inside the transaction that saves; the OMS
//! has the last word when it is sent.

use packing::command::{Act, Body, Denial, Fault, Invoice, Missing, ShipmentInfo};
use packing::decide::may;
use packing::id::PackageId;
use packing::package::{Line, Offer, Package};
use packing::shop::Shop;
use packing::time::At;

use crate::acts;
use crate::error::{Problem, ProblemKey};
use crate::reads::{self, find};
use crate::store::reference::{self, Named};
use crate::sync::Shared;
use crate::view::{
    ActView, ActionInput, ActionView, ActionsView, CarrierView, FaultInput, InvoiceInput, ItemView,
    MissingInput, NeedsView, ReasonView, SavedView, ShipmentInput,
};

pub(crate) fn actions(shared: &Shared, id: PackageId) -> Result<ActionsView, Problem> {
    let found = find(shared, id)?;
    let (carriers, reasons) =
        shared.read(|reader| Ok((reference::carriers(reader)?, reference::reasons(reader)?)))?;
    let seen = found.seen();
    let unsettled = found.unsettled();
    let sight = reads::sight(shared, &found, (&seen, &unsettled));
    let offers = &found.copy.package;
    let shop = &shared.desk.shop;
    let view = |act: Act| ActionView {
        act: ActView::of(act),
        needs: NeedsView::of(act),
        offered_as: shop.offer_for(offers, act).map(words_of),
        names: names(shop, offers, act),
        why_not: may(&sight, act).err().map(Problem::from),
    };
    Ok(ActionsView {
        package: id.0,
        offers_current: !offers.offers.is_empty() && seen.state == offers.state,
        actions: Act::ALL.into_iter().map(view).collect(),
        unknown_offers: unknown(shop, offers),
        carriers: carriers.into_iter().map(carrier_view).collect(),
        reasons: reasons.into_iter().map(reason_view).collect(),
        items: seen.lines.iter().filter_map(item_view).collect(),
    })
}

fn words_of(offer: &Offer) -> String {
    [Some(&offer.name), offer.slug.as_ref(), offer.code.as_ref()]
        .into_iter()
        .flatten()
        .find(|words| !words.is_empty())
        .cloned()
        .unwrap_or_default()
}

/// What this installation calls it, then what the OMS's documents do, then numbers. A name that
/// means another act here is left to that one.
fn names(shop: &Shop, package: &Package, act: Act) -> Vec<String> {
    let offer = shop.offer_for(package, act);
    let own = offer.and_then(|offer| offer.slug.clone());
    let told = shop.told(act).filter_map(|name| name.slug.clone());
    let documented = act.rule().codes.iter().copied().map(str::to_owned);
    let offered = offer.and_then(|offer| offer.transition);
    let numbers = shop.told(act).filter_map(|name| name.transition);
    let numbers = offered.into_iter().chain(numbers);
    let all = own.into_iter().chain(told).chain(documented);
    let mut names: Vec<String> = Vec::new();
    for name in all.chain(numbers.map(|number| number.to_string())) {
        if !names.contains(&name) && shop.named(package, &name).contains(&act) {
            names.push(name);
        }
    }
    names
}

/// The OMS's offers that are none of our acts.
fn unknown(shop: &Shop, package: &Package) -> Vec<String> {
    let offers = package.offers.iter().filter(|offer| !shop.knows(offer));
    offers.map(words_of).collect()
}

fn carrier_view(carrier: Named) -> CarrierView {
    let Named { id, name } = carrier;
    // Until a package tells its name, its number is all that anybody knows of it.
    let name = if name.is_empty() {
        id.to_string()
    } else {
        name
    };
    CarrierView { id, name }
}

fn reason_view(reason: Named) -> ReasonView {
    let Named { id, name } = reason;
    ReasonView { id, title: name }
}

fn item_view(line: &Line) -> Option<ItemView> {
    Some(ItemView {
        item: line.item?,
        name: line.name.clone(),
        sku: line.sku.clone(),
        quantity: line.quantity,
    })
}

/// Saves one act on this desk's disk.
pub(crate) fn act(
    shared: &Shared,
    id: PackageId,
    input: ActionInput,
) -> Result<SavedView, Problem> {
    let body = body(shared, input)?;
    acts::save(shared, id, |_| body.clone())
}

fn body(shared: &Shared, input: ActionInput) -> Result<Body, Problem> {
    Ok(match input {
        ActionInput::Pack => Body::Pack,
        ActionInput::PackWithoutShipment => Body::PackWithoutShipment,
        ActionInput::PackForChannel => Body::PackForChannel,
        ActionInput::Ship => Body::Ship,
        ActionInput::OrderShipment => Body::OrderShipment,
        ActionInput::ShipWithoutIntegration => Body::ShipWithoutIntegration,
        ActionInput::ShipAdvanced { shipment } => Body::ShipAdvanced(info(shared, &shipment)?),
        ActionInput::SetShipment { shipment } => Body::SetShipment(info(shared, &shipment)?),
        ActionInput::MarkDelivered => Body::MarkDelivered,
        ActionInput::MarkUndelivered => Body::MarkUndelivered,
        ActionInput::Prepare { lines } if lines.is_empty() => Body::Prepare,
        ActionInput::Prepare { lines } => {
            Body::PrepareWithout(lines.into_iter().map(missing).collect())
        }
        ActionInput::Deallocate => Body::Deallocate,
        ActionInput::PackForRefund => Body::PackForRefund,
        ActionInput::NotFound { fault: it } => Body::NotFound(fault(it)),
        ActionInput::LinesNotFound { lines } => {
            Body::LinesNotFound(lines.into_iter().map(missing).collect())
        }
        ActionInput::Refuse { reason } => Body::Refuse(denial(shared, reason)?),
        ActionInput::Block => Body::Block,
        ActionInput::Unblock => Body::Unblock,
        ActionInput::SetInvoice { invoice: it } => Body::SetInvoice(invoice(&it)),
        ActionInput::RenewLabel => Body::RenewLabel,
    })
}

/// Numbers are scanned or typed; a blank that came along is not part of them.
fn info(shared: &Shared, input: &ShipmentInput) -> Result<ShipmentInfo, Problem> {
    let carriers = shared.read(reference::carriers)?;
    let query = input.query_number.as_deref().map(str::trim);
    Ok(ShipmentInfo {
        carrier_id: input.carrier,
        carrier: name_of(carriers, input.carrier),
        tracking_number: input.tracking_number.trim().to_owned(),
        query_number: query.filter(|text| !text.is_empty()).map(str::to_owned),
    })
}

fn denial(shared: &Shared, reason: i64) -> Result<Denial, Problem> {
    let reasons = shared.read(reference::reasons)?;
    if is_unknown(&reasons, reason) {
        return Err(Problem::of(ProblemKey::ReasonUnknown).with("reason", reason));
    }
    let title = name_of(reasons, reason);
    Ok(Denial { reason, title })
}

/// What is sure to be turned down is not sent. A list that was never read, or that may go on, says
/// nothing against a number; nor is one left out here that the rules ask for.
fn is_unknown(reasons: &[Named], reason: i64) -> bool {
    let is_whole = !reasons.is_empty() && reasons.len() < reference::REASONS_MAX;
    is_whole && reason > 0 && reasons.iter().all(|it| it.id != reason)
}

/// The number counts; a name that is not known here is left to the OMS.
fn name_of(all: Vec<Named>, id: i64) -> String {
    let known = all.into_iter().find(|it| it.id == id);
    known.map_or_else(String::new, |it| it.name)
}

fn missing(input: MissingInput) -> Missing {
    Missing {
        item: input.item,
        quantity: input.quantity,
        fault: fault(input.fault),
    }
}

fn fault(input: FaultInput) -> Fault {
    match input {
        FaultInput::NotFound => Fault::NotFound,
        FaultInput::Wrong => Fault::Wrong,
    }
}

fn invoice(input: &InvoiceInput) -> Invoice {
    Invoice {
        number: input.number.trim().to_owned(),
        kind: input.kind.trim().to_owned(),
        content: input.content.clone(),
        dated_at: At(input.dated_at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_reasons_that_is_not_known_to_its_end_speaks_against_no_reason() {
        let listed = |count: usize| -> Vec<Named> {
            let ids = (1_i64..).take(count);
            let named = ids.map(|id| Named {
                id,
                name: String::new(),
            });
            named.collect()
        };
        assert!(!is_unknown(&[], 4_711), "never read");
        assert!(!is_unknown(&listed(reference::REASONS_MAX), 4_711), "cut");
        assert!(is_unknown(&listed(3), 4_711));
        assert!(!is_unknown(&listed(3), 3));
        assert!(!is_unknown(&listed(3), 0), "the rules ask for one");
    }
}
