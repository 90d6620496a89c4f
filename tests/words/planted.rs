//! Each fault that the checks are there for, planted in catalogues that are in order without it.

use super::catalogue::{Catalogue, Catalogues};
use super::{faults, said};
use std::collections::BTreeMap;

/// A made-up set of catalogues that is in order.
const IN_ORDER: [(&str, &str); 4] = [
    (
        "en",
        r#"
-oms = OMS
lost = Lost { -oms }: { $why }
    .title = Lost
boxes = { $n ->
    [one] One box
   *[other] { $n } boxes
 }
"#,
    ),
    (
        "tr",
        r#"
-oms = OMS
lost = { -oms } yok: { $why }
    .title = Yok
boxes = { $n } kutu
"#,
    ),
    (
        "ar",
        r#"
-oms = OMS
lost = { $why } { -oms }
    .title = ف
boxes = { $n ->
    [zero] أ
    [one] ب
    [two] ت
    [few] ث
    [many] ج
   *[other] ح
 }
"#,
    ),
    (
        "de",
        r#"
-oms = OMS
lost = { -oms } fehlt: { $why }
    .title = Fehlt
boxes = { NUMBER($n) ->
    [0] Keine
    [one] Eine Kiste
   *[other] { $n } Kisten
 }
"#,
    ),
];

/// Those catalogues, with a part of one language's text replaced.
fn with(language: &str, part: &str, by: &str) -> Catalogues {
    let read = |(name, source): &(&str, &str)| {
        assert!(
            *name != language || source.contains(part),
            "nothing to replace"
        );
        let source = if *name == language {
            source.replace(part, by)
        } else {
            (*source).to_owned()
        };
        let files = BTreeMap::from([("main.ftl".to_owned(), Catalogue::read(&source))]);
        ((*name).to_owned(), files)
    };
    IN_ORDER.iter().map(read).collect()
}

#[track_caller]
fn check(language: &str, part: &str, by: &str, expected: &[&str]) {
    assert_eq!(faults(&with(language, part, by)), expected);
}

#[test]
fn words_in_order_pass() {
    check("en", "", "", &[]);
}

#[test]
fn a_missing_key_or_attribute_is_caught() {
    check(
        "de",
        "lost = ",
        "found = ",
        &[
            "ar/main.ftl: found is missing",
            "ar/main.ftl: found.title is missing",
            "de/main.ftl: lost is missing",
            "de/main.ftl: lost.title is missing",
            "en/main.ftl: found is missing",
            "en/main.ftl: found.title is missing",
            "tr/main.ftl: found is missing",
            "tr/main.ftl: found.title is missing",
        ],
    );
    check(
        "tr",
        "\n    .title = Yok",
        "",
        &["tr/main.ftl: lost.title is missing"],
    );
}

#[test]
fn a_missing_file_or_language_is_caught() {
    let mut all = with("en", "", "");
    all.insert("tr".to_owned(), BTreeMap::new());
    assert_eq!(faults(&all), ["tr/main.ftl: the file is missing"]);
    all.remove("tr");
    assert_eq!(faults(&all), ["tr/main.ftl: the file is missing"]);
    assert!(faults(&Catalogues::new()).contains(&"there is no catalogue".to_owned()));
}

#[test]
fn a_variable_that_is_missing_or_made_up_is_caught() {
    check(
        "ar",
        "{ $why }",
        "",
        &["ar/main.ftl: lost does not use $why"],
    );
    check(
        "de",
        "{ $why }",
        "{ $why } { $when }",
        &["de/main.ftl: lost uses $when, which is not given"],
    );
}

#[test]
fn a_missing_plural_form_is_caught() {
    check(
        "ar",
        "    [two] ت\n",
        "",
        &["ar/main.ftl: boxes has no form [two] of $n"],
    );
    check(
        "en",
        "    [one] One box\n",
        "",
        &["en/main.ftl: boxes has no form [one] of $n"],
    );
    check(
        "de",
        "[one]",
        "[few]",
        &[
            "de/main.ftl: boxes has no form [one] of $n",
            "de/main.ftl: boxes has [few], never chosen",
        ],
    );
}

#[test]
fn a_count_without_forms_is_caught_where_the_language_has_them() {
    let forms = IN_ORDER[3].1.split_once("boxes = ").unwrap().1;
    check(
        "de",
        forms,
        "{ $n } Kisten\n",
        &["de/main.ftl: boxes has no forms of $n"],
    );
}

#[test]
fn a_count_that_chooses_nothing_in_any_language_is_caught() {
    let planted = faults(&with("en", "Lost { -oms }", "{ $count } lost { -oms }"));
    let expected = "en/main.ftl: lost counts, and has no forms of $count";
    assert!(planted.contains(&expected.to_owned()), "{planted:?}");
}

#[test]
fn a_choice_that_is_no_count_needs_no_plural_forms() {
    let kinds = "{ $why ->\n    [net] Netz\n   *[other] Sonst\n }";
    check("de", "{ -oms } fehlt: { $why }", kinds, &[]);
}

#[test]
fn a_borrowed_text_that_is_not_there_is_caught() {
    check(
        "tr",
        "{ -oms } yok",
        "{ -sms } yok { boxes.x }",
        &[
            "tr/main.ftl: lost borrows -sms, which is not there",
            "tr/main.ftl: lost borrows boxes.x, which is not there",
        ],
    );
}

#[test]
fn an_empty_text_is_caught() {
    check(
        "en",
        "title = Lost",
        "title = { \"\" }",
        &["en/main.ftl: lost.title is empty"],
    );
    check(
        "de",
        "Eine Kiste",
        "{ \" \" }",
        &["de/main.ftl: boxes is empty"],
    );
}

#[test]
fn what_the_parser_cannot_read_is_caught() {
    let broken = faults(&with("en", "Lost { -oms }", "Lost { -oms"));
    assert!(broken[0].starts_with("en/main.ftl: line 3: "), "{broken:?}");
    check(
        "en",
        "-oms = OMS\n",
        "-oms = OMS\n-oms = OMS\n",
        &["en/main.ftl: -oms is there twice"],
    );
}

#[test]
fn a_key_without_words_and_words_that_nobody_says_are_caught() {
    let file = Catalogue::read("cli-done = Done\ncli-step-sent = Sent\ncli-old = Old\n");
    let files = BTreeMap::from([("cli.ftl".to_owned(), file)]);
    let all = Catalogues::from([("en".to_owned(), files)]);
    let source = r#"say("cli-done"); say("cli-gone"); say(&format!("cli-step-{it}")); "word""#;
    let faults = ["cli-gone has no words", "cli-old is said by nobody"];
    assert_eq!(said(&all, source), faults);
}
