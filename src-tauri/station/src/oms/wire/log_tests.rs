//! When a log page is evidence, and when it only looks like it.

use packing::id::PackageId;
use packing::package::State;
use serde_json::json;

use super::*;

const ASK: LogAsk = LogAsk {
    package: PackageId(7),
    content_type: Some(26),
    above: LogId(100),
};

fn entry(id: i64) -> Value {
    json!({"id": id, "object_id": 7, "content_type": 26})
}

fn page(results: Vec<Value>, next: Option<&str>) -> Envelope {
    Envelope {
        results,
        next: next.map(String::from),
        is_last: next.is_none(),
    }
}

/// The ids found and whether they are all there are.
fn read(pages: Vec<Envelope>) -> (Vec<i64>, bool) {
    let states = StateMap::default();
    let mut back = LogBack::new(&ASK, &states);
    for page in pages {
        if back.add(page).is_none() {
            break;
        }
    }
    let page = back.page();
    (
        page.rows.iter().map(|row| row.id.0).collect(),
        page.complete,
    )
}

#[test]
fn rows_are_held_against_what_was_asked() {
    let strangers = vec![
        entry(110),
        json!({"id": 109, "object_id": 8, "content_type": 26}),
        json!({"id": 108, "object_id": 7, "content_type": 99}),
        json!({"id": 107, "object_id": "7"}),
        entry(100),
        entry(99),
    ];
    assert_eq!(read(vec![page(strangers, None)]), (vec![107, 110], true));
}

#[test]
fn a_page_that_does_not_reach_back_is_no_evidence() {
    let (more, row) = (Some("/next"), || vec![entry(110)]);
    assert_eq!(
        read(vec![page(row(), more)]),
        (vec![110], false),
        "the rest was not read"
    );
    assert_eq!(read(vec![page(vec![], more)]), (vec![], false));
    assert_eq!(read(vec![page(vec![], None)]), (vec![], true));
    let silent = Envelope {
        results: row(),
        next: None,
        is_last: false,
    };
    assert_eq!(
        read(vec![silent]),
        (vec![110], false),
        "it did not say that it ends"
    );
    let two = vec![page(row(), more), page(vec![entry(105), entry(90)], more)];
    assert_eq!(read(two), (vec![105, 110], true), "passed the watermark");
}

#[test]
fn rows_in_any_other_order_are_no_evidence() {
    let rising = vec![page(vec![entry(1), entry(2)], Some("/next"))];
    assert_eq!(
        read(rising),
        (vec![], false),
        "the newest are on a page that was not read"
    );
    let nobodys = vec![page(vec![json!({"id": 106}), entry(90)], None)];
    assert_eq!(read(nobodys), (vec![], false), "it could be ours");
    let unreadable = vec![page(vec![json!({"id": "x"}), entry(90)], None)];
    assert_eq!(read(unreadable), (vec![], false));
}

#[test]
fn a_rows_command_and_user_are_found_in_each_documented_place() {
    let told = |value: Value| {
        let states = StateMap::default();
        let row = LogBack::new(&ASK, &states).row(&Reader::default(), &value, LogId(1));
        (row.user, row.slug, row.transition)
    };
    let expected = || (Some("desk-1".to_owned()), Some("PACK".to_owned()), Some(9));
    assert_eq!(
        told(json!({"user": "desk-1",
            "attributes": {"command": {"slug": "PACK", "transition_id": 9}}})),
        expected()
    );
    assert_eq!(
        told(json!({"user": {"id": 4, "username": "desk-1"},
            "attributes": {"command.slug": "PACK", "command.transition_id": "9"}})),
        expected()
    );
    assert_eq!(
        told(json!({"user": null, "attributes": {"remote_user_mail": "a@b.example"}})),
        (Some("a@b.example".into()), None, None)
    );
    assert_eq!(told(json!({"user": 4})), (Some("4".into()), None, None));
}

#[test]
fn a_row_says_where_it_led() {
    let led_to = |value: Value| {
        let states = StateMap::default();
        LogBack::new(&ASK, &states)
            .row(&Reader::default(), &value, LogId(1))
            .led_to
    };
    assert_eq!(
        led_to(json!({"new_state": {"enum_value": "500"}})),
        Some(State::Packed)
    );
    assert_eq!(led_to(json!({"new_state": 500})), Some(State::Packed));
    assert_eq!(
        led_to(json!({"new_state": "930"})),
        Some(State::Other("930".into()))
    );
    assert_eq!(led_to(json!({"new_state": null})), None);
}

#[test]
fn the_watermark_is_taken_only_from_rows_in_falling_order() {
    assert_eq!(log_head(&[entry(5), entry(3)]), Ok(Some(LogId(5))));
    assert_eq!(log_head(&[entry(5)]), Ok(Some(LogId(5))));
    assert_eq!(log_head(&[]), Ok(None));
    assert_eq!(log_head(&[entry(3), entry(5)]), Err(NotFalling));
    assert_eq!(log_head(&[json!({"id": null})]), Err(NotFalling));
}
