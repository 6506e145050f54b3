//! One resource that is about to be changed by one operator.

use serde_json::Value;

use super::operators::Operator;
use super::things::{Thing, Things};

/// One resource, about to be changed by one operator.
pub(super) struct Target<'a, 'k> {
    pub root: &'a Value,
    pub things: &'a Things<'k>,
    pub thing: &'a Thing<'k>,
    pub operator: &'a Operator,
}
