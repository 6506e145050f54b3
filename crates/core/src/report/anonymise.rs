//! Makes a finding independent of the account, so that equal findings of a class have equal texts: ids are removed, and the
//! page's names replace the attendee's own names.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::account::{Account, ResourceState, label, short};
use crate::message::{Arg, Message};
use crate::resource::Resource;

/// Replaces a text that only this account has.
const ELSEWHERE: &str = "…";

/// An id in brackets after a name, as in labels.
static ID_OF_NAME: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r" \((?:{ID})\)")));
static ID_ALONE: LazyLock<Regex> = LazyLock::new(|| regex(&format!(r"(?-u:\b)(?:{ID})(?-u:\b)")));

/// Ids of EC2, EFS and ECS, ARNs, account ids, and host names of AWS. Source of the formats: "Resource IDs" in the EC2 User
/// Guide and "Amazon Resource Names" in the IAM User Guide. All of them are ASCII; `\w` and `\s` stand for all of Unicode, and
/// would make the pattern slow to compile.
const ID: &str = r"(?:[a-z]{1,12}-)+(?:[0-9a-f]{17}|[0-9a-f]{8})|arn:aws[A-Za-z0-9_-]*:[[:graph:]--[,;)]]+|[0-9]{12}|[0-9a-f]{32}|[A-Za-z0-9_.-]+\.amazonaws\.(?:com\.cn|com|eu)";

#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, and every test that names an id compiles them"
)]
fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a constant pattern is valid")
}

/// The message without ids and the attendee's own names, which is equal for all accounts with the same mistake.
pub fn class_wide(message: &Message, account: &Account<'_>) -> Message {
    let args = message.args.iter();
    Message {
        id: message.id.clone(),
        args: args
            .map(|(name, arg)| (*name, argument(arg, account)))
            .collect(),
    }
}

/// Removes the placeholder for the subject from the start of a sentence: "…: default in place of EFS-SG" becomes "default in
/// place of EFS-SG".
pub fn without_subject(sentence: &str) -> &str {
    sentence
        .strip_prefix(ELSEWHERE)
        .and_then(|rest| rest.trim_start().strip_prefix([':', '：']))
        .map_or(sentence, str::trim_start)
}

fn argument(arg: &Arg, account: &Account<'_>) -> Arg {
    let text = |text: &String| general(text, account);
    let message = |message: &Message| class_wide(message, account);
    match arg {
        Arg::Text(one) => Arg::Text(text(one)),
        Arg::Count(count) => Arg::Count(*count),
        Arg::List(list) => Arg::List(distinct(list.iter().map(text))),
        Arg::Alternatives(list) => Arg::Alternatives(distinct(list.iter().map(text))),
        Arg::Message(one) => Arg::Message(Box::new(message(one))),
        Arg::Messages(list) => Arg::Messages(distinct(list.iter().map(message))),
    }
}

fn general(text: &str, account: &Account<'_>) -> String {
    for (resource, state) in account.resolution.states() {
        let page_name = account.resource(resource).and_then(Resource::page_name);
        if let (ResourceState::Found(found), Some(page_name)) = (state, page_name)
            && label(&found.name, short(&found.key)) == text
        {
            return page_name.to_owned();
        }
    }
    let mut text = Cow::Borrowed(text);
    for (pattern, instead) in [(&*ID_OF_NAME, ""), (&*ID_ALONE, ELSEWHERE)] {
        text = Cow::Owned(pattern.replace_all(&text, instead).into_owned());
    }
    text.into_owned()
}

fn distinct<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut distinct = Vec::new();
    for item in items {
        if !distinct.contains(&item) {
            distinct.push(item);
        }
    }
    distinct
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Resolution;
    use crate::resource::inventory::Item;
    use crate::resource::{ResourceKind, Resources};
    use crate::snapshot::{AccountIdentity, Snapshot};

    /// An account with one cluster, which has another name than the page's.
    fn with_a_cluster(ask: impl FnOnce(&Account<'_>)) {
        let snapshot = Snapshot::new(AccountIdentity::default(), jiff::Timestamp::UNIX_EPOCH);
        let cluster = Resource {
            kind: ResourceKind::Cluster,
            example: Some("unicorn-cluster".to_owned()),
            ..Resource::of(ResourceKind::Cluster)
        };
        let resources = Resources::from([("cluster".into(), cluster)]);
        let mut resolution = Resolution::default();
        let item = Item {
            key: "arn:aws:ecs:us-west-2:123456789012:cluster/my-own",
            name: "my-own",
            vpc_id: None,
        };
        resolution.choose("cluster", &item);
        ask(&Account {
            snapshot: &snapshot,
            resources: &resources,
            resolution: &resolution,
        });
    }

    #[test]
    fn what_only_this_account_has_goes_and_the_pages_names_stay() {
        let texts = [
            ("EFS-SG (sg-5f4cfe618e3ffc0f9)", "EFS-SG"),
            ("fsmt-e4ef109d", "…"),
            (
                "task 0123456789abcdef0123456789abcdef of 123456789012",
                "task … of …",
            ),
            ("arn:aws:iam::123456789012:role/x, y", "…, y"),
            ("db-1.abc.us-west-2.rds.amazonaws.com:3306", "…:3306"),
            ("db-1.abc.cn-north-1.rds.amazonaws.com.cn:3306", "…:3306"),
            ("arn:aws-us-gov:iam::123456789012:role/x, y", "…, y"),
            // There is no space around an id in Japanese.
            (
                "クラスターはarn:aws:iam::123456789012:role/x。",
                "クラスターは…。",
            ),
            ("TCP 2049 from 0.0.0.0/0", "TCP 2049 from 0.0.0.0/0"),
            ("a default-vpc (default)", "a default-vpc (default)"),
        ];
        with_a_cluster(|account| {
            for (text, wanted) in texts {
                assert_eq!(general(text, account), wanted);
            }
        });
    }

    #[test]
    fn an_attendee_s_own_name_for_a_role_is_the_page_s() {
        with_a_cluster(|account| {
            let (own, page) = (account.label("cluster"), account.page_name("cluster"));
            assert_ne!(own, page);
            let message = Message::new("x").with("group", own).with(
                "list",
                vec!["fsmt-e4ef109d".to_owned(), "fsmt-4b5f2d0b".to_owned()],
            );
            let wanted = Message::new("x")
                .with("group", page)
                .with("list", vec!["…".to_owned()]);
            assert_eq!(class_wide(&message, account), wanted);
        });
    }

    #[test]
    fn a_subject_that_is_gone_leaves_no_trace() {
        assert_eq!(
            without_subject("…: default in place of EFS-SG"),
            "default in place of EFS-SG"
        );
        for whole in ["… is gone", "EFS-SG: it has no rules", ""] {
            assert_eq!(without_subject(whole), whole);
        }
    }
}
