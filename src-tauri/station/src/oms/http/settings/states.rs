//! What an installation's state codes mean. Data only: it must not know how a state is written.

use std::collections::BTreeMap;

use packing::package::State;

/// What the OMS's state codes mean. Names differ per installation, so only the code counts.
#[derive(Clone, Debug, Eq)]
pub struct StateMap {
    codes: BTreeMap<String, State>,
    /// Those that the configuration gave codes to.
    named: Vec<State>,
}

/// Printed in the documents.
const DOCUMENTED: [(&str, State); 5] = [
    ("100", State::Waiting),
    ("200", State::Preparing),
    ("400", State::ReadyForPackaging),
    ("500", State::Packed),
    ("920", State::OutOfStock),
];

/// Not printed anywhere: what the simulated OMS uses. A real one's go into the configuration.
const ASSUMED: [(&str, State); 12] = [
    ("150", State::WaitingRemoteAction),
    ("300", State::WaitingForTransfer),
    ("450", State::WaitingCargoLabel),
    ("600", State::Shipped),
    ("640", State::AttemptedDelivery),
    ("660", State::DeliveryFailed),
    ("700", State::Delivered),
    ("800", State::Blocked),
    ("880", State::CancellationWaiting),
    ("900", State::Cancelled),
    ("940", State::NeedsRescheduling),
    ("1100", State::PackedForRefund),
];

/// What the codes mean is all that counts; who said so is for the doctor.
impl PartialEq for StateMap {
    fn eq(&self, other: &Self) -> bool {
        self.codes == other.codes
    }
}

impl Default for StateMap {
    fn default() -> Self {
        let all = DOCUMENTED.into_iter().chain(ASSUMED);
        Self {
            codes: all.map(|(code, state)| (code.to_owned(), state)).collect(),
            named: Vec::new(),
        }
    }
}

impl StateMap {
    /// Every state that a code can be given to, under the name that configuration uses.
    pub const NAMED: [(&str, State); 17] = [
        ("waiting", State::Waiting),
        ("preparing", State::Preparing),
        ("ready_for_packaging", State::ReadyForPackaging),
        ("waiting_cargo_label", State::WaitingCargoLabel),
        ("packed", State::Packed),
        ("shipped", State::Shipped),
        ("delivered", State::Delivered),
        ("delivery_failed", State::DeliveryFailed),
        ("attempted_delivery", State::AttemptedDelivery),
        ("cancelled", State::Cancelled),
        ("cancellation_waiting", State::CancellationWaiting),
        ("out_of_stock", State::OutOfStock),
        ("blocked", State::Blocked),
        ("waiting_remote_action", State::WaitingRemoteAction),
        ("waiting_for_transfer", State::WaitingForTransfer),
        ("needs_rescheduling", State::NeedsRescheduling),
        ("packed_for_refund", State::PackedForRefund),
    ];

    /// Gives a state this code and takes away the others it had: a real code ends the assumed one.
    pub fn name(&mut self, state: &State, codes: &[String]) {
        self.named.push(state.clone());
        self.codes.retain(|_, known| known != state);
        self.codes
            .extend(codes.iter().map(|code| (code.clone(), state.clone())));
    }

    /// This installation has no such code.
    pub fn end(&mut self, code: &str) {
        self.named.extend(self.codes.remove(code));
    }

    /// The codes that mean this state.
    pub fn codes(&self, state: &State) -> Vec<String> {
        let of_it = self.codes.iter().filter(|(_, known)| *known == state);
        of_it.map(|(code, _)| code.clone()).collect()
    }

    /// The code by which we take a package for one that stands there, where neither a document nor
    /// anybody here has said so.
    pub fn assumed(&self, state: &State) -> Option<&'static str> {
        let mut assumed = ASSUMED.iter().filter(|(_, it)| it == state);
        let (code, _) = assumed.next()?;
        (!self.named.contains(state)).then_some(code)
    }

    pub fn state(&self, code: &str) -> State {
        self.codes
            .get(code)
            .cloned()
            .unwrap_or_else(|| State::Other(code.to_owned()))
    }

    /// The codes of all packages that something may still happen to. One that an installation
    /// does not have may make its list refuse all of them, so its name ends it here as well.
    pub fn open_codes(&self) -> String {
        let open = self.codes.iter().filter(|(_, state)| state.is_open());
        open.map(|(code, _)| code.as_str())
            .collect::<Vec<_>>()
            .join(",")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_configured_code_ends_the_assumed_one() {
        let mut states = StateMap::default();
        assert_eq!(states.state("600"), State::Shipped);
        states.name(&State::Shipped, &["550".into(), "551".into()]);
        assert_eq!(states.state("550"), State::Shipped);
        assert_eq!(states.state("551"), State::Shipped);
        assert_eq!(states.state("600"), State::Other("600".into()));
        assert_eq!(states.assumed(&State::Shipped), None, "somebody said so");
        assert_eq!(states.assumed(&State::Delivered), Some("700"));
        assert_eq!(states.assumed(&State::Packed), None, "it is printed");
    }

    #[test]
    fn every_code_that_is_known_by_default_has_a_name_in_the_configuration() {
        for (_, state) in DOCUMENTED.into_iter().chain(ASSUMED) {
            assert!(
                StateMap::NAMED.iter().any(|(_, named)| *named == state),
                "{state:?}"
            );
        }
    }

    #[test]
    fn a_code_that_this_installation_does_not_have_is_not_asked_for() {
        let mut states = StateMap::default();
        states.name(&State::WaitingForTransfer, &[]);
        states.name(&State::NeedsRescheduling, &["941".into()]);
        let codes = states.open_codes();
        let asked = |code| codes.split(',').any(|c| c == code);
        assert!(asked("150") && asked("941"), "{codes}");
        assert!(!asked("300") && !asked("940"), "{codes}");
    }

    #[test]
    fn what_is_open_is_asked_for_and_what_has_ended_is_not() {
        let codes = StateMap::default().open_codes();
        let asked = |code| codes.split(',').any(|c| c == code);
        for code in ["100", "200", "400", "500", "600", "920", "150", "300"] {
            assert!(asked(code), "{code} in {codes}");
        }
        for code in ["700", "900"] {
            assert!(!asked(code), "{code} in {codes}");
        }
    }
}
