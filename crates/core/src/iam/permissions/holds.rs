//! Three-valued logic: what holds, what does not, and what cannot be told.

use crate::snapshot::Reason;

/// Whether something holds for a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Holds {
    Yes,
    No,
    /// It depends on something that is not known.
    Perhaps(Reason),
}

impl Holds {
    /// Not known, because of something that is not modelled.
    pub fn perhaps(what: impl Into<String>) -> Self {
        Holds::Perhaps(Reason::NotModelled { what: what.into() })
    }

    /// Both hold. One that does not hold decides, whatever the other is.
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

    /// At least one holds. One that holds decides, whatever the other is.
    pub fn or(self, other: impl FnOnce() -> Self) -> Self {
        self.not().and(|| other().not()).not()
    }

    /// The opposite; what is not known stays so.
    pub fn not(self) -> Self {
        match self {
            Holds::Yes => Holds::No,
            Holds::No => Holds::Yes,
            Holds::Perhaps(reason) => Holds::Perhaps(reason),
        }
    }

    /// At least one of them holds.
    pub fn any(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter()
            .fold(Holds::No, |held, next| held.or(|| next))
    }

    /// All of them hold.
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
