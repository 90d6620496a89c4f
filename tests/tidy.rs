//! The rules of the house that the compiler cannot keep, kept as tests.
//!
//! Each rule is a pure function from a [`tree::Tree`] to the list of its breaches. It is run on
//! this repository, and on small trees made up in memory: one with a planted violation, which must
//! be caught, and one that is clean, which must pass. So a rule that went blind is red as well. The
//! rules read text through a small lexer of their own; they know no crate and use none of them,
//! so they are a program of their own, which is quickly built.
// These lints know test functions but not their helpers.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "tidy/crates.rs"]
mod crates;
#[path = "tidy/docs.rs"]
mod docs;
#[path = "tidy/ipc.rs"]
mod ipc;
#[path = "tidy/lex.rs"]
mod lex;
#[path = "tidy/map.rs"]
mod map;
#[path = "tidy/marks.rs"]
mod marks;
#[path = "tidy/migrations.rs"]
mod migrations;
#[path = "tidy/places.rs"]
mod places;
#[path = "tidy/rust.rs"]
mod rust;
#[path = "tidy/sentences.rs"]
mod sentences;
#[path = "tidy/shell.rs"]
mod shell;
#[path = "tidy/sizes.rs"]
mod sizes;
#[path = "tidy/sql.rs"]
mod sql;
#[path = "tidy/tree.rs"]
mod tree;
#[path = "tidy/unsafety.rs"]
mod unsafety;
#[path = "tidy/walls.rs"]
mod walls;
