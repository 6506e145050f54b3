//! Masks secrets. Every free text passes through here before it is stored in a snapshot.

use std::borrow::Cow;

use serde_json::{Map, Value};
use workshop_check_core::snapshot::call::is_secret_name;

/// The replacement of a secret.
pub(super) use workshop_check_core::snapshot::public::MASK;

/// Masks the secrets in a line of a log. Unlike [`text`], it keeps all of it.
pub fn log_line(line: &str) -> String {
    masked(line)
}

/// The maximum number of characters to keep of a free text.
const LONGEST: usize = 1_000;

/// If a name contains one of these words, the value in `name=value` is masked. So is the value of what else is known as a secret
/// by its name ([`is_secret_name`]).
const SECRET_NAMES: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "secret",
    "token",
    "apikey",
    "api_key",
    "api-key",
    "accesskey",
    "access_key",
    "access-key",
    "privatekey",
    "private_key",
    "credential",
    "authorization",
    "signature",
    "nonce",
    "session",
    "jwt",
    "x-amz-",
];

/// The value in `name: value` is masked only if the name ends with one of these words. The list is shorter than
/// [`SECRET_NAMES`], because a colon is common in messages such as "unable to retrieve secret: …".
const SECRET_IN_PROSE: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "apikey",
    "api_key",
    "access_key",
    "accesskey",
    "secretkey",
    "secret_key",
    "private_key",
    "authorization",
    "sessiontoken",
    "session_token",
    "access_token",
    "accesstoken",
    "refresh_token",
    "api-key",
    "auth-token",
    "authtoken",
];

/// Masks the secrets in a free text (event, stopped reason, error message) and keeps at most 1,000 characters.
pub(super) fn text(text: &str) -> String {
    cap(&masked(text), LONGEST)
}

/// The same as [`text`] without a limit.
pub(super) fn masked(text: &str) -> String {
    let text = user_info(text);
    let text = bearer(&text);
    let text = pairs(&text);
    let text = spoken(&text);
    access_keys(&text)
}

/// The same as [`text`] for an optional text.
pub(super) fn optional(value: Option<String>) -> Option<String> {
    value.map(|value| text(&value))
}

/// The value of a plain parameter. Only user info in URLs is masked; white space is kept, because it matters.
pub(super) fn value(value: &str) -> String {
    user_info(value).into_owned()
}

/// The query parameters whose values are kept: those of WordPress that say which page it is. A list of secret names would
/// never be complete, because every program has its own (`PHPSESSID`, `ticket`, `SAMLResponse`).
const SHOWN_PARAMETERS: &[&str] = &[
    "lang",
    "language",
    "loggedout",
    "p",
    "page",
    "page_id",
    "reauth",
    "redirect_to",
    "step",
    "wp_lang",
];

/// A URL, for example that of a redirect: masks user info and the values in the query and the fragment, except those of
/// [`SHOWN_PARAMETERS`], and limits the length.
pub(super) fn address(address: &str) -> String {
    let address = user_info(address);
    let mut out = String::with_capacity(address.len());
    let mut rest: &str = &address;
    // "https://h/p?a=1&b=2#c=3": first the path, then what follows each of these signs.
    while let Some(at) = rest.find(['?', '&', ';', '#']) {
        out.push_str(&rest[..=at]);
        rest = &rest[at + 1..];
        let end = rest.find(['?', '&', ';', '#']).unwrap_or(rest.len());
        parameter(&mut out, &rest[..end]);
        rest = &rest[end..];
    }
    out.push_str(rest);
    cap(&access_keys(&out), LONGEST)
}

/// Writes `name=value`, with the value masked if it may be a secret. A parameter without a name is masked.
fn parameter(out: &mut String, text: &str) {
    let (name, value) = match text.split_once('=') {
        Some((name, value)) => (name, value),
        None => ("", text),
    };
    if !name.is_empty() {
        out.push_str(name);
        out.push('=');
    }
    let shown = SHOWN_PARAMETERS.contains(&name.to_ascii_lowercase().as_str());
    if value.is_empty() {
        return;
    }
    if shown {
        // An address in an address: its own query begins with an escaped question mark.
        let lower = value.to_ascii_lowercase();
        let ends = ["%3f", "%23", "%26", "%253f"].map(|sign| lower.find(sign));
        let end = ends.into_iter().flatten().min();
        out.push_str(end.map_or(value, |end| &value[..end]));
        if end.is_some() {
            out.push_str(MASK);
        }
    } else {
        out.push_str(MASK);
    }
}

/// A trust policy or permissions policy with only what its evaluation needs: effects, principals, actions, resources and
/// conditions. The values of condition keys that may be secrets are masked: [`is_secret_key`].
pub(super) fn policy(document: &Value) -> Value {
    let Some(members) = document.as_object() else {
        return Value::Null;
    };
    let mut kept = Map::new();
    if let Some(version @ Value::String(_)) = members.get("Version") {
        kept.insert("Version".to_owned(), version.clone());
    }
    if let Some(statements) = members.get("Statement") {
        let statements = match statements {
            Value::Array(statements) => statements.iter().map(statement).collect(),
            one => statement(one),
        };
        kept.insert("Statement".to_owned(), statements);
    }
    Value::Object(kept)
}

fn statement(statement: &Value) -> Value {
    let members = statement.as_object().into_iter().flatten();
    let kept = members.filter_map(|(name, value)| {
        let value = match name.as_str() {
            "Effect" | "Action" | "NotAction" | "Resource" | "NotResource" => texts(value),
            "Principal" | "NotPrincipal" => principal(value),
            "Condition" => condition(value),
            _ => return None,
        };
        Some((name.clone(), value))
    });
    Value::Object(kept.collect())
}

/// One text or a list of texts. Everything else becomes an empty list.
fn texts(value: &Value) -> Value {
    match value {
        Value::Array(values) => {
            let texts = values.iter().filter(|value| value.is_string());
            texts.cloned().collect()
        }
        Value::String(_) => value.clone(),
        _ => Value::Array(Vec::new()),
    }
}

fn principal(value: &Value) -> Value {
    match value {
        Value::Object(kinds) => {
            let kinds = kinds
                .iter()
                .map(|(kind, values)| (kind.clone(), texts(values)));
            kinds.collect::<Map<_, _>>().into()
        }
        everybody => texts(everybody),
    }
}

/// Whether the value of a condition key may be a secret that two parties share, or a tag that somebody wrote.
/// Source: IAM user guide, "AWS global condition context keys".
fn is_secret_key(key: &str) -> bool {
    const KEYS: [&str; 3] = ["sts:externalid", "aws:referer", "aws:useragent"];
    const TAGS: [&str; 3] = ["aws:principaltag/", "aws:requesttag/", "aws:resourcetag/"];
    let key = key.to_ascii_lowercase();
    KEYS.contains(&key.as_str()) || TAGS.iter().any(|tags| key.starts_with(tags))
}

fn condition(value: &Value) -> Value {
    let members = |value: &Value, convert: fn(&str, &Value) -> Value| -> Value {
        let members = value.as_object().into_iter().flatten();
        let members = members.map(|(name, value)| (name.clone(), convert(name, value)));
        members.collect::<Map<_, _>>().into()
    };
    let value_of = |key: &str, value: &Value| {
        if is_secret_key(key) {
            Value::from(MASK)
        } else {
            value.clone()
        }
    };
    let operators = value.as_object().into_iter().flatten();
    let operators = operators.map(|(operator, keys)| (operator.clone(), members(keys, value_of)));
    operators.collect::<Map<_, _>>().into()
}

/// Keeps at most `longest` characters, followed by "…" if the text was longer.
pub(super) fn cap(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Replaces `scheme://user:password@host` by `scheme://***@host` everywhere in the text.
fn user_info(text: &str) -> Cow<'_, str> {
    if !text.contains("//") || !text.contains('@') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("//") {
        let (before, after) = rest.split_at(start + 2);
        out.push_str(before);
        // A password may contain an unescaped '/', '?' or '#', so the last '@' before white space ends the user info.
        let end = after
            .find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '`'))
            .unwrap_or(after.len());
        let authority_end = after[..end].find(['/', '?', '#']).unwrap_or(end);
        let at = after[..authority_end]
            .rfind('@')
            .or_else(|| unescaped_password_end(&after[..end], authority_end));
        match at {
            Some(at) => {
                out.push_str(MASK);
                rest = &after[at..];
            }
            None => rest = after,
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The end of the user info in `user:pa/ss@host`. It differs from `host:80/path@x`: in that, the part before the first
/// slash ends with a port number.
fn unescaped_password_end(word: &str, authority_end: usize) -> Option<usize> {
    let (_, port) = word[..authority_end].rsplit_once(':')?;
    if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    word.rfind('@')
}

/// Replaces `Bearer x` and `Basic x` by `Bearer ***` and `Basic ***`.
fn bearer(text: &str) -> Cow<'_, str> {
    let lower = text.to_ascii_lowercase();
    if !lower.contains("bearer ") && !lower.contains("basic ") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut mask_next = false;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        // "basic plan" is not a credential: credentials are longer and not only small letters.
        let looks_secret = bare.len() >= 8 && !bare.bytes().all(|b| b.is_ascii_lowercase());
        if mask_next && looks_secret {
            out.push_str(MASK);
            out.push_str(&word[bare.len()..]);
        } else {
            out.push_str(word);
        }
        let scheme = bare.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
        mask_next = scheme.eq_ignore_ascii_case("bearer") || scheme.eq_ignore_ascii_case("basic");
    }
    Cow::Owned(out)
}

/// Words after which "is" and a value may follow.
const SPOKEN_SECRETS: &[&str] = &["password", "passwd", "passphrase", "pwd", "secret", "token"];

/// What may follow an option in a sentence: `failed to use --password option`. Anything else is its value.
const PROSE: &[&str] = &[
    "and",
    "are",
    "argument",
    "cannot",
    "for",
    "flag",
    "flags",
    "has",
    "in",
    "is",
    "may",
    "must",
    "needs",
    "not",
    "option",
    "options",
    "or",
    "parameter",
    "requires",
    "the",
    "to",
    "was",
    "with",
];

/// Masks what people and command lines write without a sign: `password is X`, `--db-pass X` and `-pX` of MySQL's client.
fn spoken(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ["", ""];
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        let [first, second] = before;
        let names_secret = |word: &str| {
            let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
            SPOKEN_SECRETS
                .iter()
                .any(|secret| bare.eq_ignore_ascii_case(secret))
        };
        let is_spoken = names_secret(first) && second.eq_ignore_ascii_case("is");
        let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let is_prose = PROSE.iter().any(|known| bare.eq_ignore_ascii_case(known));
        let masked = match masked_argument(second, word) {
            Some(masked) if !is_prose => Some(masked),
            _ => (is_spoken && is_secret_word(word)).then(|| MASK.to_owned()),
        };
        out.push_str(masked.as_deref().unwrap_or(word));
        out.push_str(&part[word.len()..]);
        if !word.is_empty() && word != "\\" {
            before = [second, word];
        }
        // The value of an option is on its line, unless that goes on behind a backslash.
        if part.ends_with('\n') && !word.is_empty() && word != "\\" {
            before = ["", ""];
        }
    }
    out
}

/// Masks the secrets in a list of texts, which may be the arguments of a program, or settings.
///
/// # Example
///
/// `["--token", "x", "DB_PASSWORD=a b", "-u", "me:x"]` becomes `["--token", "***", "DB_PASSWORD=***", "-u", "me:***"]`.
pub(super) fn arguments(texts: &[String]) -> Vec<String> {
    let mut before = "";
    let mut all = Vec::new();
    for text in texts {
        let masked = masked_argument(before, text).or_else(|| masked_setting(text));
        all.push(masked.unwrap_or_else(|| self::masked(text)));
        before = text;
    }
    all
}

/// An argument without its secret, if it is the value of an option with one, or has one itself; `before` is the argument before it.
fn masked_argument(before: &str, argument: &str) -> Option<String> {
    if is_secret_option(before) && !argument.is_empty() && !argument.starts_with('-') {
        return Some(MASK.to_owned());
    }
    // "-p80:80" and "-path" have no password, neither has "-p 80:80" or "mkdir -p a/b".
    let attached = argument.strip_prefix("-p");
    if attached.is_some_and(is_secret_word) {
        return Some(format!("-p{MASK}"));
    }
    match before {
        "-p" => (is_secret_word(argument) && !argument.contains('/')).then(|| MASK.to_owned()),
        "-u" | "--user" => {
            let (user, _) = argument
                .split_once(':')
                .filter(|(_, secret)| !secret.is_empty())?;
            let has_address = argument.contains("://");
            (!has_address).then(|| format!("{user}:{MASK}"))
        }
        _ => None,
    }
}

/// Whether the next argument is a secret: `--db-pass`, `--token`, but not `--password=x`.
fn is_secret_option(text: &str) -> bool {
    let name = text.trim_start_matches('-');
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let lower = name.to_ascii_lowercase();
    text.starts_with('-')
        && !name.is_empty()
        && name.chars().all(is_name)
        && (is_secret_name(name) || SECRET_NAMES.iter().any(|secret| lower.ends_with(secret)))
}

/// `name=value` without its value, if the name is that of a secret. The value may have spaces and any sign.
fn masked_setting(text: &str) -> Option<String> {
    let mut signs = text.match_indices('=').map(|(at, _)| at);
    let at = signs.find(|at| names_secret(last_name(&text[..*at])))?;
    let is_empty = text[at + 1..].is_empty();
    (!is_empty).then(|| format!("{}={MASK}", masked(&text[..at])))
}

/// Whether the value in `name=value` is a secret.
fn names_secret(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    SECRET_NAMES.iter().any(|word| lower.contains(word)) || is_secret_name(name)
}

/// Whether a word may be a password: "password is required" and "-p 80:80" have none.
fn is_secret_word(word: &str) -> bool {
    let word = word.trim_matches(|c: char| matches!(c, '"' | '\'' | '.' | ',' | ')'));
    let is_plain = word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let is_port = word
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.'));
    word.len() >= 4 && word != MASK && !is_plain && !is_port && !word.starts_with('-')
}

/// Masks secret values in `name=value`, `name: value` and `"name": "value"`.
fn pairs(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['=', ':']) {
        let sign = rest.as_bytes().get(at).copied();
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        let name = last_name(before);
        let lower = name.to_ascii_lowercase();
        let secret = if sign == Some(b'=') {
            names_secret(name)
        } else {
            // A line of YAML, or a header of HTTP, begins with the name.
            let line = before.rsplit('\n').next().unwrap_or_default();
            let is_first = line
                .trim_start_matches([' ', '-', '"', '\''])
                .trim_end_matches(['"', '\''])
                == name;
            let is_yaml = is_first && before.contains('\n') || lower.starts_with("x-");
            after.starts_with([' ', '"', '\''])
                // "…/DB_PASSWORD: not found" contains the name of a parameter, not its value.
                && !before.trim_end_matches(name).ends_with('/')
                && (SECRET_IN_PROSE.iter().any(|word| lower.ends_with(word))
                    || is_yaml && is_secret_name(name))
        };
        out.push_str(&rest[..=at]);
        rest = after;
        if secret {
            rest = mask_value(&mut out, rest, sign == Some(b':'));
        }
    }
    out.push_str(rest);
    out
}

/// The identifier at the end of the text, without quotes and spaces after it.
fn last_name(before: &str) -> &str {
    let before = before.trim_end_matches([' ', '"', '\'']);
    let start = before
        .rfind(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')))
        .map_or(0, |at| {
            at + before[at..].chars().next().map_or(1, char::len_utf8)
        });
    &before[start..]
}

/// Writes the mask in place of the value at the start of `rest`, and returns the text after the value.
fn mask_value<'t>(out: &mut String, rest: &'t str, prose: bool) -> &'t str {
    let value = rest.trim_start_matches(' ');
    out.push_str(&rest[..rest.len() - value.len()]);
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let (skip, end) = match quote {
        Some(quote) => {
            let end = value[1..].find(quote).map_or(value.len(), |end| end + 1);
            (1, end)
        }
        None => (
            0,
            value
                .find(|c: char| {
                    c.is_whitespace() || matches!(c, '&' | ',' | ';' | ')' | '"' | '\'' | '#')
                })
                .unwrap_or(value.len()),
        ),
    };
    let word = &value[skip..end];
    // "(using password: YES)" is part of MySQL's error message and not a secret.
    if word.is_empty() || (prose && (word == "YES" || word == "NO")) {
        out.push_str(&value[..end]);
    } else {
        out.push_str(&value[..skip]);
        out.push_str(MASK);
    }
    &value[end..]
}

/// Masks AWS access key IDs: AKIA or ASIA, followed by sixteen capital letters or digits. So are the keys of AWS AppSync, which
/// are the ids of its items (AWS AppSync developer guide, "API_KEY authorization").
fn access_keys(text: &str) -> String {
    let text = appsync_keys(text);
    let text: &str = &text;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let at = match (rest.find("AKIA"), rest.find("ASIA")) {
            (Some(a), Some(b)) => a.min(b),
            (Some(at), None) | (None, Some(at)) => at,
            (None, None) => break,
        };
        let tail = &rest[at + 4..];
        let length = tail
            .bytes()
            .take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            .count();
        out.push_str(&rest[..at]);
        out.push_str(if length >= 12 {
            MASK
        } else {
            &rest[at..at + 4 + length]
        });
        rest = &tail[length..];
    }
    out.push_str(rest);
    out
}

/// Masks the keys of AWS AppSync: `da2-` and 26 small letters or digits.
fn appsync_keys(text: &str) -> Cow<'_, str> {
    const PREFIX: &str = "da2-";
    if !text.contains(PREFIX) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(PREFIX) {
        let tail = &rest[at + PREFIX.len()..];
        let is_part = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let length = tail.bytes().take_while(is_part).count();
        out.push_str(&rest[..at]);
        out.push_str(if length >= 20 {
            MASK
        } else {
            &rest[at..at + PREFIX.len() + length]
        });
        rest = &tail[length..];
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn planted_secrets_do_not_survive() {
        for text_with_secret in [
            "pull failed: https://user:S3CR3T@registry.example.com/v2/",
            "pull failed: https://S3CR3T@registry.example.com/v2/",
            "proxy http://me:pa/S3CR3T@proxy:3128 refused",
            "mysql://u:S3CR3T@h/db and redis://:S3CR3T@r",
            "GET /?X-Amz-Security-Token=S3CR3T&x=1 failed",
            "env DB_PASSWORD=S3CR3T ok",
            "env aws_secret_access_key = S3CR3T",
            r#"{"password": "S3CR3T", "user": "me"}"#,
            r#"{"SecretKey":"S3CR3T"}"#,
            "password: S3CR3T",
            "password='S3CR3T and more S3CR3T'",
            "Authorization: Bearer S3CR3T.S3CR3T",
            "curl -H 'authorization: Basic S3CR3T=='",
            // The defect: this list of names was shorter than the one for fields.
            "env DBPass=S3CR3T",
            "LICENSE_KEY=S3CR3T",
            "X-Api-Key: S3CR3T",
            "X-Auth-Token: S3CR3T",
            "settings:\n  token: S3CR3T\n",
        ] {
            let masked = text(text_with_secret);
            assert!(!masked.contains("S3CR3T"), "{text_with_secret} → {masked}");
            assert!(masked.contains(MASK), "{text_with_secret} → {masked}");
        }
        assert_eq!(
            text("key AKIAIOSFODNN7EXAMPLE, ASIAIOSFODNN7EXAMPLE."),
            "key ***, ***."
        );
        assert_eq!(
            text("key da2-abcdefghij0123456789abcdef, da2-1."),
            "key ***, da2-1."
        );
    }

    #[test]
    fn what_helps_stays() {
        for harmless in [
            "(service wp) was unable to place a task. Reason: ResourceInitializationError: unable to pull secrets or \
             registry auth: execution resource retrieval failed: invalid parameters: /wordpress/DB_PASSWORD",
            "unable to retrieve secret: access denied",
            "CannotPullContainerError: pull image manifest has been retried 5 time(s): docker.io/library/wordpress:latest",
            "arn:aws:secretsmanager:us-east-1:123456789012:secret:name",
            "Access denied for user 'admin'@'10.0.1.5' (using password: YES)",
            "https://example.com:8080/a@b is fine",
            "mail me@example.com // or not",
            "a basic plan of ASIA",
            "invalid parameters: /wordpress/DB_PASSWORD: not found",
            "naïve – ünïcode: ok = ja",
        ] {
            assert_eq!(text(harmless), harmless);
        }
    }

    #[test]
    fn texts_are_capped_by_characters() {
        let long = "ä".repeat(5_000);
        assert_eq!(text(&long).chars().count(), LONGEST + 1);
    }

    #[test]
    fn values_keep_their_white_space() {
        assert_eq!(value("  db.example.com \n"), "  db.example.com \n");
        assert_eq!(value(" mysql://a:b@h/x "), " mysql://***@h/x ");
        assert_eq!(value("password=x"), "password=x");
    }

    /// The defect: names of session parameters were compared with a list, which never has all of them.
    #[test]
    fn addresses_lose_their_secrets() {
        let session = "PHPSESSID sid ticket otp SAMLResponse hash code access_token x";
        for name in session.split(' ') {
            let masked = address(&format!(
                "https://h/login?{name}=S3CR3T&{name}=#{name}=S3CR3T"
            ));
            assert_eq!(
                masked,
                format!("https://h/login?{name}=***&{name}=#{name}=***")
            );
        }
        for (text, masked) in [
            (
                "https://u:p@h/login?redirect_to=%2F&code=abc#id_token=q",
                "https://***@h/login?redirect_to=%2F&code=***#id_token=***",
            ),
            (
                "/wp-admin/install.php?step=1&language=nl_NL",
                "/wp-admin/install.php?step=1&language=nl_NL",
            ),
            ("//u:p@h/", "//***@h/"),
            ("/?S3CR3T", "/?***"),
            ("/#S3CR3T;sid=S3CR3T", "/#***;sid=***"),
            (
                "/wp-login.php?redirect_to=http%3A%2F%2Fh%2Fwp-admin%2F%3Ft%3DS3CR3T&reauth=1",
                "/wp-login.php?redirect_to=http%3A%2F%2Fh%2Fwp-admin%2F***&reauth=1",
            ),
        ] {
            assert_eq!(address(text), masked);
        }
    }

    /// The defect: what container reasons say without a sign was kept.
    #[test]
    fn spoken_secrets_do_not_survive() {
        for text_with_secret in [
            "the password is S3CR3T.",
            "exec: mysql -u root --db-pass S3CR3T failed",
            "mysqladmin --password S3CR3T ping",
            "mysql -uroot -pS3CR3T: not found",
            "my secret is 'S3CR3T'",
            // The defects: of an option with small letters or digits only, and of others, the value was kept.
            "mysqladmin --password \\\n  S3CR3T ping",
            "sshpass -p S3CR3T ssh h",
            "curl -u me:S3CR3T https://h",
            "server --requirepass S3CR3T",
        ] {
            let masked = text(text_with_secret);
            assert!(
                !masked.contains("S3CR3T") && masked.contains(MASK),
                "{masked}"
            );
        }
        for harmless in [
            "a password is required",
            "the token is expired and the secret is not-found",
            "docker run -p 8080:80 -p80:80 -port 1 -path x",
            "failed to use --password option",
            "unknown flag: --token\nSee the help",
            "mkdir -p Data/shop && chown -u root x",
        ] {
            assert_eq!(text(harmless), harmless);
        }
        assert_eq!(
            text("mysqladmin --password hunter ping"),
            "mysqladmin --password *** ping"
        );
        assert_eq!(text("login --token 12345678"), "login --token ***");
    }

    /// The defect: each text of a list was looked at by itself.
    #[test]
    fn the_argument_after_an_option_does_not_survive() {
        let masked = |texts: &[&str]| {
            let texts: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
            arguments(&texts)
        };
        for (texts, wanted) in [
            (
                &["run", "--password", "hunter", "-v"][..],
                &["run", "--password", "***", "-v"][..],
            ),
            (
                &["--token", "option", "--token", "--debug"],
                &["--token", "***", "--token", "--debug"],
            ),
            (
                &["DB_PASSWORD=a b, c#d", "A=b"],
                &["DB_PASSWORD=***", "A=b"],
            ),
            (&["-e", "--env=DBPass=a b"], &["-e", "--env=DBPass=***"]),
            (
                &["-u", "me:hunter", "-p", "S3CR3T"],
                &["-u", "me:***", "-p", "***"],
            ),
            (
                &["sh", "-c", "mysql --password hunter < a"],
                &["sh", "-c", "mysql --password *** < a"],
            ),
        ] {
            assert_eq!(masked(texts), wanted, "{texts:?}");
        }
        let harmless = [
            "-p",
            "8080:80",
            "--path",
            "/token",
            "shop",
            "password",
            "policy=a b",
            "--token-ttl-time",
            "300",
        ];
        assert_eq!(masked(&harmless), harmless);
    }

    /// The defect: Sids and all values of conditions were kept, except external ids.
    #[test]
    fn a_policy_keeps_what_its_evaluation_needs() {
        let document = serde_json::json!({
            "Version": "2012-10-17",
            "Id": "S3CR3T",
            "Statement": [{
                "Sid": "S3CR3T",
                "Effect": "Allow",
                "Principal": {
                    "Service": ["ecs-tasks.amazonaws.com"],
                    "AWS": ["*", "arn:aws:iam::111122223333:user/ann"],
                    "Federated": "arn:aws:iam::111122223333:saml-provider/a",
                },
                "Action": "sts:AssumeRole",
                "Condition": {
                    "StringEquals": { "STS:ExternalID": ["S3CR3T"], "AWS:SourceAccount": "111122223333" },
                    "ArnLike": { "aws:SourceArn": ["arn:aws:ecs:*:111122223333:*"] },
                    "StringLike": { "aws:Referer": "S3CR3T", "aws:PrincipalTag/team": ["S3CR3T", "b"] },
                },
                "Comment": "S3CR3T",
            }],
        });
        let kept = policy(&document);
        assert!(!kept.to_string().contains("S3CR3T"), "{kept}");
        assert_eq!(
            kept,
            serde_json::json!({
                "Version": "2012-10-17",
                "Statement": [{
                    "Effect": "Allow",
                    "Principal": {
                        "Service": ["ecs-tasks.amazonaws.com"],
                        "AWS": ["*", "arn:aws:iam::111122223333:user/ann"],
                        "Federated": "arn:aws:iam::111122223333:saml-provider/a",
                    },
                    "Action": "sts:AssumeRole",
                    "Condition": {
                        "StringEquals": { "STS:ExternalID": "***", "AWS:SourceAccount": "111122223333" },
                        "ArnLike": { "aws:SourceArn": ["arn:aws:ecs:*:111122223333:*"] },
                        "StringLike": { "aws:Referer": "***", "aws:PrincipalTag/team": "***" },
                    },
                }],
            })
        );
    }

    /// Documents in all forms that IAM takes, and some that it does not: masking changes no decision.
    #[test]
    fn masking_a_policy_changes_no_decision() {
        use workshop_check_core::iam::permissions::{
            ECS_TASKS, Policy, Request, permission, trust,
        };
        use workshop_check_core::snapshot::AccountIdentity;
        let account = AccountIdentity {
            id: "111122223333".to_owned(),
            region: "us-east-1".to_owned(),
            ..AccountIdentity::default()
        };
        let now = jiff::Timestamp::UNIX_EPOCH;
        let role = workshop_check_core::snapshot::services::Role::default();
        let resource = "arn:aws:ssm:us-east-1:111122223333:parameter/p";
        let request = Request::of_role(&account, &role, now, "ssm:GetParameters", resource);
        let tasks = Request::of_service(&account, now, ECS_TASKS);
        let conditions = [
            serde_json::json!({}),
            serde_json::json!("x"),
            serde_json::json!({"StringEquals": {"aws:SourceAccount": "111122223333"}}),
            serde_json::json!({"StringEquals": {"aws:SourceAccount": ["9", "8"]}}),
            serde_json::json!({"StringNotEquals": {"aws:PrincipalTag/a": "b"}}),
            serde_json::json!({"Bool": {"aws:PrincipalIsAWSService": true}}),
            serde_json::json!({"Null": {"sts:ExternalId": "true"}}),
            serde_json::json!({"ForAllValues:StringLike": {"aws:TagKeys": []}}),
            serde_json::json!({"DateLessThan": {"aws:CurrentTime": "1960-01-01"}, "StringEquals": "x"}),
        ];
        let principals = [
            serde_json::json!("*"),
            serde_json::json!("x"),
            serde_json::json!({"AWS": "*"}),
            serde_json::json!({"AWS": ["arn:aws:iam::1:root"], "Service": "ecs-tasks.amazonaws.com"}),
            serde_json::json!({"Service": ["ec2.amazonaws.com", 7]}),
        ];
        for condition in &conditions {
            for principal in &principals {
                for (who, what) in [("Principal", "Action"), ("NotPrincipal", "NotAction")] {
                    for effect in ["Allow", "Deny", "Perhaps"] {
                        let statement = serde_json::json!({
                            "Effect": effect, who: principal, what: ["ssm:Get*", "sts:AssumeRole"],
                            "Resource": "*", "Condition": condition, "Sid": "s",
                        });
                        let document =
                            serde_json::json!({"Version": "2012-10-17", "Statement": statement});
                        let masked = policy(&document);
                        assert_eq!(
                            trust(&masked, &tasks),
                            trust(&document, &tasks),
                            "{document}"
                        );
                        let of = |document: &Value| {
                            let document = Ok(Cow::Owned(document.clone()));
                            permission(
                                [Policy {
                                    name: "p",
                                    document,
                                }],
                                &request,
                            )
                        };
                        assert_eq!(of(&masked), of(&document), "{document}");
                    }
                }
            }
        }
    }

    proptest::proptest! {
        /// Masking never panics and limits the length, for every text.
        #[test]
        fn any_text_is_fit(any in r#"([a-z/:=@"' &?#ä…%]|//|password|AKIA|Bearer |\PC){0,60}"#) {
            for masked in [text(&any), address(&any)] {
                proptest::prop_assert!(masked.chars().count() <= LONGEST + 1);
            }
            value(&any);
            let _ = any.parse::<crate::ConnectTo>();
            let _ = crate::complete_body::check(any.as_bytes());
        }

        /// A secret after a secret name is masked, whatever text surrounds it.
        #[test]
        fn secrets_are_masked_anywhere(before in r"[a-z .:/]{0,20}", after in r"[a-z .:/@]{0,20}") {
            for planted in ["password=S3CR3T", "?x-amz-security-token=S3CR3T", "https://u:S3CR3T@h"] {
                let masked = text(&format!("{before} {planted} {after}"));
                proptest::prop_assert!(!masked.contains("S3CR3T"), "{}", masked);
            }
        }
    }
}
