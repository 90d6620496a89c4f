//! Printers that take ZPL as it comes, on a port of their own.
//!
//! Such a printer has no names for jobs and no list of them. What it has is `~HS`: asked before,
//! it says whether a label would come out; asked afterwards, that nothing is left to print. Zebra's
//! own printers do not answer it at all while paper or ribbon is out, the head is open or hot, so
//! silence is a finding and not a fault of the line.
//!
//! It can forget all that it holds, or nothing. A label that comes out late is asked about and told
//! by its code; another desk's that never comes out was told as printed there. So it forgets only
//! what can only be ours, and a person is asked about the rest.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::place::RawAddress;
use super::printer::{
    Abilities, Condition, Fate, Format, Found, Limits, Printer, Sent, Sheet, SpoolId, Tongue,
};
use super::trouble::PrintTrouble;
use super::zebra::{self, HostStatus};

/// Three short lines; what says more is something else.
const ANSWER_BYTES_MAX: usize = 2048;
/// All that is in the printer, and the only thing that can be cancelled there.
const EVERYTHING: &str = "all";

pub struct RawPrinter {
    address: RawAddress,
    limits: Limits,
    /// So many labels of ours are all that it can still hold; none where others' may be there.
    only_ours: AtomicU32,
}

impl RawPrinter {
    pub fn new(address: RawAddress, limits: Limits) -> Self {
        Self {
            address,
            limits,
            only_ours: AtomicU32::new(0),
        }
    }

    async fn connect(&self) -> Result<Line, PrintTrouble> {
        let host = self.address.host.trim_matches(['[', ']']);
        let place = (host, self.address.port);
        let connecting = async {
            let found = tokio::net::lookup_host(place).await;
            let found: Vec<SocketAddr> = found.map_err(|_| PrintTrouble::NoSuchHost)?.collect();
            let made = TcpStream::connect(found.as_slice()).await;
            made.map_err(|_| PrintTrouble::Unreachable)
        };
        let made = timeout(self.limits.connect, connecting).await;
        let stream = made.map_err(|_| PrintTrouble::Unreachable)??;
        Ok(Line {
            stream,
            limits: self.limits,
        })
    }

    async fn status(&self) -> Result<HostStatus, PrintTrouble> {
        let mut line = self.connect().await?;
        self.status_on(&mut line).await
    }

    async fn status_on(&self, line: &mut Line) -> Result<HostStatus, PrintTrouble> {
        let status = line.status().await?;
        // Ours are out, or others have come behind them.
        if status.is_empty() || status.waiting() > self.only_ours.load(Ordering::SeqCst) {
            self.only_ours.store(0, Ordering::SeqCst);
        }
        Ok(status)
    }

    /// Sends where it is certain that the label would come out now.
    async fn begin(&self, bytes: &[u8]) -> Result<Line, PrintTrouble> {
        let mut line = self.connect().await?;
        let status = self.status_on(&mut line).await?;
        match status.trouble() {
            Some(trouble) => Err(trouble),
            None if status.is_full => Err(PrintTrouble::Busy),
            None => {
                let ours = if status.is_empty() {
                    zebra::labels_in(bytes)
                } else {
                    0
                };
                self.only_ours.store(ours, Ordering::SeqCst);
                Ok(line)
            }
        }
    }

    async fn print(&self, line: &mut Line, bytes: &[u8]) -> Sent {
        if let Err(trouble) = line.write(bytes).await {
            return unknown(trouble);
        }
        loop {
            match self.status_on(line).await {
                Err(trouble) => return unknown(trouble),
                // It may be out of paper now and have printed ours with the last of it.
                Ok(status) if status.is_empty() => return Sent::Delivered,
                // The answer came after our bytes, so it has them, and waits.
                Ok(status) if status.trouble().is_some() => return Sent::Accepted(everything()),
                Ok(_) => tokio::time::sleep(self.limits.pause).await,
            }
        }
    }
}

impl Printer for RawPrinter {
    async fn send(&self, sheet: &Sheet<'_>) -> Sent {
        if sheet.format != Format::Zpl {
            return Sent::Refused(PrintTrouble::FormatRefused);
        }
        let mut line = match self.begin(sheet.bytes).await {
            Ok(line) => line,
            Err(trouble) => return Sent::Refused(trouble),
        };
        let within = self.limits.send.min(sheet.expires_in);
        match timeout(within, self.print(&mut line, sheet.bytes)).await {
            Ok(sent) => sent,
            Err(_) => unknown(PrintTrouble::NoAnswer),
        }
    }

    async fn fate(&self, _: &SpoolId) -> Fate {
        match self.status().await {
            // Printed, or lost with the printer's memory when somebody switched it off and on.
            Ok(status) if status.is_idle() => Fate::Unknown(PrintTrouble::CannotSay),
            Ok(status) => Fate::StillWaiting(status.trouble()),
            Err(trouble) => Fate::StillWaiting(Some(trouble)),
        }
    }

    async fn find(&self, _: &str) -> Found {
        Found::CannotSay(PrintTrouble::CannotSay)
    }

    async fn cancel(&self, _: &SpoolId) -> Fate {
        let mut line = match self.connect().await {
            Ok(line) => line,
            Err(trouble) => return Fate::StillWaiting(Some(trouble)),
        };
        let before = self.status_on(&mut line).await;
        let mut after = before;
        if self.only_ours.load(Ordering::SeqCst) > 0 {
            if let Err(trouble) = line.write(zebra::CANCEL_ALL).await {
                return Fate::StillWaiting(Some(trouble));
            }
            after = self.status_on(&mut line).await;
        }
        match (before, after) {
            // It held the label back, and now it holds nothing.
            (Ok(before), Ok(after)) if before.is_holding() && after.is_empty() => Fate::Cancelled,
            (_, Ok(after)) if after.is_empty() => Fate::Unknown(PrintTrouble::CannotSay),
            (_, Ok(after)) => Fate::StillWaiting(after.trouble()),
            (_, Err(trouble)) => Fate::StillWaiting(Some(trouble)),
        }
    }

    async fn condition(&self) -> Condition {
        match self.status().await {
            Ok(status) => status.condition(),
            Err(trouble) => Condition::Unreachable(trouble),
        }
    }

    async fn abilities(&self) -> Result<Abilities, PrintTrouble> {
        let mut line = self.connect().await?;
        let told = line.ask(zebra::WHO, zebra::is_identity).await?;
        let identity = zebra::identity(&told).ok_or(PrintTrouble::NotAPrinter)?;
        Ok(Abilities {
            tongue: Tongue::Zpl,
            make_and_model: identity.model,
            formats: vec![Format::Zpl],
            dpi: identity.dpi.into_iter().collect(),
            raster: None,
            media: Vec::new(),
        })
    }
}

/// One connection.
struct Line {
    stream: TcpStream,
    limits: Limits,
}

impl Line {
    async fn status(&mut self) -> Result<HostStatus, PrintTrouble> {
        let told = self.ask(zebra::STATUS, zebra::is_status).await?;
        zebra::status(&told).ok_or(PrintTrouble::NotAPrinter)
    }

    async fn write(&mut self, bytes: &[u8]) -> Result<(), PrintTrouble> {
        let writing = async {
            self.stream.write_all(bytes).await?;
            self.stream.flush().await
        };
        let done = timeout(self.limits.ask, writing).await;
        let done = done.map_err(|_| PrintTrouble::NoAnswer)?;
        done.map_err(|_| PrintTrouble::Cut)
    }

    /// Asks, and reads until the answer is whole.
    async fn ask(
        &mut self,
        question: &[u8],
        is_whole: fn(&[u8]) -> bool,
    ) -> Result<Vec<u8>, PrintTrouble> {
        self.write(question).await?;
        let reading = read_until(&mut self.stream, is_whole);
        let read = timeout(self.limits.ask, reading).await;
        read.map_err(|_| PrintTrouble::Silent)?
    }
}

async fn read_until(
    stream: &mut TcpStream,
    is_whole: fn(&[u8]) -> bool,
) -> Result<Vec<u8>, PrintTrouble> {
    let mut told = Vec::new();
    while !is_whole(&told) {
        let mut some = [0; 256];
        let count = stream.read(&mut some).await;
        let count = count.map_err(|_| PrintTrouble::Cut)?;
        if count == 0 {
            return Err(PrintTrouble::Cut);
        }
        told.extend_from_slice(&some[..count]);
        if told.len() > ANSWER_BYTES_MAX {
            return Err(PrintTrouble::NotAPrinter);
        }
    }
    Ok(told)
}

fn unknown(trouble: PrintTrouble) -> Sent {
    Sent::Unknown {
        trouble,
        job: Some(everything()),
    }
}

fn everything() -> SpoolId {
    SpoolId(EVERYTHING.to_owned())
}
