//! Lists whose pages are larger than is read at once, and what is left unsaid where it is refused.

use station::oms::{HttpOms, Oms, PageAsk, ReadTrouble};

use super::canned::{Canned, run};
use super::{JSON, client, settings};

const EMPTY: (&str, &str, &str) = ("200 OK", JSON, "{\"next\": null, \"results\": []}");

fn huge() -> String {
    let row = "x".repeat(5 << 20);
    format!("{{\"next\": null, \"results\": [\"{row}\"]}}")
}

/// A parameter of each request, in order.
fn said(oms: &Canned, name: &str) -> Vec<Option<String>> {
    let of_one = |request: &String| {
        let query = request
            .split_once('?')
            .unwrap()
            .1
            .split(' ')
            .next()
            .unwrap();
        let mut pairs = query.split('&').filter_map(|it| it.split_once('='));
        pairs.find(|it| it.0 == name).map(|it| it.1.to_owned())
    };
    oms.asked().iter().map(of_one).collect()
}

#[test]
fn a_page_that_is_too_large_is_read_in_smaller_ones() {
    let huge = huge();
    let large = ("200 OK", JSON, huge.as_str());
    let oms = Canned::answering(&[large, large, EMPTY]);
    let page = run(client(&oms.url()).page(PageAsk::ChangedSince(None))).unwrap();
    assert_eq!(page.rows_max, Some(25));
    let size = |size: &str| Some(size.to_owned());
    assert_eq!(
        said(&oms, "page_size"),
        [size("100"), size("50"), size("25")]
    );

    // An OMS that knows no sizes had fewer rows on the pages before than the link says.
    let oms = Canned::answering(&[large, large, large, EMPTY]);
    let link = "/api/v1/oms/packages/?page=3&sort=id&page_size=100".to_owned();
    let page = run(client(&oms.url()).page(PageAsk::Next(link))).unwrap();
    assert_eq!(page.rows_max, Some(12));
    let page = |page: &str| Some(page.to_owned());
    let pages = [page("3"), page("1"), page("1"), page("1")];
    assert_eq!(said(&oms, "page"), pages);
    assert_eq!(said(&oms, "sort"), vec![page("id"); 4]);
}

#[test]
fn one_row_that_is_too_large_is_passed_over_and_two_end_it() {
    let huge = huge();
    let mut answers = vec![("200 OK", JSON, huge.as_str()); 8];
    let oms = Canned::answering(&answers);
    let read = run(client(&oms.url()).page(PageAsk::ChangedSince(None)));
    assert_eq!(read, Err(ReadTrouble::TooLarge));
    assert_eq!(said(&oms, "page_size").pop(), Some(Some("1".into())));

    answers[7] = ("200 OK", JSON, "{\"next\": \"/p?page=3\", \"results\": []}");
    let oms = Canned::answering(&answers);
    let page = run(client(&oms.url()).page(PageAsk::ChangedSince(None))).unwrap();
    assert_eq!(page.unreadable, 1, "it is not forgotten");
    assert_eq!(
        (page.next.as_deref(), page.rows_max),
        (Some("/p?page=3"), Some(1))
    );
    assert_eq!(said(&oms, "page").pop(), Some(Some("2".into())));
    assert_eq!(said(&oms, "sort").pop(), Some(Some("id".into())));

    // It is the last: there is no page beyond it.
    answers[7] = ("404 Not Found", JSON, "{\"detail\": \"Invalid page.\"}");
    let oms = Canned::answering(&answers);
    let page = run(client(&oms.url()).page(PageAsk::ChangedSince(None))).unwrap();
    assert_eq!((page.unreadable, page.next), (1, None));
}

#[test]
fn what_an_oms_does_not_let_be_said_is_not_said() {
    let oms = Canned::answering(&[EMPTY]);
    let mut settings = settings(&oms.url());
    settings.site.names.sort.clear();
    run(HttpOms::new(settings)
        .unwrap()
        .page(PageAsk::ChangedSince(None)))
    .unwrap();
    assert!(!oms.asked()[0].contains("=id"), "{}", oms.asked()[0]);
    assert_eq!(said(&oms, "page_size"), [Some("100".into())]);
}
