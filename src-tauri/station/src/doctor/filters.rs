//! Whether the lists are what was asked for. A server ignores a parameter that it does not know and
//! answers all the same, so each is asked for something that cannot be there.

use packing::package::State;
use packing::time::At;

use crate::oms::{Oms, OmsSite, Page, PageAsk, ReadTrouble};

use super::{
    Advice, Check, Choice, Examination, Seen, Verdict, answered, count, may_pass, readings,
};

/// Nothing will have changed since: the year 2100.
const FAR_AWAY: At = At(4_102_444_800_000);
/// No store is called so.
const NO_STORE: &str = "no-such-store";
/// A number, as codes are: nobody has so many states.
const NO_STATE: &str = "999999";
const NO_NUMBER: &str = "no-such-number";
/// As many as a person reads.
const STORES_TOLD: usize = 12;

const SIZE_NAMES: [&str; 2] = ["page_size", "limit"];
const STORE_NAMES: [&str; 3] = [
    "stock_location__erp_code",
    "stock_location__erp_code__in",
    "stock_location_erp_code",
];
const CHANGE_NAMES: [&str; 3] = [
    "modified_date__gte",
    "modified_date__gt",
    "modified_date_gte",
];
const STATE_NAMES: [&str; 2] = ["state__enum_value__in", "state_enum_value__in"];
const NUMBER_NAMES: [&str; 3] = ["package__number", "package_number", "number"];

impl Examination {
    /// Pages are followed by the OMS's own links, which a proxy may spoil.
    pub(super) async fn links(&mut self) {
        let mut site = self.config.oms.clone();
        site.page_size = 1;
        let first = self.page_with(&site, PageAsk::ChangedSince(None)).await;
        let Some(next) = first.ok().and_then(|page| page.next) else {
            self.tell(Check::Links, (Verdict::Unseen, Advice::LookAgain), "");
            return;
        };
        for rebase in [site.rebase_next, !site.rebase_next] {
            site.rebase_next = rebase;
            let ask = PageAsk::Next(next.clone());
            let Some(page) = answered(self.page_with(&site, ask).await) else {
                self.tell(Check::Links, (Verdict::Unseen, Advice::TryLater), next);
                return;
            };
            if page.is_some() {
                let verdict = if rebase == self.config.oms.rebase_next {
                    Verdict::Good
                } else {
                    Verdict::Note
                };
                self.config.oms.rebase_next = rebase;
                let detail = format!("rebase_next = {rebase}");
                self.tell(Check::Links, (verdict, Advice::KeepSetting), detail);
                return;
            }
        }
        self.tell(Check::Links, (Verdict::Bad, Advice::CheckAddress), next);
    }

    pub(super) async fn page_size(&mut self, first: &Page) {
        if count(first) < 2 {
            self.tell(Check::PageSize, (Verdict::Unseen, Advice::LookAgain), "");
            return;
        }
        let size = self.config.oms.page_size;
        let names = readings(&self.config.oms.names.page_size, &SIZE_NAMES);
        let set = |site: &mut OmsSite, name: &String| {
            site.names.page_size.clone_from(name);
            site.page_size = 1;
        };
        let chosen = self
            .choose(&names, set, |oms| async move {
                let page = answered(oms.page(PageAsk::ChangedSince(None)).await)?;
                Some(page.is_some_and(|page| count(&page) == 1))
            })
            .await;
        self.config.oms.page_size = size;
        self.chosen(Check::PageSize, chosen, names);
    }

    /// The name itself, as the OMS knows it.
    pub(super) async fn store(&mut self, first: &Page) {
        let ours = self.config.oms.store.clone();
        let Some(oms) = self.client(&self.config.oms) else {
            return;
        };
        let (verdict, detail) = match oms.stock_locations().await {
            Ok(all) => match all.iter().find(|it| it.erp_code.as_ref() == Some(&ours)) {
                Some(it) => (Verdict::Good, format!("{ours} {}", it.name)),
                None => {
                    let codes = all.into_iter().filter_map(|it| it.erp_code);
                    let codes: Vec<String> = codes.take(STORES_TOLD).collect();
                    (Verdict::Bad, format!("{ours}: {}", codes.join(", ")))
                }
            },
            Err(trouble) if may_pass(trouble) => {
                self.tell(Check::Store, (Verdict::Unseen, Advice::TryLater), ours);
                return;
            }
            Err(_) if first.packages.is_empty() => (Verdict::Unseen, ours),
            // The list of stores may be closed; that packages are there says enough.
            Err(_) => (Verdict::Good, ours),
        };
        self.tell(Check::Store, (verdict, Advice::CheckStore), detail);
    }

    pub(super) async fn store_filter(&mut self) {
        let names = readings(&self.config.oms.names.store, &STORE_NAMES);
        let store = self.config.oms.store.clone();
        let set = |site: &mut OmsSite, name: &String| {
            site.names.store.clone_from(name);
            NO_STORE.clone_into(&mut site.store);
        };
        let chosen = self
            .choose(&names, set, |oms| async move {
                let rows = answered(oms.rows_in_store().await)?;
                Some(rows == Some(0))
            })
            .await;
        self.config.oms.store = store;
        self.chosen(Check::StoreFilter, chosen, names);
    }

    /// What is left out of each list here, whether or not a filter could be found.
    pub(super) fn other_stores(&mut self, seen: &Seen) {
        let (verdict, detail) = match seen.foreign {
            (0, _) if seen.packages.is_empty() => (Verdict::Unseen, String::new()),
            (0, _) => (Verdict::Good, "0".to_owned()),
            (count, true) => (Verdict::Note, count.to_string()),
            (count, false) => (Verdict::Note, format!("≥ {count}")),
        };
        let advice = match verdict {
            Verdict::Unseen => seen.another_time(),
            Verdict::Good | Verdict::Note | Verdict::Bad => Advice::LeaveOut,
        };
        self.tell(Check::OtherStores, (verdict, advice), detail);
    }

    pub(super) async fn change_filter(&mut self) {
        let mut names = readings(&self.config.oms.names.modified_since, &CHANGE_NAMES);
        // That there is none is only found out, and not asked.
        names.retain(|name| !name.is_empty());
        let set = |site: &mut OmsSite, name: &String| site.names.modified_since.clone_from(name);
        let chosen = self
            .choose(&names, set, |oms| async move {
                let page = answered(oms.page(PageAsk::ChangedSince(Some(FAR_AWAY))).await)?;
                Some(page.is_some_and(|page| count(&page) == 0))
            })
            .await;
        let is_chosen = matches!(chosen, Choice::Configured | Choice::Other(_));
        if is_chosen || !self.refuses_changes().await {
            self.chosen(Check::ChangeFilter, chosen, names);
            return;
        }
        self.config.oms.names.modified_since.clear();
        let tried = format!("modified_since = \"\" ({})", names.join(", "));
        self.tell(
            Check::ChangeFilter,
            (Verdict::Note, Advice::KeepSetting),
            tried,
        );
    }

    /// A station that goes on asking it for changes would stop after its first list.
    async fn refuses_changes(&self) -> bool {
        let site = &self.config.oms;
        let ask = PageAsk::ChangedSince(Some(FAR_AWAY));
        !site.tells_changes() || self.page_with(site, ask).await == Err(ReadTrouble::Refused)
    }

    pub(super) async fn state_filter(&mut self, first: &Page) {
        if count(first) == 0 {
            self.tell(Check::StateFilter, (Verdict::Unseen, Advice::LookAgain), "");
            return;
        }
        let names = readings(&self.config.oms.names.states, &STATE_NAMES);
        let set = |site: &mut OmsSite, name: &String| site.names.states.clone_from(name);
        let chosen = self
            .choose(&names, set, |oms| async move {
                let ended = |state: &State| matches!(state, State::Delivered | State::Cancelled);
                let page = answered(oms.page(PageAsk::ChangedSince(None)).await)?;
                let is_open = |page: Page| !page.packages.iter().any(|it| ended(&it.state));
                let none = answered(oms.rows_in_state(NO_STATE).await)? == Some(0);
                Some(none && page.is_some_and(is_open))
            })
            .await;
        self.chosen(Check::StateFilter, chosen, names);
    }

    pub(super) async fn number(&mut self, seen: &Seen) {
        let Some(package) = seen.packages.first() else {
            let told = (Verdict::Unseen, seen.another_time());
            self.tell(Check::Number, told, "");
            return;
        };
        let names = readings(&self.config.oms.names.items_number, &NUMBER_NAMES);
        let set = |site: &mut OmsSite, name: &String| site.names.items_number.clone_from(name);
        let (id, number) = (package.id, package.number.as_str());
        let chosen = self
            .choose(&names, set, |oms| async move {
                let found = answered(oms.package_numbered(number).await)?.flatten() == Some(id);
                let none = answered(oms.rows_numbered(NO_NUMBER).await)? == Some(0);
                Some(found && none)
            })
            .await;
        self.chosen(Check::Number, chosen, names);
    }

    /// Where no name works, the desk still does: it looks at what came and leaves the rest out.
    pub(super) fn chosen(&mut self, check: Check, chosen: Choice<String>, names: Vec<String>) {
        match chosen {
            Choice::Configured => {
                let name = names.into_iter().next().unwrap_or_default();
                self.tell(check, (Verdict::Good, Advice::KeepSetting), name);
            }
            Choice::Other(name) => self.tell(check, (Verdict::Note, Advice::KeepSetting), name),
            Choice::None => {
                let tried = names.join(", ");
                self.tell(check, (Verdict::Note, Advice::AskForParameter), tried);
            }
            Choice::Unseen => self.tell(check, (Verdict::Unseen, Advice::TryLater), ""),
        }
    }
}
