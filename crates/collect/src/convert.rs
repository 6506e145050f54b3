//! Conversions from SDK types to snapshot types.

use workshop_check_core::snapshot::ec2::{GROUP_TAG, STACK_TAG, Tag};

/// Converts an SDK time. Returns `None` if it is out of range.
pub(super) fn time(time: Option<aws_smithy_types::DateTime>) -> Option<jiff::Timestamp> {
    let time = time?;
    jiff::Timestamp::new(time.secs(), i32::try_from(time.subsec_nanos()).ok()?).ok()
}

/// The name of an SDK enum value, as the API spells it.
pub(super) fn word<T: AsRef<str>>(value: Option<T>) -> Option<String> {
    value.map(|value| value.as_ref().to_owned())
}

/// Converts each element of an optional list inside an object. A missing list gives an empty one.
pub(super) fn each<S, T>(list: Option<Vec<S>>, convert: impl Fn(S) -> T) -> Vec<T> {
    list.unwrap_or_default().into_iter().map(convert).collect()
}

/// The tags to keep, from (key, value) pairs: the name, and the CloudFormation stack and the Auto Scaling group that
/// created the resource.
pub(super) fn kept_tags<'t>(tags: impl IntoIterator<Item = (&'t str, &'t str)>) -> Vec<Tag> {
    tags.into_iter()
        .filter(|(key, _)| ["Name", STACK_TAG, GROUP_TAG].contains(key))
        .map(|(key, value)| Tag {
            key: key.to_owned(),
            value: super::redact::text(value),
        })
        .collect()
}
