//! What a packer sees and does, in the packer's words.
//!
//! Waiting is always for something to be on the screen, never for time to pass. A button is found
//! by what is written on it.

use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};

use crate::desk::Desk;

/// For what the station does by itself: looking at the OMS again, a carrier's tracking number.
const LIMIT: Duration = Duration::from_secs(60);
const LOOK_EVERY: Duration = Duration::from_millis(50);
const TAP: Duration = Duration::from_secs(2);

impl Desk {
    pub(crate) async fn shows(&self, text: &str) -> bool {
        self.text().await.is_ok_and(|shown| shown.contains(text))
    }

    pub(crate) async fn see(&self, text: &str) {
        self.until(text, async || self.shows(text).await.then_some(()))
            .await;
    }

    pub(crate) async fn see_no_more(&self, text: &str) {
        self.until(text, async || (!self.shows(text).await).then_some(()))
            .await;
    }

    /// Presses the button that says exactly this.
    pub(crate) async fn press(&self, words: &str) {
        self.click(&the_button("", words), words).await;
    }

    /// Presses the button on which all of these can be read, such as a row of a list.
    pub(crate) async fn press_with(&self, words: &[&str]) {
        self.click(&button_with(words), &words.join(" … ")).await;
    }

    /// Presses a row of a list until what it opens is seen: a list that is drawn anew between the
    /// press and the release takes neither.
    pub(crate) async fn press_until(&self, words: &[&str], seen: &str) {
        let path = button_with(words);
        self.until(seen, async || {
            if !self.shows(seen).await {
                click(&self.client, &path).await?;
            }
            // Longer than a double tap, whose second half is nobody's wish.
            tokio::time::timeout(TAP, self.see(seen)).await.ok()
        })
        .await;
    }

    /// Presses the large button by its key, once that is what it says: a second click at the same
    /// place would be taken for the second half of a double tap.
    pub(crate) async fn do_next(&self, words: &str) {
        let path = the_button("//footer", words);
        self.until(words, async || {
            self.client.find(Locator::XPath(&path)).await.ok()
        })
        .await;
        self.type_keys(&char::from(Key::F4).to_string()).await;
    }

    /// A button on which all of these can be read, sooner or later.
    pub(crate) async fn see_button_with(&self, words: &[&str]) -> Element {
        let path = button_with(words);
        let found = async || self.client.find(Locator::XPath(&path)).await.ok();
        self.until(&words.join(" … "), found).await
    }

    /// What stands beside a name, as in "Carrier: DHL".
    pub(crate) async fn fact(&self, name: &str) -> String {
        let quoted = quoted(name);
        let path = format!("//dt[normalize-space(.)={quoted}]/following-sibling::dd");
        let text = async || {
            let element = self.client.find(Locator::XPath(&path)).await.ok()?;
            element.text().await.ok().filter(|text| !text.is_empty())
        };
        self.until(name, text).await
    }

    pub(crate) async fn title(&self) -> String {
        let text = async || {
            let element = self.client.find(Locator::Css("h1")).await.ok()?;
            element.text().await.ok().filter(|text| !text.is_empty())
        };
        self.until("a title", text).await
    }

    pub(crate) async fn reload(&self) {
        self.run("window.before = true").await;
        self.client.refresh().await.unwrap();
        self.until_true("return window.before !== true").await;
    }

    pub(crate) async fn type_keys(&self, keys: &str) {
        let body = self.client.find(Locator::Css("body")).await.unwrap();
        body.send_keys(keys).await.unwrap();
    }

    /// Writes into the field that was asked for. Not by keys: a driver presses them as fast as a
    /// scanner does, and the station would take it for one.
    pub(crate) async fn write(&self, text: &str) {
        let script = "const field = document.querySelector('dialog input');
            if (field === null) return false;
            field.value = arguments[0];
            return field.dispatchEvent(new Event('input', { bubbles: true }));";
        let write = async || {
            let written = self.client.execute(script, vec![text.into()]).await;
            written.is_ok_and(|answer| answer == true).then_some(())
        };
        self.until("a field to write in", write).await;
    }

    /// What a wedge scanner does: very fast keys and Enter.
    pub(crate) async fn scan(&self, code: &str) {
        self.type_keys(&format!("{code}{}", char::from(Key::Enter)))
            .await;
    }

    pub(crate) async fn until_true(&self, script: &str) {
        self.until(script, async || {
            (self.run(script).await == true).then_some(())
        })
        .await;
    }

    pub(crate) async fn run(&self, script: &str) -> serde_json::Value {
        self.client.execute(script, Vec::new()).await.unwrap()
    }

    async fn click(&self, path: &str, words: &str) {
        let pressed = async || click(&self.client, path).await;
        self.until(words, pressed).await;
    }

    /// Looks again and again; if it never comes, the failure shows what is on the screen instead.
    pub(crate) async fn until<T>(&self, what: &str, look: impl AsyncFn() -> Option<T>) -> T {
        let looking = async {
            loop {
                match look().await {
                    Some(found) => return found,
                    None => tokio::time::sleep(LOOK_EVERY).await,
                }
            }
        };
        match tokio::time::timeout(LIMIT, looking).await {
            Ok(found) => found,
            Err(_) => panic!(
                "never seen: {what}\non the screen:\n{}",
                self.screen().await
            ),
        }
    }

    async fn screen(&self) -> String {
        let text = self.text().await.unwrap_or_else(|error| error.to_string());
        format!("{text}\nin the terminal: {}", self.said())
    }

    /// What can be read, without the marks that keep two directions of writing apart.
    async fn text(&self) -> Result<String, CmdError> {
        let text = self
            .client
            .execute("return document.body.innerText", Vec::new())
            .await?;
        Ok(text.as_str().unwrap_or_default().replace(MARKS, ""))
    }
}

/// Unicode's isolates, which Fluent puts around every value.
const MARKS: [char; 4] = ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];

/// Fails while something lies on top of it or it has just been drawn anew; then it is tried again.
async fn click(client: &Client, path: &str) -> Option<()> {
    client
        .find(Locator::XPath(path))
        .await
        .ok()?
        .click()
        .await
        .ok()
}

/// A button that a finger can reach: while a dialog is open, only those in it.
const ON_TOP: &str = "//button[ancestor::dialog or not(//dialog[@open])]";

/// The button that says exactly this, somewhere below a place.
fn the_button(below: &str, words: &str) -> String {
    format!("{below}{ON_TOP}[{}={}]", read(), quoted(words))
}

fn button_with(words: &[&str]) -> String {
    let each = words
        .iter()
        .map(|word| format!("contains({}, {})", read(), quoted(word)));
    format!("{ON_TOP}[{}]", each.collect::<Vec<_>>().join(" and "))
}

/// What can be read on an element, in XPath.
fn read() -> String {
    format!(
        "translate(normalize-space(.), '{}', '')",
        String::from_iter(MARKS)
    )
}

/// XPath has no escapes; a text with both kinds of quotes is put together from its parts.
fn quoted(words: &str) -> String {
    let parts: Vec<_> = words.split('"').map(|part| format!("\"{part}\"")).collect();
    match parts.as_slice() {
        [only] => only.clone(),
        several => format!("concat({})", several.join(", '\"', ")),
    }
}
