//! Ports of TCP and UDP.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Deserialize;

/// A port or an inclusive range of ports: `80` or `0-65535`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "PortsText")]
#[schemars(with = "PortsText")]
pub struct Ports {
    /// The first port.
    pub from: u16,
    /// The last port, included.
    pub to: u16,
}

impl Ports {
    /// Every port.
    pub const ALL: Ports = Ports {
        from: 0,
        to: u16::MAX,
    };

    /// One port.
    pub fn one(port: u16) -> Self {
        Ports {
            from: port,
            to: port,
        }
    }

    /// Whether every port of the other range is in this one.
    pub fn contains(self, other: Ports) -> bool {
        self.from <= other.from && other.to <= self.to
    }
}

/// Ports as they are written in a suite: text or a number.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct PortsText(#[schemars(extend("type" = ["string", "integer"]))] String);

impl TryFrom<PortsText> for Ports {
    type Error = String;

    fn try_from(text: PortsText) -> Result<Self, Self::Error> {
        text.0.parse()
    }
}

impl FromStr for Ports {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (from, to) = text.split_once('-').unwrap_or((text, text));
        let port = |text: &str| {
            text.trim()
                .parse::<u16>()
                .map_err(|_| format!("\"{text}\" is not a port; write 80 or 0-65535"))
        };
        let ports = Ports {
            from: port(from)?,
            to: port(to)?,
        };
        if ports.from > ports.to {
            return Err(format!("the range {ports} runs backwards"));
        }
        Ok(ports)
    }
}

impl fmt::Display for Ports {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to {
            write!(f, "{}", self.from)
        } else {
            write!(f, "{}-{}", self.from, self.to)
        }
    }
}
