//! What authors of suites use: `draft` begins a suite, `lint` finds problems, `prove` tests a suite by mutation, `content` is what the
//! workshop's pages say.

pub(crate) mod content;
pub(crate) mod draft;
pub(crate) mod lint;
pub mod prove;
