//! Printers are found by what a spooler and the network say of them.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use station::print::{Finder, IppAddress, Nearby, Place};

use super::LIMITS;
use super::rig::{Rig, free_port};

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
    assert_eq!(names, ["Closed", "Label"]);
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
