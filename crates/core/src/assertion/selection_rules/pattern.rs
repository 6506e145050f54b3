//! Patterns for names, as SQL's LIKE has them.

use regex::Regex;

/// Whether a name matches a pattern: `%` stands for any text, `_` for one character, `[ab]` and `[a-d]` for one of these
/// characters, `[_]` for `_` itself. Case matters. Source: AWS DMS user guide, "Wildcards in table mapping".
///
/// # Example
///
/// `wp\_%` is no escape: a backslash stands for itself. `wp[_]%` matches `wp_posts` and not `wp-posts`.
pub(in crate::assertion) fn matches(pattern: &str, name: &str) -> bool {
    Regex::new(&format!("(?s)^(?:{})$", expression(pattern)))
        .is_ok_and(|expression| expression.is_match(name))
}

/// Whether a pattern matches every name.
pub(in crate::assertion) fn is_everything(pattern: &str) -> bool {
    !pattern.is_empty() && pattern.chars().all(|c| c == '%')
}

fn expression(pattern: &str) -> String {
    let mut expression = String::new();
    let mut rest = pattern;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        let class = (c == '[').then(|| after.split_once(']')).flatten();
        rest = match class.filter(|(inner, _)| !inner.is_empty()) {
            Some((inner, after)) => {
                expression.push_str(&character_class(inner));
                after
            }
            None => {
                match c {
                    '%' => expression.push_str(".*"),
                    '_' => expression.push('.'),
                    other => expression.push_str(&regex::escape(&other.to_string())),
                }
                after
            }
        };
    }
    expression
}

fn character_class(inner: &str) -> String {
    let chars: Vec<char> = inner.chars().collect();
    let last = chars.len().saturating_sub(1);
    let escaped = chars.iter().enumerate().map(|(index, c)| {
        let is_range = *c == '-' && index > 0 && index < last;
        if c.is_alphanumeric() || is_range {
            c.to_string()
        } else {
            format!("\\x{{{:x}}}", u32::from(*c))
        }
    });
    format!("[{}]", escaped.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_dms_documents_them() {
        let cases = [
            ("%", "wordpress-db", true),
            ("%%", "", true),
            ("wordpress-db", "wordpress-db", true),
            ("wordpress_db", "wordpress-db", true),
            ("wordpress[_]db", "wordpress-db", false),
            ("wordpress[_]db", "wordpress_db", true),
            ("[a-w]%", "wordpress-db", true),
            ("[ab]%", "wordpress-db", false),
            ("%[-]db", "wordpress-db", true),
            ("word", "wordpress-db", false),
            ("Wordpress-db", "wordpress-db", false),
            ("word.ress-db", "wordpress-db", false),
            ("", "wordpress-db", false),
            ("[]", "a", false),
            ("[", "[", true),
            ("[^w]%", "^x", true),
            ("[z-a]", "b", false),
            ("é_", "éa", true),
        ];
        for (pattern, name, expected) in cases {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
        assert!(is_everything("%") && is_everything("%%"));
        assert!(!is_everything("") && !is_everything("%a"));
    }
}
