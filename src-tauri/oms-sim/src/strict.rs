//! Where the OMS's documents contradict each other, or leave a thing open: one setting for each.
//!
//! Which reading is right is known only to an installation, so a station has to live with all of
//! them, and its tests run it against each value of [`ALL`] in turn. The first value of a setting
//! is its default: what most pages say. A contradiction without a setting here is one that a
//! station cannot meet on the wire: the host's name (a station is told its address), the spelling
//! of webhook events (a desk behind a shop's router gets none).
//!
//! It must not know what a setting does; each is read where the thing is decided.

use crate::invented::{CONTENT_TYPE, LOG_CONTENT_TYPE};

/// One setting: its name, its values, and which of them holds unless another is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    pub name: &'static str,
    pub values: &'static [&'static str],
    pub default: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnknownSetting {
    #[error("no setting is called {0:?}; there are: {known}", known = names().join(", "))]
    Name(String),
    #[error("{name} is one of {known}, not {value:?}", known = values.join(", "))]
    Value {
        name: &'static str,
        value: String,
        values: &'static [&'static str],
    },
    #[error("a setting is written NAME=VALUE, not {0:?}")]
    Form(String),
}

macro_rules! settings {
    ($(
        $(#[$doc:meta])*
        $field:ident: $Type:ident {
            $(#[$first_doc:meta])* $First:ident = $first:literal,
            $( $(#[$other_doc:meta])* $Other:ident = $other:literal, )+
        }
    )+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
            pub enum $Type {
                $(#[$first_doc])*
                #[default]
                $First,
                $( $(#[$other_doc])* $Other, )+
            }
        )+

        /// How this OMS reads its own documents.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub struct Strict {
            $( pub $field: $Type, )+
        }

        /// Every setting with every value.
        pub const ALL: &[Setting] = &[
            $( Setting {
                name: stringify!($field),
                values: &[$first, $($other),+],
                default: $first,
            }, )+
        ];

        impl Strict {
            /// The same, but for one setting.
            pub fn with(mut self, name: &str, value: &str) -> Result<Self, UnknownSetting> {
                match name {
                    $( stringify!($field) => self.$field = match value {
                        $first => $Type::$First,
                        $( $other => $Type::$Other, )+
                        other => return Err(UnknownSetting::Value {
                            name: stringify!($field),
                            value: other.to_owned(),
                            values: &[$first, $($other),+],
                        }),
                    }, )+
                    other => return Err(UnknownSetting::Name(other.to_owned())),
                }
                Ok(self)
            }
        }
    };
}

settings! {
    /// Where a command's inputs stand in its body.
    envelope: Envelope {
        Either = "either",
        Inside = "input_parameters",
        Flat = "flat",
    }
    /// Whether the body repeats the package that stands in the path.
    package_in_body: PackageInBody {
        Optional = "optional",
        Required = "required",
    }
    /// Whether a command may be named by transition and slug at once.
    transition_and_slug: TransitionAndSlug {
        Together = "together",
        OneOnly = "one_only",
    }
    /// How a request is signed.
    auth: Auth {
        Token = "token",
        Bearer = "bearer",
        /// A header called `token` with the bare key in it, as the parameter tables say.
        TokenHeader = "token_header",
    }
    /// Who may read the transition log.
    logs: Logs {
        AsElsewhere = "as_elsewhere",
        BearerOnly = "bearer_only",
        Denied = "denied",
        Absent = "absent",
    }
    /// By which content type the log files a package: the one that a package's state shows, or one
    /// of its own. That the first is meant, no page says.
    log_content_type: LogContentType {
        AsShown = "as_shown",
        OfItsOwn = "of_its_own",
    }
    /// Under which path the denial reasons lie.
    denial_path: DenialPath {
        Both = "both",
        UnderPackages = "packages/package_denial_reason",
        OfItsOwn = "package-denial-reason",
    }
    /// What the parameter for a page's size is called; another name is ignored.
    page_size_name: PageSizeName {
        Either = "either",
        PageSize = "page_size",
        Limit = "limit",
    }
    /// What a list of packages does not let be said: it answers 400 to that.
    list_refuses: ListRefuses {
        Nothing = "nothing",
        Sorting = "sorting",
        /// One of the codes that no page prints.
        OneCode = "one_code",
        LargePages = "large_pages",
        /// Since when a package was changed.
        Changes = "changes",
    }
    /// Whether paths end in a slash. A read that has it wrong is redirected.
    trailing_slash: TrailingSlash {
        Needed = "needed",
        Optional = "optional",
        /// As the pages of the package and of manual planning print them.
        Absent = "absent",
    }
    /// What a package's state is in the short list.
    short_state: ShortState {
        Word = "string",
        Object = "object",
    }
    /// How a package names its order.
    order: OrderShape {
        Flat = "flat",
        Nested = "nested",
    }
    /// Where the commands that can be run are listed.
    commands: Commands {
        Everywhere = "everywhere",
        DetailOnly = "detail_only",
        Absent = "absent",
    }
    /// Whether a listed command tells its own code. A listed command's shape was never seen.
    command_code: CommandCode {
        Told = "told",
        Absent = "absent",
    }
    /// What a transition's slug is: its code, or a word that the brand typed; in the last, each end
    /// of a delivery is a transition with a word of its own.
    slugs: Slugs {
        AsCodes = "as_codes",
        Branded = "branded",
        PerTransition = "per_transition",
    }
    /// Whether blocking wants to be told who blocks, and by which token.
    block_inputs: BlockInputs {
        Optional = "optional",
        Required = "required",
    }
    /// The status of the one command that answers with a body.
    prepare_answer: PrepareAnswer {
        Ok = "200",
        Created = "201",
        NoContent = "204",
    }
    /// The status for a command that the package's state does not allow.
    wrong_state: WrongState {
        Validation = "400",
        Command = "406",
    }
    /// The status for a command that was understood and failed.
    command_error: CommandError {
        NotAcceptable = "406",
        BadRequest = "400",
    }
    /// Whether 406 also means what HTTP means by it: an answer that the caller cannot read.
    accept: Accept {
        Ignored = "ignored",
        Checked = "checked",
    }
    /// What packing with a carrier's call makes of the shipment at first.
    shipment_at_packed: ShipmentAtPacked {
        Empty = "empty",
        /// The record comes with the carrier's number.
        Absent = "absent",
        Numbered = "numbered",
    }
    /// Where packing with a carrier's call leads to.
    packing_leads_to: PackingLeadsTo {
        Packed = "packed",
        /// Packed follows when there is a label.
        WaitingCargoLabel = "waiting_cargo_label",
    }
    /// The option by which a transition calls the invoice service, and so what packing does.
    remote_invoice_call: RemoteInvoiceCall {
        Absent = "absent",
        Boolean = "boolean",
        Object = "object",
    }
    /// From where a package may be shipped without integration: its page says both.
    ship_without_integration: ShipWithoutIntegration {
        Packed = "from_packed",
        BeforePacked = "before_packed",
    }
    /// In which state packages that come in later begin; one page's slip says "shipped".
    new_packages: NewPackages {
        Waiting = "waiting",
        Shipped = "shipped",
    }
    /// What Update Shipment Info calls the package and the transition.
    info_names: InfoNames {
        Either = "either",
        Long = "package_id",
        Short = "package",
    }
    /// How the command for packing without a shipment is spelled.
    without_shipment: WithoutShipment {
        Packaging = "packaging",
        Packing = "packing",
    }
    /// To where unblocking may lead.
    unblock: Unblock {
        Previous = "previous",
        Any = "any",
    }
    /// The key of the setting for one-time passwords.
    otp_key: OtpKey {
        Upper = "IS_OTP_ENABLED",
        Lower = "is_enabled_otp",
    }
    /// What the value of an application setting is.
    json_value: JsonValue {
        Text = "string",
        Object = "object",
    }
    /// When planning by hand takes a package apart.
    manual_planning: ManualPlanning {
        BeforePacked = "before_packed",
        FromPacked = "from_packed",
    }
    /// Whether a command that leaves the state as it is writes a row into the transition log.
    same_state_log: SameStateLog {
        Written = "written",
        Absent = "absent",
    }
    /// Whether the label file can be fetched without signing.
    label_auth: LabelAuth {
        Needed = "needed",
        Open = "open",
    }
    /// Whether a label's address is signed for a while, so that each reading shows another one.
    label_address: LabelAddress {
        Lasting = "lasting",
        Signed = "signed",
    }
}

fn names() -> Vec<&'static str> {
    ALL.iter().map(|setting| setting.name).collect()
}

impl LogContentType {
    pub(crate) fn number(self) -> u32 {
        match self {
            Self::AsShown => CONTENT_TYPE,
            Self::OfItsOwn => LOG_CONTENT_TYPE,
        }
    }
}

impl Strict {
    /// The same, but for one setting written `NAME=VALUE`.
    pub fn with_written(self, written: &str) -> Result<Self, UnknownSetting> {
        match written.split_once('=') {
            Some((name, value)) => self.with(name.trim(), value.trim()),
            None => Err(UnknownSetting::Form(written.to_owned())),
        }
    }

    /// Every way to depart from the defaults in one setting.
    pub fn each() -> impl Iterator<Item = (&'static str, &'static str, Self)> {
        let pairs = |setting: &'static Setting| {
            let others = setting.values.iter().skip(1);
            others.map(|value| (setting.name, *value))
        };
        ALL.iter().flat_map(pairs).filter_map(|(name, value)| {
            let strict = Self::default().with(name, value).ok()?;
            Some((name, value, strict))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_value_can_be_set_and_the_first_is_the_default() {
        for setting in ALL {
            for value in setting.values {
                let strict = Strict::default().with(setting.name, value).unwrap();
                let is_default = strict == Strict::default();
                assert_eq!(is_default, *value == setting.default, "{}", setting.name);
            }
        }
        let others: usize = ALL.iter().map(|setting| setting.values.len() - 1).sum();
        assert_eq!(Strict::each().count(), others);
    }

    #[test]
    fn an_unknown_name_or_value_is_an_error_that_lists_the_known_ones() {
        let complaint = |written: &str| {
            let set = Strict::default().with_written(written);
            set.map_err(|e| e.to_string()).unwrap_err()
        };
        assert!(complaint("gremlins=on").contains("envelope"));
        assert!(complaint("auth=basic").contains("token_header"));
        assert!(complaint("auth").contains("NAME=VALUE"));
    }
}
