use super::*;

/// Everything that is wrong, a line each.
fn problems(text: &str) -> Vec<String> {
    let error = parse(text.as_bytes(), "class.csv").expect_err(text);
    error.problems.iter().map(ToString::to_string).collect()
}

fn roster(text: &str) -> Vec<Attendee> {
    let parsed = parse(text.as_bytes(), "class.csv");
    parsed.unwrap_or_else(|error| panic!("{error:?}")).attendees
}

const ROLE: &str = "arn:aws:iam::111122223333:role/workshop-check";

fn ann() -> Attendee {
    Attendee {
        index: RosterIndex::new(0),
        name: "Ann".into(),
        account_id: "111122223333".into(),
        region: Some("us-west-2".into()),
        access: Access::Role(Role {
            arn: ROLE.into(),
            external_id: Some("class-7".into()),
        }),
        submit_code: None,
        columns: [("Student no.", "07"), ("e-mail", "")]
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .into(),
    }
}

#[test]
fn spreadsheets_and_people_write_csv_in_many_ways() {
    let header = "name,Account ID,role_arn,external-id,region,Student no.,e-mail";
    let line = format!("Ann,111122223333,{ROLE},class-7,us-west-2,07,");
    let plain = format!("{header}\n{line}\n");
    for text in [
        plain.clone(),
        plain.replace(',', ";"),
        plain.replace(',', "\t"),
        plain.replace('\n', "\r\n"),
        format!("\u{feff}{}", plain.replace(',', ";").replace('\n', "\r\n")),
        plain.replace("Ann", "\" Ann\""),
        plain.replace("111122223333,arn", "1111-2222-3333,arn"),
        format!("\n\n{header}\n\n{line}\n,,,,,,\n"),
        // Excel leaves out the delimiters at the end of a line.
        format!("{header}\n{}", line.trim_end_matches(',')),
    ] {
        assert_eq!(roster(&text), [ann()], "{text:?}");
    }
}

#[test]
fn json_says_the_same() {
    let text = format!(
        "\u{feff}[\n\t{{ \"name\": \"Ann\", \"account_id\": 111122223333, \"role_arn\": \"{ROLE}\",\n\
         \"external_id\": \"class-7\", \"region\": \"us-west-2\", \"profile\": null, \"Student no.\": \"07\", \"e-mail\": \"\" }} ]\n"
    );
    assert_eq!(roster(&text), [ann()]);
}

#[test]
fn ways_into_an_account() {
    let found = roster(
        "name,account_id,profile\nAnn,111122223333,ann\nBob,111122223333,\nAnn,444455556666,\n",
    );
    let ways: Vec<&Access> = found.iter().map(|attendee| &attendee.access).collect();
    assert_eq!(
        ways,
        [&Access::Profile("ann".into()), &Access::Own, &Access::Own]
    );
    assert_eq!(found[0].region, None);
}

#[test]
fn a_quoted_name_may_hold_anything() {
    let found =
        roster("name;account_id\n\"Doe; \"\"Jo\"\"\nvan\";111122223333\nZoë;444455556666\n");
    assert_eq!(found[0].name, "Doe; \"Jo\"\nvan");
    assert_eq!(found[1].name, "Zoë");
}

#[test]
fn every_error_of_csv_names_its_line_and_column() {
    let cases = [
        ("", "there is nobody in it"),
        ("name,account_id\n\n", "there is nobody in it"),
        (
            "name,account_id\n,111122223333",
            "line 2, column 1 (name): it is missing",
        ),
        (
            "name\nAnn\nBob",
            "line 1, column 1: there is no column account_id",
        ),
        (
            "\nstudent,account_id\nAnn,111122223333\nBob,x",
            "line 2, column 1: there is no column name",
        ),
        (
            "Ann,111122223333\nBob,222233334444",
            "line 1, column 1: there is no column name and no column account_id",
        ),
        (
            "account_id,nmae\n111122223333,Ann\n222233334444,Bob",
            "line 1, column 2 (nmae): there is no such column; did you mean name?",
        ),
        (
            "name,account_id\nAnn,12345678901",
            "line 2, column 2 (account_id): \"12345678901\" has 11 digits, an account id has 12",
        ),
        (
            "name;account_id\nAnn;1,23457E+11",
            "line 2, column 2 (account_id): \"1,23457E+11\" is not an account id, which has 12 digits",
        ),
        (
            "name,account_id\r\n\r\n\r\nAnn,1234",
            "line 4, column 2 (account_id): \"1234\" has 4 digits, an account id has 12",
        ),
        (
            "name,account_id\n\"A\nnn\",111122223333\nBob,x",
            "line 4, column 2 (account_id): \"x\" is not an account id, which has 12 digits",
        ),
        (
            "name,account_id,role_arn\nAnn,111122223333,workshop-check",
            "line 2, column 3 (role_arn): \"workshop-check\" is not a role ARN",
        ),
        (
            "role_arn,name,account_id\narn:aws:iam::444455556666:role/r,Ann,111122223333",
            "line 2, column 1 (role_arn): the role is of account 444455556666, not of 111122223333",
        ),
        (
            "name,account_id,external_id\nAnn,111122223333,class-7",
            "line 2, column 3 (external_id): there is no role_arn that it belongs to",
        ),
        (
            "name,account_id,role_arn,external_id\nAnn,111122223333,arn:aws:iam::111122223333:role/r,a b",
            "line 2, column 4 (external_id): an external id has 2 to 1224 letters, digits or +=,.@:/-_",
        ),
        (
            "name,account_id,role_arn,profile\nAnn,111122223333,arn:aws:iam::111122223333:role/r,ann",
            "line 2, column 4 (profile): give role_arn or profile, not both",
        ),
        (
            "name,account_id,region\nAnn,111122223333,US-WEST-2",
            "line 2, column 3 (region): \"US-WEST-2\" is not a Region; did you mean us-west-2?",
        ),
        (
            "name,account_id,region\nAnn,111122223333,mars-1",
            "line 2, column 3 (region): \"mars-1\" is not a Region",
        ),
        (
            "name,account_id,region\nAnn,111122223333,us-wst-2",
            "line 2, column 3 (region): \"us-wst-2\" is not a Region; did you mean us-west-2?",
        ),
        (
            "name,account_id\nAnn,111122223333\nBob,111122223333\nAnn,111122223333",
            "line 4, column 1: Ann is in line 2 already",
        ),
        (
            "name,account_id,Name\nAnn,111122223333,Ann",
            "line 1, column 3 (Name): there are two columns of this name",
        ),
        (
            "name,account_id\n\"Ann,111122223333\nBob,111122223334",
            "line 2, column 2 (account_id): it is missing",
        ),
        (
            "name,account_id\nDoe, Ann,111122223333",
            "line 2, column 3: \"111122223333\" stands in a column without a name",
        ),
        (
            "name,account_id,rol_arn\nAnn,111122223333,x",
            "line 1, column 3 (rol_arn): there is no such column; did you mean role_arn?",
        ),
    ];
    for (text, problem) in cases {
        assert_eq!(problems(text), [problem], "{text:?}");
    }
}

/// The rows after the quote are part of the cell, so that the account id seems to be missing.
#[test]
fn a_quote_that_is_not_closed_is_the_hint_for_what_is_missing_after_it() {
    let hint = |text: &str| {
        let error = parse(text.as_bytes(), "class.csv").expect_err("refused");
        error.hint().unwrap_or_default()
    };
    let open = "name,account_id\n\"Ann,111122223333\nBob,111122223334\n";
    assert!(hint(open).contains("close its quote"), "{}", hint(open));
    assert_eq!(hint("name,account_id\nAnn,\n"), "");
}

#[test]
fn every_error_of_json_names_its_line_and_column() {
    let cases = [
        ("[]", "there is nobody in it"),
        (
            "{\"name\": \"Ann\"}",
            "line 1, column 1: this is not an object",
        ),
        (
            "[\n {\"name\": \"Ann\",}]",
            "line 2, column 17: trailing comma",
        ),
        ("[\n 7]", "line 2, column 2: this is not an object"),
        (
            "[{\"name\": \"Zoë\",\n  \"account_id\": \"7\"}]",
            "line 2, column 17 (account_id): \"7\" has 1 digit, an account id has 12",
        ),
        (
            "[{\"name\": \"Ann\", \"account_id\": \"111122223333\"},\n {\"name\": \"Bob\"}]",
            "line 2, column 2 (account_id): it is missing",
        ),
        (
            "[{\"name\": \"Ann\", \"account_id\": [1]}]",
            "line 1, column 32 (account_id): this is not a text",
        ),
        (
            "[{\"name\": \"Ann\", \"name\": \"Bob\", \"account_id\": \"111122223333\"}]",
            "line 1, column 26 (name): there are two columns of this name",
        ),
    ];
    for (text, problem) in cases {
        assert_eq!(problems(text), [problem], "{text:?}");
    }
}

#[test]
fn all_errors_come_at_once_and_in_order() {
    let text = "name,account_id,region\nAnn,1,x y\n,2,\nBob,1.2E+11,\n";
    let found = problems(text);
    assert_eq!(found.len(), 5, "{found:#?}");
    let error = parse(text.as_bytes(), "class.csv").expect_err(text);
    assert_eq!(error.to_string(), "read roster class.csv: 5 problems");
    assert!(
        error
            .hint()
            .is_some_and(|hint| hint.contains("leading zeros"))
    );
}

#[test]
fn what_is_not_utf_8_is_reported() {
    let text = b"name;account_id\nZo\xeb;111122223333";
    let error = parse(text, "class.csv").expect_err("Windows-1252");
    assert_eq!(
        error.to_string(),
        "read roster class.csv: line 2, column 3: this is not UTF-8"
    );
    assert!(error.hint().is_some_and(|hint| hint.contains("CSV UTF-8")));
}

#[test]
fn a_file_without_end_is_not_read_to_its_end() {
    let error = read(Path::new("/dev/zero")).expect_err("no roster");
    assert!(error.to_string().contains("larger than 16 MiB"), "{error}");
    let error = read(Path::new("no/such/file")).expect_err("no roster");
    assert!(error.to_string().starts_with("read roster no/such/file: "));
}

/// The defect: 36 KB of 5,000 columns and 500 rows took 523 MB and 12.7 s, because every row had a cell with a copy of the
/// column's name for every column.
#[test]
fn a_small_file_does_not_become_a_large_class() {
    let names: Vec<String> = (0..198).map(|number| format!("c{number}")).collect();
    let header = format!("name,account_id,{}", names.join(","));
    let found = roster(&format!(
        "{header}\nAnn,111122223333\nBob,111122223333,,x\n"
    ));
    assert_eq!(found[1].columns.len(), 198);
    assert_eq!(
        (
            found[1].columns["c0"].as_str(),
            found[1].columns["c1"].as_str()
        ),
        ("", "x")
    );

    let row = super::csv::rows(&format!("{header}\nAnn,111122223333\n"), Delimiter::Comma)
        .expect("rows")
        .remove(0);
    assert_eq!(row.cells.len(), 2, "only cells with a text");

    let wide = problems(&format!("{header},one more\nAnn,111122223333\n"));
    assert_eq!(wide, ["it has more than 200 columns"]);
    let objects: Vec<String> = (0..201)
        .map(|number| format!("\"c{number}\":\"\""))
        .collect();
    assert_eq!(
        problems(&format!("[{{{}}}]", objects.join(","))),
        ["it has more than 200 columns"]
    );
    let long = format!(
        "{header}\n{}",
        "a,b\n".repeat(super::cells::MOST_CELLS / 200 + 2)
    );
    assert!(problems(&long)[0].starts_with("it has more than 2000000 cells"));
}

/// The defect: the place of each value was counted from the start of the file.
#[test]
fn a_long_json_file_is_read_in_its_own_time() {
    let one =
        |number: usize| format!("{{\"name\": \"A {number}\", \"account_id\": \"111122223333\"}}");
    let all: Vec<String> = (0..20_000).map(one).collect();
    let text = format!("[\n{},\n {{}}]", all.join(",\n"));
    let started = std::time::Instant::now();
    let found = problems(&text);
    assert!(
        started.elapsed() < workshop_check_testing::HANG,
        "{:?}",
        started.elapsed()
    );
    assert_eq!(
        found,
        [
            "line 20002, column 2 (name): it is missing",
            "line 20002, column 2 (account_id): it is missing"
        ]
    );
}

/// A role is of one account: to write its number twice is one more place for a mistake.
#[test]
fn a_row_without_an_account_id_gets_that_of_its_role() {
    let row = format!("name,role_arn\nAnn,{ROLE}\n");
    let [ann] = &roster(&row)[..] else {
        panic!("one attendee");
    };
    assert_eq!(ann.account_id, "111122223333");
    let both = format!("name,account_id,role_arn\nAnn,,{ROLE}\nBob,222233334444,{ROLE}\n");
    assert_eq!(
        problems(&both),
        ["line 3, column 3 (role_arn): the role is of account 111122223333, not of 222233334444"]
    );
    assert_eq!(
        problems("name,role_arn\nAnn,no-arn\n").len(),
        2,
        "neither an account id nor an ARN that has one"
    );
}

#[test]
fn a_roster_knows_its_delimiter() {
    for (text, wanted) in [
        (
            "name,account_id\nAnn,111122223333\n",
            Some(Delimiter::Comma),
        ),
        (
            "name;account_id\nAnn;111122223333\n",
            Some(Delimiter::Semicolon),
        ),
        (
            "name\taccount_id\nAnn\t111122223333\n",
            Some(Delimiter::Tab),
        ),
        (
            "[{\"name\": \"Ann\", \"account_id\": \"111122223333\"}]",
            None,
        ),
    ] {
        let roster = parse(text.as_bytes(), "class").expect(text);
        assert_eq!(roster.delimiter, wanted, "{text}");
    }
}

#[test]
fn a_class_that_submits_needs_names_only() {
    let text = "name,account_id,submit_code\nAnn,,ann-code-1\nBob,111122223333,\n";
    let parsed = parse_with(text.as_bytes(), "class.csv", AccountIds::OfSubmissions);
    let attendees = parsed.expect("a roster").attendees;
    let [ann, bob] = attendees.try_into().expect("two");
    assert_eq!(ann.account_id, "");
    assert_eq!(ann.submit_code, Some(SubmitCode("ann-code-1".to_owned())));
    assert_eq!(format!("{:?}", ann.submit_code), "Some(SubmitCode)");
    assert_eq!(
        (bob.account_id.as_str(), bob.submit_code),
        ("111122223333", None)
    );
    // A code is a secret: it is not one of the columns that reports copy.
    assert!(ann.columns.is_empty(), "{ann:?}");
    // `grade` has to know the account, and so has whoever assumes a role in it.
    assert_eq!(
        problems(text),
        ["line 2, column 2 (account_id): it is missing"]
    );
    // A role says which account it is of.
    let role = format!("name,account_id,role_arn\nAnn,,{ROLE}\n");
    let parsed = parse_with(role.as_bytes(), "class.csv", AccountIds::OfSubmissions);
    let attendees = parsed.expect("a roster").attendees;
    assert_eq!(attendees[0].account_id, "111122223333");
}

#[test]
fn a_code_that_can_be_guessed_or_is_not_ones_own_is_refused_without_being_shown() {
    let roster = |codes: [&str; 2]| {
        let [ann, bob] = codes;
        format!("name,account_id,submit_code\nAnn,111122223333,{ann}\nBob,444455556666,{bob}\n")
    };
    for (codes, what) in [
        (["shorty7", ""], "at least 8 characters"),
        (["blåhaj-blåhaj", ""], "ASCII only"),
        (["same-code", "same-code"], "line 2 has the same code"),
    ] {
        let [problem] = problems(&roster(codes)).try_into().expect("one problem");
        assert!(
            problem.contains(what) && !problem.contains(codes[0]),
            "{problem}"
        );
    }
}

/// The defect: a board without a class code began with rows whose attendees could never submit and were never read.
#[test]
fn without_a_class_code_each_attendee_has_a_way_to_be_graded() {
    let problems = |text: &str| -> Vec<String> {
        match parse_with(text.as_bytes(), "class.csv", AccountIds::OfOwnCodes) {
            Ok(_) => Vec::new(),
            Err(error) => error.problems.iter().map(ToString::to_string).collect(),
        }
    };
    let header = "name,account_id,role_arn,submit_code";
    let with_code = "Ann,,,ann-code-1";
    assert_eq!(
        problems(&format!("{header}\n{with_code}\nBob,,,\n")),
        ["line 3, column 2 (account_id): it is missing"]
    );
    assert_eq!(
        problems(&format!("{header}\n{with_code}\nBob,444455556666,,\n")),
        ["line 3, column 4 (submit_code): it is missing"]
    );
    for text in [
        format!("{header}\n{with_code}\nBob,,{ROLE},\n"),
        format!("{header}\nAnn,444455556666,,\n"),
        format!("{header}\n{with_code}\nBob,444455556666,,bob-code-1\n"),
    ] {
        assert_eq!(problems(&text), Vec::<String>::new(), "{text}");
    }
}

/// The defect: an account id that is left out was looked for in the first column.
#[test]
fn an_empty_cell_is_told_by_its_own_column() {
    let problems = |text: &str| -> Vec<String> {
        let error = parse(text.as_bytes(), "class").expect_err("a problem");
        error.problems.iter().map(ToString::to_string).collect()
    };
    let role = "no role";
    assert_eq!(
        problems(&format!(
            "name,,region,account_id,role_arn\nAnn,,,111122223333,\nBob,,us-west-2,,{role}\n"
        ))[0],
        "line 3, column 4 (account_id): it is missing"
    );
    assert_eq!(
        problems("[{\"name\": \"Ann\",\n \"account_id\": \"\"}]"),
        ["line 2, column 16 (account_id): it is missing"]
    );
}
