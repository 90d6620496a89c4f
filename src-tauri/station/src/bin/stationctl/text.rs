//! What a person reads of each view, in the terminal's words.

use packing::time::At;
use station::view::*;
use station::words::Words;

use crate::sync::Synced;
use crate::{keys, table};

pub(crate) fn status(words: &Words, it: &StationView) -> String {
    let (counts, queue) = (it.counts, it.queue);
    let rows = [
        ("cli-field-station", it.station_name.clone()),
        ("cli-field-store", it.store.clone()),
        ("cli-field-data", it.data_dir.clone()),
        ("cli-field-secret", secret(words, it.secret)),
        ("cli-field-link", said(words, keys::link(&it.link))),
        ("cli-field-refreshed", time(it.refreshed_at)),
        (
            "cli-field-evidence",
            words.say(keys::evidence(it.evidence), &[]),
        ),
        ("state-waiting", counts.waiting.to_string()),
        ("cli-field-other-stores", it.foreign.to_string()),
        ("cli-field-late", counts.late.to_string()),
        ("state-packed", counts.packed.to_string()),
        ("state-shipped", counts.sent.to_string()),
        ("mark-saved-here", queue.saved_here.to_string()),
        ("mark-sending", queue.sending.to_string()),
        ("mark-in-doubt", queue.in_doubt.to_string()),
        ("mark-attention", queue.attention.to_string()),
        ("cli-foreign", queue.foreign.to_string()),
        ("cli-field-version", it.version.clone()),
        ("cli-field-notice", notice(words, it)),
    ];
    pairs(words, &rows)
}

fn notice(words: &Words, it: &StationView) -> String {
    let Some(notice) = &it.notice else {
        return String::new();
    };
    let key = match notice.kind {
        NoticeKind::Salvaged => "notice-salvaged",
        NoticeKind::Restored => "notice-restored",
    };
    let said = words.count(key, &[("count", notice.in_doubt.into())], &[]);
    if notice.aside.is_empty() {
        return said;
    }
    let kept = words.say("notice-kept", &[("file", &notice.aside)]);
    format!("{said} {kept}")
}

pub(crate) fn list(words: &Words, list: &ListView) -> String {
    if list.rows.is_empty() {
        return words.say("cli-nothing-listed", &[]);
    }
    let head = [
        "cli-field-number",
        "cli-field-state",
        "cli-field-mark",
        "cli-field-pieces",
        "cli-field-recipient",
        "cli-field-carrier",
        "cli-field-tracking",
        "cli-field-due",
    ];
    let cells = |row: &RowView| {
        vec![
            row.number.clone(),
            state(words, &row.state),
            said(words, keys::mark(row.mark)),
            count(row.pieces),
            row.recipient.clone(),
            row.carrier.clone().unwrap_or_default(),
            row.tracking_number.clone().unwrap_or_default(),
            time(row.due_at),
        ]
    };
    columns(words, &head, list.rows.iter().map(cells))
}

pub(crate) fn package(words: &Words, it: &PackageView) -> String {
    let row = &it.row;
    let label = it.paper.as_ref().map(|paper| paper.path.clone());
    let rows = [
        ("cli-field-number", row.number.clone()),
        ("cli-field-order", row.order_number.clone()),
        ("cli-field-state", state(words, &row.state)),
        ("cli-field-mark", said(words, keys::mark(row.mark))),
        ("cli-field-recipient", row.recipient.clone()),
        ("cli-field-address", it.address.join(", ")),
        ("cli-field-phone", it.phone.clone()),
        ("cli-field-channel", row.channel.clone()),
        ("cli-field-carrier", row.carrier.clone().unwrap_or_default()),
        (
            "cli-field-tracking",
            row.tracking_number.clone().unwrap_or_default(),
        ),
        (
            "cli-field-query",
            it.query_number.clone().unwrap_or_default(),
        ),
        ("cli-field-due", time(row.due_at)),
        ("cli-field-notes", it.notes.clone()),
        ("cli-field-gift-note", it.gift_note.clone()),
        ("cli-field-label", label.unwrap_or_default()),
        ("cli-field-stands", it.stands.clone().unwrap_or_default()),
    ];
    [
        pairs(words, &rows),
        lines(words, &it.lines),
        story(words, &it.story),
        others(words, &it.others),
    ]
    .join("\n\n")
}

/// What the OMS did not say is not guessed at.
fn count(pieces: Option<u32>) -> String {
    pieces.map_or_else(|| "?".into(), |pieces| pieces.to_string())
}

fn lines(words: &Words, lines: &[LineView]) -> String {
    let head = [
        "cli-field-quantity",
        "cli-field-item",
        "cli-field-sku",
        "cli-field-barcode",
    ];
    let cells = |it: &LineView| {
        vec![
            count(it.quantity),
            it.name.clone(),
            it.sku.clone(),
            it.barcode.clone(),
        ]
    };
    columns(words, &head, lines.iter().map(cells))
}

fn others(words: &Words, others: &[OtherView]) -> String {
    if others.is_empty() {
        return String::new();
    }
    let head = ["cli-field-other", "cli-field-value"];
    let cells = |it: &OtherView| vec![it.name.clone(), it.value.clone()];
    columns(words, &head, others.iter().map(cells))
}

fn story(words: &Words, story: &[StoryView]) -> String {
    let head = [
        "cli-field-at",
        "cli-field-step",
        "cli-field-who",
        "cli-field-detail",
    ];
    let cells = |it: &StoryView| {
        let what = words.say(keys::step(it.what), &[]);
        vec![
            time(Some(it.at)),
            what,
            it.who.clone().unwrap_or_default(),
            it.detail.clone(),
        ]
    };
    columns(words, &head, story.iter().map(cells))
}

pub(crate) fn actions(words: &Words, it: &ActionsView) -> String {
    let head = [
        "cli-field-act",
        "cli-field-possible",
        "cli-field-offered",
        "cli-field-slug",
    ];
    let cells = |it: &ActionView| {
        let possible = match &it.why_not {
            None => words.say("cli-possible", &[]),
            Some(problem) => words.problem(problem),
        };
        vec![
            words.say(keys::act(it.act), &[]),
            possible,
            it.offered_as.clone().unwrap_or_default(),
            it.names.first().cloned().unwrap_or_default(),
        ]
    };
    let mut said = vec![columns(words, &head, it.actions.iter().map(cells))];
    if !it.unknown_offers.is_empty() {
        let names = it.unknown_offers.join(", ");
        said.push(words.say("cli-unknown-offers", &[("names", &names)]));
    }
    said.join("\n\n")
}

pub(crate) fn queue(words: &Words, queue: &[QueuedView]) -> String {
    if queue.is_empty() {
        return words.say("cli-queue-empty", &[]);
    }
    let head = [
        "cli-field-number",
        "cli-field-act",
        "cli-field-mark",
        "cli-field-attempts",
        "cli-field-at",
        "cli-field-who",
        "cli-field-command",
    ];
    let cells = |it: &QueuedView| {
        vec![
            it.number.clone(),
            words.say(keys::act(it.act), &[]),
            standing(words, it),
            it.attempts.to_string(),
            time(Some(it.made_at)),
            it.made_by.clone(),
            it.command.clone(),
        ]
    };
    columns(words, &head, queue.iter().map(cells))
}

/// What stands in the way is said before where it stands.
fn standing(words: &Words, it: &QueuedView) -> String {
    let key = match (it.foreign, it.held) {
        (true, _) => "cli-foreign",
        (false, true) => "cli-held",
        (false, false) => keys::delivery(it.delivery),
    };
    words.say(key, &[])
}

pub(crate) fn lost(words: &Words, lost: Option<&LostView>) -> String {
    match lost {
        None => words.say("cli-nothing-lost", &[]),
        Some(lost) => {
            let count = lost.commands.len().to_string();
            let values = [("count", &*count), ("time", &*time(Some(lost.noticed_at)))];
            let said = words.say("cli-lost", &values);
            [said, queue(words, &lost.commands)].join("\n\n")
        }
    }
}

pub(crate) fn attention(words: &Words, questions: &[AttentionView]) -> String {
    if questions.is_empty() {
        return words.say("cli-no-questions", &[]);
    }
    let head = [
        "cli-field-number",
        "cli-field-act",
        "cli-field-step",
        "cli-field-detail",
        "cli-field-at",
        "cli-field-who",
        "cli-field-command",
    ];
    let cells = |it: &AttentionView| {
        vec![
            it.row.number.clone(),
            words.say(keys::act(it.act), &[]),
            words.say(keys::question(it.kind), &[]),
            it.detail.clone(),
            time(Some(it.made_at)),
            it.made_by.clone(),
            it.command.clone(),
        ]
    };
    columns(words, &head, questions.iter().map(cells))
}

pub(crate) fn packers(words: &Words, packers: &[PackerView]) -> String {
    if packers.is_empty() {
        return words.say("cli-no-packers", &[]);
    }
    let names: Vec<&str> = packers.iter().map(|packer| packer.name.as_str()).collect();
    names.join("\n")
}

pub(crate) fn paper(words: &Words, paper: &PaperView) -> String {
    let mut said = vec![words.say("cli-label-saved", &[("path", &paper.path)])];
    if paper.overflow {
        said.push(words.say("cli-label-cut", &[]));
    }
    if !paper.missing_glyphs.is_empty() {
        said.push(words.say("cli-label-letters", &[("letters", &paper.missing_glyphs)]));
    }
    said.join("\n")
}

pub(crate) fn synced(words: &Words, it: &StationView) -> String {
    let known = it.counts.waiting + it.counts.packed + it.counts.sent;
    let queued = it.queue.saved_here + it.queue.sending + it.queue.in_doubt;
    let [known, queued, attention] = [known, queued, it.queue.attention].map(|it| it.to_string());
    let values = [
        ("known", &*known),
        ("queued", &*queued),
        ("attention", &*attention),
    ];
    words.say("cli-synced", &values)
}

pub(crate) fn synced_once(words: &Words, it: &Synced<'_>) -> String {
    let all = synced(words, it.status);
    if it.waits_for_label.is_empty() {
        return all;
    }
    let waits = words.say(keys::delivery(DeliveryView::WaitsForLabel), &[]);
    format!("{all}\n{waits}: {}", it.waits_for_label.join(", "))
}

pub(crate) fn watched(words: &Words, it: &StationView) -> String {
    match keys::link(&it.link) {
        Some(link) => format!("{}. {}", words.say(link, &[]), synced(words, it)),
        None => synced(words, it),
    }
}

pub(crate) fn secret(words: &Words, secret: SecretView) -> String {
    words.say(keys::secret(secret), &[])
}

pub(crate) fn state(words: &Words, state: &StateView) -> String {
    match state.raw.as_str() {
        "" => words.say(keys::state(state.kind), &[]),
        raw => words.say("state-other-raw", &[("raw", raw)]),
    }
}

fn said(words: &Words, key: Option<&str>) -> String {
    key.map_or_else(String::new, |key| words.say(key, &[]))
}

/// To the minute and in UTC, as in the logs that this is read beside.
pub(crate) fn time(at: Option<Millis>) -> String {
    let written = at.map(|at| At(at).to_rfc3339());
    let minute = written.as_deref().and_then(|text| text.get(..16));
    minute.map_or_else(String::new, |text| format!("{}Z", text.replace('T', " ")))
}

fn pairs(words: &Words, rows: &[(&str, String)]) -> String {
    let said = rows
        .iter()
        .map(|(key, value)| (words.say(key, &[]), value.clone()));
    table::pairs(&said.collect::<Vec<_>>())
}

pub(crate) fn columns(
    words: &Words,
    head: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
) -> String {
    let head: Vec<String> = head.iter().map(|key| words.say(key, &[])).collect();
    table::columns(&head, &rows.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use station::view::LanguageView;

    #[test]
    fn a_time_is_written_to_the_minute() {
        assert_eq!(time(Some(1_795_253_400_000)), "2026-11-21 09:30Z");
        assert_eq!(time(None), "");
    }

    #[test]
    fn a_state_that_only_the_oms_knows_is_shown_in_its_words() {
        let other = StateView {
            kind: StateKind::Other,
            raw: "Frozen".into(),
        };
        assert_eq!(state(&Words::of(LanguageView::En), &other), "Other: Frozen");
    }
}
