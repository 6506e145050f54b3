//! What it costs a day to leave a thing, by the prices that a suite gives.

use std::iter::Sum;

use schemars::JsonSchema;
use serde::Deserialize;

use super::thing::Thing;
use crate::message::Message;

const HOURS_A_DAY: f64 = 24.0;
/// AWS's own month has 730 hours.
const DAYS_A_MONTH: f64 = 730.0 / HOURS_A_DAY;

/// One line of a price list.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Price {
    pub amount: f64,
    /// "USD".
    pub currency: String,
    pub per: Per,
    pub each: Each,
    /// Instance types or database classes that the line is for; empty: any. What is of a class without a line is
    /// said to have no known price.
    #[serde(default)]
    pub of: Vec<String>,
    /// The address of the page with the price.
    pub source: String,
    /// The day on which it was looked up, such as 2026-11-25.
    #[schemars(with = "String")]
    pub looked_up: jiff::civil::Date,
}

/// The time a price is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    Hour,
    /// Of 730 hours.
    Month,
}

/// The unit a price is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Each {
    /// The thing itself, whatever it does.
    Resource,
    /// A machine that runs: an instance, a database, each of the two of a database in two zones.
    Machine,
    /// A task that a service wants.
    Task,
    /// A zone in which a load balancer faces the internet.
    Zone,
    /// A gigabyte that is stored or set aside.
    Gigabyte,
}

/// What something costs a day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cost {
    /// A day, in `currency`.
    pub amount: f64,
    /// Empty where nothing costs anything.
    pub currency: String,
    /// Classes whose price the suite does not know.
    pub unpriced: Vec<String>,
}

impl Cost {
    /// What a thing costs.
    pub(super) fn of(prices: &[Price], thing: &Thing<'_>) -> Self {
        let measures = thing.measures;
        let mut cost = Cost::default();
        let mut is_priced = prices.iter().all(|price| price.of.is_empty());
        for price in prices {
            if !price.of.is_empty() {
                if !price.of.iter().any(|class| class == measures.class) {
                    continue;
                }
                is_priced = true;
            }
            let quantity = match price.each {
                Each::Resource => 1.0,
                Each::Machine if measures.is_stopped => 0.0,
                Each::Machine => f64::from(measures.machines),
                Each::Task => f64::from(measures.tasks),
                Each::Zone => f64::from(measures.zones),
                Each::Gigabyte => measures.gigabytes,
            };
            cost.add(price, quantity);
        }
        if !is_priced {
            let class = match measures.class {
                "" => "?",
                class => class,
            };
            cost.unpriced.push(class.to_owned());
        }
        cost
    }

    fn add(&mut self, price: &Price, quantity: f64) {
        let days = match price.per {
            Per::Hour => HOURS_A_DAY,
            Per::Month => 1.0 / DAYS_A_MONTH,
        };
        self.amount += price.amount * days * quantity;
        self.currency.clone_from(&price.currency);
    }

    /// Whether it costs nothing, as far as prices are known.
    pub fn is_nothing(&self) -> bool {
        self.amount <= 0.0 && self.unpriced.is_empty()
    }

    /// "USD 0.54".
    pub fn plain(&self) -> String {
        format!("{} {:.2}", self.currency, self.amount)
    }

    /// About so much, or less than the smallest amount that can be said.
    pub fn amount(&self) -> Message {
        // Less than half a cent would read as nothing.
        if self.amount < 0.005 && self.amount > 0.0 {
            Message::new("absent-amount-below").with("amount", format!("{} 0.01", self.currency))
        } else {
            Message::new("absent-amount").with("amount", self.plain())
        }
    }
}

impl Sum for Cost {
    fn sum<I: Iterator<Item = Cost>>(costs: I) -> Self {
        costs.fold(Cost::default(), |mut sum, cost| {
            sum.amount += cost.amount;
            if sum.currency.is_empty() {
                sum.currency = cost.currency;
            }
            for class in cost.unpriced {
                push_new(&mut sum.unpriced, class);
            }
            sum
        })
    }
}

fn push_new(list: &mut Vec<String>, one: String) {
    if !list.contains(&one) {
        list.push(one);
    }
}

/// Where the prices are from, each with its day.
pub(super) fn sources(prices: &[Price]) -> Vec<String> {
    let mut sources = Vec::new();
    for price in prices {
        push_new(
            &mut sources,
            format!("{} ({})", price.source, price.looked_up),
        );
    }
    sources
}

/// What is wrong with a price list, as a fragment for the suite's author.
pub(super) fn problem(prices: &[Price]) -> Option<String> {
    let odd = prices
        .iter()
        .find(|price| !price.amount.is_finite() || price.amount <= 0.0);
    if let Some(price) = odd {
        return Some(format!("{} is no price", price.amount));
    }
    let first = prices.first()?;
    let other = prices
        .iter()
        .find(|price| price.currency != first.currency)?;
    Some(format!(
        "prices in {} and {} cannot be summed",
        first.currency, other.currency
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assertion::absent::thing::tests::measured;

    fn price(amount: f64, per: Per, each: Each, of: &[&str]) -> Price {
        Price {
            amount,
            currency: "USD".into(),
            per,
            each,
            of: of.iter().map(ToString::to_string).collect(),
            source: "https://prices.example".into(),
            looked_up: jiff::civil::date(2026, 11, 25),
        }
    }

    #[test]
    fn a_day_has_24_hours_and_a_month_730() {
        let hourly = price(0.01, Per::Hour, Each::Resource, &[]);
        let monthly = price(7.30, Per::Month, Each::Resource, &[]);
        let thing = measured(|_| {});
        let prices = [hourly, monthly];
        let cost = Cost::of(&prices, &thing);
        assert_eq!(sources(&prices), ["https://prices.example (2026-11-25)"]);
        assert!((cost.amount - 0.48).abs() < 1e-9, "{}", cost.amount);
    }

    #[test]
    fn a_stopped_machine_costs_its_storage() {
        let prices = [
            price(1.0, Per::Hour, Each::Machine, &["big"]),
            price(73.0, Per::Month, Each::Gigabyte, &[]),
        ];
        let runs = measured(|measures| {
            measures.class = "big";
            measures.gigabytes = 10.0;
        });
        assert!((Cost::of(&prices, &runs).amount - 48.0).abs() < 1e-9);
        let stopped = measured(|measures| {
            measures.class = "big";
            measures.gigabytes = 10.0;
            measures.is_stopped = true;
        });
        assert!((Cost::of(&prices, &stopped).amount - 24.0).abs() < 1e-9);
    }

    #[test]
    fn a_class_without_a_price_is_said_and_not_guessed() {
        let prices = [price(1.0, Per::Hour, Each::Machine, &["big"])];
        let cost = Cost::of(&prices, &measured(|measures| measures.class = "huge"));
        assert_eq!((cost.amount, cost.unpriced), (0.0, vec!["huge".to_owned()]));
    }

    #[test]
    fn a_list_that_cannot_be_summed_is_refused() {
        let mut other = price(1.0, Per::Hour, Each::Task, &[]);
        other.currency = "EUR".into();
        let dollars = price(1.0, Per::Hour, Each::Task, &[]);
        assert!(problem(&[dollars.clone(), other]).is_some());
        assert!(problem(&[price(0.0, Per::Hour, Each::Task, &[])]).is_some());
        assert_eq!(problem(&[dollars]), None);
    }
}
