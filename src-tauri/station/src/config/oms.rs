//! The `[oms]` section: where the order system is, and the words that this installation of it uses.

use super::document::Section;
use super::problem::ConfigProblem;
use crate::oms::{
    BaseUrl, BodyShape, CommandKey, CommandName, OmsSite, PAGE_SIZE_MAX, ParameterNames, StateMap,
};

const URL_ALLOWED: &str = "https://… | http://127.0.0.1:…";
const BODIES: [(&str, BodyShape); 3] = [
    ("envelope", BodyShape::Envelope),
    ("empty_envelope", BodyShape::EmptyEnvelope),
    ("flat", BodyShape::Flat),
];

pub(super) fn site(section: &mut Section<'_>, store: String) -> Result<OmsSite, ConfigProblem> {
    let url = section.text_as("url", URL_ALLOWED, |text| BaseUrl::parse(text).ok())?;
    let mut site = OmsSite::new(url.ok_or_else(|| section.missing("url"))?, store);
    if let Some(scheme) = section.text_as("auth_scheme", "\"Token\" | \"Bearer\" | …", scheme)? {
        site.auth_scheme = scheme;
    }
    let sizes = 1..=u64::from(PAGE_SIZE_MAX);
    if let Some(size) = section.whole("page_size", sizes)? {
        site.page_size = u32::try_from(size).unwrap_or(PAGE_SIZE_MAX);
    }
    if let Some(names) = section.texts("marketplaces")? {
        site.marketplaces = names;
    }
    if let Some(rebase) = section.truth("rebase_next")? {
        site.rebase_next = rebase;
    }
    names(section.section("names")?, &mut site.names)?;
    commands(section.section("commands")?, &mut site)?;
    states(section.section("states")?, &mut site.states)?;
    Ok(site)
}

/// One word, as it stands before the token in a header.
fn scheme(text: &str) -> Option<String> {
    let fits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fits.then(|| text.to_owned())
}

fn names(mut section: Section<'_>, names: &mut ParameterNames) -> Result<(), ConfigProblem> {
    for (key, name) in [
        ("store", &mut names.store),
        ("modified_since", &mut names.modified_since),
        ("states", &mut names.states),
        ("page_size", &mut names.page_size),
        ("sort", &mut names.sort),
        ("log_package", &mut names.log_package),
        ("log_content_type", &mut names.log_content_type),
        ("log_above", &mut names.log_above),
        ("log_page_size", &mut names.log_page_size),
    ] {
        if let Some(configured) = section.text(key)? {
            *name = configured;
        }
    }
    section.finish()
}

fn commands(mut section: Section<'_>, site: &mut OmsSite) -> Result<(), ConfigProblem> {
    for (key, name) in [
        ("pack", &mut site.commands.pack),
        ("pack_marketplace", &mut site.commands.pack_marketplace),
        ("ship", &mut site.commands.ship),
    ] {
        command(section.section(key)?, name)?;
    }
    section.finish()
}

fn command(mut section: Section<'_>, name: &mut CommandName) -> Result<(), ConfigProblem> {
    let both = section.place_of("transition");
    let slug = section.text("slug")?.map(CommandKey::Slug);
    let transition = section.whole("transition", 1..=i64::MAX.cast_unsigned())?;
    let transition = transition.map(|id| CommandKey::Transition(id.cast_signed()));
    if let (Some(_), Some(_), Some(place)) = (&slug, &transition, both) {
        return Err(section.either_or(["slug", "transition"], place));
    }
    if let Some(key) = slug.or(transition) {
        name.key = key;
    }
    let allowed = BODIES.map(|(word, _)| format!("\"{word}\"")).join(" | ");
    let body = |text: &str| {
        BODIES
            .iter()
            .find(|(word, _)| *word == text)
            .map(|(_, body)| *body)
    };
    if let Some(body) = section.text_as("body", &allowed, body)? {
        name.body = body;
    }
    section.finish()
}

/// `shipped = ["600"]`: the codes that mean this state here.
fn states(mut section: Section<'_>, states: &mut StateMap) -> Result<(), ConfigProblem> {
    for (key, state) in StateMap::NAMED {
        if let Some(codes) = section.texts(key)? {
            states.name(&state, &codes);
        }
    }
    section.finish()
}
