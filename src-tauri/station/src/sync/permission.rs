//! Whether this desk may still do anything at the OMS.
//!
//! One package may belong to somebody else, and then the next ones go on. Several in a row are no
//! accident: the station's own permissions have changed, and every command that was sent on would
//! be refused for nothing that its packer did. So from then on a "not permitted" is no judgement on
//! the command: it stays in the queue, and sending pauses. It must not know how a command is sent.

use packing::delivery::Answer;
use packing::id::PackageId;

use crate::oms::{Line, Sent};

/// So many different packages in a row. Two may well lie side by side in a re-planned order.
const PACKAGES: usize = 3;

#[derive(Debug, Default)]
pub struct Permission {
    /// Packages that were not permitted since the OMS last judged a command.
    refused: Vec<PackageId>,
}

impl Permission {
    /// What an answer means, beside those before it.
    pub fn weigh(&mut self, package: PackageId, sent: Sent) -> Sent {
        if sent.line != Line::Forbidden {
            if matches!(sent.answer, Answer::Accepted | Answer::Refused(_)) {
                self.refused.clear();
            }
            return sent;
        }
        if !self.refused.contains(&package) {
            self.refused.push(package);
        }
        if self.refused.len() < PACKAGES {
            return Sent {
                line: Line::Up,
                ..sent
            };
        }
        // Which ones they were no longer matters.
        self.refused.truncate(PACKAGES);
        Sent {
            answer: Answer::NotTaken,
            ..sent
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(answer: Answer, line: Line) -> Sent {
        Sent {
            answer,
            line,
            outcome: "test",
        }
    }

    fn forbidden() -> Sent {
        sent(Answer::Refused("no permission".into()), Line::Forbidden)
    }

    #[test]
    fn one_package_that_is_not_permitted_does_not_hold_up_the_others() {
        let mut permission = Permission::default();
        for _ in 0..5 {
            let told = permission.weigh(PackageId(7), forbidden());
            assert_eq!(told.line, Line::Up);
            assert!(matches!(told.answer, Answer::Refused(_)));
        }
    }

    #[test]
    fn the_third_package_in_a_row_pauses_sending_and_is_not_judged() {
        let mut permission = Permission::default();
        let mut told = |id| {
            let sent = permission.weigh(PackageId(id), forbidden());
            (sent.answer == Answer::NotTaken, sent.line)
        };
        assert_eq!(told(1), (false, Line::Up));
        assert_eq!(told(2), (false, Line::Up));
        assert_eq!(told(3), (true, Line::Forbidden));
        assert_eq!(told(1), (true, Line::Forbidden), "and so it stays");
    }

    #[test]
    fn an_answer_of_another_kind_begins_the_row_anew() {
        for other in [
            sent(Answer::Accepted, Line::Up),
            sent(Answer::Refused("wrong state".into()), Line::Up),
        ] {
            let mut permission = Permission::default();
            permission.weigh(PackageId(1), forbidden());
            permission.weigh(PackageId(2), forbidden());
            assert_eq!(permission.weigh(PackageId(3), other.clone()), other);
            let told = permission.weigh(PackageId(4), forbidden());
            assert_eq!(told.line, Line::Up);
        }
        let mut permission = Permission::default();
        permission.weigh(PackageId(1), forbidden());
        permission.weigh(PackageId(2), forbidden());
        permission.weigh(PackageId(3), sent(Answer::NeverSent, Line::Down));
        let told = permission.weigh(PackageId(4), forbidden());
        assert_eq!(told.line, Line::Forbidden, "an outage tells nothing");
    }
}
