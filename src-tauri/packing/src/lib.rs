//! The rules of packing: what a package is, what a packer may do with it, how a command travels.
//!
//! Everything here takes values and returns values. There is no disk, no network, no async and no
//! clock, and the compiler keeps it so: the crate is `no_std` with two dependencies. Times, ids and
//! evidence come in as arguments, so every branch can be reached by a table test.

#![no_std]

extern crate alloc;

pub mod command;
pub mod decide;
pub mod delivery;
pub mod effect;
pub mod fold;
pub mod handover;
pub mod head;
pub mod id;
pub mod judge;
mod lines;
pub mod link;
pub mod overlay;
pub mod package;
pub mod plan;
pub mod print;
#[cfg(test)]
mod samples;
pub mod scan;
pub mod shop;
pub mod time;
pub mod transitions;
pub mod unlabelled;
pub mod verdict;
