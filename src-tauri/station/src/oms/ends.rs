//! Every way in which sending a command can end, by the short name that the attempt's row keeps.
//!
//! A list of its own, so that a test can ask for a real socket behind each: a name that nobody has
//! met on a wire is a guess. It must not know what follows from one: that is `http/outcome.rs`.

macro_rules! ends {
    ($($name:ident = $text:literal,)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum End {
            $($name,)*
        }

        /// All of the names.
        pub const OUTCOMES: &[&str] = &[$($text,)*];

        impl End {
            pub(super) fn name(self) -> &'static str {
                match self {
                    $(End::$name => $text,)*
                }
            }
        }
    };
}

ends! {
    // A status line came, and all that it announced.
    Done = "204",
    WithPackage = "2xx-with-the-package",
    OtherYes = "2xx",
    ForeignYes = "2xx-not-the-oms",
    Redirect = "redirect",
    BadRequest = "400",
    Unauthorized = "401",
    OlderKey = "401-of-an-older-key",
    Forbidden = "403",
    NotFound = "404",
    NotAllowed = "405",
    CommandError = "406",
    RequestTimeout = "408",
    Busy = "4xx-busy",
    Unfit = "4xx-unfit",
    TooMany = "429",
    OtherNo = "4xx",
    ForeignNo = "4xx-not-the-oms",
    OmsTrouble = "500",
    Later = "503-later",
    ProxyTrouble = "5xx",
    NoStatus = "no-http-status",
    // Nothing left this machine.
    NoKey = "no-key",
    NoConnection = "no-connection",
    NoSuchHost = "no-such-host",
    ConnectTimedOut = "connect-timed-out",
    NoHandshake = "no-handshake",
    UnknownIssuer = "certificate-of-unknown-issuer",
    OtherName = "certificate-of-another-name",
    Expired = "certificate-expired",
    NotYetValid = "certificate-not-yet-valid",
    UnfitCertificate = "certificate-unfit",
    // It left, and what came back tells nothing.
    TimedOut = "timed-out",
    Cut = "cut",
    NotHttp = "not-http",
    TooLarge = "too-large",
    OtherOrigin = "other-origin",
}
