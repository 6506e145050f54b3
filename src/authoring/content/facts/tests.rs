use super::*;
use crate::authoring::content::markdown;

fn facts() -> Facts {
    let page = |text: &str| markdown::read(text);
    let english = page("# A {#a}\n\n| N | V |\n|---|---|\n| A_1 | String |\n\nport 80");
    let dutch = page("# B\n\n| N | W |\n|---|---|\n| A_1 | String |\n| A_2 | String |\n\npoort 81");
    let mut facts = Facts::new(["one".to_owned()].into_iter());
    let translations = [("en", english), ("nl", dutch)].into_iter();
    let page = PageFacts::new(translations, &BTreeSet::from(["a"]));
    facts.pages.insert("one".to_owned(), page);
    facts
}

#[test]
fn a_value_stands_once_with_its_languages() {
    let facts = facts();
    let page = &facts.pages["one"];
    assert_eq!(page.languages.to_string(), "en, nl");
    assert_eq!(page.anchors["a"].to_string(), "en");
    assert_eq!(page.tables[0]["A_1 | String"].to_string(), "en, nl");
    assert_eq!(page.tables[0]["A_2 | String"].to_string(), "nl");
    assert_eq!(page.values["80"].to_string(), "en");
    let rows: Vec<_> = page.tables_in("nl").flatten().collect();
    assert_eq!(rows, [["A_1", "String"], ["A_2", "String"]]);
    assert_eq!(page.values_in("nl").collect::<Vec<_>>(), ["81"]);
}

#[test]
fn what_is_written_is_what_is_read() {
    let facts = facts();
    let read = Facts::from_json(&facts.to_json()).expect("its own file");
    assert_eq!(read.pages["one"].tables, facts.pages["one"].tables);
    assert!(read.same(&facts));
}

#[test]
fn another_text_is_refused_at_its_place() {
    let place =
        |text: &str| Facts::from_json(text).map_err(|bad| (bad.line, bad.column, bad.problem));
    assert!(matches!(place("{\n  \"schema\": 1\n}"), Err((2, 13, _))));
    assert!(matches!(place(""), Err((1, 1, _))));
    let other = "{\"schema\": \"workshop-check/content/2\", \"pages\": {}}";
    assert_eq!(
        place(other),
        Err((
            1,
            1,
            "the schema is not \"workshop-check/content/1\"".to_owned()
        ))
    );
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(place(&deep).is_err());
}

#[test]
fn a_phrase_of_one_translation_is_not_a_value() {
    let of = |language, text| (language, markdown::read(text));
    let pages = [
        of("en", "**CloudWatch container insights**, **Our own term**"),
        of("fr", "**Les valeurs**, **Container Insights**, x-1"),
    ];
    let facts = PageFacts::new(pages.into_iter(), &BTreeSet::new());
    let values: Vec<&str> = facts.values.keys().map(String::as_str).collect();
    assert_eq!(
        values,
        [
            "CloudWatch",
            "CloudWatch container insights",
            "Container Insights",
            "Our own term",
            "x-1"
        ]
    );
    let alone = PageFacts::new([of("fr", "**Les valeurs**")].into_iter(), &BTreeSet::new());
    assert!(alone.values.contains_key("Les valeurs"));
}
