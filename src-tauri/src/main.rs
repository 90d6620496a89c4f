//! The program. All of it is in the library, so that tests can reach it.

// A release on Windows opens no console window beside the station's.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    packing_station::run(std::env::args_os().skip(1))
}
