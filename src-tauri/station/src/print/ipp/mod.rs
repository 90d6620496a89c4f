//! Printers that speak IPP, and spoolers that speak it for them: CUPS is reached by the same code
//! under another address.
//!
//! A spooler says yes at once, also for a printer that has been off for a week. So a job carries
//! its own end with it (`job-cancel-after`): should the station die meanwhile, nothing is printed
//! an hour later on the wrong box all the same. CUPS counts that from when it begins the job, which
//! for a paused printer is whenever somebody lets it go on: such a one is not given any.

mod abilities;
mod http;
mod message;
mod states;
mod trust;

use std::time::Duration;

use reqwest::Client;

use self::http::Broken;
use self::message::{Answer, Attributes, JOB, Member, Operation, PRINTER, Request};
use super::place::{Fingerprint, IppAddress};
use super::printer::{
    Abilities, Condition, Fate, Found, Limits, MediaSize, Printer, Sent, Sheet, SpoolId,
};
use super::trouble::PrintTrouble;

/// By whom a job is, as the spooler's list shows it.
const USER: &str = "packing-station";
/// An IPP name's end; ours are a tenth of it.
const NAME_BYTES_MAX: usize = 255;
/// So many of a spooler's jobs are searched for ours.
const JOBS_MAX: i32 = 200;

const OF_A_JOB: [&str; 5] = [
    "job-id",
    "job-name",
    "job-state",
    "job-state-reasons",
    "job-impressions-completed",
];

pub struct IppPrinter {
    /// Or why there is none; then nothing is ever sent.
    client: Result<Client, PrintTrouble>,
    address: IppAddress,
    limits: Limits,
}

impl IppPrinter {
    pub fn new(address: IppAddress, limits: Limits) -> Self {
        Self {
            client: http::client(&address, &limits),
            address,
            limits,
        }
    }

    /// The certificate that an encrypted printer shows, where nobody whom this computer trusts
    /// vouches for it. Nothing is sent to it.
    pub async fn unvouched(address: &IppAddress, limits: &Limits) -> Option<Fingerprint> {
        if !address.is_encrypted() {
            return None;
        }
        let (client, shown) = http::stranger(limits).ok()?;
        let _ = client.get(address.http().clone()).send().await;
        shown.fingerprint()
    }

    /// The queues of a spooler, by name and address.
    pub(super) async fn queues(&self) -> Result<Vec<(String, String)>, PrintTrouble> {
        let request = Request::new(Operation::CupsGetPrinters);
        let wanted = ["printer-name", "printer-uri-supported"];
        let request = request.keywords("requested-attributes", &wanted);
        let answer = self.ask(request).await?;
        let queue = |printer: &Attributes| {
            let name = printer.text("printer-name")?.to_owned();
            Some((name, printer.text("printer-uri-supported")?.to_owned()))
        };
        Ok(answer.groups(PRINTER).filter_map(queue).collect())
    }

    fn request(&self, operation: Operation) -> Request {
        Request::new(operation).printer(self.address.uri())
    }

    /// Asks for something that changes nothing, or nothing that asking twice would change.
    async fn ask(&self, request: Request) -> Result<Answer, PrintTrouble> {
        let answer = self.exchange(request.with(b""), self.limits.ask).await;
        let answer = answer.map_err(|broken| broken.trouble)?;
        if states::is_yes(answer.status) {
            Ok(answer)
        } else {
            Err(states::refusal(answer.status).0)
        }
    }

    async fn exchange(&self, message: Vec<u8>, within: Duration) -> Result<Answer, Broken> {
        let never_sent = |trouble| Broken {
            trouble,
            is_certain: true,
        };
        let client = self
            .client
            .as_ref()
            .map_err(|trouble| never_sent(*trouble))?;
        let bytes_max = self.limits.answer_bytes_max;
        http::exchange((client, &self.address), message, within, bytes_max).await
    }

    async fn printer(&self, wanted: &[&str]) -> Result<Attributes, PrintTrouble> {
        let request = self.request(Operation::GetPrinterAttributes);
        let answer = self.ask(request.keywords("requested-attributes", wanted));
        let answer = answer.await?;
        let first = answer.groups(PRINTER).next().cloned();
        first.ok_or(PrintTrouble::NotAPrinter)
    }

    /// `None` for a job that has not ended.
    async fn end_of(&self, number: i32) -> Result<Option<Fate>, PrintTrouble> {
        let request = self.request(Operation::GetJobAttributes);
        let request = request.whole("job-id", number);
        let request = request.name("requesting-user-name", USER);
        let request = request.keywords("requested-attributes", &OF_A_JOB);
        match self.ask(request).await {
            Ok(answer) => Ok(answer.groups(JOB).next().and_then(states::ended)),
            // The printer itself was found, so it is the job that was not.
            Err(PrintTrouble::NoSuchPrinter) => Ok(Some(Fate::Unknown(PrintTrouble::Forgotten))),
            Err(trouble) => Err(trouble),
        }
    }

    /// Looks through the spooler's list for a name.
    async fn named(&self, name: &str, which: &str) -> Result<Option<SpoolId>, PrintTrouble> {
        let request = self.request(Operation::GetJobs);
        let request = request.name("requesting-user-name", USER);
        let request = request.whole("limit", JOBS_MAX);
        let request = request.keywords("which-jobs", &[which]);
        let request = request.keywords("requested-attributes", &OF_A_JOB);
        let answer = self.ask(request).await?;
        let ours = |job: &&Attributes| job.text("job-name") == Some(name);
        let number = answer.groups(JOB).find(ours);
        let number = number.and_then(|job| job.whole("job-id"));
        Ok(number.map(spool_id))
    }
}

impl Printer for IppPrinter {
    async fn send(&self, sheet: &Sheet<'_>) -> Sent {
        // What cannot be asked says so itself when it is sent something.
        if self.condition().await == Condition::Paused {
            return Sent::Refused(PrintTrouble::Paused);
        }
        let message = print_job(self.request(Operation::PrintJob), sheet);
        let within = self.limits.send.min(sheet.expires_in);
        match self.exchange(message, within).await {
            Ok(answer) => sent(&answer),
            Err(Broken {
                trouble,
                is_certain: true,
            }) => Sent::Refused(trouble),
            Err(Broken { trouble, .. }) => Sent::Unknown { trouble, job: None },
        }
    }

    async fn fate(&self, job: &SpoolId) -> Fate {
        let Ok(number) = job.0.parse() else {
            return Fate::Unknown(PrintTrouble::Forgotten);
        };
        match self.end_of(number).await {
            Ok(Some(fate)) => fate,
            Ok(None) => Fate::StillWaiting(self.condition().await.trouble()),
            Err(trouble) => Fate::StillWaiting(Some(trouble)),
        }
    }

    async fn find(&self, name: &str) -> Found {
        let name = cut(name);
        for which in ["not-completed", "completed"] {
            match self.named(name, which).await {
                Ok(Some(job)) => return Found::Here(job),
                Ok(None) => {}
                Err(trouble) => return Found::CannotSay(trouble),
            }
        }
        Found::Nowhere
    }

    async fn cancel(&self, job: &SpoolId) -> Fate {
        let Ok(number) = job.0.parse() else {
            return Fate::Unknown(PrintTrouble::Forgotten);
        };
        let request = self.request(Operation::CancelJob).whole("job-id", number);
        let request = request.name("requesting-user-name", USER);
        // A no means that it has ended or is not known, and either is told by looking.
        let asked = self.ask(request).await;
        match (asked, self.end_of(number).await) {
            (_, Ok(Some(fate))) => fate,
            (Err(trouble), Ok(None)) | (_, Err(trouble)) => Fate::StillWaiting(Some(trouble)),
            // It is being stopped.
            (Ok(_), Ok(None)) => Fate::StillWaiting(None),
        }
    }

    async fn condition(&self) -> Condition {
        let wanted = ["printer-state", "printer-state-reasons"];
        match self.printer(&wanted).await {
            Ok(printer) => states::condition(&printer),
            Err(PrintTrouble::Busy) => Condition::Busy,
            Err(trouble) => Condition::Unreachable(trouble),
        }
    }

    async fn abilities(&self) -> Result<Abilities, PrintTrouble> {
        let printer = self.printer(&abilities::WANTED).await?;
        Ok(abilities::read(&printer))
    }
}

fn print_job(request: Request, sheet: &Sheet<'_>) -> Vec<u8> {
    let request = request
        .name("requesting-user-name", USER)
        .name("job-name", cut(sheet.name))
        .mime("document-format", abilities::mime(sheet.format))
        .job()
        // A label that is scaled has bars that are scaled.
        .keywords("print-scaling", &["none"])
        .whole("job-cancel-after", seconds(sheet.expires_in));
    let request = match sheet.media {
        None => request,
        Some(media) => with_media(request, media),
    };
    request.with(sheet.bytes)
}

/// Where the margins are known they are said: CUPS keeps two sizes of one name, and the one with
/// margins would cut off the edge of a label.
fn with_media(request: Request, media: &MediaSize) -> Request {
    let Some(margins) = media.margins else {
        return request.keywords("media", &[&media.name]);
    };
    let whole = |hmm: u32| i32::try_from(hmm).unwrap_or(i32::MAX);
    let size = [
        Member::Whole("x-dimension", whole(media.width_hmm)),
        Member::Whole("y-dimension", whole(media.height_hmm)),
    ];
    let members = [
        Member::Inside("media-size", &size),
        Member::Whole("media-top-margin", whole(margins.top)),
        Member::Whole("media-right-margin", whole(margins.right)),
        Member::Whole("media-bottom-margin", whole(margins.bottom)),
        Member::Whole("media-left-margin", whole(margins.left)),
    ];
    request.collection("media-col", &members)
}

/// A no may carry a job's number too: a printer that fails to print has begun by naming the job.
fn sent(answer: &Answer) -> Sent {
    let job = answer.groups(JOB).next();
    let job = job.and_then(|job| job.whole("job-id")).map(spool_id);
    if !states::is_yes(answer.status) {
        return match states::refusal(answer.status) {
            (trouble, true) => Sent::Refused(trouble),
            (trouble, false) => Sent::Unknown { trouble, job },
        };
    }
    match job {
        Some(job) => Sent::Accepted(job),
        None => Sent::Unknown {
            trouble: PrintTrouble::CannotSay,
            job: None,
        },
    }
}

fn seconds(span: Duration) -> i32 {
    i32::try_from(span.as_secs().max(1)).unwrap_or(i32::MAX)
}

fn spool_id(number: i32) -> SpoolId {
    SpoolId(number.to_string())
}

fn cut(name: &str) -> &str {
    &name[..name.floor_char_boundary(NAME_BYTES_MAX)]
}
