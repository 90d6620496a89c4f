//! What an examination brings: for each thing looked at, how it is and what to do. No sentence is
//! written here: each key has words in every language.

use serde::Serialize;

use crate::config::Config;

/// What was found, and the configuration that fits it.
#[derive(Clone, Debug, Serialize)]
pub struct Diagnosis {
    pub findings: Vec<Finding>,
    #[serde(skip)]
    pub config: Config,
}

impl Diagnosis {
    /// The OMS was reached and accepts the sign-in: what else was found is worth something.
    pub fn lets_us_in(&self) -> bool {
        let is_in = |it: &Finding| it.check == Check::SignIn && it.verdict != Verdict::Bad;
        self.findings.iter().any(is_in)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub check: Check,
    pub verdict: Verdict,
    /// Names and numbers as the OMS or the configuration writes them.
    pub detail: String,
    pub advice: Option<Advice>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    Good,
    /// It works, otherwise than was configured or with less than there might be.
    Note,
    Bad,
    /// There was nothing to see it by.
    Unseen,
}

macro_rules! keys {
    (
        $(#[$type_doc:meta])* $Type:ident, $prefix:literal,
        { $($(#[$doc:meta])* $name:ident = $key:literal,)* }
    ) => {
        $(#[$type_doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        pub enum $Type {
            $($(#[$doc])* #[serde(rename = $key)] $name,)*
        }

        impl $Type {
            pub const ALL: &[$Type] = &[$($Type::$name,)*];

            /// The key of its words.
            pub fn words(self) -> &'static str {
                match self {
                    $($Type::$name => concat!($prefix, $key),)*
                }
            }
        }
    };
}

keys! {
    /// What is looked at, in the order in which one thing needs the other.
    Check, "doctor-", {
        Reach = "reach",
        Certificate = "certificate",
        SignIn = "sign-in",
        /// What a list may be asked for; told only where that is less than usual.
        Asked = "asked",
        Clock = "clock",
        Links = "links",
        PageSize = "page-size",
        Store = "store",
        StoreFilter = "store-filter",
        OtherStores = "other-stores",
        ChangeFilter = "change-filter",
        StateFilter = "state-filter",
        Log = "log",
        /// All that a list brings; told only where it could not be read to its end.
        List = "list",
        LogOfOne = "log-of-one",
        Number = "number",
        States = "states",
        Commands = "commands",
        UnknownCommands = "unknown-commands",
        /// Documented, and never sent from here.
        UnusedCommands = "unused-commands",
        /// How the bodies of commands are written, which nothing but a command could try.
        Bodies = "bodies",
        Label = "label",
        Reasons = "reasons",
        Carriers = "carriers",
        Otp = "otp",
        Fields = "fields",
    }
}

keys! {
    /// What to do about it.
    Advice, "doctor-do-", {
        CheckAddress = "check-address",
        CheckNetwork = "check-network",
        TryLater = "try-later",
        TrustIssuer = "trust-issuer",
        CheckName = "check-name",
        IssueCertificate = "issue-certificate",
        /// No secure connection could be made at all.
        CheckSecure = "check-secure",
        SetClock = "set-clock",
        /// The clock, or the certificate: only a person can tell which.
        CheckDates = "check-dates",
        NewKey = "new-key",
        AskForRights = "ask-for-rights",
        KeepSetting = "keep-setting",
        AskForParameter = "ask-for-parameter",
        AskForFilters = "ask-for-filters",
        CheckStore = "check-store",
        LeaveOut = "leave-out",
        NameUser = "name-user",
        LookAtPackagesOnly = "look-at-packages-only",
        NameStates = "name-states",
        NameCommands = "name-commands",
        ChangeBody = "change-body",
        DoThere = "do-there",
        CheckLabel = "check-label",
        AskForList = "ask-for-list",
        AskCustomer = "ask-customer",
        AskAboutCodes = "ask-about-codes",
        TellUs = "tell-us",
        LookAgain = "look-again",
    }
}
