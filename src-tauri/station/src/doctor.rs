//! Looks at an OMS as a new desk would meet it: what works, what does not, and what to do.
//!
//! Each disagreement of the OMS's documents is asked about rather than believed, and where another
//! reading than the configured one works, that one goes into the configuration which comes out.
//! Everything here reads: nothing is ever sent that could change a package. What only a command
//! could show (how its body must be written) is therefore told and left to a person. It must not
//! know the store: a desk need not be set up to be examined.

mod contact;
mod filters;
mod finding;
mod knowledge;

use std::collections::BTreeSet;
use std::future::Future;

use packing::id::LogId;
use packing::package::{Package, State};
use packing::time::At;

use crate::clock::Clock;
use crate::config::Config;
use crate::error::Problem;
use crate::oms::{
    HttpOms, HttpSettings, LOOK_BACK_MS, Limits, Oms, OmsSite, Page, PageAsk, ReadTrouble,
};
use crate::secret::{Keep, Token};
pub use finding::{Advice, Check, Diagnosis, Finding, Verdict};

/// Enough packages to meet each state and command of a shop's day; more would be a load.
const PAGES_MAX: usize = 5;
/// Those in states that nobody named may be few among many.
const LOOK_BACK_PAGES_MAX: usize = 20;

/// What is the matter with this OMS, for this desk.
pub fn examine(config: &Config, token: &Token, clock: &Clock) -> Diagnosis {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let mut examination = Examination {
        config: config.clone(),
        token: token.clone(),
        findings: Vec::new(),
    };
    match runtime {
        Ok(runtime) => runtime.block_on(examination.run(clock)),
        Err(error) => tracing::error!(error = ?error, "doctor.start"),
    }
    Diagnosis {
        findings: examination.findings,
        config: examination.config,
    }
}

/// The token of this desk, wherever it is kept.
pub fn token(config: &Config, data_dir: &std::path::Path) -> Result<Option<Token>, Problem> {
    let env = |name: &str| std::env::var(name).ok();
    let found = Keep::new(data_dir, &config.oms).find(env);
    Ok(found.map_err(|error| error.problem())?.map(|it| it.token))
}

struct Examination {
    /// As far as it is known to fit.
    config: Config,
    token: Token,
    findings: Vec<Finding>,
}

/// What was read while nothing had to be guessed any more.
struct Seen {
    oms: HttpOms,
    first: Page,
    packages: Vec<Package>,
    head: Option<LogId>,
    /// Names of fields that were kept as they came.
    others: BTreeSet<String>,
    /// Other stores' packages among what is open, and whether that was read to its end.
    foreign: (u32, bool),
    /// All that changed lately was looked through for states without a name.
    is_whole: bool,
    /// What ended the reading before that.
    cut: Option<ReadTrouble>,
}

impl Seen {
    /// Says how many were another store's, and whether the list was read to its end. What is there
    /// already is not taken twice, and what came before trouble is worth as much.
    async fn read(
        &mut self,
        (since, pages_max): (Option<At>, usize),
        wanted: fn(&Package) -> bool,
    ) -> (u32, bool) {
        let mut ask = PageAsk::ChangedSince(since);
        let mut foreign = 0;
        for _ in 0..pages_max {
            let page = match self.oms.page(ask).await {
                Ok(page) => page,
                Err(trouble) => {
                    self.cut = Some(trouble);
                    break;
                }
            };
            foreign += page.foreign;
            let told = page.others.into_iter().flat_map(|(_, told)| told);
            self.others.extend(told.map(|it| it.name));
            for package in page.packages.into_iter().filter(wanted) {
                if self.packages.iter().all(|it| it.id != package.id) {
                    self.packages.push(package);
                }
            }
            match page.next {
                Some(next) => ask = PageAsk::Next(next),
                None => return (foreign, true),
            }
        }
        (foreign, false)
    }

    /// When what there was nothing to see by is looked at again.
    fn another_time(&self) -> Advice {
        match self.cut {
            Some(trouble) if may_pass(trouble) => Advice::TryLater,
            _ => Advice::LookAgain,
        }
    }
}

impl Examination {
    async fn run(&mut self, clock: &Clock) {
        let Some(first) = self.contact(clock).await else {
            return;
        };
        self.links().await;
        self.page_size(&first).await;
        self.store(&first).await;
        self.store_filter().await;
        self.change_filter().await;
        self.state_filter(&first).await;
        let head = self.log().await;
        let Some(seen) = self.seen(first, head, clock).await else {
            return;
        };
        self.list(&seen);
        self.other_stores(&seen);
        self.number(&seen).await;
        self.states(&seen);
        self.commands(&seen).await;
        self.log_of_one(&seen).await;
        self.label(&seen).await;
        self.reference(&seen).await;
        self.fields(&seen);
    }

    /// With all that was found out, once more and further.
    async fn seen(&self, first: Page, head: Option<LogId>, clock: &Clock) -> Option<Seen> {
        let mut seen = Seen {
            oms: self.client(&self.config.oms)?,
            packages: Vec::new(),
            head,
            others: BTreeSet::new(),
            foreign: (0, false),
            is_whole: false,
            cut: None,
            first,
        };
        seen.foreign = seen.read((None, PAGES_MAX), |_| true).await;
        // The filter for open states names the known codes, so what has another comes without it.
        let now = seen.first.oms_time.unwrap_or_else(|| clock.wall());
        let back = Some(now.plus_ms(-LOOK_BACK_MS));
        let unnamed = |it: &Package| matches!(it.state, State::Other(_));
        (_, seen.is_whole) = seen.read((back, LOOK_BACK_PAGES_MAX), unnamed).await;
        Some(seen)
    }

    /// Told where what follows rests on less than there is.
    fn list(&mut self, seen: &Seen) {
        let Some(trouble) = seen.cut else { return };
        let told = match may_pass(trouble) {
            true => (Verdict::Unseen, Advice::TryLater),
            false => (Verdict::Bad, Advice::TellUs),
        };
        self.tell(Check::List, told, trouble.to_string());
    }

    fn client(&self, site: &OmsSite) -> Option<HttpOms> {
        let settings = HttpSettings {
            site: site.clone(),
            token: self.token.clone(),
            limits: Limits::default(),
        };
        HttpOms::new(settings).ok()
    }

    async fn page_with(&self, site: &OmsSite, ask: PageAsk) -> Result<Page, ReadTrouble> {
        match self.client(site) {
            Some(oms) => oms.page(ask).await,
            None => Err(ReadTrouble::Unreadable),
        }
    }

    fn tell(
        &mut self,
        check: Check,
        (verdict, advice): (Verdict, Advice),
        detail: impl Into<String>,
    ) {
        self.findings.push(Finding {
            check,
            verdict,
            advice: (verdict != Verdict::Good).then_some(advice),
            detail: detail.into(),
        });
    }

    /// The first of several readings that works, the configured one before all others. Where none
    /// does, the configured one stays; `works` says nothing where the OMS did not answer.
    async fn choose<T: Clone + PartialEq, F: Future<Output = Option<bool>>>(
        &mut self,
        readings: &[T],
        set: impl Fn(&mut OmsSite, &T),
        works: impl Fn(HttpOms) -> F,
    ) -> Choice<T> {
        let configured = self.config.oms.clone();
        let mut all_seen = true;
        for (place, reading) in readings.iter().enumerate() {
            let mut site = configured.clone();
            set(&mut site, reading);
            let Some(oms) = self.client(&site) else {
                continue;
            };
            let it_works = works(oms).await;
            // Another one that works says nothing against it.
            if place == 0 && it_works.is_none() {
                return Choice::Unseen;
            }
            all_seen &= it_works.is_some();
            if it_works == Some(true) {
                self.config.oms = site;
                return if place == 0 {
                    Choice::Configured
                } else {
                    Choice::Other(reading.clone())
                };
            }
        }
        if all_seen {
            Choice::None
        } else {
            Choice::Unseen
        }
    }
}

/// Which reading of the documents an OMS has.
enum Choice<T> {
    Configured,
    Other(T),
    None,
    /// None worked, and not each of them was answered.
    Unseen,
}

/// What was answered, be it a no (`Some(None)`); `None` where only another time would tell.
fn answered<T>(read: Result<T, ReadTrouble>) -> Option<Option<T>> {
    match read {
        Ok(it) => Some(Some(it)),
        Err(trouble) if may_pass(trouble) => None,
        Err(_) => Some(None),
    }
}

fn may_pass(trouble: ReadTrouble) -> bool {
    matches!(
        trouble,
        ReadTrouble::Unreachable | ReadTrouble::SlowDown { .. } | ReadTrouble::OmsTrouble
    )
}

/// All that came, whoever's it is.
fn count(page: &Page) -> usize {
    page.packages.len() + page.foreign as usize + page.unreadable as usize
}

/// The configured reading first, then those that the documents know, each once.
fn readings(configured: &str, known: &[&str]) -> Vec<String> {
    let mut all = vec![configured.to_owned()];
    for name in known {
        if !all.iter().any(|it| it == name) {
            all.push((*name).to_owned());
        }
    }
    all
}
