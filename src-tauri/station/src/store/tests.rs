//! The files themselves: what a person's work survives.
