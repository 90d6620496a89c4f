//! A configuration written down as a file that reads as the same one.
//!
//! What has its usual value is left out: a file that says everything hides what is special here,
//! and would go on saying it when a later version has a better usual value. Remarks are in no
//! language: the example file explains every setting.

use std::fmt::Write;

use super::oms::{BODIES, IDS};
use super::{Config, HandoverRules, PrintRules, Timing, WeightUnit};
use crate::oms::{CommandName, Input, InputNames, Kind, OmsSite, ParameterNames, StateMap};

impl Config {
    /// `ca_file` is where the certificates that are trusted besides will lie, if there are any.
    pub fn written(&self, ca_file: Option<&str>) -> String {
        let mut page = Page::default();
        page.section("station");
        page.text("store", &self.oms.store);
        page.text("name", &self.name);
        page.section("oms");
        page.text("url", self.oms.base.as_str());
        if let Some(user) = &self.oms_user {
            page.text("user", user);
        }
        page.site(&self.oms, ca_file);
        if let Some(labels) = &self.labels_dir {
            page.section("paths");
            page.text("labels", &labels.display().to_string());
        }
        page.timing(self.timing);
        if self.handover != HandoverRules::default() {
            page.section("handover");
            page.bare("without_tracking", self.handover.without_tracking);
        }
        page.printing(&self.printing);
        page.0
    }
}

#[derive(Default)]
struct Page(String);

impl Page {
    fn section(&mut self, name: &str) {
        let gap = if self.0.is_empty() { "" } else { "\n" };
        // Writing into a text cannot fail.
        let _ = writeln!(self.0, "{gap}[{name}]");
    }

    fn bare(&mut self, key: &str, value: impl std::fmt::Display) {
        let _ = writeln!(self.0, "{key} = {value}");
    }

    fn text(&mut self, key: &str, value: &str) {
        self.bare(key, quoted(value));
    }

    fn texts(&mut self, key: &str, values: &[String]) {
        let all: Vec<String> = values.iter().map(|value| quoted(value)).collect();
        self.bare(key, format!("[{}]", all.join(", ")));
    }

    fn site(&mut self, site: &OmsSite, ca_file: Option<&str>) {
        let usual = OmsSite::new(site.base.clone(), site.store.clone());
        let scheme = |scheme: &str| if scheme.is_empty() { "none" } else { scheme }.to_owned();
        if site.auth_scheme != usual.auth_scheme {
            self.text("auth_scheme", &scheme(&site.auth_scheme));
        }
        if site.auth_header != usual.auth_header {
            self.text("auth_header", &site.auth_header);
        }
        if let Some(log) = &site.log_auth_scheme {
            self.text("log_auth_scheme", &scheme(log));
        }
        if let Some(number) = site.log_content_type {
            self.bare("log_content_type", number);
        }
        if let (Some(_), Some(file)) = (&site.ca_pem, ca_file) {
            self.text("ca_file", file);
        }
        if site.page_size != usual.page_size {
            self.bare("page_size", site.page_size);
        }
        if site.marketplaces != usual.marketplaces {
            self.texts("marketplaces", &site.marketplaces);
        }
        if site.trailing_slash != usual.trailing_slash {
            self.bare("trailing_slash", site.trailing_slash);
        }
        if site.rebase_next != usual.rebase_next {
            self.bare("rebase_next", site.rebase_next);
        }
        if let Some(unpacked) = site.ships_unpacked {
            self.bare("ships_unpacked", unpacked);
        }
        if let Some(login) = &site.login {
            self.section("oms.login");
            self.text("url", login.url.as_str());
            self.text("user", &login.user);
        }
        self.commands(site, &usual);
        self.inputs(&site.inputs);
        self.states(&site.states);
        self.names(&site.names);
    }

    fn commands(&mut self, site: &OmsSite, usual: &OmsSite) {
        for kind in Kind::ALL {
            let (name, usual) = (site.commands.of(kind), usual.commands.of(kind));
            if name != usual {
                self.section(&format!("oms.commands.{}", kind.key()));
                self.command(name, usual);
            }
        }
    }

    fn command(&mut self, name: &CommandName, usual: &CommandName) {
        // A transition alone would be read as "and no slug".
        let says_slug = name.slug != usual.slug || name.transition.is_some();
        if let Some(slug) = name.slug.as_ref().filter(|_| says_slug) {
            self.text("slug", slug);
        }
        if let Some(transition) = name.transition {
            self.bare("transition", transition);
        }
        if name.both {
            self.bare("both", true);
        }
        if !name.also.is_empty() {
            self.texts("also", &name.also);
        }
        if let Some(user) = &name.user {
            self.text("user", user);
        }
        if name.body != usual.body {
            self.text("body", word_of(&BODIES, name.body));
        }
        if name.ids != usual.ids {
            self.text("ids", word_of(&IDS, name.ids));
        }
    }

    fn inputs(&mut self, names: &InputNames) {
        let all = InputNames::KEYS.iter();
        let special = |(input, _, usual): &&(Input, &str, &str)| names.of(*input) != *usual;
        let special: Vec<_> = all.filter(special).collect();
        if !special.is_empty() {
            self.section("oms.inputs");
        }
        for (input, key, _) in special {
            self.text(key, names.of(*input));
        }
    }

    fn states(&mut self, states: &StateMap) {
        let usual = StateMap::default();
        let named = StateMap::NAMED.iter();
        let special: Vec<_> = named
            .map(|(key, state)| (key, states.codes(state), usual.codes(state)))
            .filter(|(_, codes, usual)| codes != usual)
            .collect();
        if !special.is_empty() {
            self.section("oms.states");
        }
        for (key, codes, _) in special {
            self.texts(key, &codes);
        }
    }

    fn names(&mut self, names: &ParameterNames) {
        let (mut names, mut usual) = (names.clone(), ParameterNames::default());
        let pairs = names.by_key().into_iter().zip(usual.by_key());
        let special: Vec<_> = pairs
            .filter(|((_, name), (_, usual))| name != usual)
            .map(|((key, name), _)| (key, name.clone()))
            .collect();
        if !special.is_empty() {
            self.section("oms.names");
        }
        for (key, name) in special {
            self.text(key, &name);
        }
    }

    fn printing(&mut self, rules: &PrintRules) {
        let usual = PrintRules::default();
        if *rules == usual {
            return;
        }
        self.section("printing");
        self.bare("by_itself", rules.itself);
        self.bare("expiry_s", rules.expiry_ms / 1_000);
        if rules.sender != usual.sender {
            self.texts("sender", &rules.sender);
        }
        if rules.weight_unit != usual.weight_unit {
            self.text(
                "weight_unit",
                match rules.weight_unit {
                    WeightUnit::Kilogram => "kg",
                    WeightUnit::Gram => "g",
                    WeightUnit::Unknown => "none",
                },
            );
        }
    }

    fn timing(&mut self, timing: Timing) {
        let usual = Timing::default();
        if timing == usual {
            return;
        }
        self.section("timing");
        for (key, ms, usual) in [
            ("refresh_s", timing.refresh_ms, usual.refresh_ms),
            ("sweep_s", timing.sweep_ms, usual.sweep_ms),
            ("doubt_quiet_s", timing.doubt_quiet_ms, usual.doubt_quiet_ms),
        ] {
            if ms != usual {
                self.bare(key, ms / 1000);
            }
        }
    }
}

/// The table names every one of them.
fn word_of<T: Copy + PartialEq>(words: &[(&'static str, T)], meaning: T) -> &'static str {
    let known = words.iter().find(|(_, it)| *it == meaning);
    known.map_or("", |(word, _)| *word)
}

/// As TOML reads it: quotes, backslashes and whatever cannot be seen are written by their number.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
