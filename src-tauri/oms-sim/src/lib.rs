//! A simulated OMS, served over HTTP on this machine's loopback.
//!
//! The other side of every test, and the OMS of training mode. It has rules of its own and shares
//! no code with `packing` or `station`: a wrong belief must not pass on both sides. It must not
//! know the station; all that it knows comes from the documentation, and what the documentation
//! leaves open stands in `invented`, marked as such.
//!
//! [`start`] runs it on a thread with a runtime of its own, so it can be started from
//! synchronous and from asynchronous code alike. [`Sim`] is the hand on it: pull the plug, set
//! faults, act as a colleague or a carrier, and read the witness. Dropping it stops it.

mod catalogue;
mod clock;
mod connection;
mod faults;
mod http;
mod invented;
mod outlet;
mod query;
mod rules;
mod shared;
mod sim;
mod wire;
mod world;

pub use clock::{Micros, Time};
pub use faults::{Answer, Fault, Kind, On, UnknownFault, When, names as fault_names};
pub use rules::State;
pub use sim::{Error, Labels, Options, Sim, start};
pub use world::{Mix, Witnessed};
