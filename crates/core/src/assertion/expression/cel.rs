//! CEL expressions with limits on their size and on the cost of their evaluation.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use cel::Context;
use cel::common::ast::{ComprehensionExpr, EntryExpr, Expr, IdedExpr};
use serde::Deserialize;
use serde_json::Value;

use super::paths::{Path, paths};

/// The maximum length in bytes.
const LONGEST: usize = 2_000;
/// The maximum nesting of parentheses, brackets and braces. The parser recurses into each.
const DEEPEST: usize = 24;
/// Operators, fields and indexes: a chain of them is as deep as it is long, for the parser and for the evaluation.
const MOST_OPERATORS: usize = 200;
/// Stack for a chain of [`MOST_OPERATORS`], in bytes. In a debug build, one operator takes about 40 kB.
const STACK: usize = 32 * 1024 * 1024;
/// The maximum nesting of `all`, `exists`, `filter` and `map`.
const MOST_LOOPS: u32 = 3;
/// The maximum number of steps: the nodes of the expression, times the longest list for each level of loops. This takes some
/// tenths of a second at most.
const MOST_STEPS: u64 = 2_000_000;

/// The allowed functions. None of them returns a value longer than its input, and each takes linear time.
const FUNCTIONS: &[&str] = &[
    "contains",
    "endsWith",
    "int",
    "size",
    "startsWith",
    "string",
];

/// An expression as its author writes it. It is parsed once, however many accounts and clones of the suite use it: parsing
/// takes longer than evaluating.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "String")]
pub struct Source {
    text: String,
    program: Arc<OnceLock<Result<Program, String>>>,
}

impl Source {
    /// The expression as it is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The parsed expression.
    ///
    /// # Errors
    /// As [`Program::new`].
    pub fn program(&self) -> Result<&Program, String> {
        let parsed = self.program.get_or_init(|| Program::new(&self.text));
        parsed.as_ref().map_err(Clone::clone)
    }
}

impl From<String> for Source {
    fn from(text: String) -> Self {
        Source {
            text,
            program: Arc::default(),
        }
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// A parsed expression.
#[derive(Debug)]
pub struct Program {
    program: cel::Program,
    cost: Cost,
    /// The variables that it uses, without the variables of its loops.
    pub variables: BTreeSet<String>,
    /// The fields that it uses, as far as it is clear what they are fields of.
    pub fields: BTreeSet<Path>,
}

impl Program {
    /// Parses an expression.
    ///
    /// # Errors
    /// If it is not valid or exceeds a limit: a fragment for its author.
    pub fn new(text: &str) -> Result<Self, String> {
        if text.len() > LONGEST {
            return Err(format!(
                "{} characters are too many, {LONGEST} is the limit",
                text.len()
            ));
        }
        if nesting(text) > DEEPEST {
            return Err(format!(
                "brackets and conditionals are nested more than {DEEPEST} deep"
            ));
        }
        if operators(text) > MOST_OPERATORS {
            return Err(format!(
                "there are more than {MOST_OPERATORS} operators, fields and indexes"
            ));
        }
        let (program, walk, fields) = stacker::grow(STACK, || {
            let program = cel::Program::compile(text)?;
            let mut walk = Walk::default();
            walk.expression(program.expression());
            let fields = paths(program.expression());
            Ok((program, walk, fields))
        })
        .map_err(|error: cel::ParseErrors| one_line(&error.to_string()))?;
        let cost = Cost {
            sums: text.matches('+').count() as u64,
            ..walk.cost
        };
        if cost.loops > MOST_LOOPS {
            return Err(format!("loops are more than {MOST_LOOPS} deep"));
        }
        let unknown = program
            .references()
            .functions()
            .into_iter()
            // Operators are also functions; their names do not start with a letter.
            .find(|name| name.starts_with(char::is_alphabetic) && !FUNCTIONS.contains(name))
            .map(str::to_owned);
        match unknown {
            Some(name) => Err(format!("unknown function \"{name}\"")),
            None => Ok(Program {
                program,
                cost,
                variables: walk.free,
                fields,
            }),
        }
    }

    /// Evaluates the expression.
    ///
    /// # Errors
    /// If the evaluation fails or may take too many steps.
    pub fn value(&self, variables: &Variables) -> Result<Value, String> {
        let steps = self.cost.steps(variables.longest);
        if steps > MOST_STEPS {
            return Err(format!(
                "it could take {steps} steps, {MOST_STEPS} is the limit"
            ));
        }
        let value = stacker::grow(STACK, || self.program.execute(&variables.context))
            .map_err(|error| one_line(&error.to_string()))?;
        value.json().map_err(|_| "its value is not data".to_owned())
    }
}

/// What expressions can use.
pub struct Variables {
    context: Context<'static, 'static>,
    /// The length of the longest list or map in any of them.
    longest: u64,
}

impl Variables {
    /// The fields of an object as variables.
    ///
    /// # Errors
    /// If a value is not one of CEL.
    pub fn new(fields: &Value) -> Result<Self, String> {
        let mut context = Context::default();
        for (name, value) in fields.as_object().into_iter().flatten() {
            let value = cel::to_value(value).map_err(|error| error.to_string())?;
            context.add_variable_from_value(name.as_str(), value);
        }
        Ok(Variables {
            context,
            longest: longest(fields),
        })
    }
}

/// The cost of evaluating an expression.
#[derive(Debug, Clone, Copy, Default)]
struct Cost {
    nodes: u64,
    /// The maximum nesting of loops.
    loops: u32,
    /// The number of `+` operators, which are the only way to build longer lists.
    sums: u64,
    /// How much larger than its input a value can become by the lists and maps that loops make: the product of their
    /// lengths. `[1, 2].map(x, [x, x]).map(x, [x, x])` has 2 × 2 × 2 numbers.
    growth: u64,
    /// The length of the longest list or map that is written in the expression.
    written: u64,
}

impl Cost {
    fn steps(self, longest: u64) -> u64 {
        let list = longest.max(self.written).saturating_mul(self.sums + 1);
        list.saturating_pow(self.loops)
            .saturating_mul(self.nodes)
            .saturating_mul(self.growth.max(1))
    }
}

/// Counts nodes and loops, and collects the variables that are not defined by a loop.
#[derive(Default)]
struct Walk {
    cost: Cost,
    depth: u32,
    bound: Vec<String>,
    free: BTreeSet<String>,
}

impl Walk {
    fn expression(&mut self, expression: &IdedExpr) {
        self.cost.nodes += 1;
        match &expression.expr {
            Expr::Ident(name) if !self.bound.contains(name) => {
                self.free.insert(name.clone());
            }
            Expr::Call(call) => {
                let parts = call.target.iter().map(|target| &**target).chain(&call.args);
                parts.for_each(|part| self.expression(part));
            }
            Expr::Select(select) => self.expression(&select.operand),
            Expr::List(list) => {
                self.grow(list.elements.len());
                list.elements.iter().for_each(|part| self.expression(part));
            }
            Expr::Map(map) => {
                self.grow(map.entries.len());
                map.entries.iter().for_each(|entry| self.entry(&entry.expr));
            }
            Expr::Struct(made) => made
                .entries
                .iter()
                .for_each(|entry| self.entry(&entry.expr)),
            Expr::Comprehension(comprehension) => self.comprehension(comprehension),
            Expr::Ident(_) | Expr::Literal(_) | Expr::Unspecified => {}
        }
    }

    /// Counts a list or map of this length.
    fn grow(&mut self, length: usize) {
        let length = length as u64;
        self.cost.written = self.cost.written.max(length);
        if self.depth > 0 {
            let growth = self.cost.growth.max(1);
            self.cost.growth = growth.saturating_mul(length.max(1));
        }
    }

    fn entry(&mut self, entry: &EntryExpr) {
        match entry {
            EntryExpr::StructField(field) => self.expression(&field.value),
            EntryExpr::MapEntry(entry) => {
                self.expression(&entry.key);
                self.expression(&entry.value);
            }
        }
    }

    fn comprehension(&mut self, comprehension: &ComprehensionExpr) {
        self.expression(&comprehension.iter_range);
        let outside = self.bound.len();
        let own = [&comprehension.accu_var, &comprehension.iter_var];
        self.bound
            .extend(own.into_iter().chain(&comprehension.iter_var2).cloned());
        self.expression(&comprehension.accu_init);
        self.depth += 1;
        self.cost.loops = self.cost.loops.max(self.depth);
        let inside = [
            &comprehension.loop_cond,
            &comprehension.loop_step,
            &comprehension.result,
        ];
        inside.into_iter().for_each(|part| self.expression(part));
        self.depth -= 1;
        self.bound.truncate(outside);
    }
}

/// An upper limit for the recursion of the parser: nested brackets, and conditionals (`a ? b : c`), which may be chained.
/// Characters in string literals are counted, too.
fn nesting(text: &str) -> usize {
    let mut deepest = 0;
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest + text.matches('?').count()
}

/// How many operators, fields and indexes there are at most. What stands in a text counts, too.
fn operators(text: &str) -> usize {
    text.chars()
        .filter(|c| "+-*/%<>=!&|.[".contains(*c))
        .count()
}

/// The length of the longest list or map anywhere in a value.
fn longest(value: &Value) -> u64 {
    let (own, inner): (usize, Option<u64>) = match value {
        Value::Array(list) => (list.len(), list.iter().map(longest).max()),
        Value::Object(map) => (map.len(), map.values().map(longest).max()),
        _ => (0, None),
    };
    (own as u64).max(inner.unwrap_or(0))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn value(text: &str, variables: Value) -> Result<Value, String> {
        Program::new(text)?.value(&Variables::new(&variables)?)
    }

    #[test]
    fn data_comes_in_and_goes_out_as_json() {
        let clusters = json!({"ecs": {"clusters": [
            {"clusterName": "a", "status": "ACTIVE"}, {"clusterName": "b", "status": "INACTIVE"},
        ]}});
        let names = r#"ecs.clusters.filter(c, c.status != "ACTIVE").map(c, c.clusterName)"#;
        assert_eq!(value(names, clusters.clone()), Ok(json!(["b"])));
        let all = r#"ecs.clusters.all(c, c.status.startsWith("A") || has(c.none))"#;
        assert_eq!(value(all, clusters.clone()), Ok(json!(false)));
        assert_eq!(
            value("size(ecs.clusters) == 2", clusters.clone()),
            Ok(json!(true))
        );
        let absent = value("ecs.clusters[0].nothing == 1", clusters);
        assert!(absent.is_err_and(|problem| problem.contains("nothing")));
    }

    #[test]
    fn an_expression_is_parsed_once_for_all_clones_of_a_suite() {
        let source = Source::from("size(a) == 1".to_owned());
        let parsed = |source: &Source| std::ptr::from_ref(source.program().expect("readable"));
        assert_eq!(parsed(&source.clone()), parsed(&source));
    }

    #[test]
    fn only_what_no_loop_binds_is_a_variable() {
        let program = Program::new("a.all(x, x.y == b[0]) && c == {'k': d}.k").expect("readable");
        assert_eq!(
            program.variables,
            ["a", "b", "c", "d"].map(str::to_owned).into()
        );
    }

    #[test]
    fn what_could_take_long_is_refused_before_it_begins() {
        let deep = format!("{}1{}", "(".repeat(500), ")".repeat(500));
        let chained = format!("{}true", "a ? b : ".repeat(200));
        let loops = "a.all(b, a.all(c, a.all(d, a.all(e, true))))";
        let wrong = [
            ("1 +", "Syntax error"),
            (&"1+".repeat(2000), "too many"),
            (&deep, "deep"),
            (&chained, "deep"),
            (loops, "loops"),
            (&"1+".repeat(300), "operators"),
            (&format!("ec2{}", "[0]".repeat(300)), "operators"),
            (&format!("ec2{}", ".a".repeat(300)), "operators"),
            (&"1<".repeat(300), "operators"),
            ("a.matches('x')", "unknown function \"matches\""),
            ("cel.bind(x, [a, a], x + x)", "unknown function"),
        ];
        for (text, wanted) in wrong {
            let problem = Program::new(text).err().unwrap_or_default();
            assert!(problem.contains(wanted), "{text:.60}: {problem}");
        }
        let list: Vec<u32> = (0..500).collect();
        let slow = value(
            "a.all(b, a.all(c, a.all(d, b + c != d)))",
            json!({ "a": list }),
        );
        assert!(slow.is_err_and(|problem| problem.contains("steps")));
    }

    #[test]
    fn a_value_that_grows_with_each_loop_is_refused() {
        let doubled = |times: usize| format!("size([1, 2]{})", ".map(x, [x, x])".repeat(times));
        assert_eq!(value(&doubled(3), json!({})), Ok(json!(2)));
        let grown = value(&doubled(20), json!({}));
        assert!(grown.is_err_and(|problem| problem.contains("steps")));
        let maps = format!("size([1, 2]{})", ".map(x, {'a': x, 'b': x})".repeat(20));
        assert!(value(&maps, json!({})).is_err_and(|problem| problem.contains("steps")));
    }

    #[test]
    fn the_longest_chain_of_operators_fits_on_the_stack_of_a_worker() {
        let chains = [
            format!("{}1 == n", "1+".repeat(190)),
            format!("n == 0 {}", "|| n == 1 ".repeat(45)),
            format!("n{} == 1", "[0]".repeat(190)),
        ];
        // As small as a thread of tokio is.
        let worker = std::thread::Builder::new().stack_size(2 * 1024 * 1024);
        let judged = worker.spawn(move || {
            let judge = |text: &String| value(text, json!({"n": 191}));
            chains.iter().map(judge).collect::<Vec<_>>()
        });
        let judged = judged.expect("a thread").join().expect("no overflow");
        assert_eq!(judged[..2], [Ok(json!(true)), Ok(json!(false))]);
        assert!(judged[2].is_err());
    }
}
