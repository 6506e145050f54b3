//! Reading files that may come from strangers.

use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The whole of a file of at most `max` bytes; otherwise a fragment that says what is wrong.
pub fn read_bounded(path: &Path, max: u64) -> Result<Vec<u8>, String> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file of the maximum from one that is too large; devices have no length.
    file.take(max + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    if bytes.len() as u64 > max {
        return Err(format!("the file is larger than {} MiB", max >> 20));
    }
    Ok(bytes)
}
