//! What people mistype or forget: the answer says what is there instead, and what to write.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Output;

use super::{code, program, refused, run, stderr, stdout, write};

/// Without configuration, credentials and instance metadata but those of the test.
fn aws(home: &Path, args: &[&str], env: &[(&str, &str)]) -> Output {
    let mut command = program();
    command
        .args(args)
        .current_dir(home)
        .env("HOME", home)
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .env("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
        .envs(env.iter().copied());
    command.output().expect("the program starts")
}

fn home_with(config: &str) -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("a folder");
    fs::create_dir(home.path().join(".aws")).expect("a folder");
    fs::write(home.path().join(".aws/config"), config).expect("a file");
    home
}

#[track_caller]
pub fn says(message: &str, words: &[&str]) {
    for word in words {
        assert!(message.contains(word), "{word}: {message}");
    }
    // Words of the operating system and of Rust that are for programmers.
    for jargon in ["os error", "entity not found"] {
        assert!(!message.contains(jargon), "{message}");
    }
}

#[test]
fn a_profile_that_does_not_exist_is_answered_with_those_that_do() {
    let home = home_with("[default]\nregion = us-west-2\n[profile workshop]\n[profile event]\n");
    let region = ["--region", "us-west-2"];
    for args in [
        &["check", "--profile", "workshp"][..],
        &["check", "--profile", "workshp", region[0], region[1]],
        &["snapshot", "x.json", "--profile", "workshp"],
    ] {
        let message = refused(&aws(home.path(), args, &[]));
        says(
            &message,
            &[
                "the profile workshp does not exist",
                "workshop, default and event",
            ],
        );
    }
    for variable in ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] {
        let message = refused(&aws(home.path(), &["check"], &[(variable, "workshp")]));
        says(&message, &["workshp", "workshop, default and event"]);
    }
    // Keys in the environment need no profile, so that a wrong variable is not an error; the option is.
    let keys = [
        ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
        ("AWS_SECRET_ACCESS_KEY", "secret"),
    ];
    let with_keys = [&keys[..], &[("AWS_PROFILE", "workshp")]].concat();
    let message = refused(&aws(
        home.path(),
        &[&["check"], &region[..]].concat(),
        &with_keys,
    ));
    assert!(!message.contains("workshp"), "{message}");
    let message = refused(&aws(home.path(), &["check", "--profile", "workshp"], &keys));
    says(&message, &["workshp"]);

    let none = tempfile::tempdir().expect("a folder");
    let message = refused(&aws(none.path(), &["check", "--profile", "workshp"], &[]));
    says(
        &message,
        &["workshp does not exist", "no profiles", "aws configure"],
    );
    let profiles: String = (10..30).map(|n| format!("[profile p{n}]\n")).collect();
    let many = home_with(&profiles);
    let message = refused(&aws(many.path(), &["check", "--profile", "p-29"], &[]));
    says(&message, &["has p29, p10, p11", "…"]);
    assert!(!message.contains("p25"), "{message}");
}

#[test]
fn a_class_hears_of_a_wrong_profile_for_each_attendee() {
    let home = home_with("[profile workshop]\nregion = us-west-2\n");
    write(
        home.path(),
        "class.csv",
        "name,account_id,profile\nAnn,111122223333,workshp\n",
    );
    let output = aws(
        home.path(),
        &["grade", "--roster", "class.csv", "--json"],
        &[],
    );
    says(
        stdout(&output),
        &["the profile workshp does not exist", "has workshop"],
    );
}

#[test]
fn without_a_region_those_of_the_workshop_are_named() {
    let home = tempfile::tempdir().expect("a folder");
    let message = refused(&aws(home.path(), &["check"], &[]));
    says(
        &message,
        &["us-west-2 or us-east-1", "--region", "AWS_REGION"],
    );
    write(
        home.path(),
        "class.csv",
        "name,account_id\nAnn,111122223333\n",
    );
    let message = refused(&aws(home.path(), &["grade", "--roster", "class.csv"], &[]));
    says(&message, &["us-west-2 or us-east-1"]);
}

#[test]
fn a_file_that_is_not_there_is_answered_with_how_to_get_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let there = folder.path().join("there");
    fs::create_dir(&there).expect("a folder");
    let there = there.to_str().expect("a path in UTF-8");
    for (args, words) in [
        (
            &["check", "--snapshot", "missing.json"][..],
            &["missing.json", "workshop-check snapshot"][..],
        ),
        (
            &["prove", "--snapshot", "missing.json"],
            &["missing.json", "workshop-check snapshot"],
        ),
        (
            &["grade", "--roster", "missing.csv"],
            &["missing.csv", "name,account_id", "grade --help"],
        ),
        (
            &["serve", "--roster", "missing.csv"],
            &["missing.csv", "name,account_id"],
        ),
        (
            &["check", "--suite", "./missing"],
            &["./missing", "workshop-check init ./missing", "cleanup"],
        ),
        (
            &["lint", "./missing/suite.yaml"],
            &["./missing", "workshop-check init ./missing\""],
        ),
        (
            &["check", "--suite", there],
            &[there, "suite.yaml", "workshop-check init"],
        ),
        (&["lint", "--content", "missing"], &["missing", "checkout"]),
        (
            &["merge", "out.sqlite", "missing.json"],
            &["missing.json", "grade --store"],
        ),
        (
            &["history", "--store", "missing.sqlite"],
            &["missing.sqlite", "--store"],
        ),
        (
            &["snapshot", "missing/x.json"],
            &["missing/x.json", "make the folder"],
        ),
        (
            &["check", "--demo", "-o", "json=missing/x.json"],
            &["missing/x.json", "make the folder"],
        ),
    ] {
        let output = program().args(args).current_dir(folder.path()).output();
        let message = refused(&output.expect("it starts"));
        says(&message, words);
        assert!(message.contains("hint: "), "{message}");
        assert!(
            !message.contains(".workshop-check"),
            "a file that nobody asked for: {message}"
        );
    }
}

#[test]
fn a_broken_json_file_is_named_with_line_and_column() {
    let folder = tempfile::tempdir().expect("a folder");
    for (text, place) in [
        ("{\n", "bad.json:2:1"),
        ("{\n  \"schema\": ,\n}", "bad.json:2:13"),
        ("", "bad.json:1:1"),
    ] {
        let file = write(folder.path(), "bad.json", text);
        let message = refused(&run(&["check", "--snapshot", &file]));
        says(&message, &[place, "workshop-check snapshot FILE"]);
    }
    let file = write(folder.path(), "bad.csv", "[\n");
    let message = refused(&run(&["grade", "--roster", &file]));
    says(&message, &["line 2, column 1"]);
}

#[test]
fn what_means_nothing_without_an_account_is_refused_with_the_reason() {
    let given = [
        &["--wait", "10m"][..],
        &["--watch"],
        &["--region", "us-west-2"],
        &["--profile", "x"],
        &["--role-arn", "arn:aws:iam::111122223333:role/x"],
        &["--connect-to", "a:80:b:80"],
        &["--timeout", "5s"],
        &["--endpoint-url", "http://127.0.0.1:9"],
        &["--ca-bundle", "ca.pem"],
    ];
    for option in given {
        let message = refused(&run(&[&["check", "--demo"], option].concat()));
        says(
            &message,
            &[option[0], "--demo", "comes with the program", "leave out"],
        );
        let message = refused(&run(&[&["check", "--snapshot", "x.json"], option].concat()));
        says(
            &message,
            &[option[0], "--snapshot", "never changes", "leave out"],
        );
    }
}

#[test]
fn a_verb_without_its_subject_is_answered_with_an_example() {
    let message = refused(&run(&["explain"]));
    says(
        &message,
        &["workshop-check explain target-vpc", "list --kinds"],
    );
    let message = refused(&run(&["prove"]));
    says(
        &message,
        &["--demo", "--snapshot FILE", "workshop-check snapshot FILE"],
    );
    let folder = tempfile::tempdir().expect("a folder");
    let mine = folder.path().join("mine");
    let mine = mine.to_str().expect("a path in UTF-8");
    assert_eq!(code(&run(&["init", mine])), 0);
    let message = refused(&run(&["prove", "--suite", mine]));
    says(&message, &["--snapshot FILE", &format!("--suite {mine}")]);
    assert!(
        !message.contains("--demo"),
        "no account comes with it: {message}"
    );
}

/// clap alone says "unexpected argument" and offers what has similar letters.
#[test]
fn a_word_that_belongs_to_an_option_is_answered_with_the_option() {
    for (args, tip) in [
        (&["check", "demo"][..], "write '--demo'"),
        (&["check", "complete"], "write '--demo complete'"),
        (&["check", "--watch", "30s"], "write '--watch=30s'"),
        (&["check", "10m"], "write '--wait 10m'"),
        (&["check", "cleanup"], "write '--suite cleanup'"),
        (&["list", "cleanup"], "write '--suite cleanup'"),
        (&["check", "us-east-1"], "write '--region us-east-1'"),
        (&["demo"], "write 'check --demo'"),
        (&["--demo"], "write 'check --demo'"),
        (&["cleanup"], "write 'check --suite cleanup'"),
        (
            &["check", "database-migration/complete"],
            "write '--demo database-migration/complete'",
        ),
        (&["check", "mine.json"], "write '--snapshot mine.json'"),
        (&["grade", "class.csv"], "write '--roster class.csv'"),
        (
            &["history", "Ada Lovelace"],
            "write '--attendee \"Ada Lovelace\"'",
        ),
        (&["check", "--format", "json"], "write '--output json'"),
        (&["check", "-f", "json"], "write '--output json'"),
        (&["check", "--no-color"], "write '--color never'"),
        (&["lint", "--suite", "cleanup"], "write 'lint cleanup'"),
        (&["explain", "--check", "lb-sg"], "write 'explain lb-sg'"),
        (&["version"], "write '--version'"),
        // What clap finds by itself.
        (&["chekc"], "'check'"),
        (&["check", "--demmo"], "'--demo'"),
    ] {
        let output = run(args);
        assert_eq!(code(&output), 2, "{args:?}");
        let message = stderr(&output);
        assert!(message.contains(tip), "{args:?}: {message}");
        assert_eq!(message.matches("tip:").count(), 1, "{args:?}: {message}");
    }
    for without in [
        &["check", "nonsense"][..],
        &["grade", "--demo", "halfway"],
        &["list", "--check"],
    ] {
        let without = run(without);
        assert!(!stderr(&without).contains("tip:"), "{}", stderr(&without));
    }
}

#[test]
fn a_misspelt_region_is_answered_with_the_one_that_was_meant() {
    let home = tempfile::tempdir().expect("a folder");
    for (args, words) in [
        (
            &["check", "--region", "us-west2"][..],
            Some(["us-west2", "mean us-west-2?"]),
        ),
        (
            &["snapshot", "x.json", "--region", "eu-wset-1"],
            Some(["eu-wset-1", "mean eu-west-1?"]),
        ),
        (&["check", "--region", "us-east-1"], None),
        // Nothing is similar: it may be new.
        (&["check", "--region", "mars-north-77"], None),
    ] {
        // Without credentials, AWS is not asked, and so does not refuse the Region.
        let output = aws(home.path(), args, &[]);
        assert_eq!(code(&output), 2);
        let message = stderr(&output);
        assert!(message.contains("no AWS credentials"), "{message}");
        match words {
            Some(words) => says(message, &words),
            None => assert!(!message.contains("mean"), "{message}"),
        }
    }
}

#[test]
fn steps_and_checks_can_be_named_by_their_titles() {
    let report = |args: &[&str]| {
        let output = run(&[&["check", "--demo", "--json"], args].concat());
        assert_eq!(code(&output), 1, "{}", stderr(&output));
        stdout(&output).to_owned()
    };
    assert_eq!(
        report(&["--step", "efs File System"]),
        report(&["--step", "create-efs"])
    );
    assert_eq!(
        report(&["--lang", "nl", "--step", "EFS-bestandssysteem"]),
        report(&["--lang", "nl", "--step", "create-efs"])
    );
    for title in [
        "The mount targets have EFS-SG",
        "A mount target does not have EFS-SG",
    ] {
        assert_eq!(
            report(&["--check", title]),
            report(&["--check", "mount-targets-group"])
        );
    }
}

/// Without Unicode, a terminal shows question marks or worse in place of typographic quotes.
#[test]
fn a_terminal_without_unicode_gets_plain_punctuation() {
    let home = tempfile::tempdir().expect("a folder");
    for args in [
        &["check", "--demo"][..],
        &["check", "--demo", "fresh"],
        &["explain", "mount-targets-group"],
        &["list"],
        &["check", "--region", "us-west-2"],
    ] {
        let output = aws(home.path(), args, &[("LC_ALL", "C")]);
        for text in [stdout(&output), stderr(&output)] {
            let beyond: String = text.chars().filter(|c| !c.is_ascii()).collect();
            assert_eq!(beyond, "", "{args:?}: {text}");
        }
    }
    let explained = aws(
        home.path(),
        &["explain", "mount-targets-group"],
        &[("LC_ALL", "C")],
    );
    says(
        stdout(&explained),
        &["\"Network\", \"Manage\".", "console's"],
    );
}

#[test]
fn an_id_of_a_step_is_answered_with_the_ids_there_are() {
    let message = refused(&run(&["check", "--demo", "--step", "efs"]));
    says(&message, &["named \"efs\"", "create-sg, create-efs"]);
    let message = refused(&run(&["explain", "create-efs"]));
    says(&message, &["a step, not a check", "mount-targets-group"]);
}

#[test]
fn points_are_a_whole_number() {
    for points in ["50%", "all", "-1"] {
        let output = run(&["check", "--demo", &format!("--min-score={points}")]);
        assert_eq!(code(&output), 2);
        says(stderr(&output), &["a whole number of points"]);
    }
}

#[test]
fn a_check_is_explained_by_its_title_in_the_language_of_the_report() {
    let by_id = run(&["explain", "mount-targets-group"]);
    let by_title = run(&["explain", "the mount targets have EFS-SG"]);
    assert_eq!(stdout(&by_title), stdout(&by_id));
    let dutch = run(&["explain", "mount-targets-group", "--lang", "nl"]);
    let first = stdout(&dutch).lines().next().expect("a title");
    let title = first.split_once(": ").expect("id and title").1;
    assert_eq!(
        stdout(&run(&["explain", title, "--lang", "nl"])),
        stdout(&dutch)
    );
}

#[test]
fn a_workbook_is_told_from_a_roster() {
    let folder = tempfile::tempdir().expect("a folder");
    // An archive as .xlsx and .ods are one; and the first bytes of .xls.
    let mut archive = b"PK\x03\x04\x14\0\0\0".to_vec();
    archive.write_all(b"[Content_Types].xml").expect("memory");
    for (name, bytes) in [
        ("class.xlsx", archive),
        (
            "class.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(),
        ),
    ] {
        let file = write(folder.path(), name, bytes);
        let message = refused(&run(&["grade", "--roster", &file]));
        says(&message, &[name, "workbook", "CSV UTF-8"]);
    }
}

/// The defect: with a misspelt column nobody was confirmed, without a word.
#[test]
fn a_column_that_is_nearly_the_suite_s_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let grade = |column: &str| {
        let rows = format!("name,account_id,{column}\nAnn,210000000003,\n");
        let roster = write(folder.path(), "class.csv", rows);
        let words = [
            "grade",
            "--suite",
            "application-migration",
            "--roster",
            &roster,
        ];
        String::from_utf8(run(&words).stderr).expect("UTF-8")
    };
    let note = "the roster has no column “server”; did you mean it by “servers”?";
    assert!(grade("servers").contains(note), "{}", grade("servers"));
    for column in ["Server", "group"] {
        assert!(
            !grade(column).contains("has no column"),
            "{}",
            grade(column)
        );
    }
}

/// The defect: without the module an id of a journey was only unknown.
#[test]
fn an_id_without_its_module_is_suggested_with_it() {
    let journey = ["--suite", "application-migration"];
    let asks = |args: &[&str]| refused(&run(&[args, &journey[..]].concat()));
    let demo = ["check", "--demo", "application-migration/complete"];
    let message = asks(&[&demo[..], &["--check", "mount-targets"]].concat());
    says(
        &message,
        &["did you mean \"container-migration.mount-targets\"?"],
    );
    let message = asks(&[&demo[..], &["--step", "create-efs"]].concat());
    says(
        &message,
        &["did you mean \"container-migration.create-efs\"?"],
    );
    // Several modules begin with the workshop's own stack.
    let message = asks(&[&demo[..], &["--check", "stack"]].concat());
    says(&message, &[".stack\" or \""]);
}

#[test]
fn a_name_with_a_blank_is_quoted_where_it_is_to_be_copied() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = program()
        .args(["init", "My Workshop"])
        .current_dir(folder.path())
        .output()
        .expect("it starts");
    says(
        stderr(&output),
        &["workshop-check check --suite 'My Workshop' --demo"],
    );
}

#[test]
fn a_mark_that_nothing_reads_is_refused() {
    for (suite, mark, hint) in [
        (
            "container-migration",
            "foo=yes",
            "no check that is confirmed by hand",
        ),
        (
            "application-migration",
            "servr=container-migration",
            "server",
        ),
    ] {
        let output = run(&["check", "--suite", suite, "--demo", "--mark", mark]);
        assert_eq!(code(&output), 2, "{}", stderr(&output));
        let error = stderr(&output);
        assert!(
            error.contains("nothing reads this mark") && error.contains(hint),
            "{error}"
        );
    }
}

/// The defect: another way was graded, without a word.
#[test]
fn a_way_that_the_journey_does_not_have_is_refused() {
    let journey = ["--suite", "application-migration"];
    let check = ["check", "--demo", "fresh", "--mark", "server=lift"];
    let message = refused(&run(&[&check[..], &journey].concat()));
    assert!(message.contains("server=lift"), "{message}");
    assert!(message.contains("app-mig-service"), "{message}");

    let folder = tempfile::tempdir().expect("a folder");
    let roster = folder.path().join("roster.csv");
    let rows = "name,account_id,Server\nAnn,111122223333,mgn\nBob,111122223334,\nCid,111122223335,App-Mig-Service\n";
    fs::write(&roster, rows).expect("a file");
    let roster = roster.to_str().expect("UTF-8");
    let grade = ["grade", "--roster", roster];
    let message = refused(&run(&[&grade[..], &journey].concat()));
    assert!(message.contains("Ann: \"mgn\""), "{message}");
    assert!(
        !message.contains("Bob") && !message.contains("Cid"),
        "{message}"
    );
}
