//! Reads what stands around packages. Each list is small, so it is read whole; two have two
//! documented paths, and the second is tried where the first is not there.

use packing::id::{LogId, PackageId};
use reqwest::Url;
use serde_json::Value;

use super::super::reference::{AppSetting, Brief, CargoCompany, DenialReason, Item, StockLocation};
use super::super::wire::{self, Reader};
use super::super::{LogAsk, Oms, PageAsk, ReadTrouble};
use super::session::Use;
use super::{HttpOms, enveloped, outcome, received};

/// Five thousand reasons or stores: a list that does not end has a link to itself.
const PAGES_MAX: usize = 50;
const DENIAL_PATHS: [&str; 2] = ["packages/package_denial_reason/", "package-denial-reason/"];

impl HttpOms {
    /// Where the way to the OMS ends, by the name of it; nothing where something answers. Nobody
    /// signs, as nobody is known to be there.
    pub async fn way_ends_at(&self) -> Option<&'static str> {
        let base = self.settings.site.base.url();
        let exchange = received::exchange(self.client.get(base.clone()), base).await;
        Some(outcome::not_answered(exchange.err()?).outcome)
    }

    pub async fn denial_reasons(&self) -> Result<Vec<DenialReason>, ReadTrouble> {
        let [first, second] = DENIAL_PATHS;
        let values = match self.whole(first, &[]).await {
            // It is not there: in the OMS's words, or in its web server's.
            Err(
                trouble @ (ReadTrouble::NotTheOms | ReadTrouble::Unreadable | ReadTrouble::Refused),
            ) => self.whole(second, &[]).await.map_err(|_| trouble)?,
            other => other?,
        };
        let mut reasons = self.each(&values, Reader::denial_reason);
        reasons.sort_by_key(|reason| (reason.priority.unwrap_or(i64::MAX), reason.id));
        Ok(reasons)
    }

    pub async fn stock_locations(&self) -> Result<Vec<StockLocation>, ReadTrouble> {
        let values = self.whole("stocklocations/list-simple/", &[]).await?;
        Ok(self.each(&values, Reader::stock_location))
    }

    /// Ids from the conditions, names from packages on their way.
    pub async fn cargo_companies(&self) -> Result<Vec<CargoCompany>, ReadTrouble> {
        let ids = self.cargo_company_ids().await?;
        let page = self.page(PageAsk::ChangedSince(None)).await?;
        let shipments = page.packages.into_iter().filter_map(|it| it.shipment);
        let seen: Vec<_> = shipments
            .filter_map(|it| Some((it.carrier_id?, it.carrier)))
            .collect();
        let mut companies: Vec<CargoCompany> = Vec::new();
        for id in ids.into_iter().chain(seen.iter().map(|(id, _)| *id)) {
            if companies.iter().all(|company| company.id != id) {
                let of_it = seen.iter().filter(|(of, _)| *of == id);
                let name = of_it.filter_map(|(_, name)| name.clone()).next();
                companies.push(CargoCompany { id, name });
            }
        }
        Ok(companies)
    }

    pub async fn cargo_company_ids(&self) -> Result<Vec<i64>, ReadTrouble> {
        let values = self.whole("cargo-company-conditions/", &[]).await?;
        let mut ids = self.each(&values, Reader::cargo_company_id);
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    /// All whose key contains this.
    pub async fn settings_like(&self, key: &str) -> Result<Vec<AppSetting>, ReadTrouble> {
        let path = "settings/application_settings/";
        let values = self.whole(path, &[("key", key)]).await?;
        let all = self.each(&values, Reader::app_setting);
        Ok(all.into_iter().filter(|it| it.key.contains(key)).collect())
    }

    /// The items of the package with this number, whatever filter the OMS honoured.
    pub async fn items_of(&self, number: &str) -> Result<Vec<Item>, ReadTrouble> {
        let name = self.settings.site.names.items_number.as_str();
        let values = self
            .page_of("packages/package-items/", &[(name, number)])
            .await?;
        let all = self.each(&values, Reader::item);
        let ours = |it: &Item| it.number.as_deref() == Some(number);
        Ok(all.into_iter().filter(ours).collect())
    }

    /// One page of the light list; another store's entries are left out and counted.
    pub async fn short_page(
        &self,
        ask: PageAsk,
    ) -> Result<(Vec<Brief>, u32, Option<String>), ReadTrouble> {
        let url = self.first_page_of("packages/short/", &ask)?;
        let (envelope, received) = self.read_list(url).await?;
        if received.is_none() {
            return Err(ReadTrouble::NotTheOms);
        }
        let states = &self.settings.site.states;
        let all = self.each(&envelope.results, |reader, value| {
            reader.brief(value, states)
        });
        let (others, ours): (Vec<Brief>, Vec<Brief>) = all
            .into_iter()
            .partition(|it| self.is_foreign(it.store.as_deref()));
        let foreign = u32::try_from(others.len()).unwrap_or(u32::MAX);
        Ok((ours, foreign, envelope.next))
    }

    /// The package with this number, by its items: the list has no filter for it.
    pub async fn package_numbered(&self, number: &str) -> Result<Option<PackageId>, ReadTrouble> {
        let items = self.items_of(number).await?;
        Ok(items.into_iter().find_map(|item| item.package))
    }

    /// How many packages come for the configured store, whosever they are.
    pub async fn rows_in_store(&self) -> Result<usize, ReadTrouble> {
        let site = &self.settings.site;
        let query = [
            (site.names.store.as_str(), site.store.as_str()),
            (site.names.page_size.as_str(), "1"),
        ];
        self.rows_of("packages/", &query).await
    }

    /// How many packages come for this state's code, whatever they are: whether the filter is
    /// honoured shows only before anything is left out here.
    pub async fn rows_in_state(&self, code: &str) -> Result<usize, ReadTrouble> {
        let site = &self.settings.site;
        let query = [
            (site.names.store.as_str(), site.store.as_str()),
            (site.names.states.as_str(), code),
            (site.names.page_size.as_str(), "1"),
        ];
        self.rows_of("packages/", &query).await
    }

    /// The list's filter does not take this code.
    pub async fn is_code_refused(&self, code: &str) -> Result<bool, ReadTrouble> {
        let site = &self.settings.site;
        let query = [
            (site.names.store.as_str(), site.store.as_str()),
            (site.names.states.as_str(), code),
        ];
        match self.read(self.url("packages/", &query)?).await {
            Err(ReadTrouble::Refused) => Ok(true),
            read => read.map(|_| false),
        }
    }

    /// How many items come for this package's number, whosever they are.
    pub async fn rows_numbered(&self, number: &str) -> Result<usize, ReadTrouble> {
        let name = self.settings.site.names.items_number.as_str();
        self.rows_of("packages/package-items/", &[(name, number)])
            .await
    }

    /// The one number by which the log files this package; nothing where it has several, or none.
    pub async fn log_type(&self, package: PackageId) -> Result<Option<i64>, ReadTrouble> {
        let ask = LogAsk {
            package,
            content_type: None,
            above: LogId(0),
        };
        let (envelope, _) = self.read_log(self.first_log_page(&ask)?).await?;
        Ok(wire::log_type(&envelope.results, package))
    }

    /// An OMS that refuses the value knows the filter, and brings nothing: as good as none.
    async fn rows_of(&self, path: &str, query: &[(&str, &str)]) -> Result<usize, ReadTrouble> {
        let url = self.url(path, query)?;
        let read = self
            .read_by(outcome::read_or_invalid, url, Use::Read)
            .await?;
        let received = read.ok_or(ReadTrouble::NotTheOms)?;
        if received.status == outcome::INVALID {
            return Ok(0);
        }
        Ok(enveloped(received)?.0.results.len())
    }

    async fn page_of(&self, path: &str, query: &[(&str, &str)]) -> Result<Vec<Value>, ReadTrouble> {
        let (envelope, received) = self.read_list(self.url(path, query)?).await?;
        received.ok_or(ReadTrouble::NotTheOms)?;
        Ok(envelope.results)
    }

    async fn whole(&self, path: &str, query: &[(&str, &str)]) -> Result<Vec<Value>, ReadTrouble> {
        let mut url: Url = self.url(path, query)?;
        let mut values = Vec::new();
        for _ in 0..PAGES_MAX {
            let (envelope, received) = self.read_list(url).await?;
            received.ok_or(ReadTrouble::NotTheOms)?;
            values.extend(envelope.results);
            match envelope.next {
                Some(next) => url = self.next_page(&next)?,
                None => return Ok(values),
            }
        }
        Err(ReadTrouble::TooLarge)
    }

    fn each<T>(&self, values: &[Value], read: impl Fn(&Reader, &Value) -> Option<T>) -> Vec<T> {
        let reader = Reader::default();
        let all = values.iter().filter_map(|value| read(&reader, value));
        let all = all.collect();
        self.told.once(&reader);
        all
    }
}
