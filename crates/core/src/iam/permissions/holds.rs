//! Three-valued logic: yes, no, and perhaps.

use crate::snapshot::Reason;

/// Whether a statement or condition holds for a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Holds {
    Yes,
    No,
    /// It depends on something that is not known, which the reason names.
    Perhaps(Reason),
}

impl Holds {
    /// Perhaps, because of something that is not modelled.
    pub fn perhaps(what: impl Into<String>) -> Self {
        Holds::Perhaps(Reason::NotModelled { what: what.into() })
    }

    /// Whether both hold. `No` on one side decides; the other side does not matter.
    pub fn and(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Holds::No => Holds::No,
            Holds::Yes => other(),
            Holds::Perhaps(reason) => match other() {
                Holds::No => Holds::No,
                _ => Holds::Perhaps(reason),
            },
        }
    }

    /// Whether at least one holds. `Yes` on one side decides; the other side does not matter.
    pub fn or(self, other: impl FnOnce() -> Self) -> Self {
        self.not().and(|| other().not()).not()
    }

    /// The opposite. `Perhaps` stays `Perhaps`.
    pub fn not(self) -> Self {
        match self {
            Holds::Yes => Holds::No,
            Holds::No => Holds::Yes,
            Holds::Perhaps(reason) => Holds::Perhaps(reason),
        }
    }

    /// Whether at least one of them holds; `No` for none.
    pub fn any(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter()
            .fold(Holds::No, |held, next| held.or(|| next))
    }

    /// Whether all of them hold; `Yes` for none.
    pub fn all(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter()
            .fold(Holds::Yes, |held, next| held.and(|| next))
    }
}

impl From<bool> for Holds {
    fn from(holds: bool) -> Self {
        if holds { Holds::Yes } else { Holds::No }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_decides_and_the_rest_stays_unknown() {
        let perhaps = || Holds::perhaps("x");
        assert_eq!(perhaps().and(|| Holds::No), Holds::No);
        assert_eq!(perhaps().and(|| Holds::Yes), perhaps());
        assert_eq!(perhaps().or(|| Holds::Yes), Holds::Yes);
        assert_eq!(perhaps().or(|| Holds::No), perhaps());
        assert_eq!(perhaps().not(), perhaps());
        assert_eq!(Holds::any([]), Holds::No);
        assert_eq!(Holds::all([]), Holds::Yes);
    }
}
