//! Small steps from SDK types to the snapshot's.

use workshop_check_core::snapshot::ec2::{STACK_TAG, Tag};

/// An SDK time as a timestamp; none if it is out of range.
pub(super) fn time(time: Option<aws_smithy_types::DateTime>) -> Option<jiff::Timestamp> {
    let time = time?;
    jiff::Timestamp::new(time.secs(), i32::try_from(time.subsec_nanos()).ok()?).ok()
}

/// An SDK enum's word.
pub(super) fn word<T: AsRef<str>>(value: Option<T>) -> Option<String> {
    value.map(|value| value.as_ref().to_owned())
}

/// Each of a list that may be missing inside an object.
pub(super) fn each<S, T>(list: Option<Vec<S>>, convert: impl Fn(S) -> T) -> Vec<T> {
    list.unwrap_or_default().into_iter().map(convert).collect()
}

/// The tags that are kept, from (key, value) pairs: the name, and the stack that made the thing.
pub(super) fn kept_tags<'t>(tags: impl IntoIterator<Item = (&'t str, &'t str)>) -> Vec<Tag> {
    tags.into_iter()
        .filter(|(key, _)| ["Name", STACK_TAG].contains(key))
        .map(|(key, value)| Tag {
            key: key.to_owned(),
            value: super::redact::text(value),
        })
        .collect()
}
