//! The fields that an expression uses, by their paths from a variable: `calls.tasks.exists(t, t.Status == "running")` uses
//! `calls.tasks` and `calls.tasks.Status`. Lists on the way are left out, as in the paths of `keep`.

use std::collections::BTreeSet;

use cel::common::ast::operators::{ADD, CONDITIONAL, INDEX};
use cel::common::ast::{CallExpr, ComprehensionExpr, EntryExpr, Expr, IdedExpr, LiteralValue};

/// A path of names, from a variable on.
pub type Path = Vec<String>;

/// The paths of all fields that an expression uses, as far as it is clear what they are fields of.
pub fn paths(expression: &IdedExpr) -> BTreeSet<Path> {
    let mut paths = Paths::default();
    paths.origin(expression);
    paths.found
}

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Origin {
    /// From here, or it is a list of such values.
    Path(Path),
    /// It is what a loop has collected so far.
    Collected,
    /// From somewhere else, or it is not clear.
    Other,
}

#[derive(Default)]
struct Paths {
    /// The variables of the loops.
    bound: Vec<(String, Origin)>,
    found: BTreeSet<Path>,
}

impl Paths {
    fn origin(&mut self, expression: &IdedExpr) -> Origin {
        match &expression.expr {
            Expr::Ident(name) => {
                let mut bound = self.bound.iter().rev();
                let own = bound.find(|(known, _)| known == name);
                own.map_or_else(
                    || Origin::Path(vec![name.clone()]),
                    |(_, origin)| origin.clone(),
                )
            }
            Expr::Select(select) => {
                let of = self.origin(&select.operand);
                self.field(of, &select.field)
            }
            Expr::Call(call) => self.call(call),
            Expr::List(list) => {
                let elements = list.elements.iter();
                let mut origins: Vec<Origin> =
                    elements.map(|element| self.origin(element)).collect();
                match (origins.pop(), origins.is_empty()) {
                    (Some(only), true) => only,
                    _ => Origin::Other,
                }
            }
            Expr::Map(map) => self.entries(map.entries.iter().map(|entry| &entry.expr)),
            Expr::Struct(made) => self.entries(made.entries.iter().map(|entry| &entry.expr)),
            Expr::Comprehension(comprehension) => self.comprehension(comprehension),
            Expr::Literal(_) | Expr::Unspecified => Origin::Other,
        }
    }

    fn field(&mut self, of: Origin, name: &str) -> Origin {
        let Origin::Path(mut path) = of else {
            return Origin::Other;
        };
        path.push(name.to_owned());
        self.found.insert(path.clone());
        Origin::Path(path)
    }

    fn entries<'e>(&mut self, entries: impl Iterator<Item = &'e EntryExpr>) -> Origin {
        for entry in entries {
            match entry {
                EntryExpr::StructField(field) => {
                    self.origin(&field.value);
                }
                EntryExpr::MapEntry(entry) => {
                    self.origin(&entry.key);
                    self.origin(&entry.value);
                }
            }
        }
        Origin::Other
    }

    fn call(&mut self, call: &CallExpr) -> Origin {
        let parts = call.target.iter().map(|target| &**target).chain(&call.args);
        let origins: Vec<Origin> = parts.map(|part| self.origin(part)).collect();
        match (call.func_name.as_str(), origins.as_slice()) {
            (INDEX, [of, _]) => {
                let index = call.args.last().map(|index| &index.expr);
                match index {
                    Some(Expr::Literal(LiteralValue::String(name))) => {
                        self.field(of.clone(), name.inner())
                    }
                    Some(Expr::Literal(LiteralValue::Int(_))) => of.clone(),
                    // The key of a map, or the number of an element.
                    _ => Origin::Other,
                }
            }
            (ADD, [Origin::Collected, added]) => added.clone(),
            (CONDITIONAL, [_, first, second]) => match (first, second) {
                (one, Origin::Collected) | (Origin::Collected, one) => one.clone(),
                (one, other) if one == other => one.clone(),
                _ => Origin::Other,
            },
            _ => Origin::Other,
        }
    }

    fn comprehension(&mut self, comprehension: &ComprehensionExpr) -> Origin {
        let range = self.origin(&comprehension.iter_range);
        self.origin(&comprehension.accu_init);
        let outside = self.bound.len();
        // With two variables, the first one is the key or the number.
        match &comprehension.iter_var2 {
            None => self.bound.push((comprehension.iter_var.clone(), range)),
            Some(second) => {
                self.bound
                    .push((comprehension.iter_var.clone(), Origin::Other));
                self.bound.push((second.clone(), range));
            }
        }
        self.bound
            .push((comprehension.accu_var.clone(), Origin::Collected));
        self.origin(&comprehension.loop_cond);
        let step = self.origin(&comprehension.loop_step);
        let result = self.origin(&comprehension.result);
        self.bound.truncate(outside);
        match (result, step) {
            (Origin::Collected, step @ Origin::Path(_)) => step,
            _ => Origin::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(text: &str) -> Vec<String> {
        let program = cel::Program::compile(text).expect("an expression");
        let paths = paths(program.expression());
        paths.iter().map(|path| path.join(".")).collect()
    }

    #[test]
    fn fields_are_found_through_loops_and_lists() {
        assert_eq!(
            used("calls.tasks.filter(t, t.Status == 'x').map(t, t.Stats).exists(s, has(s.Done))"),
            [
                "calls.tasks",
                "calls.tasks.Stats",
                "calls.tasks.Stats.Done",
                "calls.tasks.Status"
            ]
        );
        assert_eq!(
            used("ecs.clusters[0]['name'] == resources.it.id || size(ecs.clusters) > 1"),
            [
                "ecs.clusters",
                "ecs.clusters.name",
                "resources.it",
                "resources.it.id"
            ]
        );
        assert_eq!(
            used("a.b.all(x, x.c.exists(y, y.d == x.e))"),
            ["a.b", "a.b.c", "a.b.c.d", "a.b.e"]
        );
    }

    /// What is not clear is not judged.
    #[test]
    fn what_an_expression_makes_itself_has_no_path() {
        assert_eq!(used("[{'k': 1}].all(x, x.k == 1)"), Vec::<String>::new());
        assert_eq!(used("(a.b + a.c).all(x, x.k == 1)"), ["a.b", "a.c"]);
        assert_eq!(
            used("a.b.map(k, {'z': k.y}).all(x, x.z == 1)"),
            ["a.b", "a.b.y"]
        );
        assert_eq!(used("a.b.all(k, a.b[k].c == 1)"), ["a.b"]);
    }
}
