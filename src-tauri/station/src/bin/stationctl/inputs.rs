//! From the words of a command line to an act with all that is said with it.
//!
//! What is left unsaid is left empty: the station's own rules then name what is missing, here as on
//! the screen.

use packing::time::At;
use packing::transitions::NOT_OURS;
use station::view::{
    ActView, ActionInput, ActionsView, FaultInput, InvoiceInput, MissingInput, ShipmentInput,
};

use crate::args::Said;
use crate::failure::{Exit, Failure};
use crate::keys;

/// The act that a person means: by a slug or code of the OMS, or by the station's own word.
pub(crate) fn named(actions: &ActionsView, name: &str) -> Result<ActView, Failure> {
    let action = actions.actions.iter().find(|action| {
        is_own_word(action.act, name) || action.names.iter().any(|known| known == name)
    });
    let known = || {
        let words = actions.actions.iter().map(|it| keys::act(it.act));
        let words: Vec<&str> = words.map(|key| key.trim_start_matches("act-")).collect();
        words.join(", ")
    };
    action.map(|action| action.act).ok_or_else(|| {
        if NOT_OURS.contains(&name) {
            return Exit::Failed.saying("cli-not-ours").with("name", name);
        }
        let unknown = Exit::Failed.saying("cli-unknown-act").with("name", name);
        unknown.with("known", known())
    })
}

fn is_own_word(act: ActView, name: &str) -> bool {
    keys::act(act).trim_start_matches("act-") == name
}

pub(crate) fn read(
    actions: &ActionsView,
    (act, name): (ActView, &str),
    said: &[Said],
) -> Result<ActionInput, Failure> {
    let mut inputs = Inputs {
        said: said.iter().collect(),
        is_own_word: is_own_word(act, name),
    };
    let input = inputs.input(actions, act)?;
    match inputs.said.first() {
        Some(left) => Err(unfit(left)),
        None => Ok(input),
    }
}

struct Inputs<'a> {
    said: Vec<&'a Said>,
    /// The act was named by the station's word for it, which says which of two is meant.
    is_own_word: bool,
}

impl Inputs<'_> {
    fn input(&mut self, actions: &ActionsView, act: ActView) -> Result<ActionInput, Failure> {
        Ok(match act {
            ActView::Pack => ActionInput::Pack,
            ActView::PackWithoutShipment => ActionInput::PackWithoutShipment,
            ActView::PackForChannel => ActionInput::PackForChannel,
            ActView::Ship => ActionInput::Ship,
            ActView::OrderShipment => ActionInput::OrderShipment,
            ActView::ShipWithoutIntegration => ActionInput::ShipWithoutIntegration,
            ActView::ShipAdvanced => ActionInput::ShipAdvanced {
                shipment: self.shipment(actions)?,
            },
            ActView::SetShipment => ActionInput::SetShipment {
                shipment: self.shipment(actions)?,
            },
            // One command of the OMS's marks both: its name alone says neither.
            ActView::MarkDelivered => match self.read("delivered", truth)? {
                Some(false) => ActionInput::MarkUndelivered,
                Some(true) => ActionInput::MarkDelivered,
                None if self.is_own_word => ActionInput::MarkDelivered,
                None => return Err(unsaid("delivered")),
            },
            ActView::MarkUndelivered => ActionInput::MarkUndelivered,
            ActView::Prepare => ActionInput::Prepare {
                lines: self.read("lines", lines)?.unwrap_or_default(),
            },
            ActView::Deallocate => ActionInput::Deallocate,
            ActView::PackForRefund => ActionInput::PackForRefund,
            ActView::NotFound => ActionInput::NotFound {
                fault: self.read("fault", fault)?.unwrap_or(FaultInput::NotFound),
            },
            ActView::LinesNotFound => ActionInput::LinesNotFound {
                lines: self.read("lines", lines)?.unwrap_or_default(),
            },
            ActView::Refuse => ActionInput::Refuse {
                reason: self
                    .read("reason", |text| reason(actions, text))?
                    .unwrap_or_default(),
            },
            ActView::Block => ActionInput::Block,
            ActView::Unblock => ActionInput::Unblock,
            ActView::SetInvoice => ActionInput::SetInvoice {
                invoice: self.invoice()?,
            },
            ActView::RenewLabel => ActionInput::RenewLabel,
        })
    }

    fn shipment(&mut self, actions: &ActionsView) -> Result<ShipmentInput, Failure> {
        let named = self.text("carrier")?;
        Ok(ShipmentInput {
            carrier: carrier(actions, &named)?,
            tracking_number: self.text("tracking")?,
            query_number: self.read("query", |text| Some(text.to_owned()))?,
        })
    }

    fn invoice(&mut self) -> Result<InvoiceInput, Failure> {
        let dated_at = self.read("date", moment)?;
        // An hour that nobody said is none: our rules ask for it.
        Ok(InvoiceInput {
            number: self.text("invoice")?,
            kind: self.text("kind")?,
            content: self.text("content")?,
            dated_at: dated_at.unwrap_or_default().0,
        })
    }

    fn text(&mut self, key: &str) -> Result<String, Failure> {
        let text = self.read(key, |text| Some(text.to_owned()))?;
        Ok(text.unwrap_or_default())
    }

    fn read<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, Failure> {
        let Some(place) = self.said.iter().position(|said| said.key == key) else {
            return Ok(None);
        };
        let said = self.said.remove(place);
        read(&said.value).map(Some).ok_or_else(|| unfit(said))
    }
}

fn unsaid(key: &str) -> Failure {
    Exit::Failed.saying("cli-unsaid-input").with("name", key)
}

fn unfit(said: &Said) -> Failure {
    let pair = format!("{}={}", said.key, said.value);
    Exit::Misused.saying("cli-unfit-input").with("input", pair)
}

/// By its name as packages show it, or by the OMS's id, which need not be known here: nobody says
/// that its list of carriers is the whole one. None that was named is left to our rules.
fn carrier(actions: &ActionsView, text: &str) -> Result<i64, Failure> {
    if text.is_empty() {
        return Ok(0);
    }
    let named = actions.carriers.iter().find(|it| it.name == text);
    let id = named.map_or_else(|| text.parse().ok(), |it| Some(it.id));
    id.ok_or_else(|| {
        let unknown = Exit::Misused.saying("cli-unknown-carrier");
        unknown.with("name", text).with("known", known(actions))
    })
}

/// One that no package has named yet is known by its number alone.
fn known(actions: &ActionsView) -> String {
    let words = actions.carriers.iter().map(|it| {
        let id = it.id.to_string();
        if it.name == id {
            id
        } else {
            format!("{} ({id})", it.name)
        }
    });
    let all = words.collect::<Vec<_>>().join(", ");
    if all.is_empty() { "–".into() } else { all }
}

fn reason(actions: &ActionsView, text: &str) -> Option<i64> {
    let named = actions.reasons.iter().find(|it| it.title == text);
    named.map_or_else(|| text.parse().ok(), |it| Some(it.id))
}

/// A moment, or a day alone: then its noon, so that no time zone makes another day of it.
fn moment(text: &str) -> Option<At> {
    At::from_rfc3339(text).or_else(|| {
        let noon = At::from_rfc3339(&format!("{text}T12:00:00Z"))?;
        // A day that the calendar does not have would be one of the next month.
        noon.to_rfc3339().starts_with(text).then_some(noon)
    })
}

fn truth(text: &str) -> Option<bool> {
    text.parse().ok()
}

fn fault(text: &str) -> Option<FaultInput> {
    match text {
        "not-found" => Some(FaultInput::NotFound),
        "wrong" => Some(FaultInput::Wrong),
        _ => None,
    }
}

/// `ITEM:QUANTITY`, with `:wrong` where it is there and is the wrong one; several by commas.
fn lines(text: &str) -> Option<Vec<MissingInput>> {
    let line = |text: &str| {
        let mut parts = text.split(':');
        let item = parts.next()?.parse().ok()?;
        let quantity = parts.next()?.parse().ok()?;
        let fault = parts.next().map_or(Some(FaultInput::NotFound), fault)?;
        let whole = parts.next().is_none();
        whole.then_some(MissingInput {
            item,
            quantity,
            fault,
        })
    };
    text.split(',').map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_with_and_without_its_hour() {
        let read = |text| moment(text).map(At::to_rfc3339);
        let noon = "2026-11-22T12:00:00.000Z";
        assert_eq!(read("2026-11-22").as_deref(), Some(noon));
        assert_eq!(read("2026-11-22T15:00:00+03:00").as_deref(), Some(noon));
        for text in [
            "",
            "today",
            "22.11.2026",
            "2026-02-30",
            "2026-11",
            "2026-11-22T",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn missing_lines_are_read_with_their_quantities() {
        let item = |item, quantity, fault| MissingInput {
            item,
            quantity,
            fault,
        };
        let both = [
            item(7301, 2, FaultInput::NotFound),
            item(7302, 1, FaultInput::Wrong),
        ];
        assert_eq!(lines("7301:2,7302:1:wrong").as_deref(), Some(&both[..]));
        for text in ["", "7301", "7301:x", "7301:1:late", "7301:1:wrong:2"] {
            assert_eq!(lines(text), None, "{text}");
        }
    }
}
