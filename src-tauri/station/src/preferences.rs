//! What this desk's people chose for their screen: language, theme, text size.

use crate::error::Problem;
use crate::store::meta;
use crate::sync::Shared;
use crate::view::{LanguageView, PreferencesView, ThemeView};

const KEY: &str = "preferences";
const TEXT_SIZES: [u32; 4] = [100, 125, 150, 200];

impl Default for PreferencesView {
    fn default() -> Self {
        Self {
            language: LanguageView::En,
            theme: ThemeView::Light,
            text_size: TEXT_SIZES[0],
        }
    }
}

/// What cannot be read is as if nobody had chosen yet.
pub(crate) fn read(shared: &Shared) -> Result<PreferencesView, Problem> {
    let text = shared.read(|reader| meta::get(reader, KEY))?;
    Ok(text
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default())
}

pub(crate) fn write(shared: &Shared, mut chosen: PreferencesView) -> Result<(), Problem> {
    if !TEXT_SIZES.contains(&chosen.text_size) {
        chosen.text_size = TEXT_SIZES[0];
    }
    let text = serde_json::to_string(&chosen).unwrap_or_default();
    shared
        .store
        .write(|transaction| meta::set(transaction, KEY, &text))?;
    Ok(())
}
