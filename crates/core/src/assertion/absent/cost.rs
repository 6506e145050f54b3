//! The cost of a leftover for one day, by the prices in the suite.

use std::iter::Sum;

use schemars::JsonSchema;
use serde::Deserialize;

use super::thing::Thing;
use crate::message::{Arg, Message};

const HOURS_A_DAY: f64 = 24.0;
/// AWS counts 730 hours for a month.
const DAYS_A_MONTH: f64 = 730.0 / HOURS_A_DAY;

/// One price of a kind of resource.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Price {
    pub amount: f64,
    /// "USD".
    pub currency: String,
    pub per: Per,
    pub each: Each,
    /// Instance types or database classes that the price is for; empty for all. A class without a price is reported as having
    /// no known price.
    #[serde(default)]
    pub of: Vec<String>,
    /// The URL of the page with the price.
    pub source: String,
    /// The date on which the price was looked up, such as 2026-11-25.
    #[schemars(with = "String")]
    pub looked_up: jiff::civil::Date,
}

/// The time a price is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    Hour,
    /// A month of 730 hours.
    Month,
}

/// The unit a price is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Each {
    /// The resource itself.
    Resource,
    /// A running machine: an instance or a database. A Multi-AZ database has two.
    Machine,
    /// A desired task of a service.
    Task,
    /// A zone of an internet-facing load balancer, which has a public address there.
    Zone,
    /// A gigabyte of used or allocated storage.
    Gigabyte,
}

/// A cost for one day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cost {
    /// The amount for one day, in `currency`.
    pub amount: f64,
    /// The currency, such as "USD"; empty if the amount is 0.
    pub currency: String,
    /// Instance types and database classes without a price in the suite; an empty one is not known.
    pub unpriced: Vec<String>,
}

impl Cost {
    /// The cost of one thing.
    ///
    /// A Multi-AZ db.t3.micro with 20 GiB, at USD 0.017 an hour for each machine and USD 0.115 a month for each gigabyte:
    /// 2 × 0.017 × 24 for the machines and 2 × 20 × 0.115 / 30.4 for the storage, about USD 0.97 a day.
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
            cost.unpriced.push(measures.class.to_owned());
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

    /// Whether it costs nothing and all prices are known.
    pub fn is_nothing(&self) -> bool {
        self.amount <= 0.0 && self.unpriced.is_empty()
    }

    /// "USD 0.54", with the decimal sign of the language.
    pub fn plain(&self) -> Message {
        self.money(self.amount)
    }

    fn money(&self, amount: f64) -> Message {
        let digits = format!("{amount:.2}");
        let (whole, cents) = digits.split_once('.').unwrap_or((&digits, "00"));
        Message::new("absent-money")
            .with("currency", &self.currency)
            .with("whole", whole)
            .with("cents", cents)
    }

    /// The amount beside others: "USD 0.54", "less than USD 0.01", or that it is not known.
    pub fn part(&self) -> Arg {
        if self.amount <= 0.0 && !self.unpriced.is_empty() {
            Message::new("absent-amount-unknown").into()
        } else if self.is_below_a_cent() {
            self.amount().into()
        } else {
            self.plain().into()
        }
    }

    /// Less than half a cent would be shown as 0.00.
    fn is_below_a_cent(&self) -> bool {
        self.amount < 0.005 && self.amount > 0.0
    }

    /// The approximate amount as a message, or "less than 0.01" for a smaller one.
    pub fn amount(&self) -> Message {
        if self.is_below_a_cent() {
            Message::new("absent-amount-below").with("amount", self.money(0.01))
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

/// The sources of the prices, each with its date.
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

/// The problem of a price list, if there is one, as a fragment for the suite's author.
pub(super) fn problem(prices: &[Price]) -> Option<String> {
    let odd = prices
        .iter()
        .find(|price| !price.amount.is_finite() || price.amount <= 0.0);
    if let Some(price) = odd {
        return Some(format!("{} is not a price", price.amount));
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
    fn a_class_without_a_price_is_reported_and_not_guessed() {
        let prices = [price(1.0, Per::Hour, Each::Machine, &["big"])];
        let cost = Cost::of(&prices, &measured(|measures| measures.class = "huge"));
        assert_eq!((cost.amount, cost.unpriced), (0.0, vec!["huge".to_owned()]));
    }

    #[test]
    fn a_part_without_a_known_price_has_no_price_of_zero() {
        let part = |amount: f64, unpriced: &[&str]| {
            let cost = Cost {
                amount,
                currency: "USD".into(),
                unpriced: unpriced.iter().map(ToString::to_string).collect(),
            };
            cost.part()
        };
        let money = |cents: &str| {
            Message::new("absent-money")
                .with("currency", "USD")
                .with("whole", "0")
                .with("cents", cents)
        };
        assert_eq!(part(0.54, &[]), money("54").into());
        assert_eq!(part(0.54, &["huge"]), money("54").into());
        assert_eq!(
            part(0.0, &[""]),
            Message::new("absent-amount-unknown").into()
        );
        let below = Message::new("absent-amount-below").with("amount", money("01"));
        assert_eq!(part(0.004, &[]), below.into());
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
