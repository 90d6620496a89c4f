//! The rules of the house that the compiler cannot keep, kept as tests.
//!
//! Each rule is a pure function from a [`tree::Tree`] to the list of its breaches. It is run on
//! this repository, and on small trees made up in memory: one with a planted violation, which must
//! be caught, and one that is clean, which must pass. So a rule that went blind is red as well. The
//! rules read text through a small lexer of their own; they know no crate and use none of them,
//! so they are a program of their own, which is quickly built.
// These lints know test functions but not their helpers.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod crates;
mod docs;
mod ipc;
mod lex;
mod map;
mod marks;
mod migrations;
mod places;
mod rust;
mod sentences;
mod shell;
mod sizes;
mod sql;
mod tree;
mod unsafety;
mod walls;
