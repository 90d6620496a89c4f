//! A simulated OMS, served over HTTP on this machine's loopback, or asked in the same process.
//!
//! The other side of every test, and the OMS of training mode. It has rules of its own and shares
//! no code with `packing` or `station`: a wrong belief must not pass on both sides. It must not
//! know the station; all that it knows comes from the documentation, and what the documentation
//! leaves open stands in `invented`, marked as such. Where the documents contradict each other,
//! each reading is a value of a setting: [`strict::ALL`] lists them, [`Strict::each`] goes through
//! them, and [`Options::strict`] takes one.
//!
//! Two ways to have one:
//!
//! - [`start`] serves it on a thread with a runtime of its own, so it can be started from
//!   synchronous and from asynchronous code alike. [`Sim`] is the hand on it: pull the plug, set
//!   faults, act as a colleague or a carrier, and read the witness. Dropping it stops it.
//! - [`Oms`] is the same OMS as a plain value, for simulations: no socket, no thread, and time
//!   passes only when told to. One of three packages costs a few microseconds to make.
//!   `Oms::new(start, &Options { packages: Mix::waiting(3), ..Options::default() })`, then
//!   `oms.handle(&Request::get("/api/v1/oms/packages/").signed("Token desk"))`, or the shorter
//!   ways of [`Oms`] that skip JSON.

mod api;
mod catalogue;
mod clock;
mod connection;
mod faults;
mod http;
mod invented;
mod label;
mod oms;
mod outlet;
mod query;
mod rules;
#[cfg(feature = "tls")]
mod secure;
mod shared;
mod sim;
pub mod strict;
mod wire;
mod world;

pub use api::{Bent, Method, Request, Response};
pub use clock::{Micros, Time};
pub use faults::{
    Answer, Fault, Handshake, Kind, On, UnknownFault, Unreadable, When, names as fault_names,
    read_schedule,
};
pub use label::{LabelFormat, Labels};
pub use oms::{Ask, Desk, Logged, Look, Oms, Refused};
pub use rules::State;
pub use sim::{Error, Login, Options, Sim, start};
pub use strict::Strict;
pub use world::{Mix, Witnessed};
