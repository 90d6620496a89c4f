//! Whether the OMS is reached, known for itself, and lets us in: in this order, as each needs the
//! one before.

use crate::clock::Clock;
use crate::oms::{CertificateFault, OmsSite, Page, PageAsk, ReadTrouble};

use super::{Advice, Check, Examination, Verdict};

/// The ways in which the documents let a request be signed: header and word.
const SCHEMES: [(&str, &str); 3] = [
    ("authorization", "Token"),
    ("authorization", "Bearer"),
    ("token", ""),
];
/// What a store's clock may be off without anybody noticing.
const SKEW_MS: u64 = 120_000;
/// Signatures and certificates begin to fail.
const SKEW_BAD_MS: u64 = 300_000;

impl Examination {
    /// The first page, once somebody lets us have it.
    pub(super) async fn contact(&mut self, clock: &Clock) -> Option<Page> {
        let configured = self.config.oms.clone();
        let mut ways = vec![(
            configured.auth_header.clone(),
            configured.auth_scheme.clone(),
        )];
        // An account's key is signed as its login page says.
        if configured.login.is_none() {
            let others = SCHEMES.map(|(header, scheme)| (header.to_owned(), scheme.to_owned()));
            let others = others.into_iter().filter(|way| *way != ways[0]);
            ways.extend(others.collect::<Vec<_>>());
        }
        for (place, (header, scheme)) in ways.into_iter().enumerate() {
            let site = OmsSite {
                auth_header: header,
                auth_scheme: scheme,
                ..configured.clone()
            };
            let (site, read) = self.with_its_slash(site).await;
            match read {
                Ok(page) => {
                    self.reached(&site);
                    self.signed_in(site, place == 0);
                    self.clock(&page, clock);
                    return Some(page);
                }
                Err(ReadTrouble::SignedOut) => {}
                Err(trouble) => {
                    self.no_contact(trouble);
                    return None;
                }
            }
        }
        self.reached(&configured);
        self.tell(
            Check::SignIn,
            (Verdict::Bad, Advice::NewKey),
            configured.auth_scheme,
        );
        None
    }

    /// The first page by addresses that end as configured, or by the others: a web server that
    /// knows none of ours says so before it asks who wants it.
    async fn with_its_slash(&self, site: OmsSite) -> (OmsSite, Result<Page, ReadTrouble>) {
        let ask = PageAsk::ChangedSince(None);
        let read = self.page_with(&site, ask.clone()).await;
        if read != Err(ReadTrouble::NotTheOms) {
            return (site, read);
        }
        let other = OmsSite {
            trailing_slash: !site.trailing_slash,
            ..site.clone()
        };
        match self.page_with(&other, ask).await {
            Err(ReadTrouble::NotTheOms) => (site, read),
            again => (other, again),
        }
    }

    fn reached(&mut self, site: &OmsSite) {
        let base = site.base.as_str().to_owned();
        let told = if site.trailing_slash == self.config.oms.trailing_slash {
            ((Verdict::Good, Advice::CheckAddress), base.clone())
        } else {
            let slash = format!("{base} trailing_slash = {}", site.trailing_slash);
            ((Verdict::Note, Advice::KeepSetting), slash)
        };
        self.tell(Check::Reach, told.0, told.1);
        let secure = base.split("://").next().unwrap_or_default().to_owned();
        self.tell(
            Check::Certificate,
            (Verdict::Good, Advice::TrustIssuer),
            secure,
        );
    }

    fn signed_in(&mut self, site: OmsSite, as_configured: bool) {
        let verdict = if as_configured {
            Verdict::Good
        } else {
            Verdict::Note
        };
        let detail = format!("{}: {}", site.auth_header, site.auth_scheme);
        self.config.oms = site;
        self.tell(Check::SignIn, (verdict, Advice::KeepSetting), detail);
    }

    fn no_contact(&mut self, trouble: ReadTrouble) {
        let (check, advice) = match trouble {
            ReadTrouble::Unreachable => (Check::Reach, Advice::CheckNetwork),
            ReadTrouble::SlowDown { .. } | ReadTrouble::OmsTrouble => {
                (Check::Reach, Advice::TryLater)
            }
            ReadTrouble::NotTheOms | ReadTrouble::Unreadable | ReadTrouble::TooLarge => {
                (Check::Reach, Advice::CheckAddress)
            }
            ReadTrouble::Forbidden => (Check::SignIn, Advice::AskForRights),
            ReadTrouble::SignedOut => (Check::SignIn, Advice::NewKey),
            ReadTrouble::Certificate(fault) => (Check::Certificate, for_certificate(fault)),
        };
        let address = self.config.oms.base.as_str();
        let detail = match trouble {
            ReadTrouble::Certificate(fault) => format!("{address} {fault}"),
            _ => address.to_owned(),
        };
        self.tell(check, (Verdict::Bad, advice), detail);
    }

    fn clock(&mut self, page: &Page, clock: &Clock) {
        let Some(theirs) = page.oms_time else {
            self.tell(Check::Clock, (Verdict::Unseen, Advice::LookAgain), "");
            return;
        };
        let ours = clock.wall();
        let skew_ms = ours.0.abs_diff(theirs.0);
        let verdict = match skew_ms {
            0..SKEW_MS => Verdict::Good,
            SKEW_MS..SKEW_BAD_MS => Verdict::Note,
            _ => Verdict::Bad,
        };
        let sign = if ours < theirs { "-" } else { "" };
        let detail = format!("{sign}{} s", skew_ms / 1000);
        self.tell(Check::Clock, (verdict, Advice::SetClock), detail);
    }
}

fn for_certificate(fault: CertificateFault) -> Advice {
    match fault {
        CertificateFault::UnknownIssuer => Advice::TrustIssuer,
        // Whoever vouches for it: an authority's own certificate, or one that is too weak.
        CertificateFault::Other => Advice::IssueCertificate,
        CertificateFault::OtherName => Advice::CheckName,
        CertificateFault::Expired | CertificateFault::NotYetValid => Advice::SetClock,
    }
}
