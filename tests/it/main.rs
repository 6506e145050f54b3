//! Tests of the program: its command line, its reports, its words, and what suite authors use.

mod authoring;
mod cli;
mod docs;
mod locales;
mod prove;
mod reporters;
mod tidy;
