//! `lint --content`: a suite against the pages of its workshop, here a made-up one of two languages.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::authoring::{edited, printed, refused, run, write};

const SUITE: &str = "\
schema: workshop-check/suite/1
id: shop
pages:
  base: https://example.org
  path: /{lang}/{page}
  languages: [en, nl]
resources:
  vpc: { kind: vpc, name: ShopVPC }
  web_sg: { kind: security_group, name: Web-SG, in: vpc, wired_from: [balancer] }
  balancer: { kind: load_balancer, example: shop-lb }
steps:
  - id: groups
    page: lab/groups#rules
    checks:
      - id: web-sg
        points: 1
        assert: { exists: { resource: web_sg } }
      - id: web-sg-http
        points: 1
        assert: { security_group_allows: { group: web_sg, ports: 80, from: anywhere } }
      - id: web-sg-self
        points: 1
        assert: { security_group_allows: { group: web_sg, ports: 0-65535, from: { group: web_sg } } }
  - id: keys
    page: lab/keys
    checks:
      - id: key
        points: 1
        assert: { parameter: { name: SHOP_KEY, secure: true } }
      - id: name
        points: 1
        assert: { parameter: { name: SHOP_NAME, value: { is: shop-db } } }
      - id: balancer
        points: 1
        assert: { exists: { resource: balancer } }
      - id: balancer-type
        points: 1
        assert: { property: { resource: balancer, name: Type, one_of: [application] } }
      - id: balancer-scheme
        points: 1
        assert: { property: { resource: balancer, name: Scheme, one_of: [internet-facing] } }
";

const SYMPTOMS: &str = "\
schema: workshop-check/symptoms/1
patterns:
  - id: slow
    seen_in: [event]
    match: slow
    causes: [balancer]
    page: lab
    source: this test
    confidence: belief
";

/// The picture shows it.
const EXCEPTIONS: &str = "\
schema: workshop-check/content-exceptions/1
not_stated:
  - { check: balancer-scheme, value: internet-facing, why: in a picture }
not_asserted:
  - { page: lab/groups, value: Old-SG, languages: [nl], why: a leftover }
";

const GROUPS_EN: &str = "\
+++
title = \"Groups\"
+++
### Rules

| Name | About | VPC |
|------|-------|-----|
| Web-SG | Who may open the shop in a browser | ShopVPC |

| Type | Protocol | Source |
|------|----------|--------|
| HTTP | TCP | Anywhere |
| All TCP | TCP | Custom > Web-SG |
";

const GROUPS_NL: &str = "\
---
title: Groepen
---
### Regels {#rules}

| Naam | Waarvoor | VPC |
|------|----------|-----|
| Web-SG | Wie de winkel in een browser mag openen | de VPC van de eerste pagina (b.v. ShopVPC) |

| Type | Protocol | Bron |
|------|----------|------|
| 80 | TCP | Overal |
| All TCP | TCP | Web-SG |
| All TCP | TCP | Old-SG |
";

const KEYS: &str = "\
Choose **Application Load Balancer**, and a name (e.g. shop-lb).

![scheme](/scheme.png)

| Parameter | Type | Value |
|-----------|------|-------|
| SHOP_KEY | SecureString | a word that nobody knows |
| SHOP_NAME | String | the name of the shop (shop-db) |
";

/// Names differ in case, as they do in real workshops: addresses do not.
const FILES: &[(&str, &str)] = &[
    ("suite/suite.yaml", SUITE),
    ("suite/symptoms.yaml", SYMPTOMS),
    ("suite/content.yaml", EXCEPTIONS),
    ("site/content/lab/_index.en.md", "lab"),
    ("site/content/lab/_index.nl.md", "lab"),
    ("site/content/Lab/Groups.en.md", GROUPS_EN),
    ("site/content/lab/groups.nl.md", GROUPS_NL),
    ("site/content/lab/Keys.en.md", KEYS),
    ("site/content/lab/keys.nl.md", KEYS),
];

/// Codes that only differences from the pages have.
pub fn codes() -> impl Iterator<Item = &'static str> {
    [
        "unknown-page",
        "unstated-value",
        "unasserted-value",
        "stale-exception",
        "stale-content",
    ]
    .into_iter()
}

fn workshop() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in FILES {
        write(folder.path(), name, text);
    }
    folder
}

/// What was found of drift: "code file:line:column message", and " | " with the suggestion.
fn found(folder: &Path, more: &[&str]) -> Vec<String> {
    let suite = folder.join("suite");
    let suite = suite.to_str().expect("UTF-8");
    let mut args = vec!["lint", suite, "--report", "json"];
    args.extend(more);
    let output = run(&args);
    let error_text = String::from_utf8_lossy(&output.stderr);
    let book: Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{error_text}"));
    let problems = book["problems"].as_array().expect("problems");
    let ours = problems.iter().filter(|problem| {
        let of_words = problem["code"] == "missing-message"
            || problem["file"]
                .as_str()
                .is_some_and(|file| file.contains("locales"));
        let of_language = problem["message"]
            .as_str()
            .is_some_and(|message| message.contains("locales/"));
        !of_words && !of_language
    });
    ours.map(|problem| {
        let text = |key: &str| problem[key].as_str().unwrap_or_default().to_owned();
        let file = text("file");
        let file = Path::new(&file)
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name");
        let place = format!("{file}:{}:{}", problem["line"], problem["column"]);
        let hint = problem["suggestion"]
            .as_str()
            .map(|hint| format!(" | {hint}"));
        format!(
            "{} {place} {}{}",
            text("code"),
            text("message"),
            hint.unwrap_or_default()
        )
    })
    .collect()
}

fn found_on(folder: &Path) -> Vec<String> {
    let site = folder.join("site");
    found(folder, &["--content", site.to_str().expect("UTF-8")])
}

/// The workshop with one part of one file replaced.
fn changed(file: &str, from: &str, to: &str) -> Vec<String> {
    let folder = workshop();
    let text = FILES
        .iter()
        .find(|(name, _)| *name == file)
        .expect("a file")
        .1;
    write(folder.path(), file, &edited(text, from, to));
    found_on(folder.path())
}

#[test]
fn pages_that_say_what_the_suite_says_are_not_findings() {
    assert_eq!(found_on(workshop().path()), Vec::<String>::new());
}

#[test]
fn each_difference_is_told_with_page_language_and_value() {
    let groups_en = "site/content/Lab/Groups.en.md";
    let groups_nl = "site/content/lab/groups.nl.md";
    let keys_nl = "site/content/lab/keys.nl.md";
    let cases: &[(&str, &str, &str, &[&str])] = &[
        // A renamed group: its own row, and the rule that names it as the source.
        (
            groups_nl,
            "| Web-SG | Wie",
            "| WebSG | Wie",
            &[
                "unstated-value suite.yaml:9:41 \"Web-SG\" with \"ShopVPC\" is not on the page \"lab/groups\" in nl | the page says \"WebSG\" in nl",
            ],
        ),
        (
            groups_en,
            "Custom > Web-SG",
            "Custom > Shop-SG",
            &[
                "unstated-value suite.yaml:23:66 \"0-65535\" with \"TCP\", \"Web-SG\" is not on the page \"lab/groups\" in en",
            ],
        ),
        // Another VPC.
        (
            groups_en,
            "| ShopVPC",
            "| OtherVPC",
            &[
                "unstated-value suite.yaml:9:41 \"Web-SG\" with \"ShopVPC\" is not on the page \"lab/groups\" in en",
            ],
        ),
        // Another port, in one language: the suite's is missing there, and the page's is not in the suite.
        (
            groups_en,
            "| HTTP |",
            "| HTTPS |",
            &[
                "unasserted-value suite.yaml:13:11 a table of \"lab/groups\" has \"HTTPS\" in en, and no check of that page",
                "unstated-value suite.yaml:20:66 \"80\" with \"TCP\" is not on the page \"lab/groups\" in en",
            ],
        ),
        (
            groups_nl,
            "| 80 |",
            "| 8080 |",
            &[
                "unstated-value suite.yaml:20:66 \"80\" with \"TCP\" is not on the page \"lab/groups\" in nl",
                "unasserted-value suite.yaml:13:11 a table of \"lab/groups\" has \"8080\" in nl, and no check of that page",
            ],
        ),
        // Another protocol.
        (
            groups_en,
            "| HTTP | TCP",
            "| HTTP | UDP",
            &[
                "unasserted-value suite.yaml:13:11 a table of \"lab/groups\" has \"UDP\" in en, and no check of that page",
                "unstated-value suite.yaml:20:66 \"80\" with \"TCP\" is not on the page \"lab/groups\" in en",
            ],
        ),
        // A parameter of another type, another name and another value; one more.
        (
            keys_nl,
            "| SecureString",
            "| String",
            &[
                "unstated-value suite.yaml:29:38 \"SHOP_KEY\" with \"SecureString\" is not on the page \"lab/keys\" in nl",
            ],
        ),
        (
            keys_nl,
            "SHOP_KEY",
            "SHOP_KEYS",
            &[
                "unasserted-value suite.yaml:25:11 a table of \"lab/keys\" has \"SHOP_KEYS\" in nl, and no check of that page",
                "unstated-value suite.yaml:29:38 \"SHOP_KEY\" with \"SecureString\" is not on the page \"lab/keys\" in nl | the page says \"SHOP_KEYS\" in nl",
            ],
        ),
        (
            keys_nl,
            "(shop-db)",
            "(horses)",
            &[
                "unstated-value suite.yaml:32:38 \"SHOP_NAME\" with \"String\", \"shop-db\" is not on the page \"lab/keys\" in nl",
            ],
        ),
        (
            keys_nl,
            "| SHOP_NAME",
            "| SHOP_PORT | String | a port |\n| SHOP_NAME",
            &[
                "unasserted-value suite.yaml:25:11 a table of \"lab/keys\" has \"SHOP_PORT\" in nl, and no check of that page",
            ],
        ),
        // A name in the text, and a term.
        (
            keys_nl,
            "shop-lb",
            "my-shop-lb",
            &[
                "unstated-value suite.yaml:10:45 \"shop-lb\" is not on the page \"lab/keys\" in nl | the page says \"my-shop-lb\" in nl",
            ],
        ),
        (
            keys_nl,
            "Application Load",
            "Network Load",
            &[
                "unstated-value suite.yaml:38:72 \"application\" is not on the page \"lab/keys\" in nl",
            ],
        ),
        // Another anchor; a page that is not published, or under another address.
        (
            groups_nl,
            "{#rules}",
            "{#regels}",
            &[
                "unknown-page suite.yaml:13:11 no heading of \"lab/groups\" has the anchor #rules in nl",
            ],
        ),
        (
            groups_nl,
            "title: Groepen",
            "draft: true",
            &[
                "stale-exception content.yaml:5:32 there is no such page in nl",
                "unknown-page suite.yaml:13:11 the workshop has no page \"lab/groups\" in nl",
            ],
        ),
        (
            groups_en,
            "title = \"Groups\"",
            "slug = \"rules\"",
            &[
                "unknown-page suite.yaml:13:11 the workshop has no page \"lab/groups\" in en | did you mean \"lab/rules\"?",
            ],
        ),
        // The suite: a page's name, an anchor, a language.
        (
            "suite/suite.yaml",
            "page: lab/keys",
            "page: lab/kesy",
            &[
                "unknown-page suite.yaml:25:11 the workshop has no page \"lab/kesy\" | did you mean \"lab/keys\"?",
            ],
        ),
        (
            "suite/symptoms.yaml",
            "page: lab",
            "page: lab/keys#key",
            &["unknown-page symptoms.yaml:7:11 no heading of \"lab/keys\" has the anchor #key"],
        ),
        (
            "suite/suite.yaml",
            "#rules",
            "#ruels",
            &[
                "unknown-page suite.yaml:13:11 no heading of \"lab/groups\" has the anchor #ruels | did you mean \"rules\"?",
            ],
        ),
        (
            "suite/suite.yaml",
            "[en, nl]",
            "[en, nl, fr]",
            &["unknown-page suite.yaml:6:23 no cited page of the workshop is in \"fr\""],
        ),
        (
            "suite/suite.yaml",
            "[en, nl]",
            "[en]",
            &[
                "stale-exception content.yaml:5:32 there is no such page in nl",
                "missing-translation suite.yaml:6:14 every cited page is there in \"nl\", too",
            ],
        ),
        // Exceptions that are not needed, not to be found, or without a reason.
        (
            keys_nl,
            "![scheme]",
            "It is **internet-facing**. ![scheme]",
            &[
                "stale-exception content.yaml:3:38 \"internet-facing\" is on the page \"lab/keys\" in nl",
            ],
        ),
        (
            groups_nl,
            "| Old-SG",
            "| Web-SG",
            &[
                "stale-exception content.yaml:5:32 no unknown value \"Old-SG\" is in a table of \"lab/groups\" in nl",
            ],
        ),
        (
            "suite/content.yaml",
            "check: balancer-scheme",
            "check: balancer-shceme",
            &[
                "stale-exception content.yaml:3:38 there is no check \"balancer-shceme\" | did you mean \"balancer-scheme\"?",
                "unstated-value suite.yaml:41:74 \"internet-facing\" is not on the page \"lab/keys\"",
            ],
        ),
        (
            "suite/content.yaml",
            "value: internet-facing",
            "value: internal",
            &[
                "stale-exception content.yaml:3:38 \"internal\" is nothing that the page of \"balancer-scheme\" should state | what its page should state: internet-facing",
                "unstated-value suite.yaml:41:74 \"internet-facing\" is not on the page \"lab/keys\"",
            ],
        ),
        (
            "suite/content.yaml",
            "page: lab/groups",
            "page: lab/group",
            &[
                "stale-exception content.yaml:5:31 the suite cites no page \"lab/group\" | did you mean \"lab/groups\"?",
                "unasserted-value suite.yaml:13:11 a table of \"lab/groups\" has \"Old-SG\" in nl, and no check of that page",
            ],
        ),
        (
            "suite/content.yaml",
            "why: in a picture",
            "why: \"\"",
            &["missing-key content.yaml:3:60 an exception needs a reason"],
        ),
        (
            "suite/content.yaml",
            "value: internet",
            "vaule: internet",
            &[
                "unknown-key content.yaml:3:31 unknown key \"vaule\" | did you mean \"value\"?",
                "unstated-value suite.yaml:41:74 \"internet-facing\" is not on the page \"lab/keys\"",
            ],
        ),
    ];
    let mut wrong = Vec::new();
    let suite: Vec<&str> = SUITE.lines().collect();
    for (file, from, to, wanted) in cases {
        // What is not stated is pointed at: its first value stands at the place.
        for expected in wanted
            .iter()
            .filter(|expected| expected.starts_with("unstated-value"))
        {
            let mut parts = expected.split([':', ' ', '"']).skip(2);
            let mut number = || parts.next().and_then(|part| part.parse::<usize>().ok());
            let (line, column) = (number().expect("a line"), number().expect("a column"));
            let value = expected.split('"').nth(1).expect("a value");
            let at = suite[line - 1].get(column - 1..).expect("a place");
            assert!(at.starts_with(value), "{expected}");
        }
        let mut found = changed(file, from, to);
        let mut wanted: Vec<String> = wanted.iter().map(ToString::to_string).collect();
        found.sort();
        wanted.sort();
        if found != wanted {
            wrong.push(format!(
                "{file}: {to}\n  wanted {wanted:#?}\n  found {found:#?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_page_that_is_gone_in_one_language_is_told_once() {
    let folder = workshop();
    fs::remove_file(folder.path().join("site/content/lab/keys.nl.md")).expect("it was there");
    assert_eq!(
        found_on(folder.path()),
        ["unknown-page suite.yaml:25:11 the workshop has no page \"lab/keys\" in nl"]
    );
}

/// Without a checkout, lint uses the file in the suite's folder.
#[test]
fn the_facts_are_kept_beside_the_suite() {
    let folder = workshop();
    let at = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (site, kept) = (at("site"), at("suite/content.json"));
    let none = Vec::<String>::new();
    assert_eq!(
        found(
            folder.path(),
            &["--content", &site, "--write-content", &kept]
        ),
        none
    );
    let facts = fs::read_to_string(&kept).expect("facts");
    assert!(
        facts.contains("\"SHOP_KEY | SecureString | \": \"en nl\""),
        "{facts}"
    );
    assert!(
        !facts.contains("nobody knows") && !facts.contains("browser"),
        "prose: {facts}"
    );
    assert_eq!(found(folder.path(), &[]), none);

    let renamed = edited(SUITE, "name: Web-SG", "name: Wbe-SG");
    write(folder.path(), "suite/suite.yaml", &renamed);
    let problems = found(folder.path(), &[]);
    assert!(
        problems[0].contains("the page says \"Web-SG\" in en, nl"),
        "{problems:?}"
    );

    // A page that the file does not know: not that it is absent.
    write(
        folder.path(),
        "suite/suite.yaml",
        &edited(SUITE, "page: lab/keys", "page: lab/other"),
    );
    let again = "write it again: workshop-check lint SUITE --content DIR --write-content FILE";
    assert_eq!(
        found(folder.path(), &[]),
        [
            format!(
                "stale-content suite.yaml:12:3 content.json has a page that nothing cites: \"lab/keys\" | {again}"
            ),
            format!(
                "stale-content suite.yaml:25:11 content.json knows nothing of the page \"lab/other\" | {again}"
            ),
        ]
    );

    // The pages have changed since.
    write(folder.path(), "suite/suite.yaml", SUITE);
    write(
        folder.path(),
        "site/content/lab/keys.nl.md",
        &edited(KEYS, "shop-lb", "shop-lb, my-lb"),
    );
    assert_eq!(
        found_on(folder.path()),
        [format!(
            "stale-content content.json:1:1 the checkout says something else | {again}"
        )]
    );
    write(
        folder.path(),
        "suite/content.json",
        &edited(&facts, "\"pages\"", "\"sides\""),
    );
    let problems = found(folder.path(), &[]);
    assert!(
        problems[0].starts_with("syntax content.json:3:"),
        "{problems:?}"
    );
}

/// Values of `--set` need not be on the pages.
#[test]
fn other_values_of_variables_are_not_drift() {
    let output = run(&["lint", "--set", "private_subnets=Mine-a,Mine-b"]);
    let stdout = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(codes().all(|code| !stdout.contains(code)), "{stdout}");
}

#[test]
fn the_checkout_a_site_and_its_content_are_the_same() {
    let folder = workshop();
    for dir in ["", "site", "site/content"] {
        let dir = folder.path().join(dir);
        assert_eq!(
            found(folder.path(), &["--content", dir.to_str().expect("UTF-8")]),
            Vec::<String>::new()
        );
    }
}

#[test]
fn what_cannot_be_read_is_not_absent() {
    let folder = workshop();
    let page = folder.path().join("site/content/lab/keys.nl.md");
    let suite = folder.path().join("suite");
    let refuse = |dir: &Path| {
        let args = [
            "lint",
            suite.to_str().expect("UTF-8"),
            "--content",
            dir.to_str().expect("UTF-8"),
        ];
        refused(&args)
    };
    let site = folder.path().join("site");
    let cases: &[(&[u8], &str)] = &[
        (b"caf\xe9", "byte 3 is not UTF-8 text"),
        (&[b'a'; (1 << 20) + 1], "larger than 1 MiB"),
        (b"+++\ntitle = \n+++\n", "in the head"),
        (b"---\na: &a [x]\nb: [*a, *nowhere]\n---\n", "in the head"),
    ];
    for (bytes, says) in cases {
        fs::write(&page, bytes).expect("a test's own file");
        let error_text = refuse(&site);
        assert!(
            error_text.contains("keys.nl.md") && error_text.contains(says),
            "{error_text}"
        );
    }
    assert!(refuse(&folder.path().join("no-such")).contains("failed to read content"));
    let empty = tempfile::tempdir().expect("a folder");
    assert!(refuse(empty.path()).contains("no page (.md)"));
    let mut deep = empty.path().to_owned();
    deep.extend(["d"; 40]);
    fs::create_dir_all(&deep).expect("folders");
    assert!(refuse(empty.path()).contains("nested too deeply"));
}

/// Links do not lead out of the folder.
#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let folder = workshop();
    let lab = folder.path().join("site/content/lab");
    let outside = tempfile::tempdir().expect("a folder");
    write(outside.path(), "keys.nl.md", KEYS);
    let page = lab.join("keys.nl.md");
    fs::remove_file(&page).expect("it was there");
    symlink(outside.path().join("keys.nl.md"), &page).expect("a link");
    symlink(&lab, lab.join("loop")).expect("a link");
    symlink("/dev/zero", lab.join("zero.en.md")).expect("a link");
    assert_eq!(
        found_on(folder.path()),
        ["unknown-page suite.yaml:25:11 the workshop has no page \"lab/keys\" in nl"]
    );
    // A content folder that is itself a link is not the content.
    let linked = tempfile::tempdir().expect("a folder");
    symlink(
        folder.path().join("site/content"),
        linked.path().join("content"),
    )
    .expect("a link");
    let dir = linked.path().to_str().expect("UTF-8");
    let suite = folder.path().join("suite");
    let error_text = refused(&["lint", suite.to_str().expect("UTF-8"), "--content", dir]);
    assert!(error_text.contains("no page (.md)"), "{error_text}");
}

#[test]
fn what_others_write_reaches_no_terminal() {
    let folder = workshop();
    let row =
        "| SHOP_NAME\u{1b}]0;x\u{7} | String | x |\n| SHOP_A\u{202e}1 | String | x |\n| SHOP_NAME";
    write(
        folder.path(),
        "site/content/lab/keys.nl.md",
        &edited(KEYS, "| SHOP_NAME", row),
    );
    let suite = folder.path().join("suite");
    let site = folder.path().join("site");
    let args = [
        "lint",
        suite.to_str().expect("UTF-8"),
        "--content",
        site.to_str().expect("UTF-8"),
    ];
    let text = printed(&args, 1);
    assert!(text.contains("unasserted-value"), "{text}");
    let bad = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
    assert!(!text.contains(bad), "{text:?}");
}

#[test]
fn a_suite_that_cannot_be_read_writes_no_facts() {
    let folder = workshop();
    write(
        folder.path(),
        "suite/suite.yaml",
        &edited(SUITE, "points: 1", "points: one"),
    );
    let at = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let (suite, site, kept) = (at("suite"), at("site"), at("kept.json"));
    let error_text = refused(&["lint", &suite, "--content", &site, "--write-content", &kept]);
    assert!(error_text.contains("fix the suite first"), "{error_text}");
    assert!(!Path::new(&kept).exists());
}

/// The embedded suite and its embedded facts: a change of the suite is reported.
#[test]
fn our_own_suite_is_held_against_the_workshops_pages() {
    let checks = Path::new(env!("CARGO_MANIFEST_DIR")).join("checks/container-migration");
    let file =
        |name: &str| fs::read_to_string(checks.join(name)).expect("it comes with the program");
    let cases = [
        (
            "name: LB-SG",
            "name: LB-Group",
            "\"LB-Group\" with \"TargetVPC\" is not on the page \"container-migration/create-sg\"",
        ),
        (
            "ports: 443, from: anywhere",
            "ports: 8443, from: anywhere",
            "\"8443\" with \"TCP\"",
        ),
        (
            "ports: 2049, from: { group: tasks_sg }",
            "ports: 2048, from: { group: tasks_sg }",
            "\"2048\" with \"TCP\", \"ECS-Tasks-SG\"",
        ),
        (
            "name: DB_USERNAME",
            "name: DB_USER",
            "the page says \"DB_USERNAME\" in de, en, es, fr, it, ja, nl, pt, zh",
        ),
        (
            "secure: true",
            "secure: false",
            "\"DB_PASSWORD\" with \"String\" is not on the page",
        ),
        (
            "default: wordpress-db",
            "default: wordpress",
            "\"DB_NAME\" with \"String\", \"wordpress\"",
        ),
        (
            "WORDPRESS_DB_USER: DB_USERNAME",
            "WORDPRESS_DB_USER: DB_NAME",
            "\"WORDPRESS_DB_USER\" with \"DB_NAME\"",
        ),
        (
            "tag: latest",
            "tag: \"6\"",
            "\"public.ecr.aws/docker/library/wordpress:6\" is not on the page",
        ),
        (
            "path: /var/www/html/wp-content",
            "path: /var/www/html",
            "\"/var/www/html\" is not on the page",
        ),
        (
            "name: TargetType, one_of: [ip]",
            "name: TargetType, one_of: [instance]",
            "\"instance\" is not on the page",
        ),
        (
            "at_least: 1.4.0",
            "at_least: 1.3.0",
            "the page says \"1.4.0\"",
        ),
        (
            "page: container-migration/create-efs",
            "page: container-migration/create-esf",
            "content.json knows nothing of the page",
        ),
    ];
    let mut wrong = Vec::new();
    for (from, to, says) in cases {
        let folder = tempfile::tempdir().expect("a folder");
        write(
            folder.path(),
            "suite/suite.yaml",
            &edited(&file("suite.yaml"), from, to),
        );
        for name in ["content.json", "content.yaml", "symptoms.yaml"] {
            write(folder.path(), &format!("suite/{name}"), &file(name));
        }
        let problems = found(folder.path(), &[]);
        if !problems.iter().any(|problem| problem.contains(says)) {
            wrong.push(format!("{to}: {problems:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A file without facts would agree with every suite.
#[test]
fn the_workshops_facts_are_of_every_page_in_every_language() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/checks/container-migration/content.json"
    );
    let facts: Value =
        serde_json::from_str(&fs::read_to_string(path).expect("facts")).expect("JSON");
    let pages = facts["pages"].as_object().expect("pages");
    assert_eq!(pages.len(), 10);
    for (page, facts) in pages {
        assert_eq!(facts["languages"], "de en es fr it ja nl pt zh", "{page}");
    }
    let rules = pages["container-migration/create-sg"]["tables"].to_string();
    assert!(
        rules.contains("\"MySQL | TCP | Custom > ECS-Tasks-SG\":\"en es fr it nl pt\""),
        "{rules}"
    );
}
