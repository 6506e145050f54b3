//! Reads files of untrusted origin.

use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Reads a file of at most `max` bytes.
///
/// # Errors
/// A fragment that describes the problem, if the file cannot be read or is larger.
pub fn read_bounded(path: &Path, max: u64) -> Result<Vec<u8>, String> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    // Reads one byte more than allowed to detect a larger file, because devices have no length.
    file.take(max + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    if bytes.len() as u64 > max {
        return Err(format!("the file is larger than {} MiB", max >> 20));
    }
    Ok(bytes)
}
