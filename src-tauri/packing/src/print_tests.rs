//! Every progress with every event: what is not named here is illegal.

use super::*;
use Progress as P;

/// What leads somewhere; all else is illegal.
fn table(from: P) -> Vec<(Event, P)> {
    let answered = Event::Answered;
    let told = Event::Told;
    let overdue = |it| Event::Stopped(Stop::Overdue, it);
    let by_person = |it| Event::Stopped(Stop::ByPerson, it);
    match from {
        P::Queued => vec![
            (Event::Claimed, P::Sending),
            (Event::CancelAsked, P::Cancelled),
            (Event::Overdue, P::Expired),
            (Event::Restored, P::Unknown),
        ],
        P::Sending => vec![
            (answered(Answer::Accepted), P::Sent),
            (answered(Answer::Delivered), P::Printed),
            (answered(Answer::Refused { again: true }), P::Queued),
            (answered(Answer::Refused { again: false }), P::Failed),
            (answered(Answer::Unclear), P::Unknown),
            (Event::Restarted, P::Unknown),
            (Event::Restored, P::Unknown),
        ],
        P::Sent => vec![
            (told(Told::Printed), P::Printed),
            (told(Told::Waiting), P::Sent),
            (told(Told::Failed), P::Failed),
            (told(Told::Cancelled), P::Cancelled),
            (told(Told::Unclear), P::Unknown),
            (overdue(Told::Printed), P::Printed),
            (overdue(Told::Waiting), P::Unknown),
            (overdue(Told::Failed), P::Failed),
            (overdue(Told::Cancelled), P::Expired),
            (overdue(Told::Unclear), P::Unknown),
            (by_person(Told::Printed), P::Printed),
            (by_person(Told::Waiting), P::Unknown),
            (by_person(Told::Failed), P::Failed),
            (by_person(Told::Cancelled), P::Cancelled),
            (by_person(Told::Unclear), P::Unknown),
            (Event::CancelAsked, P::Sent),
            (Event::Restored, P::Unknown),
        ],
        P::Unknown => vec![
            (told(Told::Printed), P::Printed),
            (told(Told::Failed), P::Failed),
            (told(Told::Cancelled), P::Expired),
            (Event::Found, P::Sent),
            (Event::CameOut(true), P::Printed),
            (Event::CameOut(false), P::Failed),
            (Event::Restored, P::Unknown),
        ],
        P::Printed | P::Failed | P::Expired | P::Cancelled => Vec::new(),
    }
}

#[test]
fn p1_every_pair_of_progress_and_event_is_as_the_table_says() {
    for from in P::ALL {
        let table = table(from);
        for event in Event::all() {
            let expected = table.iter().find(|(it, _)| *it == event);
            let expected = expected.map(|(_, to)| *to);
            assert_eq!(step(from, event).ok(), expected, "{from:?} {event:?}");
        }
    }
}

#[test]
fn p2_what_may_be_on_paper_is_never_sent_again_without_a_persons_word() {
    // Everything that can be reached from a print that left, with no person and no refusal that
    // is sure of itself.
    let by_itself = |event: &Event| {
        let refused = matches!(event, Event::Answered(Answer::Refused { .. }));
        let person = matches!(event, Event::CameOut(_) | Event::CancelAsked);
        !refused && !person
    };
    let events: Vec<Event> = Event::all().into_iter().filter(by_itself).collect();
    let mut reached = vec![P::Sending];
    let mut at = 0;
    while at < reached.len() {
        for event in &events {
            if let Ok(next) = step(reached[at], *event)
                && !reached.contains(&next)
            {
                reached.push(next);
            }
        }
        at += 1;
    }
    assert!(!reached.contains(&P::Queued), "{reached:?}");
    assert!(reached.contains(&P::Unknown));
}

#[test]
fn p3_no_print_is_forgotten_each_unsettled_one_has_a_way_to_its_end() {
    for from in P::ALL.into_iter().filter(|it| !it.is_settled()) {
        let mut reached = vec![from];
        let mut at = 0;
        while at < reached.len() {
            let next = Event::all()
                .into_iter()
                .filter_map(|event| step(reached[at], event).ok());
            for next in next.collect::<Vec<_>>() {
                if !reached.contains(&next) {
                    reached.push(next);
                }
            }
            at += 1;
        }
        assert!(reached.iter().any(|it| it.is_settled()), "{from:?}");
    }
}

#[test]
fn what_is_settled_stays_settled() {
    for from in P::ALL.into_iter().filter(|it| it.is_settled()) {
        for event in Event::all() {
            assert!(step(from, event).is_err(), "{from:?} {event:?}");
        }
    }
}
