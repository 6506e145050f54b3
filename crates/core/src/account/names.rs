//! Names for what is created: AWS refuses a name that something else has already.

use super::Account;
use crate::change::is_new;
use crate::resource::ResourceKind;
use crate::resource::kinds::Within;

impl Account<'_> {
    /// The wanted name for a new resource, or the first with a number behind it that nothing has: `unicorn-lb-2`. `vpc` is the VPC
    /// of the new resource, and `gone` the key of one that is deleted before.
    pub fn free_name(
        &self,
        kind: ResourceKind,
        wanted: &str,
        vpc: Option<&str>,
        gone: Option<&str>,
    ) -> String {
        let Some(rule) = kind.unique_names() else {
            return wanted.to_owned();
        };
        let inventory = kind.names_in_use(self.snapshot);
        let others = inventory.iter().filter(|item| {
            let is_apart = rule.within == Within::Vpc && item.vpc_id != vpc;
            // What an earlier change creates is what is asked for again.
            Some(item.key) != gone && !is_apart && !is_new(item.key)
        });
        free_of(others.map(|item| item.name), wanted, rule.longest)
    }

    /// The wanted name for a new subnet group of databases, or the first with a number behind it that the group of no database has.
    /// A group that no database is in is not read. None if the databases could not be read.
    ///
    /// Source: RDS API reference, CreateDBSubnetGroup, `DBSubnetGroupName` and DBSubnetGroupAlreadyExists.
    pub fn free_subnet_group(&self, wanted: &str) -> Option<String> {
        let databases = self.snapshot.rds.db_instances.known().ok()?.iter();
        let groups = databases.filter_map(|database| database.db_subnet_group.as_ref());
        let taken = groups.map(|group| group.db_subnet_group_name.as_str());
        Some(free_of(taken, wanted, 255))
    }
}

/// The wanted name, or the first with a number behind it that is not taken.
fn free_of<'t>(taken: impl Iterator<Item = &'t str>, wanted: &str, longest: usize) -> String {
    // Some services store names in small letters.
    let taken: Vec<String> = taken.map(str::to_lowercase).collect();
    let numbered = (2..).map(|number| with_number(wanted, number, longest));
    // One of so many names is free.
    let mut names = std::iter::once(wanted.to_owned())
        .chain(numbered)
        .take(taken.len() + 1);
    let free = names.find(|name| !taken.contains(&name.to_lowercase()));
    free.unwrap_or_else(|| wanted.to_owned())
}

/// A name with a number behind it, without the end of the name if that would be too long.
fn with_number(name: &str, number: usize, longest: usize) -> String {
    let number = format!("-{number}");
    let room = longest.saturating_sub(number.len());
    let start: String = name.chars().take(room).collect();
    format!("{}{number}", start.trim_end_matches('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_room() {
        assert_eq!(with_number("unicorn-lb", 2, 32), "unicorn-lb-2");
        let long = "a-load-balancer-with-a-name-of-32";
        assert_eq!(
            with_number(long, 12, 32),
            "a-load-balancer-with-a-name-o-12"
        );
        assert_eq!(with_number("abcde-fgh", 2, 8), "abcde-2");
    }
}
