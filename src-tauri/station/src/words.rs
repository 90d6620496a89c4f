//! Words for paper and terminals, from the same files that the window reads.
//!
//! No sentence is written in Rust: whoever has something to say names a key and its values.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use crate::error::Problem;
use crate::view::LanguageView;

macro_rules! catalogue {
    ($language:literal) => {
        [
            include_str!(concat!("../../../assets/words/", $language, "/problem.ftl")),
            include_str!(concat!("../../../assets/words/", $language, "/paper.ftl")),
            include_str!(concat!("../../../assets/words/", $language, "/cli.ftl")),
            include_str!(concat!("../../../assets/words/", $language, "/doctor.ftl")),
            include_str!(concat!("../../../assets/words/", $language, "/states.ftl")),
            include_str!(concat!("../../../assets/words/", $language, "/acts.ftl")),
            include_str!(concat!("../../../assets/words/", $language, "/printer.ftl")),
        ]
    };
}

/// One language's words.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    pub language: LanguageView,
}

impl LanguageView {
    pub const ALL: [LanguageView; 4] = [Self::En, Self::Tr, Self::Ar, Self::De];

    /// As BCP 47 writes it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Tr => "tr",
            Self::Ar => "ar",
            Self::De => "de",
        }
    }

    fn from_tag(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| text.starts_with(language.tag()))
    }
}

impl Words {
    pub fn of(language: LanguageView) -> Self {
        let files = match language {
            LanguageView::En => catalogue!("en"),
            LanguageView::Tr => catalogue!("tr"),
            LanguageView::Ar => catalogue!("ar"),
            LanguageView::De => catalogue!("de"),
        };
        let locales = language
            .tag()
            .parse()
            .map(|tag| vec![tag])
            .unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(locales);
        for file in files {
            // A file with a mistake still gives its good messages; a test keeps mistakes out.
            let resource =
                FluentResource::try_new(file.to_owned()).unwrap_or_else(|(part, _)| part);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle, language }
    }

    /// The language of the terminal, as the system's variables say it.
    pub fn for_env(env: impl Fn(&str) -> Option<String>) -> Self {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| env(name).filter(|value| !value.is_empty()));
        Self::of(
            set.as_deref()
                .and_then(LanguageView::from_tag)
                .unwrap_or_default(),
        )
    }

    /// The message, or its key where a language lacks it: ugly, and never silent.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.pattern(key, None, values)
            .unwrap_or_else(|| key.to_owned())
    }

    /// The same where a form is chosen by numbers: as text a number would choose none.
    pub fn count(&self, key: &str, counts: &[(&str, i64)], values: &[(&str, &str)]) -> String {
        let mut args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, *value)).collect();
        for (name, count) in counts {
            args.set(*name, *count);
        }
        self.formed(key, None, &args)
            .unwrap_or_else(|| key.to_owned())
    }

    /// What happened and what to do, in one line.
    pub fn problem(&self, problem: &Problem) -> String {
        let key = format!("problem-{}", problem.key.as_str());
        let values: Vec<(&str, &str)> = problem
            .args
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let what = self.say(&key, &values);
        match self.pattern(&key, Some("do"), &values) {
            Some(todo) => format!("{what} {todo}"),
            None => what,
        }
    }

    fn pattern(
        &self,
        key: &str,
        attribute: Option<&str>,
        values: &[(&str, &str)],
    ) -> Option<String> {
        let args = values.iter().map(|(name, value)| (*name, *value)).collect();
        self.formed(key, attribute, &args)
    }

    fn formed(&self, key: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors);
        Some(without_isolates(&text))
    }
}

/// Terminals and labels lay out their own text; the marks would show as boxes.
fn without_isolates(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{2066}'..='\u{2069}'))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ProblemKey;

    #[test]
    fn every_problem_is_said_in_every_language() {
        for language in LanguageView::ALL {
            let words = Words::of(language);
            for key in ProblemKey::ALL {
                let said = words.problem(&Problem::of(*key));
                assert!(!said.starts_with("problem-"), "{language:?} {said}");
                assert!(said.contains(' '), "{language:?} {said}");
            }
        }
    }

    #[test]
    fn a_number_chooses_its_form() {
        let said = |language, count| {
            let words = Words::of(language);
            words.count("notice-restored", &[("count", count)], &[])
        };
        assert!(said(LanguageView::En, 0).ends_with("Nothing was on its way."));
        assert!(said(LanguageView::En, 1).contains(" 1 step is checked"));
        assert!(said(LanguageView::De, 12).contains(" 12 Schritte werden"));
        for (count, form) in [
            (1, "خطوة واحدة"),
            (2, "خطوتان"),
            (3, "3 خطوات"),
            (11, "11 خطوة"),
        ] {
            let said = said(LanguageView::Ar, count);
            assert!(said.contains(form), "{count}: {said}");
        }
    }

    #[test]
    fn the_terminal_speaks_the_systems_language() {
        let speaks = |value: &str| Words::for_env(|_| Some(value.to_owned())).language;
        assert_eq!(speaks("tr_TR.UTF-8"), LanguageView::Tr);
        assert_eq!(speaks("C.UTF-8"), LanguageView::En);
        assert_eq!(Words::for_env(|_| None).language, LanguageView::En);
    }
}
