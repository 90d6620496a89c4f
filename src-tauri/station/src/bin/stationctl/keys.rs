//! The key of the words for each value of a view. Each is written in full, so that it can be looked
//! for.

use station::view::*;

pub(crate) fn state(kind: StateKind) -> &'static str {
    match kind {
        StateKind::Waiting => "state-waiting",
        StateKind::Preparing => "state-preparing",
        StateKind::Ready => "state-ready",
        StateKind::WaitingLabel => "state-waiting-label",
        StateKind::Packed => "state-packed",
        StateKind::Shipped => "state-shipped",
        StateKind::Delivered => "state-delivered",
        StateKind::DeliveryFailed => "state-delivery-failed",
        StateKind::AttemptedDelivery => "state-attempted-delivery",
        StateKind::Cancelled => "state-cancelled",
        StateKind::CancellationWaiting => "state-cancellation-waiting",
        StateKind::OutOfStock => "state-out-of-stock",
        StateKind::Blocked => "state-blocked",
        StateKind::Gone => "state-gone",
        StateKind::Other => "state-other",
    }
}

/// What the OMS knows needs no mark.
pub(crate) fn mark(mark: MarkView) -> Option<&'static str> {
    match mark {
        MarkView::None => None,
        MarkView::SavedHere => Some("mark-saved-here"),
        MarkView::Sending => Some("mark-sending"),
        MarkView::InDoubt => Some("mark-in-doubt"),
        MarkView::Attention => Some("mark-attention"),
    }
}

pub(crate) fn step(what: StoryKind) -> &'static str {
    match what {
        StoryKind::Arrived => "story-arrived",
        StoryKind::PackedHere => "story-packed-here",
        StoryKind::PackedOther => "story-packed-other",
        StoryKind::ShippedHere => "story-shipped-here",
        StoryKind::ShippedOther => "story-shipped-other",
        StoryKind::Confirmed => "story-confirmed",
        StoryKind::Presumed => "story-presumed",
        StoryKind::InDoubt => "story-in-doubt",
        StoryKind::Refused => "story-refused",
        StoryKind::Superseded => "story-superseded",
        StoryKind::Withdrawn => "story-withdrawn",
        StoryKind::NeedsPerson => "story-needs-person",
        StoryKind::Closed => "story-closed",
        StoryKind::LabelDrawn => "story-label-drawn",
        StoryKind::LabelPrinted => "story-label-printed",
        StoryKind::LabelVoided => "story-label-voided",
        StoryKind::PutDown => "story-put-down",
        StoryKind::Delivered => "story-delivered",
        StoryKind::DeliveryFailed => "story-delivery-failed",
        StoryKind::AttemptedDelivery => "story-attempted-delivery",
        StoryKind::Cancelled => "story-cancelled",
    }
}

pub(crate) fn act(act: ActView) -> &'static str {
    match act {
        ActView::Pack => "act-pack",
        ActView::PackWithoutShipment => "act-pack-without-shipment",
        ActView::PackForChannel => "act-pack-for-channel",
        ActView::Ship => "act-ship",
        ActView::OrderShipment => "act-order-shipment",
        ActView::ShipWithoutIntegration => "act-ship-without-integration",
        ActView::ShipAdvanced => "act-ship-advanced",
        ActView::SetShipment => "act-set-shipment",
        ActView::MarkDelivered => "act-mark-delivered",
        ActView::MarkUndelivered => "act-mark-undelivered",
        ActView::Prepare => "act-prepare",
        ActView::Deallocate => "act-deallocate",
        ActView::NotFound => "act-not-found",
        ActView::LinesNotFound => "act-lines-not-found",
        ActView::Refuse => "act-refuse",
        ActView::PackForRefund => "act-pack-for-refund",
        ActView::Block => "act-block",
        ActView::Unblock => "act-unblock",
        ActView::SetInvoice => "act-set-invoice",
        ActView::RenewLabel => "act-renew-label",
    }
}

pub(crate) fn delivery(delivery: DeliveryView) -> &'static str {
    match delivery {
        DeliveryView::SavedHere => "mark-saved-here",
        DeliveryView::WaitsForLabel => "state-waiting-label",
        DeliveryView::Sending => "mark-sending",
        DeliveryView::InDoubt => "mark-in-doubt",
        DeliveryView::Accepted => "story-confirmed",
        DeliveryView::NeedsPerson => "mark-attention",
    }
}

/// How surely the station can tell what became of a command.
pub(crate) fn evidence(evidence: EvidenceView) -> &'static str {
    match evidence {
        EvidenceView::Unknown => "cli-evidence-unknown",
        EvidenceView::OwnRows => "cli-evidence-own-rows",
        EvidenceView::StoreRows => "cli-evidence-store-rows",
        EvidenceView::PackageOnly => "cli-evidence-package-only",
        EvidenceView::Nothing => "cli-evidence-nothing",
    }
}

pub(crate) fn question(kind: AttentionKind) -> &'static str {
    match kind {
        AttentionKind::Refused => "story-refused",
        AttentionKind::Cancelled => "state-cancelled",
        AttentionKind::Gone => "state-gone",
        AttentionKind::Unclear => "cli-question-unclear",
        AttentionKind::Overwritten => "cli-question-overwritten",
        AttentionKind::EarlierStep => "story-needs-person",
        AttentionKind::PackedTwice => "cli-question-packed-twice",
        AttentionKind::LabelLate => "cli-question-label-late",
    }
}

/// A program that has only just started has not tried yet.
pub(crate) fn link(link: &LinkView) -> Option<&'static str> {
    match link {
        LinkView::Unknown => None,
        LinkView::Up => Some("cli-link-up"),
        LinkView::Slow { .. } => Some("cli-link-slow"),
        LinkView::Down { .. } => Some("cli-link-down"),
        LinkView::SignedOut => Some("cli-link-signed-out"),
        LinkView::Forbidden => Some("cli-link-forbidden"),
        LinkView::ListRefused => Some("problem-list-refused"),
        LinkView::ListTooLarge => Some("problem-list-too-large"),
        LinkView::Portal => Some("cli-link-portal"),
        LinkView::Untrusted => Some("problem-not-trusted"),
    }
}

pub(crate) fn progress(progress: ProgressView) -> &'static str {
    match progress {
        ProgressView::Queued => "print-queued",
        ProgressView::Sending => "print-sending",
        ProgressView::Sent => "print-sent",
        ProgressView::Printed => "print-printed",
        ProgressView::Failed => "print-failed",
        ProgressView::Unknown => "print-unknown",
        ProgressView::Expired => "print-expired",
        ProgressView::Cancelled => "print-cancelled",
    }
}

pub(crate) fn condition(kind: ConditionKind) -> &'static str {
    match kind {
        ConditionKind::Unknown => "printer-is-unknown",
        ConditionKind::Ready => "printer-is-ready",
        ConditionKind::Busy => "printer-is-busy",
        ConditionKind::PaperOut => "printer-is-paper-out",
        ConditionKind::Open => "printer-is-open",
        ConditionKind::Jam => "printer-is-jam",
        ConditionKind::SupplyOut => "printer-is-supply-out",
        ConditionKind::Paused => "printer-is-paused",
        ConditionKind::Unreachable => "printer-is-unreachable",
        ConditionKind::Other => "printer-is-other",
    }
}

pub(crate) fn secret(secret: SecretView) -> &'static str {
    match secret {
        SecretView::Keychain => "cli-secret-keychain",
        SecretView::File => "cli-secret-file",
        SecretView::Environment => "cli-secret-environment",
        SecretView::Training => "cli-secret-training",
        SecretView::Missing => "cli-secret-missing",
    }
}
