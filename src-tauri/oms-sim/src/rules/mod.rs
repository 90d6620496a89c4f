//! What the OMS allows: a command and a package's facts in, an effect or a refusal out.
//!
//! Pure. It must not know HTTP, JSON, time or the world's storage. It shares no code with the
//! station's rules on purpose: a belief about the OMS that is wrong in one of them has to show
//! as a disagreement between the two.

mod asked;
mod inputs;
mod state;
mod table;

pub(crate) use asked::{Around, Asked, Facts, InvoiceAsked, Names, Part};
pub use state::State;
pub(crate) use table::{Code, Transition, installed};

use crate::invented;
use crate::strict::{Strict, TransitionAndSlug, Unblock};

/// What one installation has set up: its transitions, and how it reads the documents.
#[derive(Debug, Clone)]
pub(crate) struct Book {
    pub(crate) rows: Vec<Transition>,
    pub(crate) strict: Strict,
}

/// What an allowed command does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Effect {
    pub(crate) transition: Transition,
    pub(crate) to: State,
    pub(crate) shipment: ShipmentEffect,
    pub(crate) beyond: Beyond,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ShipmentEffect {
    Keep,
    /// The carrier was called: a record without any number, the number follows later.
    StartEmpty,
    /// The carrier was called: the record itself comes later, with the number.
    StartLater,
    /// The carrier was called and answered with a number at once.
    StartIssued,
    /// A marketplace order brought its tracking number along.
    StartNumbered,
    Replace {
        awb_number: String,
        query_number: Option<String>,
        cargo_company: u32,
    },
    /// The carrier draws the label file anew.
    NewLabel,
}

/// What a command does besides moving the package and its shipment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Beyond {
    Nothing,
    /// All goods are planned anew, elsewhere, at once.
    Replan,
    /// As that, but when the OMS comes round to it.
    Reschedule,
    /// Some items leave to be planned anew elsewhere, some become another product.
    Change {
        leave: Vec<Part>,
        replace: Vec<(u64, String)>,
    },
    /// The invoice service was called, or the brand handed its own invoice in.
    Invoice {
        number: Option<String>,
        content: Option<String>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// 400: a parameter is wrong.
    Invalid {
        field: &'static str,
        message: String,
    },
    /// The package's state does not allow it.
    State { from: State },
    /// 406: understood, but the command itself failed.
    Command {
        code: &'static str,
        message: &'static str,
    },
}

/// One command call, with all that it is judged by.
#[derive(Clone, Copy)]
struct Call<'a> {
    asked: &'a Asked,
    facts: &'a Facts,
    around: Around,
    book: &'a Book,
}

pub(crate) fn decide(
    asked: &Asked,
    (facts, around): (&Facts, Around),
    book: &Book,
) -> Result<Effect, Refusal> {
    let call = Call {
        asked,
        facts,
        around,
        book,
    };
    let transition = call.find()?;
    let code = transition.code;
    call.package_named(code)?;
    if !suits_channel(code, facts) {
        return Err(Refusal::Command {
            code: invented::ERROR_COMMAND,
            message: "The command does not suit the sales channel of the order.",
        });
    }
    call.in_step_with_omnitron(code)?;
    let shipment = call.shipment(code)?;
    let (to, beyond) = call.further(code, transition.to)?;
    Ok(Effect {
        transition: *transition,
        to,
        shipment,
        beyond,
    })
}

/// The commands that the OMS lists for a package in this state.
pub(crate) fn offered(facts: Facts, book: &Book) -> impl Iterator<Item = &Transition> {
    book.rows
        .iter()
        .filter(move |row| fits(row, &facts, &book.strict) && suits_channel(row.code, &facts))
}

impl<'a> Call<'a> {
    fn strict(&self) -> &'a Strict {
        &self.book.strict
    }

    fn find(&self) -> Result<&'a Transition, Refusal> {
        let asked = self.asked;
        let (field, both) = match (asked.transition, &asked.slug) {
            (None, None) if asked.code.is_some() => ("code", false),
            (None, None) => {
                let message = "Either transition or slug is required.";
                return Err(invalid("transition", message));
            }
            (Some(_), slug) => ("transition", slug.is_some()),
            (None, Some(_)) => ("slug", false),
        };
        if both && self.strict().transition_and_slug == TransitionAndSlug::OneOnly {
            return Err(invalid(
                "slug",
                "Only one of transition and slug may be given.",
            ));
        }
        let named = |row: &&Transition| {
            asked.transition.is_none_or(|id| id == row.id)
                && asked.slug.as_deref().is_none_or(|slug| slug == row.slug)
                && asked.code.is_none_or(|code| code == row.code)
        };
        let mut known = self.book.rows.iter().filter(named).peekable();
        if known.peek().is_none() {
            return Err(invalid(field, "State transition does not exist."));
        }
        let from = self.facts.state;
        known
            .find(|row| fits(row, self.facts, self.strict()))
            .ok_or(Refusal::State { from })
    }
}

fn fits(row: &Transition, facts: &Facts, strict: &Strict) -> bool {
    // Unblocking has a row for each state that blocking can start from; the package's own past
    // picks the row, unless the OMS leaves the choice to the caller.
    let returns = row.code != Code::Unblock
        || strict.unblock == Unblock::Any
        || facts.before_block.is_none_or(|to| to == row.to);
    row.from == facts.state && returns
}

fn suits_channel(code: Code, facts: &Facts) -> bool {
    let needs_marketplace = code == Code::ChannelBasedCompletePackaging;
    let needs_own_shop = code == Code::CompletePackaging;
    if facts.marketplace {
        !needs_own_shop
    } else {
        !needs_marketplace
    }
}

fn invalid(field: &'static str, message: &str) -> Refusal {
    Refusal::Invalid {
        field,
        message: message.to_owned(),
    }
}

fn required(field: &'static str) -> Refusal {
    invalid(field, "This field is required.")
}

#[cfg(test)]
mod tests;
