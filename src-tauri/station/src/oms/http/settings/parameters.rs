//! What an installation calls the parameters of its lists. Data only: it must not know an address.

/// Names of query parameters. The package list's were never seen printed: these follow the log's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterNames {
    pub store: String,
    pub modified_since: String,
    pub states: String,
    pub page_size: String,
    pub sort: String,
    pub log_package: String,
    pub log_content_type: String,
    pub log_above: String,
    pub log_page_size: String,
    pub items_number: String,
}

impl ParameterNames {
    /// Each by its name in the configuration.
    pub fn by_key(&mut self) -> [(&'static str, &mut String); 10] {
        [
            ("store", &mut self.store),
            ("modified_since", &mut self.modified_since),
            ("states", &mut self.states),
            ("page_size", &mut self.page_size),
            ("sort", &mut self.sort),
            ("log_package", &mut self.log_package),
            ("log_content_type", &mut self.log_content_type),
            ("log_above", &mut self.log_above),
            ("log_page_size", &mut self.log_page_size),
            ("items_number", &mut self.items_number),
        ]
    }
}

impl Default for ParameterNames {
    fn default() -> Self {
        Self {
            store: "stock_location__erp_code".into(),
            modified_since: "modified_date__gte".into(),
            states: "state__enum_value__in".into(),
            page_size: "page_size".into(),
            sort: "sort".into(),
            log_package: "object_id".into(),
            log_content_type: "content_type".into(),
            log_above: "id__gt".into(),
            log_page_size: "limit".into(),
            items_number: "package__number".into(),
        }
    }
}
