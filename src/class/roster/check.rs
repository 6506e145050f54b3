//! Turns cells into attendees, and reports every problem that prevents it.

use std::collections::BTreeMap;
use std::rc::Rc;

use indexmap::IndexMap;

use super::cells::{Cell, Column, RosterRow};
use super::{Access, AccountIds, Attendee, Problem, RosterIndex, SubmitCode};
use workshop_check_collect::Role;
use workshop_check_core::iam::least_privilege;
use workshop_check_core::snapshot::region;
use workshop_check_core::suggest::nearest;

const KNOWN: [&str; 7] = [
    "name",
    "account_id",
    "role_arn",
    "external_id",
    "profile",
    "region",
    "submit_code",
];

/// A shorter code can be guessed.
pub(crate) const SHORTEST_CODE: usize = 8;

const EXCEL: &str = "spreadsheets take account ids for numbers, drop leading zeros and write 1.23E+11: \
    format the column as text, then enter the ids again";
const NO_WAY: &str = "give role_arn or submit_code, or let attendees submit with --class-code; without submissions, account_id is enough";
const HEADER: &str = "the first line names the columns (name, account_id, role_arn, external_id, profile, region); \
    each further line is an attendee";
const UNCLOSED: &str = "a cell of this row goes on over several lines: close its quote";
const ROLE: &str = "a role's ARN looks like arn:aws:iam::111122223333:role/workshop-check";

/// The attendees of the rows.
pub(super) fn attendees(
    rows: Vec<RosterRow>,
    accounts: AccountIds,
) -> Result<Vec<Attendee>, Vec<Problem>> {
    if rows.is_empty() {
        return Err(vec![Problem::whole_file(
            "there is nobody in it",
            Some(HEADER),
        )]);
    }
    let lacking = lacking(&rows, accounts);
    let (meant, mut problems): (Vec<&str>, Vec<Problem>) = misspelt(&rows).into_iter().unzip();
    if let Some((line, lacking)) = lacking {
        // Without its columns, nothing can be said of a row.
        problems.extend(header_problem(line, &lacking, &meant, accounts));
        return Err(problems);
    }
    let mut seen = BTreeMap::new();
    let mut codes = BTreeMap::new();
    let mut attendees = Vec::new();
    // If some submit with codes of their own, the account of a row without a role and a profile is not read from here.
    let needs_code = accounts == AccountIds::OfOwnCodes
        && rows.iter().any(|row| row.cell("submit_code").is_some());
    for row in &rows {
        let mut row_problems = Vec::new();
        let index = RosterIndex::new(attendees.len());
        let attendee = attendee(index, row, accounts, &mut row_problems);
        if let (Some(code), Some(cell)) = (&attendee.submit_code, row.cell("submit_code"))
            && let Some(line) = codes.insert(code.0.clone(), row.at.0)
        {
            let hint = Some("each attendee needs another code");
            row_problems.push(cell.problem(format!("line {line} has the same code"), hint));
        }
        let has_no_way = attendee.access == Access::Own && attendee.submit_code.is_none();
        if needs_code && has_no_way && row_problems.is_empty() {
            row_problems.push(Problem {
                at: Some(row.place_of("submit_code")),
                column: Some("submit_code".to_owned()),
                what: "it is missing".to_owned(),
                hint: Some(NO_WAY),
            });
        }
        if row_problems.is_empty() {
            let key = (
                attendee.account_id.clone(),
                attendee.region.clone(),
                attendee.name.clone(),
            );
            match seen.get(&key) {
                Some(line) => problems.push(Problem {
                    at: Some(row.at),
                    column: None,
                    what: format!("{} is in line {line} already", attendee.name),
                    hint: Some("a name may come twice only with another account or Region"),
                }),
                None => {
                    seen.insert(key, row.at.0);
                    attendees.push(attendee);
                }
            }
        }
        problems.extend(row_problems);
    }
    problems.sort_by_key(|problem| problem.at);
    if problems.is_empty() {
        Ok(attendees)
    } else {
        Err(problems)
    }
}

/// The line of the header, and the columns that it lacks and without which no row can be used, if there are any.
fn lacking(rows: &[RosterRow], accounts: AccountIds) -> Option<(u64, Vec<&'static str>)> {
    let row = rows.first()?;
    let line = row.header?;
    let tells_account = match accounts {
        AccountIds::Required => &["account_id", "role_arn"][..],
        AccountIds::OfOwnCodes => &["account_id", "role_arn", "submit_code"],
        AccountIds::OfSubmissions => &[],
    };
    let has_any =
        |known: &[&str]| known.is_empty() || known.iter().any(|known| row.has_column(known));
    let needed = [(&["name"][..], "name"), (tells_account, "account_id")];
    let needed = needed.into_iter().filter(|(known, _)| !has_any(known));
    let lacking: Vec<&str> = needed.map(|(_, name)| name).collect();
    (!lacking.is_empty()).then_some((line, lacking))
}

/// The problem of a header without some columns; none if all of them are only misspelt.
fn header_problem(
    line: u64,
    lacking: &[&str],
    misspelt: &[&str],
    accounts: AccountIds,
) -> Option<Problem> {
    let lacking = lacking.iter().copied();
    let lacking: Vec<&str> = lacking.filter(|name| !misspelt.contains(name)).collect();
    let hint = match lacking.as_slice() {
        [] => return None,
        ["account_id"] if accounts == AccountIds::OfOwnCodes => NO_WAY,
        _ => HEADER,
    };
    Some(Problem {
        at: Some((line, 1)),
        column: None,
        what: format!("there is no column {}", lacking.join(" and no column ")),
        hint: Some(hint),
    })
}

/// Columns whose names are close to a known column that the roster lacks, after that column. As further columns they would be
/// ignored.
fn misspelt(rows: &[RosterRow]) -> Vec<(&'static str, Problem)> {
    let mut columns: IndexMap<&str, &Column> = IndexMap::new();
    let mut last: Option<&RosterRow> = None;
    for row in rows {
        // Rows of CSV share their columns.
        if !last.is_some_and(|last| Rc::ptr_eq(&last.columns, &row.columns)) {
            for column in row.columns.iter() {
                columns.entry(&column.known).or_insert(column);
            }
        }
        last = Some(row);
    }
    let missing: Vec<&'static str> = KNOWN
        .into_iter()
        .filter(|known| !columns.contains_key(known))
        .collect();
    let further = columns.iter().filter(|(name, _)| !KNOWN.contains(*name));
    further
        .filter_map(|(name, column)| {
            let meant = nearest(name, missing.iter().copied())
                .filter(|meant| strsim::damerau_levenshtein(meant, name) <= 2)?;
            let what = format!("there is no such column; did you mean {meant}?");
            let hint = "any other column is carried through: give it another name";
            Some((meant, column.problem(what, Some(hint))))
        })
        .collect()
}

fn attendee(
    index: RosterIndex,
    row: &RosterRow,
    accounts: AccountIds,
    problems: &mut Vec<Problem>,
) -> Attendee {
    let cell = |wanted: &str| row.cell(wanted);
    let unclosed = row.cells.iter().any(|cell| cell.text.contains('\n'));
    let mut required = |wanted: &str| {
        let found = cell(wanted);
        if found.is_none() {
            let may_submit = wanted == "account_id" && accounts == AccountIds::OfOwnCodes;
            problems.push(Problem {
                at: Some(row.place_of(wanted)),
                column: Some(wanted.to_owned()),
                what: "it is missing".to_owned(),
                hint: if unclosed {
                    Some(UNCLOSED)
                } else {
                    may_submit.then_some(NO_WAY)
                },
            });
        }
        found
    };
    let name = required("name").map(|cell| cell.text.clone());
    // A role is of one account, so its ARN says which, too.
    let of_role = cell("role_arn").and_then(|role| account_of_role(&role.text));
    let submits = cell("role_arn").is_none()
        && cell("profile").is_none()
        && match accounts {
            AccountIds::Required => false,
            AccountIds::OfSubmissions => true,
            AccountIds::OfOwnCodes => cell("submit_code").is_some(),
        };
    let account_id = match (cell("account_id"), of_role) {
        (None, Some(account)) => Some(account.to_owned()),
        (None, None) if submits => None,
        _ => {
            let account = required("account_id");
            account.and_then(|cell| account_id(cell, problems))
        }
    };
    if let Some(region) = cell("region") {
        problems.extend(region_problem(region));
    }
    let submit_code = cell("submit_code");
    problems.extend(submit_code.and_then(code_problem));
    let further = row
        .texts()
        .filter(|(column, _)| !KNOWN.contains(&column.known.as_str()));
    Attendee {
        index,
        access: access(
            [cell("role_arn"), cell("external_id"), cell("profile")],
            account_id.as_deref(),
            problems,
        ),
        name: name.unwrap_or_default(),
        account_id: account_id.unwrap_or_default(),
        region: cell("region").map(|cell| cell.text.clone()),
        submit_code: submit_code.map(|cell| SubmitCode(cell.text.clone())),
        columns: further
            .map(|(column, text)| (column.name.clone(), text.to_owned()))
            .collect(),
    }
}

/// Twelve digits; the console also shows them in three groups.
fn account_id(cell: &Cell, problems: &mut Vec<Problem>) -> Option<String> {
    let groups: Vec<&str> = cell.text.split('-').collect();
    let id = if groups.iter().all(|group| group.len() == 4) {
        groups.concat()
    } else {
        cell.text.clone()
    };
    let digits = id.bytes().all(|byte| byte.is_ascii_digit());
    if digits && id.len() == 12 {
        return Some(id);
    }
    let spoilt = (digits && id.len() < 12) || id.to_ascii_uppercase().contains("E+");
    let what = if digits {
        let count = match id.len() {
            1 => "1 digit".to_owned(),
            count => format!("{count} digits"),
        };
        format!("\"{}\" has {count}, an account id has 12", cell.text)
    } else {
        format!(
            "\"{}\" is not an account id, which has 12 digits",
            cell.text
        )
    };
    problems.push(cell.problem(what, spoilt.then_some(EXCEL)));
    None
}

fn code_problem(cell: &Cell) -> Option<Problem> {
    let is_ascii = cell.text.bytes().all(|byte| byte.is_ascii_graphic());
    // Without the code, which is a secret.
    let what = if cell.text.len() < SHORTEST_CODE {
        format!("a code has at least {SHORTEST_CODE} characters")
    } else if !is_ascii {
        "a code has letters, digits and punctuation of ASCII only".to_owned()
    } else {
        return None;
    };
    Some(cell.problem(what, None))
}

fn region_problem(cell: &Cell) -> Option<Problem> {
    if region::is_plausible(&cell.text) && region::is_written_right(&cell.text) {
        return None;
    }
    let nearest = region::nearest(&cell.text);
    let meant = nearest.map(|nearest| format!("; did you mean {nearest}?"));
    let what = format!(
        "\"{}\" is not a Region{}",
        cell.text,
        meant.unwrap_or_default()
    );
    Some(cell.problem(what, Some("a Region is written as us-west-2")))
}

fn access(
    [role, external_id, profile]: [Option<&Cell>; 3],
    account_id: Option<&str>,
    problems: &mut Vec<Problem>,
) -> Access {
    if let (Some(external_id), None) = (external_id, role) {
        problems.push(external_id.problem("there is no role_arn that it belongs to", Some(ROLE)));
    }
    if let Some(cell) = external_id
        && let Err(what) = least_privilege::external_id(&cell.text)
    {
        problems.push(cell.problem(what, None));
    }
    match (role, profile) {
        (Some(_), Some(profile)) => {
            let hint = "--profile says whose credentials assume the roles";
            problems.push(profile.problem("give role_arn or profile, not both", Some(hint)));
            Access::Own
        }
        (Some(role), None) => {
            match (account_of_role(&role.text), account_id) {
                (None, _) => {
                    let what = format!("\"{}\" is not a role ARN", role.text);
                    problems.push(role.problem(what, Some(ROLE)));
                }
                (Some(other), Some(account_id)) if other != account_id => {
                    let what = format!("the role is of account {other}, not of {account_id}");
                    problems.push(role.problem(what, None));
                }
                _ => {}
            }
            Access::Role(Role {
                arn: role.text.clone(),
                external_id: external_id.map(|cell| cell.text.clone()),
            })
        }
        (None, Some(profile)) => Access::Profile(profile.text.clone()),
        (None, None) => Access::Own,
    }
}

/// The account in a role's ARN (IAM User Guide, "IAM identifiers").
fn account_of_role(arn: &str) -> Option<&str> {
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    let [prefix, partition, service, region, account, resource] = parts.as_slice() else {
        return None;
    };
    let name = resource.strip_prefix("role/")?;
    let fits = *prefix == "arn"
        && (*partition == "aws" || partition.starts_with("aws-"))
        && *service == "iam"
        && region.is_empty()
        && account.len() == 12
        && account.bytes().all(|byte| byte.is_ascii_digit())
        && !name.is_empty()
        && !name.ends_with('/')
        && name.bytes().all(|byte| byte.is_ascii_graphic());
    fits.then_some(*account)
}
