//! The tests of the whole house below the window: they belong to the crate `station` and link
//! neither Tauri nor WebKit. One binary, as linking is what costs; a module for each subject.
// These lints know test functions but not their helpers.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod config;
mod contract;
mod crash;
mod day;
mod documents;
mod every_fault;
mod oms_client;
#[cfg(unix)]
mod printers;
mod printing;
mod secrets;
mod stationctl;
mod supervise;
mod support;
mod two_desks;
mod wire_payloads;
mod words;
