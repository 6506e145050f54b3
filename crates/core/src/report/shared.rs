//! Serializes an optional report behind an `Arc` as the report itself.
//!
//! Serde's feature `rc` does the same. Turning it on would rebuild serde and, through it, every SDK crate.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Report;

/// Writes the report, or nothing.
///
/// # Errors
/// The error of the serializer.
pub(super) fn serialize<S: Serializer>(
    report: &Option<Arc<Report>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    report.as_deref().serialize(serializer)
}

/// Reads a report, or nothing.
///
/// # Errors
/// The error of the deserializer.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Arc<Report>>, D::Error> {
    let report = Option::<Report>::deserialize(deserializer)?;
    Ok(report.map(Arc::new))
}
