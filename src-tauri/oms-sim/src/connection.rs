//! A connection that can be made to fail: cut without a word, or dripping.
//!
//! It must not know requests, nor what a certificate says. A handler holds a [`Connection`] and
//! flips it; the socket under the HTTP library then refuses to write, so the desk sees what it
//! would see on a broken line: no status line, no body, a reset.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
#[cfg(feature = "tls")]
use std::sync::Weak;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Sleep, sleep};

#[cfg(feature = "tls")]
use crate::faults::Handshake;
#[cfg(feature = "tls")]
use crate::secure::Secure;
use crate::shared::Shared;

const SOUND: u8 = 0;
const DRIPPING: u8 = 1;
const CUT: u8 = 2;
/// The first half of what is written next still leaves, and then a polite end.
const HALF: u8 = 3;
const ENDED: u8 = 4;

/// About 10 kB/s: a page of packages then takes some seconds.
const DRIP_BYTES: usize = 512;
const DRIP_PAUSE: Duration = Duration::from_millis(50);
/// A pause after which accepting may work again, when the machine is out of sockets.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// A handler's grip on the connection that its request came by.
#[derive(Debug, Clone)]
pub(crate) struct Connection(Arc<AtomicU8>);

impl Connection {
    /// From here on nothing is written: the answer being made is never sent.
    pub(crate) fn cut(&self) {
        self.0.store(CUT, Ordering::Release);
    }

    /// The answer being made ends in the middle.
    pub(crate) fn cut_in_half(&self) {
        self.0.store(HALF, Ordering::Release);
    }

    pub(crate) fn drip(&self, slow: bool) {
        self.0
            .store(if slow { DRIPPING } else { SOUND }, Ordering::Release);
    }
}

impl Connected<IncomingStream<'_, Connections>> for Connection {
    fn connect_info(stream: IncomingStream<'_, Connections>) -> Self {
        Self(Arc::clone(&stream.io().condition))
    }
}

/// What a connection is greeted with: nothing, or the secret words of TLS.
#[derive(Clone)]
pub(crate) struct Door {
    #[cfg(feature = "tls")]
    shared: Weak<Shared>,
}

impl Door {
    #[cfg(feature = "tls")]
    pub(crate) fn of(shared: &Arc<Shared>) -> Self {
        let shared = Arc::downgrade(shared);
        Self { shared }
    }

    #[cfg(not(feature = "tls"))]
    pub(crate) fn of(_: &Arc<Shared>) -> Self {
        Self {}
    }

    /// `None` where the connection ends here.
    #[cfg(feature = "tls")]
    fn opened(&self, stream: TcpStream) -> Option<Stream> {
        let shared = self.shared.upgrade()?;
        let Some(secure) = &shared.secure else {
            return Some(Stream::Plain(stream));
        };
        let now = shared.world().clock.now();
        let struck = shared.faults().strike_connection(now);
        match struck {
            Some(Handshake::Closed) => None,
            Some(Handshake::Plain) => Some(Stream::Plain(stream)),
            other => Some(Stream::Secure(secure.greeted(stream, other))),
        }
    }

    #[cfg(not(feature = "tls"))]
    #[allow(clippy::unused_self, reason = "with TLS it has something to look at")]
    fn opened(&self, stream: TcpStream) -> Option<Stream> {
        Some(Stream::Plain(stream))
    }
}

pub(crate) struct Connections {
    pub(crate) listener: TcpListener,
    pub(crate) door: Door,
}

#[derive(Debug)]
enum Stream {
    Plain(TcpStream),
    #[cfg(feature = "tls")]
    Secure(Secure),
}

impl Stream {
    fn tcp(&self) -> Option<&TcpStream> {
        match self {
            Self::Plain(stream) => Some(stream),
            #[cfg(feature = "tls")]
            Self::Secure(stream) => stream.tcp(),
        }
    }
}

macro_rules! passed_on {
    ($stream:expr, $method:ident, $($argument:expr),+) => {
        match $stream {
            Stream::Plain(stream) => Pin::new(stream).$method($($argument),+),
            #[cfg(feature = "tls")]
            Stream::Secure(stream) => Pin::new(stream).$method($($argument),+),
        }
    };
}

impl Listener for Connections {
    type Io = Line;
    type Addr = std::net::SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            match self.listener.accept().await {
                Ok((stream, addr)) => {
                    // Without it small answers wait for an acknowledgement, which only costs speed.
                    let _ = stream.set_nodelay(true);
                    if let Some(stream) = self.door.opened(stream) {
                        return (Line::new(stream), addr);
                    }
                }
                Err(_) => sleep(ACCEPT_PAUSE).await,
            }
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

/// A TCP stream in some condition.
#[derive(Debug)]
pub(crate) struct Line {
    stream: Stream,
    condition: Arc<AtomicU8>,
    pause: Option<Pin<Box<Sleep>>>,
}

impl Line {
    fn new(stream: Stream) -> Self {
        Self {
            stream,
            condition: Arc::new(AtomicU8::new(SOUND)),
            pause: None,
        }
    }

    fn is(&self, condition: u8) -> bool {
        self.condition.load(Ordering::Acquire) == condition
    }
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        passed_on!(&mut self.stream, poll_read, cx, buf)
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.is(CUT) {
            // Closing then sends a reset rather than a polite end.
            if let Some(tcp) = self.stream.tcp() {
                let _ = tcp.set_zero_linger();
            }
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        if self.is(HALF) {
            self.condition.store(ENDED, Ordering::Release);
            let half = &bytes[..bytes.len().div_ceil(2)];
            return passed_on!(&mut self.stream, poll_write, cx, half);
        }
        if self.is(ENDED) {
            return Poll::Ready(Err(io::ErrorKind::BrokenPipe.into()));
        }
        if !self.is(DRIPPING) {
            return passed_on!(&mut self.stream, poll_write, cx, bytes);
        }
        if let Some(pause) = &mut self.pause {
            ready!(pause.as_mut().poll(cx));
        }
        self.pause = Some(Box::pin(sleep(DRIP_PAUSE)));
        let drip = &bytes[..bytes.len().min(DRIP_BYTES)];
        passed_on!(&mut self.stream, poll_write, cx, drip)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        passed_on!(&mut self.stream, poll_flush, cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        passed_on!(&mut self.stream, poll_shutdown, cx)
    }
}
