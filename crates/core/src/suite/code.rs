//! The codes of problems in a suite, and their severities.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

/// The severity of a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It must be fixed before the suite can be used or published.
    Error,
    /// It works, but is probably not intended.
    Warning,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $code:ident = $text:literal, $severity:ident;)*) => {
        /// The code of a class of problems. Its text is stable, because scripts and comments may name it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[doc = $doc])+ $code,)*
        }

        impl Code {
            /// Every code, in the order of `lint --codes`.
            pub const ALL: &'static [Code] = &[$(Code::$code,)*];

            /// The code's stable text.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$code => $text,)* }
            }

            /// A description of the class.
            pub fn documentation(self) -> &'static str {
                match self { $(Code::$code => concat!($($doc),+).trim_ascii(),)* }
            }

            /// The severity of such a problem.
            pub fn severity(self) -> Severity {
                match self { $(Code::$code => Severity::$severity,)* }
            }
        }
    };
}

// The only list of codes. `lint --codes` prints it.
codes! {
    /// The text is not valid YAML.
    Syntax = "syntax", Error;
    /// A key that does not exist here.
    UnknownKey = "unknown-key", Error;
    /// An assertion kind, a resource kind or a call that does not exist.
    UnknownKind = "unknown-kind", Error;
    /// A word that is not allowed here.
    UnknownValue = "unknown-value", Error;
    /// A value of the wrong type.
    WrongType = "wrong-type", Error;
    /// A required key is missing.
    MissingKey = "missing-key", Error;
    /// The file has another schema.
    Schema = "schema", Error;
    /// A variable that the suite does not declare.
    UnknownVariable = "unknown-variable", Error;
    /// A variable that nothing uses.
    UnusedVariable = "unused-variable", Warning;
    /// An id that cannot be part of a message's name.
    BadId = "bad-id", Error;
    /// Two steps, checks or patterns with the same id.
    DuplicateId = "duplicate-id", Error;
    /// A check that does not exist.
    UnknownNeed = "unknown-need", Error;
    /// A finding that no assertion can have: the program has no such message.
    UnknownFinding = "unknown-finding", Error;
    /// A check that comes later.
    ForwardNeed = "forward-need", Error;
    /// A check or resource that depends on itself.
    Cycle = "cycle", Error;
    /// A suite that does not exist.
    UnknownSuite = "unknown-suite", Error;
    /// A resource that does not exist.
    UnknownResource = "unknown-resource", Error;
    /// A field that resources of a kind do not have, or that the call of the kind does not keep.
    UnknownField = "unknown-field", Error;
    /// A resource of the wrong kind.
    WrongResource = "wrong-resource", Error;
    /// A resource that nothing uses.
    UnusedResource = "unused-resource", Warning;
    /// A declared call or kind that nothing uses.
    UnusedCall = "unused-call", Warning;
    /// A declared call that may write, may leave AWS's hosts, or keeps a secret.
    RefusedCall = "refused-call", Error;
    /// A resource that cannot be recognised.
    UnfindableResource = "unfindable-resource", Error;
    /// Parameters that cannot be combined.
    BadParameters = "bad-parameters", Error;
    /// A key that has another name now. The former one still works.
    DeprecatedKey = "deprecated-key", Warning;
    /// A Region that AWS does not have.
    UnknownRegion = "unknown-region", Warning;
    /// Points that do not add up to the stated total.
    Points = "points", Error;
    /// A check without points.
    ZeroPoints = "zero-points", Warning;
    /// A check that passes on an empty account.
    PassesOnNothing = "passes-on-nothing", Error;
    /// A pattern that does not compile.
    BadPattern = "bad-pattern", Error;
    /// Neither the page nor its address is given.
    MissingPage = "missing-page", Error;
    /// A message file that cannot be parsed.
    BadMessages = "bad-messages", Error;
    /// A title, reason or fix that the suite needs.
    MissingMessage = "missing-message", Error;
    /// A language in which pages or messages are missing; readers get English.
    MissingTranslation = "missing-translation", Warning;
    /// A message that is never shown.
    UnusedMessage = "unused-message", Warning;
    /// A message with other attributes or variables than the English one.
    MismatchedMessage = "mismatched-message", Error;
    /// A message with a variable that has no value.
    UnsuppliedVariable = "unsupplied-variable", Error;
    /// A page or anchor that the workshop does not have, in some language.
    UnknownPage = "unknown-page", Error;
    /// A page that is not on the web, in some language (`--links`).
    GonePage = "gone-page", Error;
    /// A page that could not be asked for (`--links`).
    UncheckedPage = "unchecked-page", Warning;
    /// A value of the suite that its page does not state, in some language.
    UnstatedValue = "unstated-value", Error;
    /// A value in a page's table that no check uses.
    UnassertedValue = "unasserted-value", Error;
    /// An exception in content.yaml that is not needed.
    StaleException = "stale-exception", Error;
    /// A content.json that does not match the pages.
    StaleContent = "stale-content", Error;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
