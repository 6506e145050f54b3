//! The anchors that Hugo gives headings.

use std::collections::{BTreeSet, HashMap};

/// The anchors of one page, in order.
#[derive(Debug, Default)]
pub struct Anchors {
    all: BTreeSet<String>,
    /// How often each text occurred, so that a page with many equal headings does not take quadratic time.
    again: HashMap<String, usize>,
}

impl Anchors {
    /// Adds a heading: its source without the `#`, and the id that it gives itself (`{#id}`).
    /// Source: Hugo, markup/goldmark/autoid.go, with the default `autoHeadingIDType = "github"`.
    pub fn add(&mut self, source: &str, own: Option<&str>) {
        if let Some(own) = own {
            self.all.insert(own.to_owned());
            return;
        }
        let kept = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ');
        let mut anchor: String = source
            .trim()
            .chars()
            .filter(|c| kept(*c))
            .flat_map(char::to_lowercase)
            .map(|c| if c == ' ' { '-' } else { c })
            .collect();
        if anchor.is_empty() {
            "heading".clone_into(&mut anchor);
        }
        let number = self.again.entry(anchor.clone()).or_default();
        let first = anchor.clone();
        while !self.all.insert(anchor.clone()) {
            *number += 1;
            anchor = format!("{first}-{number}");
        }
    }

    pub fn into_set(self) -> BTreeSet<String> {
        self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchors(headings: &[(&str, Option<&str>)]) -> Vec<String> {
        let mut anchors = Anchors::default();
        for (source, own) in headings {
            anchors.add(source, *own);
        }
        anchors.into_set().into_iter().collect()
    }

    #[test]
    fn anchors_are_those_of_hugo() {
        let cases = [
            ("1. Create the group", "1-create-the-group"),
            ("Creëer **EFS**!", "creëer-efs"),
            ("ステップ 1 : サービス", "ステップ-1--サービス"),
            ("step_one", "step_one"),
            ("???", "heading"),
        ];
        for (source, anchor) in cases {
            assert_eq!(anchors(&[(source, None)]), [anchor], "{source}");
        }
    }

    #[test]
    fn a_second_heading_of_a_name_is_numbered() {
        let found = anchors(&[("Rules", None), ("Rules", None), ("Rules", None)]);
        assert_eq!(found, ["rules", "rules-1", "rules-2"]);
    }

    #[test]
    fn a_heading_may_name_its_anchor() {
        assert_eq!(anchors(&[("Rules", Some("in"))]), ["in"]);
    }
}
