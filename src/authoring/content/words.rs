//! Finds the words of a text that are values, and decides whether a text states a value.

use workshop_check_core::assertion::{Spelling, StatedValue};

/// The maximum length of a word.
const MAX_TOKEN: usize = 256;

/// The words of a text that could be names or numbers. Spaces, brackets, quotes and scripts other than Latin separate them.
/// A word with an accented letter is a word of a language, not a value.
pub fn tokens(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(c, '-' | '_' | '.' | '/' | ':' | '@' | '+')
            || ('\u{c0}'..='\u{24f}').contains(&c)
    };
    text.split(move |c| !is_part(c))
        .filter(|token| token.is_ascii())
        .map(|token| {
            let token = token.trim_end_matches(['.', ':', '-', '/', '+']);
            token.trim_start_matches(['.', ':', '-', '+'])
        })
        .filter(|token| !token.is_empty() && token.len() <= MAX_TOKEN)
}

/// Whether a word looks like a value, not like a word of a language: it has a digit, an inner punctuation mark, or an inner
/// capital.
pub fn is_distinctive(token: &str) -> bool {
    let letters = |part: &str| part.chars().filter(char::is_ascii_alphabetic).count();
    // "e.g", "b.v": an abbreviation.
    if token.contains('.') && token.split('.').all(|part| part.len() <= 1) {
        return token.chars().all(|c| c.is_ascii_digit() || c == '.');
    }
    let has = |test: fn(&char) -> bool| token.chars().any(|c| test(&c));
    let capitals = token.chars().filter(char::is_ascii_uppercase).count();
    has(char::is_ascii_digit)
        || (letters(token) > 1 && has(|c| matches!(c, '_' | '/' | ':' | '-' | '.' | '@')))
        || capitals > 1
}

/// The values in a text. Consecutive words that look like values are one value ("WebServer SG").
pub fn distinctive(text: &str) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    let mut open = false;
    for word in text.split_whitespace() {
        let mut found = tokens(word).filter(|token| is_distinctive(token));
        match (found.next(), open) {
            (Some(token), true) if token == word => {
                if let Some(value) = values.last_mut() {
                    value.push(' ');
                    value.push_str(token);
                }
            }
            (Some(token), _) => {
                values.push(token.to_owned());
                open = word.ends_with(token);
            }
            (None, _) => open = false,
        }
        let rest: Vec<String> = found.map(str::to_owned).collect();
        open = open && rest.is_empty();
        values.extend(rest);
    }
    values
}

/// Whether a short text states a value, in one of its spellings.
pub fn states(text: &str, value: &StatedValue) -> bool {
    value.spellings().iter().any(|spelling| match spelling {
        Spelling::Name(name) => {
            let last = text.rsplit(['>', '→']).next().unwrap_or(text);
            text == name || last.trim() == name || tokens(text).any(|token| token == name)
        }
        Spelling::Term(term) => has_term(text, term),
    })
}

/// Whether consecutive words of a text are the term, ignoring case and spaces.
fn has_term(text: &str, term: &str) -> bool {
    let term = words(term).concat();
    let words = words(text);
    (0..words.len()).any(|from| {
        let mut rest = term.as_str();
        for word in words.iter().skip(from) {
            match rest.strip_prefix(word.as_str()) {
                Some("") => return true,
                Some(more) => rest = more,
                None => return false,
            }
        }
        false
    })
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_from_words() {
        let values = [
            "LB-SG",
            "DB_HOST",
            "3306",
            "1.4.0",
            "0.0.0.0/0",
            "awsvpc2",
            "ECS",
            "TargetVPC",
            "wp-content",
            "public.ecr.aws/docker/library/wordpress:latest",
            "/var/www/html",
            "2",
        ];
        for value in values {
            assert!(is_distinctive(value), "{value}");
        }
        for word in ["e.g", "b.v", "z.B", "Custom", "group", "I", "/", "a:"] {
            assert!(!is_distinctive(word), "{word}");
        }
    }

    #[test]
    fn values_are_found_in_any_script() {
        let cases = [
            ("VPC を選択 （例：TargetVPC）", &["VPC", "TargetVPC"][..]),
            ("Custom > WebServer SG", &["WebServer SG"]),
            ("name (wordpress-db)", &["wordpress-db"]),
            ("poort 3306.", &["3306"]),
            ("sous-réseau privé", &[]),
            ("'DB-SG', ECS-Tasks-SG", &["DB-SG", "ECS-Tasks-SG"]),
        ];
        for (text, values) in cases {
            assert_eq!(distinctive(text), values, "{text}");
        }
    }

    #[test]
    fn a_name_is_stated_letter_for_letter() {
        let name = StatedValue::name("LB-SG");
        for text in [
            "LB-SG",
            "Custom > LB-SG",
            "カスタム → LB-SG",
            "select LB-SG.",
        ] {
            assert!(states(text, &name), "{text}");
        }
        for text in ["lb-sg", "LB-SG2", "My-LB-SG", "LB SG"] {
            assert!(!states(text, &name), "{text}");
        }
    }

    #[test]
    fn a_term_is_stated_in_any_case_but_whole() {
        let of = StatedValue::term;
        assert!(states(
            "CloudWatch Container Insights",
            &of("containerInsights")
        ));
        assert!(states("Application Load Balancer", &of("application")));
        assert!(states("IP", &of("ip")));
        assert!(states("すべての TCP", &of("すべての TCP")));
        assert!(!states("HTTPS", &of("HTTP")));
        assert!(!states("SecureString", &of("String")));
        assert!(!states("TCP", &of("All TCP")));
    }
}
