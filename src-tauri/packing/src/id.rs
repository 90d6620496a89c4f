//! Names of things, each its own type so that none is taken for another.

use alloc::string::{String, ToString};
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// The OMS's primary key of a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PackageId(pub i64);

/// A command's place in this desk's queue. Order is by this, never by time: clocks jump.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seq(pub i64);

/// The number of a request to the OMS. Of two copies of one package, the later asked one counts.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Asked(pub i64);

/// The id of a row in the OMS's state-transition log.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct LogId(pub i64);

/// Names a command for ever: the database file's random tag and the place in its queue. A restored
/// file gets a new tag, so nothing restored ever reuses a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommandId {
    pub file_tag: String,
    pub seq: Seq,
}

impl fmt::Display for CommandId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.file_tag, self.seq.0)
    }
}

/// The text is not a command's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACommandId;

impl FromStr for CommandId {
    type Err = NotACommandId;

    fn from_str(text: &str) -> Result<Self, NotACommandId> {
        let (file_tag, seq) = text.rsplit_once('-').ok_or(NotACommandId)?;
        let seq = seq.parse().map_err(|_| NotACommandId)?;
        if file_tag.is_empty() {
            return Err(NotACommandId);
        }
        Ok(Self {
            file_tag: file_tag.to_string(),
            seq: Seq(seq),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_id_reads_back_as_it_was_written() {
        let id = CommandId {
            file_tag: "9f3a".into(),
            seq: Seq(12),
        };
        assert_eq!(id.to_string(), "9f3a-12");
        assert_eq!("9f3a-12".parse(), Ok(id));
    }

    #[test]
    fn other_texts_are_no_command_ids() {
        for text in ["", "12", "-12", "9f3a-", "9f3a-x"] {
            assert_eq!(text.parse::<CommandId>(), Err(NotACommandId), "{text}");
        }
    }
}
