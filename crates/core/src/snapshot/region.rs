//! The names of AWS Regions, to suggest a correction for a misspelled one.

/// Region names. A Region that is missing from this list can still be used, but is never suggested.
const KNOWN: &[&str] = &[
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-central-1",
    "ca-west-1",
    "cn-north-1",
    "cn-northwest-1",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "eusc-de-east-1",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "mx-central-1",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-gov-east-1",
    "us-gov-west-1",
    "us-west-1",
    "us-west-2",
];

/// The names of the Regions that this program knows, sorted.
pub fn known() -> &'static [&'static str] {
    KNOWN
}

/// A workshop's Regions other than `here`.
pub fn others(regions: &[String], here: &str) -> Vec<String> {
    let others = regions.iter().filter(|region| *region != here);
    others.cloned().collect()
}

/// Whether the Region is in this program's list.
pub fn is_known(region: &str) -> bool {
    KNOWN.contains(&region)
}

/// Whether the name can be a Region name: three to 32 small letters, digits and hyphens, as host names allow them.
pub fn is_plausible(region: &str) -> bool {
    (3..=32).contains(&region.len())
        && region
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !region.starts_with('-')
        && !region.ends_with('-')
}

/// The part before the number in the name of every Region, also of those that this program does not know yet.
const DIRECTIONS: [&str; 9] = [
    "central",
    "east",
    "north",
    "northeast",
    "northwest",
    "south",
    "southeast",
    "southwest",
    "west",
];

/// Whether the name is written as Regions are: a part of the world, a direction and a number, such as us-gov-west-1.
pub fn is_written_right(region: &str) -> bool {
    let parts: Vec<&str> = region.split('-').collect();
    let [world @ .., direction, number] = parts.as_slice() else {
        return false;
    };
    let is_word = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase());
    let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    !world.is_empty() && world.iter().all(is_word) && DIRECTIONS.contains(direction) && is_number
}

/// The most similar known name, at most three edits away. The name of an Availability Zone gives its Region.
pub fn nearest(region: &str) -> Option<String> {
    let region = region.trim().to_ascii_lowercase().replace([' ', '_'], "-");
    if let Some(zone_less) = region.strip_suffix(|c: char| c.is_ascii_lowercase())
        && is_known(zone_less)
    {
        return Some(zone_less.to_owned());
    }
    KNOWN
        .iter()
        .map(|known| (strsim::damerau_levenshtein(&region, known), known))
        .filter(|(distance, _)| *distance <= 3)
        .min()
        .map(|(_, known)| (*known).to_owned())
}

/// A Region of the same partition that every account has enabled.
pub fn default_of_partition(region: &str) -> &'static str {
    if region.starts_with("cn-") {
        "cn-north-1"
    } else if region.starts_with("us-gov-") {
        "us-gov-west-1"
    } else if region.starts_with("eusc-") {
        "eusc-de-east-1"
    } else {
        "us-east-1"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_names_lead_to_known_ones() {
        assert_eq!(nearest("eu-wset-1").as_deref(), Some("eu-west-1"));
        assert_eq!(nearest("us_east_1").as_deref(), Some("us-east-1"));
        assert_eq!(nearest("US-EAST-1").as_deref(), Some("us-east-1"));
        assert_eq!(nearest("us-west-2a").as_deref(), Some("us-west-2"));
        assert_eq!(nearest("frankfurt"), None);
    }

    #[test]
    fn a_slip_is_no_new_region() {
        for right in [
            "us-west-2",
            "us-gov-east-1",
            "eusc-de-east-1",
            "ap-southeast-12",
            "ca-east-1",
            "eu-isoe-west-1",
        ] {
            assert!(is_written_right(right), "{right}");
        }
        for wrong in [
            "mars-1",
            "us-wst-2",
            "us-west",
            "west-2",
            "us-west-2a",
            "us--west-2",
            "frankfurt",
            "",
        ] {
            assert!(!is_written_right(wrong), "{wrong}");
        }
    }

    #[test]
    fn plausible_is_what_fits_a_host_name() {
        assert!(is_plausible("xx-test-9"));
        assert!(!is_plausible("US East"));
        assert!(!is_plausible("a.b/c"));
        assert!(!is_plausible(""));
    }
}
