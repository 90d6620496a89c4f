//! What a person sends once more: it goes where nothing happens to what the person has seen.

use packing::command::Body;
use packing::delivery::{Delivery, Event, Finding};
use packing::id::Seq;
use packing::package::{Package, State};

use super::bench::{Bench, START, package, queued, when};
use crate::store::journal::What;
use crate::store::meta;
use crate::store::queue::{self, Stepped};
use crate::sync::record::{self, Looked};
use crate::view::AnswerInput;
use crate::{acts, answers, questions};

/// As somebody left it after this was decided.
fn touched() -> Package {
    let mut touched = package(State::Waiting);
    touched.modified_at = Some(START.plus_ms(5));
    touched
}

fn after_the_quiet_time(bench: &Bench, found: &Package, asked: i64) -> Delivery {
    bench.clock.turn(bench.shared.desk.timing.doubt_quiet_ms);
    let looked = Looked {
        seq: Seq(1),
        package: Some(found.clone()),
        log: None,
        when: when(asked),
        began: bench.clock.tick(),
    };
    record::look(&bench.shared, &looked).unwrap();
    bench.delivery()
}

#[test]
fn what_a_person_sends_once_more_goes_where_it_was_decided_on_an_older_copy() {
    let again = |found: &Package| {
        let bench = queued();
        let packer = acts::add_packer(&bench.shared, "Ayşe").unwrap();
        acts::sign_in(&bench.shared, packer.id).unwrap();
        bench.claim();
        record::restarted(&bench.shared).unwrap();
        let asked = after_the_quiet_time(&bench, &touched(), 2);
        assert_eq!(asked, Delivery::NeedsPerson);
        let asked = questions::attention(&bench.shared).unwrap();
        let retry = (None, AnswerInput::Retry);
        answers::answer(&bench.shared, &asked[0].command, retry).unwrap();
        after_the_quiet_time(&bench, found, 3)
    };
    assert_eq!(again(&touched()), Delivery::Queued);
    let mut once_more = touched();
    once_more.modified_at = Some(START.plus_ms(6));
    let asked = again(&once_more);
    assert_eq!(asked, Delivery::NeedsPerson, "something happened meanwhile");
}

/// Both were brought back in doubt, and the first one's look told nothing.
#[test]
fn what_is_in_doubt_behind_it_keeps_nobody_from_sending_once_more() {
    let bench = queued();
    let shared = &bench.shared;
    let packer = acts::add_packer(shared, "Ayşe").unwrap();
    acts::sign_in(shared, packer.id).unwrap();
    bench.append_seen(Body::Block, &package(State::Packed));
    let steps = [
        (Seq(1), Event::Restored),
        (Seq(2), Event::Restored),
        (Seq(1), Event::Looked(Finding::Unclear)),
    ];
    for (seq, event) in steps {
        let command = bench.command(seq);
        let step = Stepped {
            command: &command,
            event,
            at: START,
            steady: shared.steady(),
            run: shared.store.run(),
            who: 0,
            what: What::Restored,
            note: "",
        };
        let stepped = shared.store.write(|transaction| {
            meta::set(transaction, "restoring", "again")?;
            queue::step(transaction, &step)
        });
        stepped.unwrap();
    }
    let asked = questions::attention(shared).unwrap();
    let retry = (None, AnswerInput::Retry);
    answers::answer(shared, &asked[0].command, retry).unwrap();
    assert_eq!(
        bench.delivery(),
        Delivery::InDoubt,
        "it is looked at once more"
    );
    assert_eq!(bench.standing(Seq(2)).delivery, Delivery::NeedsPerson);
}
