//! Patterns with IAM's wildcards and policy variables.
//!
//! Both sides of a comparison can have wildcards: the text of a policy, and a request of which only a part is known. So a
//! comparison has three results. For the policy's `parameter/DB_*`: `parameter/DB_HOST` matches, `parameter/*` may match,
//! `secret/*` does not match.

use super::holds::Holds;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Token {
    Char(char),
    /// Any one character: `?`.
    One,
    /// Any run of characters: `*`.
    Any,
}

/// A text that may have wildcards.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    tokens: Vec<Token>,
    /// The first policy variable with an unknown value. In `tokens` it is `Any`.
    variable: Option<String>,
}

impl Pattern {
    /// A text in which `*` and `?` are wildcards.
    pub fn wild(text: &str) -> Self {
        let tokens = text.chars().map(|c| match c {
            '*' => Token::Any,
            '?' => Token::One,
            c => Token::Char(c),
        });
        Pattern {
            tokens: tokens.collect(),
            variable: None,
        }
    }

    /// A text without wildcards.
    pub fn exact(text: &str) -> Self {
        Pattern {
            tokens: text.chars().map(Token::Char).collect(),
            variable: None,
        }
    }

    /// A text of a policy with its variables replaced (IAM user guide, "Policy variables"). `plain` reads the text
    /// between the variables; `value` returns the value of a variable, if it is known.
    ///
    /// # Example
    ///
    /// `aws:PrincipalAccount` is 111122223333, and `aws:username` is not known. Then `a/${aws:PrincipalAccount}/*` becomes
    /// `a/111122223333/*`; `a/${aws:username}` becomes `a/` and any text, with the variable recorded; `a/${*}` becomes `a/`
    /// and a literal asterisk.
    pub fn with_variables(
        text: &str,
        plain: fn(&str) -> Pattern,
        value: impl Fn(&str) -> Option<Pattern>,
    ) -> Self {
        let mut whole = Pattern::exact("");
        let mut rest = text;
        while let Some((before, name, after)) = variable(rest) {
            whole.tokens.extend(plain(before).tokens);
            rest = after;
            match name {
                "*" | "?" | "$" => whole.tokens.extend(Pattern::exact(name).tokens),
                _ => match value(name) {
                    Some(value) => whole.tokens.extend(value.tokens),
                    None => {
                        whole.tokens.push(Token::Any);
                        whole.variable.get_or_insert_with(|| format!("${{{name}}}"));
                    }
                },
            }
        }
        whole.tokens.extend(plain(rest).tokens);
        whole
    }

    /// The same in lower case.
    pub fn folded(&self) -> Self {
        let mut tokens = Vec::with_capacity(self.tokens.len());
        for token in &self.tokens {
            match token {
                Token::Char(c) => tokens.extend(c.to_lowercase().map(Token::Char)),
                wildcard => tokens.push(*wildcard),
            }
        }
        Pattern {
            tokens,
            variable: self.variable.clone(),
        }
    }

    /// Whether this pattern of a policy matches a request's text. `Yes` if it matches every text that the request may have,
    /// `Perhaps` if it matches some of them. `what` names the reason for `Perhaps` if it is not a variable.
    pub fn matches(&self, text: &Pattern, what: &str) -> Holds {
        match &self.variable {
            None if covers(&self.tokens, &text.tokens) => Holds::Yes,
            _ if !overlap(&self.tokens, &text.tokens) => Holds::No,
            Some(variable) => Holds::perhaps(variable),
            None => Holds::perhaps(what),
        }
    }

    /// The parts between colons: six at most, as in an ARN.
    pub fn arn_parts(&self) -> Vec<Pattern> {
        let parts = self.tokens.splitn(6, |token| *token == Token::Char(':'));
        parts
            .map(|tokens| Pattern {
                tokens: tokens.to_vec(),
                variable: self.variable.clone(),
            })
            .collect()
    }
}

/// The first variable of a text: the text before it, its name without the default value, and the text after it.
fn variable(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("${")?;
    let (inside, after) = rest.split_once('}')?;
    let name = inside.split_once(',').map_or(inside, |(name, _)| name);
    Some((before, name.trim(), after))
}

/// Whether the pattern matches every text that `text` stands for. A wildcard in `text` is one more symbol, which only a
/// wildcard of the pattern matches.
///
/// On a mismatch, the last `*` takes one more character. Without recursion, a hostile pattern takes at most pattern × text
/// steps.
///
/// `a*c` and `abbc`: `*` first takes nothing, `c` does not match `b`, so `*` takes `b`, then `bb`; `c` matches `c`.
fn covers(pattern: &[Token], text: &[Token]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut star = None;
    while let Some(next) = text.get(t) {
        match pattern.get(p) {
            Some(Token::Any) => {
                star = Some((p, t));
                p += 1;
            }
            Some(Token::One) if *next != Token::Any => {
                p += 1;
                t += 1;
            }
            Some(Token::Char(c)) if *next == Token::Char(*c) => {
                p += 1;
                t += 1;
            }
            _ => match star {
                Some((at, taken)) => {
                    p = at + 1;
                    t = taken + 1;
                    star = Some((at, taken + 1));
                }
                None => return false,
            },
        }
    }
    pattern.iter().skip(p).all(|token| *token == Token::Any)
}

/// Whether there is a text that both patterns match. `x*` and `*y` both match `xy`; `x*` and `y*` have no common text.
///
/// For each prefix of `a`, `reached` records the prefixes of `b` that can match the same text. For `x*` and `*y`: `x`
/// reaches `*`, which takes the `x`. `x*` also reaches `*y`, all of `b`, because the `*` of `a` takes the `y`.
fn overlap(a: &[Token], b: &[Token]) -> bool {
    if differ_before_a_wildcard(a, b) {
        return false;
    }
    let mut reached = vec![false; b.len() + 1];
    reach(&mut reached, 0);
    skip_runs(&mut reached, b, None);
    for token in a {
        let mut next = vec![false; b.len() + 1];
        for (at, _) in reached.iter().enumerate().filter(|(_, reached)| **reached) {
            let other = b.get(at);
            // A `*` in `a` may match nothing, and a `*` in `b` may match one more character.
            if *token == Token::Any || other == Some(&Token::Any) {
                reach(&mut next, at);
            }
            if other.is_some_and(|other| fits(*token, *other)) {
                reach(&mut next, at + 1);
            }
        }
        skip_runs(&mut next, b, Some(*token));
        reached = next;
    }
    reached.last().copied().unwrap_or_default()
}

/// Whether the characters before the first wildcard of either differ. Of most actions of a managed policy, the first
/// characters tell that it is about another service.
fn differ_before_a_wildcard(a: &[Token], b: &[Token]) -> bool {
    let pairs = a.iter().zip(b);
    let mut written = pairs.take_while(|pair| matches!(pair, (Token::Char(_), Token::Char(_))));
    written.any(|(one, other)| one != other)
}

fn reach(reached: &mut [bool], at: usize) {
    if let Some(at) = reached.get_mut(at) {
        *at = true;
    }
}

/// Adds the prefixes of `b` that are reached without another token of `a`: because a `*` in `b` matches nothing, or
/// because a `*` in `a` matches more characters.
fn skip_runs(reached: &mut [bool], b: &[Token], token: Option<Token>) {
    for (at, other) in b.iter().enumerate() {
        let goes_on = *other == Token::Any || token == Some(Token::Any);
        if goes_on && reached.get(at) == Some(&true) {
            reach(reached, at + 1);
        }
    }
}

/// Whether one character can match both.
fn fits(a: Token, b: Token) -> bool {
    match (a, b) {
        (Token::Char(a), Token::Char(b)) => a == b,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matched(pattern: &str, text: &str) -> Holds {
        Pattern::wild(pattern).matches(&Pattern::wild(text), "x")
    }

    #[test]
    fn a_known_text_is_matched_or_not() {
        for (pattern, text, holds) in [
            ("", "", true),
            ("*", "", true),
            ("?", "", false),
            ("a*c", "abbc", true),
            ("a*c", "abb", false),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("*a*b*", "xxaxxbxx", true),
            ("*a*b*", "xxbxxaxx", false),
            ("**", "any", true),
        ] {
            assert_eq!(matched(pattern, text), holds.into(), "{pattern} {text}");
        }
    }

    #[test]
    fn a_text_of_which_a_part_is_known_may_match() {
        for (pattern, text, holds) in [
            ("*", "*", Holds::Yes),
            ("a:*", "a:b*", Holds::Yes),
            ("a:b", "a:*", Holds::perhaps("x")),
            ("a:?", "a:*", Holds::perhaps("x")),
            ("*y", "x*", Holds::perhaps("x")),
            ("b:*", "a:*", Holds::No),
            ("a", "?", Holds::perhaps("x")),
            ("??", "?", Holds::No),
        ] {
            assert_eq!(matched(pattern, text), holds, "{pattern} {text}");
        }
    }

    #[test]
    fn variables_are_replaced_or_noted() {
        let known = |name: &str| {
            name.eq_ignore_ascii_case("aws:PrincipalAccount")
                .then(|| Pattern::exact("1*"))
        };
        let read = |pattern: &str, text: &str| {
            Pattern::with_variables(pattern, Pattern::wild, known)
                .matches(&Pattern::exact(text), "x")
        };
        assert_eq!(read("a/${aws:principalaccount}/*", "a/1*/b"), Holds::Yes);
        // A value's own asterisk is not a wildcard.
        assert_eq!(read("${aws:PrincipalAccount}", "12"), Holds::No);
        let user = Holds::perhaps("${aws:username}");
        assert_eq!(read("a/${aws:username}", "a/me"), user);
        assert_eq!(read("a/${aws:username, 'me'}", "a/me"), user);
        assert_eq!(read("a/${aws:username}", "b/me"), Holds::No);
        assert_eq!(read("a${*}", "a*"), Holds::Yes);
        assert_eq!(read("a${*}", "ab"), Holds::No);
        assert_eq!(read("a${", "a${"), Holds::Yes);
    }

    proptest::proptest! {
        /// A plain recursive definition, too slow for long patterns, says the same.
        #[test]
        fn matching_is_as_defined(pattern in "[ab*?]{0,8}", text in "[ab]{0,8}") {
            fn defined(pattern: &[u8], text: &[u8]) -> bool {
                match (pattern.split_first(), text.split_first()) {
                    (None, None) => true,
                    (Some((b'*', rest)), None) => defined(rest, text),
                    (Some((b'*', rest)), Some((_, more))) => defined(rest, text) || defined(pattern, more),
                    (Some((b'?', rest)), Some((_, more))) => defined(rest, more),
                    (Some((p, rest)), Some((t, more))) => p == t && defined(rest, more),
                    _ => false,
                }
            }
            let expected = defined(pattern.as_bytes(), text.as_bytes());
            proptest::prop_assert_eq!(matched(&pattern, &text), Holds::from(expected));
        }

        /// Where a pattern surely matches a text with wildcards, it matches each text that this stands for; where it
        /// surely does not, it matches none.
        #[test]
        fn sure_answers_hold_for_every_text(pattern in "[ab*?]{0,6}", text in "[ab*?]{0,5}", fill in "[ab]{0,3}") {
            let one = text.replace('*', &fill).replace('?', "a");
            match matched(&pattern, &text) {
                Holds::Yes => proptest::prop_assert_eq!(matched(&pattern, &one), Holds::Yes),
                Holds::No => proptest::prop_assert_eq!(matched(&pattern, &one), Holds::No),
                Holds::Perhaps(_) => {}
            }
        }
    }
}
