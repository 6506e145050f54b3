//! Writes attendees as a roster.

use super::{Access, Attendee};

/// The CSV of a roster of these attendees: the columns that one of them has, then their further columns.
pub fn write<'a>(attendees: impl IntoIterator<Item = &'a Attendee>) -> String {
    let attendees: Vec<&Attendee> = attendees.into_iter().collect();
    let mut columns = vec!["name", "account_id"];
    for name in ["role_arn", "external_id", "profile", "region"] {
        if attendees.iter().any(|one| !cell(one, name).is_empty()) {
            columns.push(name);
        }
    }
    for name in attendees.iter().flat_map(|one| one.columns.keys()) {
        if !columns.contains(&name.as_str()) {
            columns.push(name);
        }
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(&columns);
    for attendee in attendees {
        let cells = columns.iter().map(|name| cell(attendee, name));
        let _ = writer.write_record(cells);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn cell<'a>(attendee: &'a Attendee, column: &str) -> &'a str {
    let role = match &attendee.access {
        Access::Role(role) => Some(role),
        Access::Profile(_) | Access::Own => None,
    };
    match column {
        "name" => &attendee.name,
        "account_id" => &attendee.account_id,
        "role_arn" => role.map_or("", |role| &role.arn),
        "external_id" => role
            .and_then(|role| role.external_id.as_deref())
            .unwrap_or_default(),
        "profile" => match &attendee.access {
            Access::Profile(profile) => profile,
            Access::Role(_) | Access::Own => "",
        },
        "region" => attendee.region.as_deref().unwrap_or_default(),
        further => attendee
            .columns
            .get(further)
            .map(String::as_str)
            .unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let text = "name,account_id,role_arn,external_id,profile,region,student\n\
            Ann,111122223333,arn:aws:iam::111122223333:role/r,class-7,,us-west-2,\"s \"\"1\"\", x\"\n\
            Bob,444455556666,,,bob,,\n";
        let read = parse(text.as_bytes(), "class.csv")
            .expect("a roster")
            .attendees;
        let written = write(&read);
        assert_eq!(written, text);
        let one = write(&read[1..]);
        assert_eq!(
            one,
            "name,account_id,profile,student\nBob,444455556666,bob,\n"
        );
        assert_eq!(write(&[]), "name,account_id\n");
    }
}
