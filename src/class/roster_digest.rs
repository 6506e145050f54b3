//! Digests that distinguish rosters: who is in it, in which order.
//!
//! The credentials for the accounts are left out: a roster with a corrected role is the same class.

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::roster::Attendee;

/// The digest of a roster: SHA-256 of one line of JSON for each attendee, `[name, account id, Region or null, [[column,
/// text], …]]`. The prefix names this form.
pub fn roster_digest(attendees: &[Attendee]) -> String {
    let mut digest = Sha256::new();
    for attendee in attendees {
        let columns = attendee.columns.iter();
        let columns: Vec<Value> = columns
            .map(|(name, text)| Value::from(vec![name.as_str(), text.as_str()]))
            .collect();
        let line = Value::from(vec![
            Value::from(attendee.name.as_str()),
            Value::from(attendee.account_id.as_str()),
            Value::from(attendee.region.as_deref()),
            Value::from(columns),
        ]);
        digest.update(format!("{line}\n"));
    }
    format!("json-sha256:{}", hex::encode(digest.finalize()))
}

/// The digest as versions with a store of schema 1 or 2 computed it, from Rust's debug output. It only finds their runs;
/// the store then replaces it by [`roster_digest`].
pub fn former_roster_digest(attendees: &[Attendee]) -> String {
    let mut digest = Sha256::new();
    for attendee in attendees {
        let Attendee {
            index: _,
            name,
            account_id,
            region,
            columns,
            access: _,
            submit_code: _,
        } = attendee;
        digest.update(format!("{:?}\n", (name, account_id, region, columns)));
    }
    format!("sha256:{}", hex::encode(digest.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::roster;

    fn attendees(text: &str) -> Vec<Attendee> {
        let roster = roster::parse(text.as_bytes(), "class").expect("a roster");
        roster.attendees
    }

    #[test]
    fn a_corrected_role_makes_no_other_class_and_everything_else_does() {
        let digest = |text: &str| roster_digest(&attendees(text));
        let header = "name,account_id,region,role_arn,student\n";
        let ann = "Ann,111111111111,us-west-2,arn:aws:iam::111111111111:role/one,s-1\n";
        let bob = "Bob,222222222222,,,s-2\n";
        let class = format!("{header}{ann}{bob}");
        assert_eq!(
            digest(&class),
            digest(&class.replace("role/one", "role/two"))
        );
        for other in [
            class.replace("Ann", "Anne"),
            class.replace("222222222222", "333333333333"),
            class.replace("us-west-2", "us-east-1"),
            class.replace("s-2", "s-3"),
            class.replace("student", "number"),
            format!("{header}{bob}{ann}"),
            format!("{header}{ann}"),
        ] {
            assert_ne!(digest(&class), digest(&other), "{other}");
        }
    }

    /// The digest is stored: another text for the same roster would keep `--resume` from finding its run.
    #[test]
    fn the_digest_of_a_roster_never_changes() {
        let class =
            attendees("name,account_id,region,student\n\"Zoë \"\"Z\"\"\",111111111111,,s-1\n");
        let line = "[\"Zoë \\\"Z\\\"\",\"111111111111\",null,[[\"student\",\"s-1\"]]]\n";
        let wanted = format!("json-sha256:{}", hex::encode(Sha256::digest(line)));
        assert_eq!(roster_digest(&class), wanted);
    }
}
