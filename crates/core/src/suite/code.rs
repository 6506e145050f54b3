//! The classes of problems a suite can have, and how bad each is.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// It has to be mended.
    Error,
    /// It works, and is probably not what the author means.
    Warning,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $code:ident = $text:literal, $severity:ident;)*) => {
        /// A class of problems. Its text is stable: scripts and comments may name it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code {
            $($(#[doc = $doc])+ $code,)*
        }

        impl Code {
            /// Every class, in the order in which they are listed.
            pub const ALL: &'static [Code] = &[$(Code::$code,)*];

            /// The code's stable text.
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$code => $text,)* }
            }

            /// What the class is about.
            pub fn documentation(self) -> &'static str {
                match self { $(Code::$code => concat!($($doc),+).trim_ascii(),)* }
            }

            /// How bad such a problem is.
            pub fn severity(self) -> Severity {
                match self { $(Code::$code => Severity::$severity,)* }
            }
        }
    };
}

// The single list: what `lint --codes` prints.
codes! {
    /// The text is no YAML.
    Syntax = "syntax", Error;
    /// A key that nobody reads.
    UnknownKey = "unknown-key", Error;
    /// No assertion or resource is of this kind.
    UnknownKind = "unknown-kind", Error;
    /// None of the words that may stand here.
    UnknownValue = "unknown-value", Error;
    /// A value of another type than is read here.
    WrongType = "wrong-type", Error;
    /// A key that has to be there.
    MissingKey = "missing-key", Error;
    /// The file is of another schema.
    Schema = "schema", Error;
    /// A variable that the suite does not have.
    UnknownVariable = "unknown-variable", Error;
    /// A variable that nothing uses.
    UnusedVariable = "unused-variable", Warning;
    /// An id that cannot be part of a message's name.
    BadId = "bad-id", Error;
    /// Two steps, checks or patterns of one id.
    DuplicateId = "duplicate-id", Error;
    /// A check that does not exist.
    UnknownNeed = "unknown-need", Error;
    /// A finding that no assertion can have: the program has no such message.
    UnknownFinding = "unknown-finding", Error;
    /// A check that comes later.
    ForwardNeed = "forward-need", Error;
    /// What stands on itself.
    Cycle = "cycle", Error;
    /// A resource that does not exist.
    UnknownResource = "unknown-resource", Error;
    /// A resource of another kind than is wanted here.
    WrongResource = "wrong-resource", Error;
    /// A resource that nothing uses.
    UnusedResource = "unused-resource", Warning;
    /// A resource that cannot be recognised.
    UnfindableResource = "unfindable-resource", Error;
    /// Parameters that do not go together.
    BadParameters = "bad-parameters", Error;
    /// A Region that AWS does not have.
    UnknownRegion = "unknown-region", Warning;
    /// Points that do not add up to the stated total.
    Points = "points", Error;
    /// A check that is worth nothing.
    ZeroPoints = "zero-points", Warning;
    /// A check that passes although nothing is there.
    PassesOnNothing = "passes-on-nothing", Error;
    /// A pattern that does not compile.
    BadPattern = "bad-pattern", Error;
    /// Neither the page nor its address is given.
    MissingPage = "missing-page", Error;
    /// A file of words that cannot be read.
    BadMessages = "bad-messages", Error;
    /// A title, reason or fix that the suite needs.
    MissingMessage = "missing-message", Error;
    /// A language in which pages or words are missing; the reader gets English.
    MissingTranslation = "missing-translation", Warning;
    /// A message that nothing shows.
    UnusedMessage = "unused-message", Warning;
    /// A message that differs from the English one in more than words.
    MismatchedMessage = "mismatched-message", Error;
    /// A message with a variable that nobody fills in.
    UnsuppliedVariable = "unsupplied-variable", Error;
    /// A page or anchor that the workshop does not have, in some language.
    UnknownPage = "unknown-page", Error;
    /// A value of the suite that its page does not state, in some language.
    UnstatedValue = "unstated-value", Error;
    /// A value in a page's table that no check has.
    UnassertedValue = "unasserted-value", Error;
    /// An exception in content.yaml that is not needed.
    StaleException = "stale-exception", Error;
    /// A content.json that is not of these pages.
    StaleContent = "stale-content", Error;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
