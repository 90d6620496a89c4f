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
            let (mut site, read) = match read {
                Err(ReadTrouble::Refused) => self.asking_less(site).await,
                read => (site, read),
            };
            match read {
                Ok(page) => {
                    self.reached(&site);
                    // One that is left out for its size says nothing of the others.
                    let rows_max = page.rows_max.filter(|_| page.unreadable == 0);
                    site.page_size = rows_max.unwrap_or(site.page_size);
                    self.asked_less(&site);
                    self.signed_in(site, place == 0);
                    self.clock(&page, clock);
                    return Some(page);
                }
                Err(ReadTrouble::SignedOut) => {}
                Err(trouble) => {
                    self.no_contact(&site, trouble).await;
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

    /// A list that refuses what it is asked for may take all but one part of it; where it does not,
    /// it may take what is left without all of them.
    async fn asking_less(&self, site: OmsSite) -> (OmsSite, Result<Page, ReadTrouble>) {
        let ask = || PageAsk::ChangedSince(None);
        let mut unsorted = site.clone();
        unsorted.names.sort.clear();
        let by_code = self.without_refused_codes(&site).await;
        let smaller = |size| OmsSite {
            page_size: size,
            ..site.clone()
        };
        let mut without_size = site.clone();
        without_size.names.page_size.clear();
        let halves = std::iter::successors(Some(site.page_size / 2), |size| Some(size / 2));
        let ways = [unsorted, by_code.clone()].into_iter();
        let ways = ways.chain(halves.take_while(|size| *size > 0).map(smaller));
        for way in ways.chain([without_size]) {
            let read = self.page_with(&way, ask()).await;
            if read.is_ok() {
                return (way, read);
            }
        }
        let mut bare = by_code;
        bare.names.sort.clear();
        bare.names.page_size.clear();
        let read = self.page_with(&bare, ask()).await;
        if read.is_ok() {
            (bare, read)
        } else {
            (site, read)
        }
    }

    /// A list may refuse a whole filter for one code that this installation does not have. Where it
    /// refuses each of them, it is the filter itself.
    async fn without_refused_codes(&self, site: &OmsSite) -> OmsSite {
        let mut less = site.clone();
        less.names.sort.clear();
        let Some(oms) = self.client(&less) else {
            return site.clone();
        };
        less.names.sort.clone_from(&site.names.sort);
        let open = site.states.open_codes();
        let mut is_any_taken = false;
        for code in open.split(',') {
            match oms.is_code_refused(code).await {
                Ok(true) => less.states.end(code),
                Ok(false) | Err(_) => is_any_taken = true,
            }
        }
        if !is_any_taken {
            less.states = site.states.clone();
            less.names.states.clear();
        }
        less
    }

    /// What the list is not asked for any more, or less of.
    fn asked_less(&mut self, site: &OmsSite) {
        let usual = &self.config.oms;
        let (before, now) = (usual.states.open_codes(), site.states.open_codes());
        let ended = before
            .split(',')
            .filter(|code| !now.split(',').any(|it| it == *code));
        let mut told: Vec<String> = ended.map(|code| format!("states {code}")).collect();
        let names = |site: &OmsSite| {
            let names = &site.names;
            [&names.sort, &names.states, &names.page_size].map(Clone::clone)
        };
        let pairs = names(usual).into_iter().zip(names(site));
        told.extend(pairs.filter(|(was, is)| was != is).map(|(was, _)| was));
        if site.page_size != usual.page_size {
            told.push(format!("page_size = {}", site.page_size));
        }
        if !told.is_empty() {
            self.tell(
                Check::Asked,
                (Verdict::Note, Advice::KeepSetting),
                told.join(", "),
            );
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

    async fn no_contact(&mut self, site: &OmsSite, trouble: ReadTrouble) {
        let end = match self.client(site) {
            Some(oms) if trouble == ReadTrouble::Unreachable => oms.way_ends_at().await,
            _ => None,
        };
        let (check, advice) = match trouble {
            ReadTrouble::Unreachable if end == Some("no-handshake") => {
                (Check::Certificate, Advice::CheckSecure)
            }
            ReadTrouble::Unreachable => (Check::Reach, Advice::CheckNetwork),
            ReadTrouble::SlowDown { .. } | ReadTrouble::OmsTrouble => {
                (Check::Reach, Advice::TryLater)
            }
            ReadTrouble::NotTheOms | ReadTrouble::Unreadable | ReadTrouble::TooLarge => {
                (Check::Reach, Advice::CheckAddress)
            }
            ReadTrouble::Refused => (Check::Asked, Advice::AskForFilters),
            ReadTrouble::Forbidden => (Check::SignIn, Advice::AskForRights),
            ReadTrouble::SignedOut => (Check::SignIn, Advice::NewKey),
            ReadTrouble::Certificate(fault) => (Check::Certificate, for_certificate(fault)),
        };
        let address = self.config.oms.base.as_str();
        let detail = match trouble {
            ReadTrouble::Certificate(fault) => format!("{address} {fault}"),
            _ => [address]
                .into_iter()
                .chain(end)
                .collect::<Vec<_>>()
                .join(" "),
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
        CertificateFault::Expired | CertificateFault::NotYetValid => Advice::CheckDates,
    }
}
