//! csv, html, markdown, github and gradescope, read by independent parsers.

use std::fs;
use std::sync::LazyLock;

use serde_json::Value;
use workshop_check::reporter::{Format, Outputs, Subject, TerminalOptions};
use workshop_check_core::evaluate::{Selection, evaluate};
use workshop_check_core::report::{Gradebook, Report, RootCause, render};
use workshop_check_core::snapshot::parse::parse;
use workshop_check_core::verdict::Outcome;

use crate::python::Python;
use crate::reporters::{books, written};

static PYTHON: LazyLock<Python> =
    LazyLock::new(|| Python::with("tests/it/reporters/others-requirements.txt"));

fn text(format: &str, book: &Gradebook, subject: Subject) -> String {
    written(
        Format::named(format).unwrap(),
        book,
        subject,
        TerminalOptions::PLAIN,
    )
}

/// What `read_others.py` sees in a report.
pub fn seen(format: &str, book: &Gradebook, subject: Subject) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report");
    fs::write(&path, text(format, book, subject)).unwrap();
    let script = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/it/reporters/read_others.py"
    );
    let output = PYTHON
        .command()
        .args([script, format])
        .arg(&path)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{format}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

pub fn strings(value: &Value) -> Vec<&str> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|value| value.as_str().unwrap())
        .collect()
}

#[test]
fn csv_has_a_row_an_attendee() {
    let mut book = books::class();
    book.entries[2]
        .columns
        .insert("Student ID".into(), "=1+1".into());
    book.entries[0]
        .columns
        .insert("points".into(), "of the roster".into());
    let seen = seen("csv", &book, Subject::Class);
    assert_eq!(
        strings(&seen["header"]),
        [
            "name",
            "account_id",
            "points",
            "Student ID",
            "outcome",
            "points (2)",
            "max_points",
            "prerequisites",
            "create-sg",
            "create-efs",
            "configure-parameters-store",
            "create-loadbalancer",
            "create-ecs-cluster",
            "create-task-definition",
            "create-service",
            "root_cause",
            "page_url",
            "summary",
            "fix",
            "error",
            "unknown",
            "missing_actions",
            "submitted_at",
            "state"
        ]
    );
    let [halfway, complete, unread] = [0, 1, 2].map(|row| &seen["rows"][row]);
    assert_eq!(halfway["name"], "team-7");
    assert_eq!(
        (&halfway["points (2)"], &halfway["create-sg"]),
        (&"23".into(), &"4".into())
    );
    assert_eq!(halfway["root_cause"], "lb-sg-http");
    let report = books::halfway("en");
    let fix = report.check("lb-sg-http").unwrap().hint.as_deref();
    assert_eq!(halfway["fix"].as_str(), fix);
    assert_eq!(
        (&complete["outcome"], &complete["root_cause"]),
        (&"passed".into(), &"".into())
    );
    assert_eq!(
        (&unread["name"], &unread["outcome"]),
        (&"Zoë".into(), &"not_graded".into())
    );
    assert_eq!(
        (&unread["points (2)"], &unread["Student ID"]),
        (&"".into(), &"'=1+1".into())
    );
    assert!(unread["error"].as_str().unwrap().starts_with("assume role"));
    // The outcome of who has made no mistake is failed, as in every report; the state says what people are shown.
    book.entries[1].report = Some(demo_report("container-migration", "fresh").into());
    let seen = self::seen("csv", &book, Subject::Class);
    let states = [0, 1, 2].map(|row| {
        let row = &seen["rows"][row];
        (row["outcome"].clone(), row["state"].clone())
    });
    let states = states.map(|(outcome, state)| format!("{outcome} {state}"));
    let wanted = ["failed failed", "failed not-done", "not_graded not_graded"];
    assert_eq!(states.map(|text| text.replace('"', "")), wanted);
}

#[test]
fn no_cell_is_a_formula_whatever_the_text_and_the_separator() {
    for attack in [
        books::HOSTILE,
        "=1",
        " \t=1",
        "\"=1",
        "'=1",
        "＝1",
        "x;=1",
        "x\n=1",
        "\u{feff}=1",
        "-1",
        "@A1",
        "+1",
    ] {
        let mut book = books::with_text_everywhere(attack);
        book.entries[0]
            .columns
            .insert(attack.to_owned(), attack.to_owned());
        let bytes = text("csv", &book, Subject::Class);
        let body = bytes
            .strip_prefix('\u{feff}')
            .expect("Excel needs the mark");
        for separator in [b',', b';', b'\t', b'|'] {
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(separator)
                .flexible(true)
                .has_headers(false)
                .from_reader(body.as_bytes());
            for record in reader.records() {
                for cell in record.unwrap().iter() {
                    let start = cell.trim_start_matches(|c: char| {
                        c.is_whitespace() || c == '"' || c == '\u{fffd}'
                    });
                    assert!(
                        !start.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']),
                        "{attack:?} split at {:?}: {cell:?}",
                        char::from(separator)
                    );
                }
            }
        }
        assert_eq!(bytes.matches('\n').count(), bytes.matches("\r\n").count());
    }
}

#[test]
fn html_is_one_page_that_runs_and_fetches_nothing() {
    for (book, subject) in [
        (books::with_text_everywhere(books::HOSTILE), Subject::Class),
        (
            books::with_text_everywhere("\"><script>x</script><img src=x onerror=x>"),
            Subject::Class,
        ),
        (
            books::with_text_everywhere("javascript:alert(1)"),
            Subject::Account,
        ),
        (books::class(), Subject::Class),
        (
            Gradebook::from_report(books::halfway("en")),
            Subject::Account,
        ),
    ] {
        let seen = seen("html", &book, subject);
        let known = [
            "a", "body", "circle", "dd", "desc", "div", "dl", "dt", "g", "h1", "h2", "h3", "head",
            "header", "html", "li", "main", "meta", "ol", "p", "path", "rect", "section", "span",
            "strong", "style", "svg", "table", "tbody", "td", "text", "th", "thead", "title", "tr",
            "ul",
        ];
        let strange: Vec<_> = strings(&seen["tags"])
            .into_iter()
            .filter(|tag| !known.contains(tag))
            .collect();
        assert_eq!(strange, Vec::<&str>::new());
        let active = |name: &&str| {
            name.starts_with("on") || ["src", "srcset", "style", "action"].contains(name)
        };
        assert_eq!(strings(&seen["attributes"]).into_iter().find(active), None);
        for link in strings(&seen["links"]) {
            assert!(
                link.starts_with("https://")
                    || link.starts_with("http://")
                    || link.starts_with("#attendee-"),
                "{link}"
            );
        }
        for link in strings(&seen["links"])
            .iter()
            .filter_map(|link| link.strip_prefix('#'))
        {
            assert!(
                strings(&seen["ids"]).contains(&link),
                "{link} leads nowhere"
            );
        }
        assert!(!seen["style"].as_str().unwrap().contains("url("));
        let policy = strings(&seen["policy"]).join(" ");
        let hash = seen["style_hash"].as_str().unwrap();
        assert!(
            policy.contains("default-src 'none'") && policy.contains(hash),
            "style_hash must be {hash}"
        );
    }
}

#[test]
fn html_tells_a_class_to_eyes_ears_and_printers() {
    let seen = seen("html", &books::class(), Subject::Class);
    assert_eq!(seen["lang"], "en");
    let widths = seen["rows"].as_array().unwrap();
    assert_eq!(widths.len(), 4, "a row an attendee beneath the header");
    assert!(widths.iter().all(|width| *width == widths[0]), "{widths:?}");
    assert!(
        seen["scopes"]
            .as_array()
            .unwrap()
            .iter()
            .all(|scope| scope == "col" || scope == "row")
    );
    for wanted in ["@media print", "prefers-color-scheme: dark"] {
        assert!(seen["style"].as_str().unwrap().contains(wanted));
    }
    let body = seen["text"].as_str().unwrap();
    for wanted in [
        "1 of 2: LB-SG admits HTTP from anywhere",
        "✗ 4/6 failed",
        "Zoë (111122223333)",
        "names sg-0a1b2c3d4e5f60718",
        "fix: In LB-SG, change the source of the HTTP rule",
    ] {
        assert!(body.contains(wanted), "{wanted} in {body}");
    }
}

#[test]
fn html_of_one_account_has_all_its_checks() {
    let report = books::halfway("nl");
    let seen = seen(
        "html",
        &Gradebook::from_report(report.clone()),
        Subject::Account,
    );
    let body = seen["text"].as_str().unwrap();
    for check in report.steps.iter().flat_map(|step| &step.checks) {
        assert!(body.contains(&check.title), "{}", check.title);
    }
}

#[test]
fn markdown_is_text_links_and_one_table_whatever_the_names_are() {
    for attack in [
        books::HOSTILE,
        "</td>|<b>*x*",
        "[a](javascript:x) ![b](http://x) <http://y>",
        "1. x",
        "# h",
        "```",
        "\\",
        "$x$ ~~y~~",
    ] {
        let book = books::with_text_everywhere(attack);
        let seen = seen("markdown", &book, Subject::Class);
        for kind in strings(&seen["types"]) {
            let markup = [
                "html",
                "code",
                "fence",
                "image",
                "blockquote",
                "hr",
                "lheading",
                "s_",
                "ordered",
            ];
            assert!(
                !markup.iter().any(|markup| kind.starts_with(markup)),
                "{kind} from {attack:?}"
            );
        }
        assert!(
            strings(&seen["links"])
                .iter()
                .all(|link| link.starts_with("https://"))
        );
    }
    for attack in [books::HOSTILE, "```", "\"] %% x", "x\n```\n# h"] {
        let hostile = books::with_text_everywhere(attack);
        let one = Gradebook::from_report(hostile.entries[0].report.clone().unwrap());
        let seen = seen("markdown", &one, Subject::Account);
        // The picture is the one fence, and nothing in it ends it.
        let fences = strings(&seen["types"]);
        assert!(fences.contains(&"fence"));
        assert_eq!(seen["fences"], Value::from(vec!["mermaid"]), "{attack:?}");
    }
    let seen = seen("markdown", &books::class(), Subject::Class);
    assert_eq!(seen["cells"].as_array().unwrap(), &vec![Value::from(11); 4]);
    assert!(
        seen["text"]
            .as_str()
            .unwrap()
            .contains("1 of 2: LB-SG admits HTTP from anywhere")
    );
}

#[test]
fn markdown_of_a_thousand_hostile_attendees_fits_a_step_s_summary() {
    let hostile = books::with_text_everywhere(books::HOSTILE);
    let report = hostile.reports().next().unwrap();
    for name in [books::HOSTILE.to_owned(), "|".repeat(10_000)] {
        let book = books::many(1000, &name, report);
        let page = text("markdown", &book, Subject::Class);
        assert!(page.len() <= 1 << 20, "{}", page.len());
        assert!(page.contains("attendees are left out here"));
        let seen = seen("markdown", &book, Subject::Class);
        let cells = seen["cells"].as_array().unwrap();
        assert!(
            cells.len() > 100 && cells.iter().all(|count| *count == cells[0]),
            "a table is never broken"
        );
    }
}

/// The first root cause, and how to fix it.
fn cause_and_fix(report: &Report) -> (&RootCause, &str) {
    let cause = &report.root_causes[0];
    let check = report.check(&cause.check).unwrap();
    let hint = check.hint.as_deref();
    (cause, cause.fix.as_deref().or(hint).unwrap())
}

/// No line only repeats a part of the first.
fn told_once(lines: &[&str]) {
    let (first, rest) = lines.split_first().unwrap();
    assert!(rest.iter().all(|line| !first.contains(line)), "{lines:?}");
}

#[test]
fn what_a_summary_says_is_not_said_twice_and_each_cause_has_its_fix() {
    for (suite, name) in [
        ("container-migration", "halfway"),
        ("container-migration", "database-closed"),
        ("cleanup", "halfway"),
    ] {
        let report = demo_report(suite, name);
        let book = Gradebook::from_report(report.clone());
        let (cause, _) = cause_and_fix(&report);
        let annotations = commands(&text("github", &book, Subject::Account));
        let of_cause = annotations.iter().filter(|(level, ..)| level == "error");
        for ((_, _, data), cause) in of_cause.zip(report.shown_causes()) {
            let lines: Vec<&str> = data.lines().collect();
            told_once(&lines);
            let hint = report.check(&cause.check).unwrap().hint.as_deref();
            let fix = cause.fix.as_deref().or(hint);
            let fix = fix.map(|fix| format!("fix: {fix}"));
            assert!(fix.is_none_or(|fix| data.contains(&fix)), "{data}");
        }
        let page = seen("markdown", &book, Subject::Account);
        let page = page["text"].as_str().unwrap();
        let next = report.next.as_ref().unwrap();
        assert!(page.contains("Next:"), "{page}");
        // Several changes are a list, and no sentence.
        let told = match next.remedy.changes.as_slice() {
            [] => std::slice::from_ref(&next.summary),
            changes => changes,
        };
        for change in told {
            assert_eq!(page.matches(change).count(), 1, "{page}");
        }
        assert_eq!(page.matches(&cause.summary).count(), 1, "{page}");
        for cause in report.shown_causes() {
            let hint = report.check(&cause.check).unwrap().hint.as_deref();
            let fix = cause.fix.as_deref().or(hint);
            let fix = fix.filter(|_| cause.check != next.check);
            assert!(fix.is_none_or(|fix| page.contains(fix)), "{page}");
        }
    }
}

/// The report of an account that comes with the program.
pub fn demo_report(suite: &str, name: &str) -> Report {
    let suite = workshop_check::suites::load(suite).unwrap();
    let locale = workshop_check::suites::locale(&suite, "en").unwrap();
    let bytes = workshop_check::demo::snapshot_of(&suite.file.id, name).unwrap();
    let snapshot = parse(bytes, name).unwrap();
    render(&evaluate(&suite, &snapshot, &Selection::default()), &locale)
}

/// The runner's own reading: `::name properties::data`, unescaped as its toolkit escapes.
fn commands(text: &str) -> Vec<(String, String, String)> {
    let back = |text: &str| {
        text.replace("%0A", "\n")
            .replace("%0D", "\r")
            .replace("%3A", ":")
            .replace("%2C", ",")
            .replace("%25", "%")
    };
    let command = |line: &str| {
        let (head, data) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (level, title) = head.split_once(" title=").unwrap();
        (level.to_owned(), back(title), back(data))
    };
    text.lines().map(command).collect()
}

#[test]
fn github_annotations_are_ours_alone() {
    for attack in [
        books::HOSTILE,
        "100%25 a,b:c::d\n::error::x",
        "x ::stop-commands::y",
    ] {
        let page = text(
            "github",
            &books::with_text_everywhere(attack),
            Subject::Class,
        );
        assert!(!page.contains("##["));
        for (level, title, _) in commands(&page) {
            assert!(["error", "warning", "notice"].contains(&level.as_str()));
            assert!(!title.is_empty());
        }
        assert!(page.lines().all(|line| {
            !line
                .split_once(" title=")
                .unwrap()
                .1
                .split_once("::")
                .unwrap()
                .0
                .contains([',', ':'])
        }));
    }
    let seen = commands(&text(
        "github",
        &Gradebook::from_report(books::halfway("en")),
        Subject::Account,
    ));
    let levels: Vec<_> = seen.iter().map(|(level, ..)| level.as_str()).collect();
    assert_eq!(levels, ["error", "error", "warning", "notice"]);
    assert_eq!(seen[0].1, "Create security groups");
    let report = books::halfway("en");
    let (cause, fix) = cause_and_fix(&report);
    let lines: Vec<&str> = seen[0].2.lines().collect();
    assert_eq!(lines[0], cause.summary);
    assert!(lines.contains(&format!("fix: {fix}").as_str()), "{lines:?}");
    assert_eq!(lines.last(), Some(&cause.page_url.as_str()));
    told_once(&lines);
}

/// GitHub renders neither HTML nor Markdown in an annotation (hadolint-gh-action#6, isaacs/github#1684): an escaped `<` would be
/// read as `&lt;`. Belief: that no page of GitHub takes the text for HTML can only be seen there.
#[test]
fn github_shows_the_text_of_an_annotation_as_it_is() {
    let book = books::with_text_everywhere("<script>alert(1)</script> & *b*");
    let page = text("github", &book, Subject::Class);
    assert!(page.contains("<script>alert(1)</script> & *b*"), "{page}");
    assert!(!page.contains("&lt;"), "{page}");
}

#[test]
fn github_is_told_what_it_would_drop_without_a_word() {
    let mut book = books::many(25, "team", &books::halfway("en"));
    for number in 0..12 {
        book.entries[number].report = Some(books::complete("en").into());
    }
    let seen = commands(&text("github", &book, Subject::Class));
    let count = |wanted: &str| seen.iter().filter(|(level, ..)| level == wanted).count();
    assert_eq!((count("error"), count("notice")), (10, 10));
    assert!(
        seen.last()
            .unwrap()
            .2
            .starts_with("6 more messages are left out"),
        "13 - 10 errors, 12 - 9 notices"
    );
}

/// Who has made no mistake is no error of a class, and all of them are one message.
#[test]
fn github_has_one_notice_for_all_who_are_not_done_yet() {
    let fresh = demo_report("container-migration", "fresh");
    assert!(fresh.is_unfinished());
    let mut book = books::many(25, "team", &fresh);
    book.entries[3].report = Some(books::halfway("en").into());
    for number in 10..24 {
        book.entries[number].report = Some(books::complete("en").into());
    }
    let seen = commands(&text("github", &book, Subject::Class));
    let count = |wanted: &str| seen.iter().filter(|(level, ..)| level == wanted).count();
    assert_eq!((count("error"), count("notice")), (1, 10));
    let about = &seen[1].2;
    assert!(
        about.starts_with("10 attendees have made no mistake, but are not done yet: "),
        "{about}"
    );
    let last = &seen.last().unwrap().2;
    assert!(
        last.starts_with("6 more messages are left out"),
        "14 - 8 notices: {last}"
    );
    // Of one account it is what the run is about.
    let one = commands(&text(
        "github",
        &Gradebook::from_report(fresh),
        Subject::Account,
    ));
    assert_eq!(one[0].0, "error");
}

#[test]
fn gradescope_reads_its_own_specification() {
    for report in [
        books::halfway("en"),
        books::complete("nl"),
        books::with_text_everywhere(books::HOSTILE)
            .reports()
            .next()
            .unwrap()
            .clone(),
    ] {
        let seen = seen(
            "gradescope",
            &Gradebook::from_report(report.clone()),
            Subject::Account,
        );
        let tests = seen["tests"].as_array().unwrap();
        let checks: Vec<_> = report.steps.iter().flat_map(|step| &step.checks).collect();
        assert_eq!(tests.len(), checks.len());
        assert_eq!(seen["score"], report.score.points);
        for (test, check) in tests.iter().zip(checks) {
            assert_eq!(test["status"] == "passed", check.outcome == Outcome::Passed);
            assert_eq!(
                (&test["score"], &test["max_score"]),
                (&check.points.into(), &check.max.into())
            );
        }
    }
}

#[test]
fn gradescope_is_refused_for_a_class_before_it_is_graded() {
    let open = |spec: &str| Outputs::open(&[spec.parse().unwrap()]).unwrap();
    let error = open("gradescope").refuse_class().unwrap_err();
    assert!(
        error.to_string().contains("gradescope report of a class"),
        "{error}"
    );
    assert!(error.hint().unwrap().contains("for each account"));
    assert!(open("junit").refuse_class().is_ok());
}

/// A pasted command must be whole: every one of the first root cause is, in the formats for pull requests as well.
#[test]
fn markdown_and_github_have_the_commands_of_a_fix() {
    for (suite, account) in [
        ("container-migration", "halfway"),
        ("container-migration", "fresh"),
        ("cleanup", "untouched"),
    ] {
        let report = demo_report(suite, account);
        let cause = &report.root_causes[0];
        assert!(!cause.remedy.commands.is_empty(), "{account}");
        let url = cause.remedy.console_url.clone().expect("an address");
        let book = Gradebook::from_report(report.clone());
        let markdown = text("markdown", &book, Subject::Account);
        let github = text("github", &book, Subject::Account);
        for command in &cause.remedy.commands {
            assert!(
                markdown.lines().any(|line| line.trim() == command),
                "{command}\n{markdown}"
            );
            let escaped = command.replace('%', "%25");
            assert!(
                github
                    .lines()
                    .any(|line| line.split("%0A").any(|part| part == escaped)),
                "{command}\n{github}"
            );
        }
        assert!(markdown.contains(&url), "{url}\n{markdown}");
        assert!(github.contains(&url.replace('%', "%25")), "{url}\n{github}");
    }
}

/// The fix of the first root cause stands once in the page.
#[test]
fn html_says_a_fix_once() {
    for account in ["halfway", "wrong-db-host", "private-load-balancer"] {
        let report = demo_report("container-migration", account);
        let page = text(
            "html",
            &Gradebook::from_report(report.clone()),
            Subject::Account,
        );
        let (_, fix) = cause_and_fix(&report);
        let fix = fix.replace('&', "&#38;").replace('<', "&#60;");
        let several = report.root_causes[0].remedy.changes.len() > 1;
        let count = page.matches(fix.as_str()).count();
        assert!(count == usize::from(!several), "{account}: {count} × {fix}");
        for change in &report.root_causes[0].remedy.changes {
            assert_eq!(page.matches(change.as_str()).count(), 1, "{change}");
        }
    }
}
