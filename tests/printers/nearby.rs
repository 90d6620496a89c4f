//! Printers are found by what a spooler and the network say of them.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use station::error::ProblemKey;
use station::print::{Finder, IppAddress, Nearby, Place};
use station::view::{FormatView, MediaView, PlaceView, SizeView};

use super::LIMITS;
use super::rig::{Rig, free_port};
use crate::support::Counter;

fn finder(spooler: Option<u16>, browser: PathBuf) -> Finder {
    let address = |port| IppAddress::parse(&format!("ipp://127.0.0.1:{port}/")).unwrap();
    Finder {
        spooler: spooler.map(address),
        browser,
        limits: LIMITS,
    }
}

#[tokio::test]
async fn a_spoolers_queues_are_found() {
    let Some(rig) = Rig::start() else { return };
    let Some(spooler) = rig.spooler(free_port()) else {
        return;
    };
    let found = finder(Some(spooler.port), "/no/browser".into())
        .find()
        .await;
    let names: Vec<&str> = found.iter().map(|nearby| nearby.name.as_str()).collect();
    assert_eq!(names, ["Closed", "Halted", "Label"]);
    let port = spooler.port;
    for (nearby, name) in found.iter().zip(names) {
        let Place::Ipp { address } = &nearby.place else {
            panic!("{nearby:?}");
        };
        let expected = format!("/printers/{name}");
        assert!(address.as_str().ends_with(&expected), "{address:?}");
        assert!(
            address.as_str().contains(&format!(":{port}/")),
            "{address:?}"
        );
    }
}

#[tokio::test]
async fn a_printer_that_the_network_announces_is_found() {
    let Some(rig) = Rig::start() else { return };
    let real = rig.printer("Counter 3");
    // The browser asks this test's own name service.
    let browser = rig.path("browse");
    let bus = rig.bus().display().to_string();
    let script =
        format!("#!/bin/sh\nDBUS_SYSTEM_BUS_ADDRESS=unix:path={bus} exec avahi-browse \"$@\"\n");
    fs::write(&browser, script).unwrap();
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).unwrap();
    let finder = finder(None, browser);
    let mut found = Vec::new();
    // It announces a moment after it answers.
    for _ in 0..100 {
        found = finder.find().await;
        if !found.is_empty() {
            break;
        }
    }
    let address = format!("ipp://127.0.0.1:{}/ipp/print", real.port);
    let address = IppAddress::parse(&address).unwrap();
    let expected = Nearby {
        name: "Counter 3".to_owned(),
        place: Place::Ipp { address },
    };
    assert_eq!(found, [expected]);
}

#[tokio::test]
async fn where_nobody_knows_of_printers_none_are_found() {
    let found = finder(Some(free_port()), "/no/browser".into()).find().await;
    assert_eq!(found, []);
}

#[test]
fn who_sets_a_printer_up_is_told_its_paper_and_its_dots() {
    let Some(rig) = Rig::start() else { return };
    let printer = rig.printer("asked");
    let counter = Counter::open();
    let place = PlaceView::Ipp {
        address: format!("ipp://127.0.0.1:{}/ipp/print", printer.port),
    };
    let said = counter.station.ask_printer(&place).unwrap();
    let choice = (said.format, said.draws_at);
    assert_eq!(choice, (Some(FormatView::Pdf), Some(203)), "{said:?}");
    let is_inch = |it: &&SizeView| it.media == MediaView::Inch4x6;
    let inch = said.sizes.iter().find(is_inch);
    let inch = inch.unwrap_or_else(|| panic!("{said:?}"));
    // This one says nothing of its edges, and nothing is made up.
    assert_eq!((inch.loaded, inch.margins), (true, None));
    let off = PlaceView::Raw {
        address: format!("127.0.0.1:{}", free_port()),
    };
    let nobody = counter.station.ask_printer(&off).unwrap_err();
    assert_eq!(nobody.key, ProblemKey::PrinterUnreachable);
}
