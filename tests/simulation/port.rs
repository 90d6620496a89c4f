//! The wire's end at a desk: an `Oms` whose answers the history brings when it likes.
//!
//! A request is put into the mailbox when it is first polled and its future waits until the answer
//! lies there. Whoever drops the future has crashed; the request is under way all the same.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use packing::id::{LogId, PackageId};
use packing::package::Package;
use station::oms::{LogAsk, LogPage, Oms, Order, Page, PageAsk, ReadTrouble, Sent};

/// It is moved from hand to hand, so what is large in it is not.
#[derive(Clone, Debug)]
pub(crate) enum Request {
    Page(PageAsk),
    Package(PackageId),
    Log(LogAsk),
    LogHead,
    Send(Box<Order>),
}

#[derive(Clone, Debug)]
pub(crate) enum Reply {
    Page(Page),
    Package(Option<Box<Package>>),
    Log(LogPage),
    LogHead(Option<LogId>),
    Sent(Sent),
    Trouble(ReadTrouble),
}

#[derive(Default)]
struct Mail {
    next: u32,
    out: Vec<(u32, Request)>,
    replies: Vec<(u32, Reply)>,
}

#[derive(Clone, Default)]
pub(crate) struct Port(Arc<Mutex<Mail>>);

impl Port {
    fn mail(&self) -> MutexGuard<'_, Mail> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was asked since the last time.
    pub(crate) fn asked(&self) -> Vec<(u32, Request)> {
        std::mem::take(&mut self.mail().out)
    }

    pub(crate) fn reply(&self, number: u32, reply: Reply) {
        self.mail().replies.push((number, reply));
    }

    fn ask(&self, request: Request) -> Asking {
        Asking {
            port: self.clone(),
            request: Some(request),
            number: 0,
        }
    }
}

struct Asking {
    port: Port,
    request: Option<Request>,
    number: u32,
}

impl Future for Asking {
    type Output = Reply;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Reply> {
        let this = self.get_mut();
        let mut mail = this.port.mail();
        if let Some(request) = this.request.take() {
            mail.next += 1;
            this.number = mail.next;
            mail.out.push((this.number, request));
            return Poll::Pending;
        }
        let place = mail.replies.iter().position(|(of, _)| *of == this.number);
        match place {
            Some(place) => Poll::Ready(mail.replies.swap_remove(place).1),
            None => Poll::Pending,
        }
    }
}

/// A reply of the wrong kind is a slip of the simulation itself.
fn mixed_up<T>(reply: &Reply) -> T {
    unreachable!("{reply:?}")
}

impl Oms for Port {
    async fn page(&self, ask: PageAsk) -> Result<Page, ReadTrouble> {
        match self.ask(Request::Page(ask)).await {
            Reply::Page(page) => Ok(page),
            Reply::Trouble(trouble) => Err(trouble),
            other => mixed_up(&other),
        }
    }

    async fn package(&self, id: PackageId) -> Result<Option<Package>, ReadTrouble> {
        match self.ask(Request::Package(id)).await {
            Reply::Package(package) => Ok(package.map(|package| *package)),
            Reply::Trouble(trouble) => Err(trouble),
            other => mixed_up(&other),
        }
    }

    async fn log(&self, ask: LogAsk) -> Result<LogPage, ReadTrouble> {
        match self.ask(Request::Log(ask)).await {
            Reply::Log(page) => Ok(page),
            Reply::Trouble(trouble) => Err(trouble),
            other => mixed_up(&other),
        }
    }

    async fn log_head(&self) -> Result<Option<LogId>, ReadTrouble> {
        match self.ask(Request::LogHead).await {
            Reply::LogHead(head) => Ok(head),
            Reply::Trouble(trouble) => Err(trouble),
            other => mixed_up(&other),
        }
    }

    async fn send(&self, order: Order) -> Sent {
        match self.ask(Request::Send(Box::new(order))).await {
            Reply::Sent(sent) => sent,
            other => mixed_up(&other),
        }
    }
}
