//! Tests of the core through its public interface, on recorded accounts.

mod assertions;
mod diagnosis;
mod evaluation;
mod network;
