// Generated from Rust by `cargo xtask bindings`. Change it there.

export type ProblemKey = "not-waiting" | "not-packed" | "not-shipped" | "not-blocked" | "already-delivered" | "not-from-here" | "waits-for-label" | "wrong-for-channel" | "carrier-missing" | "tracking-missing" | "lines-missing" | "pieces-too-many" | "pieces-none-left" | "reason-missing" | "reason-unknown" | "invoice-missing" | "invoice-kind-missing" | "invoice-content-missing" | "invoice-date-missing" | "nothing-to-change" | "already-shipped" | "cancelled" | "blocked" | "gone" | "unknown-state" | "needs-person-first" | "no-packer" | "packer-name-too-long" | "no-tracking-yet" | "wrong-carrier" | "unknown-package" | "too-late-to-undo" | "question-changed" | "unknown-command" | "queue-full" | "no-printer" | "printer-not-accepted" | "unknown-printer" | "printer-name-taken" | "printer-unfit" | "printer-in-use" | "test-code-wrong" | "training-prints-to-folder" | "print-under-way" | "print-unclear" | "already-printed" | "not-printed-yet" | "label-void" | "label-recounted" | "label-changed" | "label-needs-look" | "unknown-print" | "unknown-handover" | "print-too-late" | "parcels-unfit" | "place-unfit" | "label-not-here-yet" | "number-not-for-bars" | "number-too-long" | "paper-cut" | "paper-glyphs" | "no-document" | "document-not-here-yet" | "document-too-large" | "document-unprintable" | "label-zpl-only" | "label-too-large" | "label-other-dots" | "label-code-lost" | "label-no-code" | "label-page-count" | "label-damaged" | "label-unknown-format" | "paper-lost" | "print-cut-off" | "label-of-cancelled" | "label-of-blocked" | "label-of-gone" | "label-of-changed" | "label-of-unpacked" | "label-made-anew" | "label-came-out" | "not-saved-disk-full" | "not-saved" | "not-read" | "label-not-saved" | "printer-unreachable" | "printer-name-unknown" | "printer-not-secure" | "printer-unvouched" | "printer-other-certificate" | "printer-no-answer" | "not-a-printer" | "no-such-printer" | "printer-not-allowed" | "printer-silent" | "printer-paper-out" | "printer-open" | "printer-jam" | "printer-supply-out" | "printer-paused" | "printer-busy" | "printer-not-accepting" | "printer-format-refused" | "printer-too-large" | "printer-fault" | "print-aborted" | "print-uncertain" | "print-no-folder" | "print-folder-full" | "print-folder-refused" | "printer-no-format" | "printer-resolution" | "printer-resolution-unknown" | "printer-media-missing" | "printer-margins" | "no-contact" | "signed-out" | "forbidden" | "list-refused" | "list-too-large" | "not-the-oms" | "not-trusted" | "already-running" | "database-newer" | "database-damaged" | "not-a-backup" | "data-dir-read-only" | "data-dir-full" | "data-dir-not-ours" | "data-dir-unusable" | "data-dir-unnamed" | "config-unreadable" | "config-syntax" | "config-unknown-key" | "config-wrong-value" | "config-not-text" | "config-not-a-file" | "config-named-file" | "config-variable" | "config-variable-unknown" | "config-missing" | "no-token" | "token-file-open" | "token-unreadable" | "token-unfit" | "token-variable" | "bug";

export type Problem = { key: ProblemKey, 
/**
 * Values for the words: paths, names, numbers, all as text.
 */
args: { [key in string]: string }, retry: boolean, };

export type StationView = { 
/**
 * Grows with every change; an older answer than the one on screen is dropped.
 */
revision: number, stationName: string, store: string, training: boolean, packer: PackerView | null, link: LinkView, queue: QueueView, counts: CountsView, 
/**
 * What a person has to do about labels: prints, those to be looked at first, dead ones.
 */
labels: number, 
/**
 * When the OMS last answered.
 */
refreshedAt: number | null, evidence: EvidenceView, 
/**
 * The OMS went back in time: nothing is sent until somebody has seen what it may have lost.
 */
wentBack: boolean, secret: SecretView, 
/**
 * Copies of other stores' packages that the OMS sent although it was asked for this store's.
 */
foreign: number, 
/**
 * The data of this desk had to be put right.
 */
notice: NoticeView | null, version: string, dataDir: string, };

export type PackerView = { id: number, name: string, };

export type LinkView = { "kind": "unknown" } | { "kind": "up" } | { "kind": "down", since: number, tries: number, retryAt: number, } | { "kind": "signedOut" } | { "kind": "forbidden" } | { "kind": "listRefused" } | { "kind": "listTooLarge" } | { "kind": "portal" } | { "kind": "untrusted" } | { "kind": "slow", retryAt: number, };

export type QueueView = { 
/**
 * Saved here and not yet on their way.
 */
savedHere: number, sending: number, 
/**
 * Sent, and the OMS may or may not have them.
 */
inDoubt: number, attention: number, 
/**
 * Made for another sign-in: kept here until a named person lets them go to this one.
 */
foreign: number, };

export type CountsView = { waiting: number, late: number, packed: number, sent: number, };

export type EvidenceView = "unknown" | "ownRows" | "storeRows" | "packageOnly" | "nothing";

export type SecretView = "keychain" | "file" | "environment" | "training" | "missing";

export type NoticeView = { kind: NoticeKind, at: number, 
/**
 * So many commands are looked at before anything is sent.
 */
inDoubt: number, 
/**
 * The file that was replaced, in the data directory; empty where there was none.
 */
aside: string, };

export type NoticeKind = "salvaged" | "restored";

export type Shelf = "waiting" | "packed" | "sent";

export type ListView = { rows: Array<RowView>, 
/**
 * All that are on the shelf; `rows` may be fewer.
 */
total: number, };

export type RowView = { id: number, number: string, orderNumber: string, recipient: string, city: string, 
/**
 * Pieces over all lines, where each of them says how many.
 */
pieces: number | null, state: StateView, mark: MarkView, dueAt: number | null, channel: string, carrier: string | null, trackingNumber: string | null, 
/**
 * When the OMS last changed it.
 */
modifiedAt: number | null, 
/**
 * It may be handed to its own carrier now.
 */
ready: boolean, 
/**
 * The OMS's copy is missing: this is what this desk's own unsettled work remembers of it.
 */
remembered: boolean, };

export type StateView = { kind: StateKind, 
/**
 * What the OMS called it; shown only where the kind is `other`.
 */
raw: string, };

export type StateKind = "waiting" | "preparing" | "ready" | "waitingLabel" | "packed" | "shipped" | "delivered" | "deliveryFailed" | "attemptedDelivery" | "cancelled" | "cancellationWaiting" | "outOfStock" | "blocked" | "gone" | "other";

export type MarkView = "none" | "savedHere" | "sending" | "inDoubt" | "attention";

export type PackageView = { row: RowView, lines: Array<LineView>, address: Array<string>, phone: string, notes: string, giftNote: string, queryNumber: string | null, 
/**
 * `null` where the packer may, else the reason why not.
 */
pack: Problem | null, ship: Problem | null, label: Problem | null, 
/**
 * The last command of this desk, where it can still be taken back.
 */
undo: string | null, 
/**
 * The label last drawn here.
 */
paper: PaperView | null, 
/**
 * Where its boxes were last put down here.
 */
stands: string | null, story: Array<StoryView>, 
/**
 * The OMS has a paper of its own for it: an invoice, or what stands in for one.
 */
hasDocument: boolean, 
/**
 * What the OMS tells beside all this, as it came.
 */
others: Array<OtherView>, 
/**
 * When this copy was asked for.
 */
askedAt: number | null, };

export type LineView = { name: string, sku: string, barcode: string, 
/**
 * `None`: the OMS did not say in a way that is understood.
 */
quantity: number | null, };

export type OtherView = { name: string, value: string, };

export type PaperView = { path: string, carrier: string, trackingNumber: string, drawnAt: number, 
/**
 * Carrier or tracking number has changed since: this paper is dead.
 */
stale: boolean, 
/**
 * Something did not fit and was cut; look before sticking it on.
 */
overflow: boolean, 
/**
 * Characters that our fonts cannot draw.
 */
missingGlyphs: string, };

export type StoryView = { at: number, what: StoryKind, who: string | null, 
/**
 * The OMS's own words, carrier, or other detail; shown small.
 */
detail: string, };

export type StoryKind = "arrived" | "packedHere" | "packedOther" | "shippedHere" | "shippedOther" | "confirmed" | "presumed" | "inDoubt" | "refused" | "superseded" | "withdrawn" | "needsPerson" | "closed" | "labelDrawn" | "labelPrinted" | "labelVoided" | "putDown" | "delivered" | "deliveryFailed" | "attemptedDelivery" | "cancelled";

export type SavedView = { command: string, package: number, };

export type HandoverView = { id: number, carrier: string, saved: Array<SavedView>, 
/**
 * Packages that stay here, each with the reason.
 */
refused: Array<RefusedView>, };

export type RefusedView = { package: number, number: string, problem: Problem, };

export type AttentionView = { command: string, kind: AttentionKind, act: ActView, 
/**
 * Which words tell of it.
 */
step: StepView, row: RowView, 
/**
 * Where the box is, as far as this desk knows; the farthest come first.
 */
whereabouts: WhereaboutsView, 
/**
 * Where it was last put down, in the shop's own words.
 */
stands: string | null, madeAt: number, madeBy: string, 
/**
 * The OMS's own words, if it said any.
 */
detail: string, 
/**
 * At most two.
 */
choices: Array<ChoiceView>, 
/**
 * Later steps of this package, which wait for the answer.
 */
held: Array<ActView>, };

export type ActView = "pack" | "packWithoutShipment" | "packForChannel" | "ship" | "orderShipment" | "shipWithoutIntegration" | "shipAdvanced" | "setShipment" | "markDelivered" | "markUndelivered" | "prepare" | "deallocate" | "notFound" | "linesNotFound" | "refuse" | "packForRefund" | "block" | "unblock" | "setInvoice" | "renewLabel";

export type ActionsView = { package: number, 
/**
 * The OMS's offers are for the package as it is shown. With work of this desk on top of its
 * copy they are out of date, and an action that is not offered may well be possible.
 */
offersCurrent: boolean, 
/**
 * In the order of a package's way.
 */
actions: Array<ActionView>, 
/**
 * What the OMS offers and this station does not know, in the OMS's own words.
 */
unknownOffers: Array<string>, 
/**
 * To choose from where an action needs a carrier, a reason or lines.
 */
carriers: Array<CarrierView>, reasons: Array<ReasonView>, items: Array<ItemView>, };

export type ActionView = { act: ActView, 
/**
 * What has to be said with it.
 */
needs: NeedsView, 
/**
 * The OMS's own name for it, where it offers it for this package.
 */
offeredAs: string | null, 
/**
 * Slugs, codes and numbers that mean it for this package.
 */
names: Array<string>, 
/**
 * `null` where it may be done, else the reason why not.
 */
whyNot: Problem | null, };

export type NeedsView = "nothing" | "shipment" | "fault" | "lines" | "linesIfAny" | "reason" | "invoice";

export type CarrierView = { id: number, name: string, };

export type ReasonView = { id: number, title: string, };

export type ItemView = { item: number, name: string, sku: string, quantity: number | null, };

export type ActionInput = { "act": "pack" } | { "act": "packWithoutShipment" } | { "act": "packForChannel" } | { "act": "ship" } | { "act": "orderShipment" } | { "act": "shipWithoutIntegration" } | { "act": "shipAdvanced", shipment: ShipmentInput, } | { "act": "setShipment", shipment: ShipmentInput, } | { "act": "markDelivered" } | { "act": "markUndelivered" } | { "act": "prepare", lines: Array<MissingInput>, } | { "act": "deallocate" } | { "act": "notFound", fault: FaultInput, } | { "act": "linesNotFound", lines: Array<MissingInput>, } | { "act": "refuse", reason: number, } | { "act": "packForRefund" } | { "act": "block" } | { "act": "unblock" } | { "act": "setInvoice", invoice: InvoiceInput, } | { "act": "renewLabel" };

export type ShipmentInput = { carrier: number, trackingNumber: string, queryNumber: string | null, };

export type FaultInput = "notFound" | "wrong";

export type MissingInput = { item: number, quantity: number, fault: FaultInput, };

export type InvoiceInput = { number: string, 
/**
 * The kind of document, in the OMS's word.
 */
kind: string, content: string, datedAt: number, };

export type AttentionKind = "refused" | "cancelled" | "gone" | "unclear" | "earlierStep" | "overwritten" | "packedTwice" | "labelLate";

export type StepView = "pack" | "ship" | "other";

export type WhereaboutsView = "open" | "packed" | "labelled" | "handedOver";

export type LostView = { noticedAt: number, commands: Array<QueuedView>, };

export type QueuedView = { command: string, package: number, number: string, act: ActView, delivery: DeliveryView, attempts: number, madeAt: number, madeBy: string, 
/**
 * An earlier one of its package has to come first.
 */
held: boolean, 
/**
 * Made for another sign-in, and kept here until somebody lets it go to this one.
 */
foreign: boolean, };

export type DeliveryView = "savedHere" | "waitsForLabel" | "sending" | "inDoubt" | "accepted" | "needsPerson";

export type ChoiceView = "retry" | "close";

export type AnswerInput = { "choice": "retry" } | { "choice": "close", because: Because, };

export type Because = "unpacked" | "settledThere" | "carrierTold" | "handedOn" | "notNeeded";

export type ReboundView = { commands: number, };

export type ScanView = { "kind": "package", row: RowView, } | { "kind": "staleLabel", row: RowView, } | { "kind": "key", key: KeyView, } | { "kind": "unknown", text: string, };

export type PreferencesView = { language: LanguageView, theme: ThemeView, 
/**
 * Percent: 100, 125, 150 or 200.
 */
textSize: number, };

export type LanguageView = "en" | "tr" | "ar" | "de";

export type ThemeView = "light" | "dark" | "contrast";

export type StartView = { "kind": "ready", preferences: PreferencesView, station: StationView, 
/**
 * What the first picture shows; where it could not be read, the screen asks and is told.
 */
first: FirstView | null, } | { "kind": "refused", problem: Problem, 
/**
 * The machine's language: what a person chose lies in the database, which did not open.
 */
language: LanguageView, };

export type FirstView = { 
/**
 * The first rows of those that wait.
 */
waiting: ListView, packers: Array<PackerView>, };

export type ChangedView = { revision: number, 
/**
 * Empty means: any of them.
 */
packages: Array<number>, };

export type LineSwitch = "unplug" | "plug";

export type PrinterView = { id: number, name: string, place: PlaceView, format: FormatView, dpi: number, media: MediaView, 
/**
 * What it is for; nothing is sent to a printer that is for nothing.
 */
uses: Array<UseView>, 
/**
 * When somebody scanned its test page. Before, no label goes there.
 */
acceptedAt: number | null, acceptedBy: string | null, condition: ConditionView, 
/**
 * Prints that wait for it, or that it is at.
 */
waiting: number, };

export type PlaceView = { "kind": "ipp", address: string, } | { "kind": "raw", address: string, } | { "kind": "folder", path: string, };

export type FormatView = "pdf" | "zpl" | "pwg";

export type MediaView = "inch4x6" | "mm100x150" | "mm100x100" | "a6" | "a5" | "a4";

export type DocumentView = "label" | "slip" | "handover" | "card" | "document" | "testPage";

export type UseView = { document: DocumentView, 
/**
 * Only this carrier's; `null` for all of them.
 */
carrier: string | null, };

export type ConditionView = { kind: ConditionKind, 
/**
 * What is wrong and what to do; `null` where nothing is.
 */
problem: Problem | null, 
/**
 * The printer's own words, where it has any; shown small.
 */
detail: string, };

export type ConditionKind = "unknown" | "ready" | "busy" | "paperOut" | "open" | "jam" | "supplyOut" | "paused" | "unreachable" | "other";

export type PrinterInput = { name: string, place: PlaceView, format: FormatView, 
/**
 * 203 or 300.
 */
dpi: number, media: MediaView, };

export type NearbyView = { name: string, place: PlaceView, };

export type AbilitiesView = { makeAndModel: string, formats: Array<FormatView>, 
/**
 * Dots per inch of its head, its usual ones first; empty where it does not say.
 */
dpi: Array<number>, 
/**
 * What we would send it, drawn for so many dots; `null` where nothing fits.
 */
format: FormatView | null, drawsAt: number | null, 
/**
 * Why nothing fits.
 */
problem: Problem | null, 
/**
 * Of the sizes that labels are drawn for, those that it has; all of them where it does not
 * say.
 */
sizes: Array<SizeView>, 
/**
 * What lies in it now, in its own measures.
 */
loaded: string | null, };

export type SizeView = { media: MediaView, loaded: boolean, 
/**
 * `null` where it does not say.
 */
margins: MarginsView | null, 
/**
 * Why labels of this size do not fit.
 */
problem: Problem | null, };

export type MarginsView = { top: number, right: number, bottom: number, left: number, };

export type PrintView = { id: string, 
/**
 * `null` for what belongs to no package, such as a test page.
 */
package: number | null, 
/**
 * Of which handover, where it is a driver's sheet.
 */
handover: number | null, 
/**
 * The package's number, or the handover's; empty where there is none.
 */
number: string, document: DocumentView, printer: number, printerName: string, progress: ProgressView, why: WhyView, 
/**
 * Why once more; only where `why` is `again`.
 */
reason: AgainView | null, 
/**
 * 1 for the first, 2 for the first reprint.
 */
copy: number, parcel: number, parcels: number, madeAt: number, madeBy: string, endedAt: number | null, 
/**
 * What stands in its way, or stood in it last.
 */
trouble: Problem | null, 
/**
 * It can still be taken back.
 */
canCancel: boolean, 
/**
 * Somebody was asked to stop it at the printer, and the printer has not said yet.
 */
cancelling: boolean, };

export type ProgressView = "queued" | "sending" | "sent" | "printed" | "failed" | "unknown" | "expired" | "cancelled";

export type WhyView = "itself" | "asked" | "batch" | "again" | "test";

export type AgainView = "didNotComeOut" | "unreadable" | "damaged" | "lost" | "other";

export type LabelsView = { printers: Array<PrinterView>, 
/**
 * On their way, in the order in which they come out.
 */
printing: Array<PrintView>, 
/**
 * Packed boxes that have no label yet: scan the box, and it prints.
 */
ready: Array<RowView>, 
/**
 * Prints that need a person.
 */
problem: Array<PrintView>, 
/**
 * Labels that do not print by themselves, as something on them is cut off or missing.
 */
look: Array<LookView>, 
/**
 * Boxes whose label is dead: it comes off, and a new one goes on.
 */
swap: Array<SwapView>, 
/**
 * Since this desk's own midnight, newest first.
 */
printed: Array<PrintView>, };

export type LookView = { row: RowView, 
/**
 * The first of its boxes with such a label, and into how many it goes.
 */
parcel: number, parcels: number, overflow: boolean, missingGlyphs: string, };

export type SwapView = { row: RowView, parcel: number, 
/**
 * What the paper says.
 */
carrier: string, trackingNumber: string, };

export type BatchView = { prints: Array<PrintView>, 
/**
 * Packages without a print, each with the reason.
 */
refused: Array<RefusedView>, };

export type LabelPlanView = { kind: LabelPlanKind, printer: string | null, 
/**
 * Into so many boxes the package goes.
 */
parcels: number, 
/**
 * So many of them have been proven to carry a label that is true.
 */
proven: number, 
/**
 * What is in its way, or wrong with one that is printed.
 */
problem: Problem | null, };

export type LabelPlanKind = "printsNow" | "printsSoon" | "waitsForScan" | "waitsForBox" | "needsLook" | "byHand" | "noPrinter" | "done";

export type LabelScanView = { "kind": "match", row: RowView, parcel: number, parcels: number, 
/**
 * So many of the package's boxes have been proven so far, this one included.
 */
proven: number, } | { "kind": "swap", inHand: RowView, belongsTo: RowView, } | { "kind": "dead", row: RowView, why: DeadView, 
/**
 * `null` where a new label can be printed now.
 */
print: Problem | null, } | { "kind": "ambiguous", row: RowView, } | { "kind": "unknown", text: string, };

export type DeadView = "changed" | "void" | "recounted" | "cancelled" | "gone";

export type KeyView = "primary" | "label" | "undo" | "back" | "queue" | "labels" | "handover" | "attention";

export const PROBLEM_KEYS: readonly ProblemKey[] = ["not-waiting","not-packed","not-shipped","not-blocked","already-delivered","not-from-here","waits-for-label","wrong-for-channel","carrier-missing","tracking-missing","lines-missing","pieces-too-many","pieces-none-left","reason-missing","reason-unknown","invoice-missing","invoice-kind-missing","invoice-content-missing","invoice-date-missing","nothing-to-change","already-shipped","cancelled","blocked","gone","unknown-state","needs-person-first","no-packer","packer-name-too-long","no-tracking-yet","wrong-carrier","unknown-package","too-late-to-undo","question-changed","unknown-command","queue-full","no-printer","printer-not-accepted","unknown-printer","printer-name-taken","printer-unfit","printer-in-use","test-code-wrong","training-prints-to-folder","print-under-way","print-unclear","already-printed","not-printed-yet","label-void","label-recounted","label-changed","label-needs-look","unknown-print","unknown-handover","print-too-late","parcels-unfit","place-unfit","label-not-here-yet","number-not-for-bars","number-too-long","paper-cut","paper-glyphs","no-document","document-not-here-yet","document-too-large","document-unprintable","label-zpl-only","label-too-large","label-other-dots","label-code-lost","label-no-code","label-page-count","label-damaged","label-unknown-format","paper-lost","print-cut-off","label-of-cancelled","label-of-blocked","label-of-gone","label-of-changed","label-of-unpacked","label-made-anew","label-came-out","not-saved-disk-full","not-saved","not-read","label-not-saved","printer-unreachable","printer-name-unknown","printer-not-secure","printer-unvouched","printer-other-certificate","printer-no-answer","not-a-printer","no-such-printer","printer-not-allowed","printer-silent","printer-paper-out","printer-open","printer-jam","printer-supply-out","printer-paused","printer-busy","printer-not-accepting","printer-format-refused","printer-too-large","printer-fault","print-aborted","print-uncertain","print-no-folder","print-folder-full","print-folder-refused","printer-no-format","printer-resolution","printer-resolution-unknown","printer-media-missing","printer-margins","no-contact","signed-out","forbidden","list-refused","list-too-large","not-the-oms","not-trusted","already-running","database-newer","database-damaged","not-a-backup","data-dir-read-only","data-dir-full","data-dir-not-ours","data-dir-unusable","data-dir-unnamed","config-unreadable","config-syntax","config-unknown-key","config-wrong-value","config-not-text","config-not-a-file","config-named-file","config-variable","config-variable-unknown","config-missing","no-token","token-file-open","token-unreadable","token-unfit","token-variable","bug"];
