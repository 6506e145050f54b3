//! The front matter of a page: whether it is published, and under which address.

use serde::Deserialize;

/// The fields of the front matter that affect the address.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default)]
pub struct FrontMatter {
    pub draft: bool,
    pub slug: Option<String>,
    pub url: Option<String>,
}

/// The front matter and the body of a page. A page may have no front matter.
pub fn read(page: &str) -> Result<(FrontMatter, &str), String> {
    let page = page.strip_prefix('\u{feff}').unwrap_or(page);
    if let Some((head, body)) = cut(page, "+++") {
        let head = toml::from_str(head).map_err(|error| error.message().to_owned())?;
        return Ok((head, body));
    }
    if let Some((head, body)) = cut(page, "---") {
        if head.trim().is_empty() {
            return Ok((FrontMatter::default(), body));
        }
        let head =
            serde_saphyr::from_str(head).map_err(|error| error.without_snippet().to_string())?;
        return Ok((head, body));
    }
    Ok((FrontMatter::default(), page))
}

/// The text between two lines with this mark, of which the first begins the page, and the text after it.
fn cut<'a>(page: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let rest = page.strip_prefix(mark)?;
    let rest = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix('\n'))?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == mark {
            return Some((rest.get(..at)?, rest.get(at + line.len()..)?));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_are_read() {
        let toml = "+++\ntitle = \"A\"\ndate = 2019-10-22T20:48:41+02:00\ndraft = true\n+++\nbody";
        let (head, body) = read(toml).expect("TOML");
        assert!(head.draft);
        assert_eq!(body, "body");
        let yaml = "---\r\ntitle: A\r\nslug: other\r\n---\r\nbody";
        let (head, body) = read(yaml).expect("YAML");
        assert_eq!(head.slug.as_deref(), Some("other"));
        assert_eq!(body, "body");
    }

    #[test]
    fn a_line_that_only_looks_like_a_head_is_text() {
        for page in ["--- three dashes", "+++", "---\nnever closed", ""] {
            assert_eq!(read(page), Ok((FrontMatter::default(), page)));
        }
    }

    #[test]
    fn a_broken_head_is_told() {
        assert!(read("+++\ntitle = \n+++\n").is_err());
        assert!(read("---\ndraft: perhaps\n---\n").is_err());
    }
}
