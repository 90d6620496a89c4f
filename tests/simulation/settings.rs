//! What a desk is told about itself.

use station::desk::Timing;

#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// Names the desk's commands.
    pub(crate) tag: String,
    pub(crate) binding: String,
    /// The store whose packages these are. Empty: a package here names none.
    pub(crate) store: String,
    /// How the OMS's log writes this desk, where it is known.
    pub(crate) user: Option<String>,
    pub(crate) timing: Timing,
}
