//! The `[oms]` section: where the order system is, and the words that this installation of it uses.

use super::document::Section;
use super::problem::ConfigProblem;
use crate::oms::{
    BaseUrl, BodyShape, CommandName, IdNames, InputNames, Kind, Login, LoginUrl, OmsSite,
    PAGE_SIZE_MAX, ParameterNames, StateMap,
};

/// Four times the list of a whole system.
const CERTIFICATES_BYTES_MAX: u64 = 1024 * 1024;
const URL_ALLOWED: &str = "https://… | http://127.0.0.1:…";
pub(super) const BODIES: [(&str, BodyShape); 4] = [
    ("envelope", BodyShape::Envelope),
    ("empty_envelope", BodyShape::EmptyEnvelope),
    ("flat", BodyShape::Flat),
    ("items", BodyShape::Items),
];
pub(super) const IDS: [(&str, IdNames); 2] =
    [("package", IdNames::Short), ("package_id", IdNames::Long)];

pub(super) fn site(section: &mut Section<'_>, store: String) -> Result<OmsSite, ConfigProblem> {
    let url = section.text_as("url", URL_ALLOWED, |text| BaseUrl::parse(text).ok())?;
    let mut site = OmsSite::new(url.ok_or_else(|| section.missing("url"))?, store);
    auth(section, &mut site)?;
    let sizes = 1..=u64::from(PAGE_SIZE_MAX);
    if let Some(size) = section.whole("page_size", sizes)? {
        site.page_size = u32::try_from(size).unwrap_or(PAGE_SIZE_MAX);
    }
    if let Some(names) = section.texts("marketplaces")? {
        site.marketplaces = names;
    }
    if let Some(slash) = section.truth("trailing_slash")? {
        site.trailing_slash = slash;
    }
    if let Some(rebase) = section.truth("rebase_next")? {
        site.rebase_next = rebase;
    }
    let filed_by = section.whole("log_content_type", 1..=i64::MAX.cast_unsigned())?;
    site.log_content_type = filed_by.map(u64::cast_signed);
    site.ships_unpacked = section.truth("ships_unpacked")?;
    names(section.section("names")?, &mut site.names)?;
    commands(section.section("commands")?, &mut site)?;
    inputs(section.section("inputs")?, &mut site.inputs)?;
    states(section.section("states")?, &mut site.states)?;
    Ok(site)
}

fn auth(section: &mut Section<'_>, site: &mut OmsSite) -> Result<(), ConfigProblem> {
    const SCHEMES: &str = "\"Token\" | \"Bearer\" | \"none\" | …";
    if let Some(scheme) = section.text_as("auth_scheme", SCHEMES, scheme)? {
        site.auth_scheme = scheme;
    }
    site.log_auth_scheme = section.text_as("log_auth_scheme", SCHEMES, scheme)?;
    let headers = "\"authorization\" | \"token\" | …";
    if let Some(header) = section.text_as("auth_header", headers, header)? {
        site.auth_header = header;
    }
    if let Some((place, pem)) = section.file("ca_file", CERTIFICATES_BYTES_MAX)? {
        // Certificates that nobody can read would be told much later, and far from this line.
        if OmsSite::are_certificates(&pem) {
            site.ca_pem = Some(pem);
        } else {
            return Err(section.wrong_value(place, "ca_file", "-----BEGIN CERTIFICATE-----"));
        }
    }
    let login = section.section("login")?;
    site.login = self::login(login)?;
    Ok(())
}

fn login(mut section: Section<'_>) -> Result<Option<Login>, ConfigProblem> {
    let url = section.text_as("url", URL_ALLOWED, |text| LoginUrl::parse(text).ok())?;
    let user = section.text("user")?;
    let login = match (url, user) {
        (None, None) => None,
        (None, Some(_)) => return Err(section.missing("url")),
        (Some(_), None) => return Err(section.missing("user")),
        (Some(url), Some(user)) => Some(Login { url, user }),
    };
    section.finish()?;
    Ok(login)
}

/// One word, as it stands before the key in a header; `none` for a key that stands alone.
fn scheme(text: &str) -> Option<String> {
    let fits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let text = if text == "none" { "" } else { text };
    fits.then(|| text.to_owned())
}

fn header(text: &str) -> Option<String> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    (!text.is_empty() && text.bytes().all(fits)).then(|| text.to_lowercase())
}

fn names(mut section: Section<'_>, names: &mut ParameterNames) -> Result<(), ConfigProblem> {
    for (key, name) in names.by_key() {
        // An OMS may refuse to be told these at all.
        let configured = if matches!(key, "sort" | "states" | "page_size" | "modified_since") {
            section.text_as(key, "\"…\"", |text| Some(text.to_owned()))?
        } else {
            section.text(key)?
        };
        if let Some(configured) = configured {
            *name = configured;
        }
    }
    section.finish()
}

fn commands(mut section: Section<'_>, site: &mut OmsSite) -> Result<(), ConfigProblem> {
    for kind in Kind::ALL {
        let usual = site.commands.of(kind).clone();
        let told = command(section.section(kind.key())?, usual)?;
        site.commands.set(kind, told);
    }
    section.finish()
}

fn command(mut section: Section<'_>, mut name: CommandName) -> Result<CommandName, ConfigProblem> {
    let slug = section.text("slug")?;
    let transition = section.whole("transition", 1..=i64::MAX.cast_unsigned())?;
    name.transition = transition.map(u64::cast_signed);
    // A transition alone is meant to be used, so the usual slug does not come before it.
    if slug.is_some() || transition.is_some() {
        name.slug = slug;
    }
    if let Some(both) = section.truth("both")? {
        name.both = both;
    }
    if let Some(also) = section.texts("also")? {
        name.also = also;
    }
    name.user = section.text("user")?;
    if let Some(body) = one_of(&mut section, "body", &BODIES)? {
        name.body = body;
    }
    if let Some(ids) = one_of(&mut section, "ids", &IDS)? {
        name.ids = ids;
    }
    section.finish()?;
    Ok(name)
}

fn one_of<T: Copy>(
    section: &mut Section<'_>,
    key: &str,
    words: &[(&str, T)],
) -> Result<Option<T>, ConfigProblem> {
    let quoted: Vec<String> = words
        .iter()
        .map(|(word, _)| format!("\"{word}\""))
        .collect();
    section.text_as(key, &quoted.join(" | "), |text| {
        let found = words.iter().find(|(word, _)| *word == text);
        found.map(|(_, meaning)| *meaning)
    })
}

fn inputs(mut section: Section<'_>, inputs: &mut InputNames) -> Result<(), ConfigProblem> {
    for (input, key, _) in InputNames::KEYS {
        if let Some(name) = section.text(key)? {
            inputs.set(input, name);
        }
    }
    section.finish()
}

/// `shipped = ["600"]`: the codes that mean this state here.
fn states(mut section: Section<'_>, states: &mut StateMap) -> Result<(), ConfigProblem> {
    let mut named: Vec<String> = Vec::new();
    for (key, state) in StateMap::NAMED {
        let (Some(place), Some(codes)) = (section.place(key), section.texts(key)?) else {
            continue;
        };
        // A code of two states would show a box as what it may not be.
        if let Some(code) = codes.iter().find(|code| named.contains(code)) {
            return Err(section.wrong_value(place, key, &format!("≠ \"{code}\"")));
        }
        states.name(&state, &codes);
        named.extend(codes);
    }
    section.finish()
}
