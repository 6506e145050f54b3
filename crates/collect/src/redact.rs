//! Masks secrets. Every free text passes through here before it is stored in a snapshot.

use std::borrow::Cow;

/// The replacement of a secret.
pub(super) const MASK: &str = "***";

/// The maximum number of characters to keep of a free text.
const LONGEST: usize = 1_000;

/// If a name contains one of these words, the value in `name=value` is masked.
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

/// Names of query parameters whose values are masked only if the whole name matches: `code=` in a URL is a login code,
/// `zipcode=` is not.
const SECRET_EXACT: &[&str] = &["pass", "key", "sig", "auth", "code", "state"];

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
];

/// Masks the secrets in a free text (event, stopped reason, error message) and keeps at most 1,000 characters.
pub(super) fn text(text: &str) -> String {
    let text = user_info(text);
    let text = bearer(&text);
    let text = pairs(&text, false);
    let text = access_keys(&text);
    cap(&text, LONGEST)
}

/// The same as [`text`] for an optional text.
pub(super) fn optional(value: Option<String>) -> Option<String> {
    value.map(|value| text(&value))
}

/// The value of a plain parameter. Only user info in URLs is masked; white space is kept, because it matters.
pub(super) fn value(value: &str) -> String {
    user_info(value).into_owned()
}

/// A URL, for example that of a redirect: masks user info and the values of query parameters with secret names, and
/// limits the length.
pub(super) fn address(address: &str) -> String {
    let address = user_info(address);
    let address = pairs(&address, true);
    cap(&access_keys(&address), LONGEST)
}

/// A trust policy or permissions policy with its external IDs masked.
pub(super) fn policy(mut document: serde_json::Value) -> serde_json::Value {
    mask_external_ids(&mut document);
    document
}

fn mask_external_ids(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(members) => {
            for (key, value) in members {
                if key.eq_ignore_ascii_case("sts:ExternalId") {
                    *value = serde_json::Value::String(MASK.to_owned());
                } else {
                    mask_external_ids(value);
                }
            }
        }
        serde_json::Value::Array(values) => values.iter_mut().for_each(mask_external_ids),
        _ => {}
    }
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

/// Masks secret values in `name=value` and, unless the text is a URL, in `name: value` and `"name": "value"`.
fn pairs(text: &str, address: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['=', ':']) {
        let sign = rest.as_bytes().get(at).copied();
        let (before, after) = (&rest[..at], &rest[at + 1..]);
        let name = last_name(before);
        let lower = name.to_ascii_lowercase();
        let secret = if sign == Some(b'=') {
            SECRET_NAMES.iter().any(|word| lower.contains(word))
                || (address && SECRET_EXACT.contains(&lower.as_str()))
        } else {
            !address
                && after.starts_with([' ', '"', '\''])
                // "…/DB_PASSWORD: not found" contains the name of a parameter, not its value.
                && !before.trim_end_matches(name).ends_with('/')
                && SECRET_IN_PROSE.iter().any(|word| lower.ends_with(word))
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

/// Masks AWS access key IDs: AKIA or ASIA, followed by sixteen capital letters or digits.
fn access_keys(text: &str) -> String {
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
        ] {
            let masked = text(text_with_secret);
            assert!(!masked.contains("S3CR3T"), "{text_with_secret} → {masked}");
            assert!(masked.contains(MASK), "{text_with_secret} → {masked}");
        }
        assert_eq!(
            text("key AKIAIOSFODNN7EXAMPLE, ASIAIOSFODNN7EXAMPLE."),
            "key ***, ***."
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

    #[test]
    fn addresses_lose_their_secrets() {
        assert_eq!(
            address("https://u:p@h/login?redirect_to=%2F&code=abc&access_token=t#id_token=q"),
            "https://***@h/login?redirect_to=%2F&code=***&access_token=***#id_token=***"
        );
        assert_eq!(
            address("/wp-admin/install.php?step=1"),
            "/wp-admin/install.php?step=1"
        );
        assert_eq!(address("//u:p@h/"), "//***@h/");
    }

    #[test]
    fn external_ids_are_masked() {
        let document = serde_json::json!({"Statement": [{"Condition": {"StringEquals": {"STS:ExternalID": ["x"]}}}]});
        assert_eq!(
            policy(document),
            serde_json::json!({"Statement": [{"Condition": {"StringEquals": {"STS:ExternalID": "***"}}}]})
        );
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
