//! Paper as others see it: every symbol read back from the rendered page by programs that we did
//! not write, and strangers' addresses that must not break a label.
// These lints know test functions but not their helpers.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]
// What was left out and how much was looked at is counted from what tests print.
#![allow(clippy::print_stdout)]

mod back_ends;
mod documents;
mod eyes;
mod harm;
mod hostile;
mod labels;
mod pages;
mod scanned;
mod words;
