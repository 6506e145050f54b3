//! AWS's messages, short enough to be quoted within a sentence.

use std::sync::LazyLock;

use regex::Regex;

/// The longest quote, in characters. The report's evidence has the whole message.
const LONGEST: usize = 200;

/// What precedes the resource in an ARN: "arn:aws:iam::123456789012:".
static ARN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:[0-9]*:").ok());

/// A message without the first parts of its ARNs and, if that is still too long, only the clauses around `telling`,
/// the part by which it was recognised, or its beginning.
///
/// `ResourceInitializationError: unable to pull secrets: … from ssm: context deadline exceeded` with
/// `ssm: context deadline exceeded` as the telling part becomes `… from ssm: context deadline exceeded`.
pub fn brief(text: &str, telling: Option<&str>) -> String {
    let short = without_arns(text);
    if short.chars().count() <= LONGEST {
        return short;
    }
    let telling = telling.map(without_arns);
    let at = telling.and_then(|telling| short.find(telling.as_str()));
    let start = at.map_or(0, |at| clause_before(&short, at));
    let (_, rest) = short.split_at(start);
    let lead = if start > 0 { "… " } else { "" };
    format!("{lead}{}", cut(rest))
}

fn without_arns(text: &str) -> String {
    match LazyLock::force(&ARN) {
        Some(arn) => arn.replace_all(text, "arn:…:").into_owned(),
        None => text.to_owned(),
    }
}

/// Where the clause that contains a position begins.
fn clause_before(text: &str, at: usize) -> usize {
    let (before, _) = text.split_at(at);
    let ends = [": ", ". ", "; "]
        .iter()
        .filter_map(|end| before.rfind(end));
    ends.max().map_or(0, |end| end + 2)
}

/// At most `LONGEST` characters, cut at a space.
fn cut(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(LONGEST) else {
        return text.to_owned();
    };
    let (kept, _) = text.split_at(end);
    let (kept, _) = kept.rsplit_once(' ').unwrap_or((kept, ""));
    format!("{} …", kept.trim_end_matches([',', ':', ';', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_message_keeps_its_words_and_loses_the_start_of_its_arns() {
        assert_eq!(
            brief(
                "role 'arn:aws:iam::123456789012:role/x' and arn:aws-cn:ssm:cn-north-1:1:parameter/Y",
                None
            ),
            "role 'arn:…:role/x' and arn:…:parameter/Y"
        );
        assert_eq!(
            brief("Request timed out", Some("Request")),
            "Request timed out"
        );
    }

    #[test]
    fn of_a_long_message_the_telling_clauses_remain() {
        let text = "ResourceInitializationError: unable to pull secrets or registry auth: execution resource \
            retrieval failed: unable to retrieve secrets from ssm: service call has been retried 5 time(s): \
            RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your \
            task network configuration.";
        let short = brief(text, Some("retrieve secrets from ssm: service call"));
        assert!(
            short.starts_with("… unable to retrieve secrets from ssm: service"),
            "{short}"
        );
        assert!(short.contains("deadline exceeded"), "{short}");
        assert!(short.chars().count() <= LONGEST + 4, "{short}");
        let start = brief(text, None);
        assert!(
            start.starts_with("ResourceInitializationError: unable"),
            "{start}"
        );
        assert!(start.ends_with(" …"), "{start}");
    }

    #[test]
    fn wide_letters_and_a_telling_part_that_is_not_there_are_no_trouble() {
        let text = "画像を取得できません。".repeat(40);
        assert!(brief(&text, Some("not there")).ends_with('…'));
    }
}
