//! The station.
pub mod error;
pub mod view;

#[cfg(test)]
mod bindings;
