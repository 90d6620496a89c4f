//! The words that the shop's paper really carries, so that a translation which is too long for its
//! place is found here and not on a box.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use paper::Script;
use paper::text::Direction;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    En,
    Tr,
    Ar,
    De,
}

impl Language {
    pub(crate) const ALL: [Self; 4] = [Self::En, Self::Tr, Self::Ar, Self::De];

    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Tr => "tr",
            Self::Ar => "ar",
            Self::De => "de",
        }
    }

    pub(crate) fn script(self) -> Script {
        Script {
            language: self.tag().into(),
            direction: self.direction(),
        }
    }

    pub(crate) fn direction(self) -> Direction {
        match self {
            Self::Ar => Direction::RightToLeft,
            Self::En | Self::Tr | Self::De => Direction::LeftToRight,
        }
    }

    fn source(self) -> &'static str {
        match self {
            Self::En => include_str!("../../assets/words/en/paper.ftl"),
            Self::Tr => include_str!("../../assets/words/tr/paper.ftl"),
            Self::Ar => include_str!("../../assets/words/ar/paper.ftl"),
            Self::De => include_str!("../../assets/words/de/paper.ftl"),
        }
    }
}

pub(crate) struct Words(FluentBundle<FluentResource>);

impl Words {
    pub(crate) fn of(language: Language) -> Self {
        let mut bundle = FluentBundle::new(vec![language.tag().parse().unwrap()]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(language.source().to_owned()).unwrap();
        bundle.add_resource(resource).unwrap();
        Self(bundle)
    }

    pub(crate) fn say(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    pub(crate) fn count(&self, key: &str, count: usize) -> String {
        self.fill(key, &[("count", FluentValue::from(count))])
    }

    pub(crate) fn fill(&self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let pattern = self.0.get_message(key).unwrap().value().unwrap();
        let args: FluentArgs<'_> = values.iter().cloned().collect();
        let mut errors = Vec::new();
        let text = self.0.format_pattern(pattern, Some(&args), &mut errors);
        assert!(errors.is_empty(), "{key}: {errors:?}");
        text.into_owned()
    }
}
