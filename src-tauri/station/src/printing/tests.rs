//! Printing with a printer that does as it is told: what a packer may rely on, and what a crash at
//! any moment leaves behind.

mod anew;
mod bench;
mod boxes;
mod chance;
mod dead;
mod documents;
mod held;
mod hours;
mod journeys;
mod labels;
mod setup;
mod turns;
