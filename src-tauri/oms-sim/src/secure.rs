//! Secure connections on this machine: an authority of the simulator's own, and certificates of
//! every kind that a desk must not accept.
//!
//! They are made anew at each start and trusted by nobody who was not given the authority's. The
//! greeting is made while the first bytes are read or written, so that one desk that never finishes
//! it keeps nobody waiting. It must not know requests.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;
use tokio_rustls::server::TlsStream;
use tokio_rustls::{Accept, TlsAcceptor};

use crate::faults::Handshake;

const HOST: &str = "127.0.0.1";
const ELSEWHERE: &str = "oms.elsewhere.example";
/// First and last year of what is valid, what was and what will be.
const NOW: [i32; 2] = [2020, 2090];
const PAST: [i32; 2] = [2010, 2011];
const FUTURE: [i32; 2] = [2080, 2090];

#[derive(Debug, thiserror::Error)]
pub enum NoCertificates {
    #[error("no certificate can be made")]
    Certificate(#[from] rcgen::Error),
    #[error("no secure connection can be set up")]
    Tls(#[from] tokio_rustls::rustls::Error),
}

/// The certificates that a desk is shown.
pub(crate) struct Identities {
    good: TlsAcceptor,
    unknown_issuer: TlsAcceptor,
    other_name: TlsAcceptor,
    expired: TlsAcceptor,
    not_yet_valid: TlsAcceptor,
    /// PEM of the authority that vouches for them.
    pub(crate) authority: String,
}

impl std::fmt::Debug for Identities {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identities")
    }
}

impl Identities {
    pub(crate) fn new() -> Result<Self, NoCertificates> {
        let (ours, pem) = authority()?;
        // Whoever sits in between has one too; only nobody trusts it.
        let (stranger, _) = authority()?;
        Ok(Self {
            good: acceptor((&ours, HOST, NOW))?,
            unknown_issuer: acceptor((&stranger, HOST, NOW))?,
            other_name: acceptor((&ours, ELSEWHERE, NOW))?,
            expired: acceptor((&ours, HOST, PAST))?,
            not_yet_valid: acceptor((&ours, HOST, FUTURE))?,
            authority: pem,
        })
    }

    pub(crate) fn greeted(&self, stream: TcpStream, struck: Option<Handshake>) -> Secure {
        let acceptor = match struck {
            None | Some(Handshake::Plain | Handshake::Closed) => &self.good,
            Some(Handshake::UnknownIssuer) => &self.unknown_issuer,
            Some(Handshake::OtherName) => &self.other_name,
            Some(Handshake::Expired) => &self.expired,
            Some(Handshake::NotYetValid) => &self.not_yet_valid,
        };
        Secure::Greeting(Box::new(acceptor.accept(stream)))
    }
}

type Authority = (Issuer<'static, KeyPair>, String);

fn authority() -> Result<Authority, NoCertificates> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new(Vec::new())?;
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let pem = params.self_signed(&key)?.pem();
    Ok((Issuer::new(params, key), pem))
}

fn acceptor(
    (issuer, name, [from, until]): (&Issuer<'static, KeyPair>, &str, [i32; 2]),
) -> Result<TlsAcceptor, NoCertificates> {
    let key = KeyPair::generate()?;
    let mut params = CertificateParams::new(vec![name.to_owned()])?;
    params.not_before = date_time_ymd(from, 1, 1);
    params.not_after = date_time_ymd(until, 1, 1);
    let certificate = params.signed_by(&key, issuer)?.der().clone();
    let key = PrivatePkcs8KeyDer::from(key.serialize_der());
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key.into())?;
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// A connection that is greeted when it is first used.
pub(crate) enum Secure {
    Greeting(Box<Accept<TcpStream>>),
    Open(Box<TlsStream<TcpStream>>),
    /// The greeting failed, and nothing can be said on it any more.
    Over,
}

impl std::fmt::Debug for Secure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secure")
    }
}

impl Secure {
    pub(crate) fn tcp(&self) -> Option<&TcpStream> {
        match self {
            Self::Open(stream) => Some(stream.get_ref().0),
            Self::Greeting(_) | Self::Over => None,
        }
    }

    fn poll_open(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<&mut TlsStream<TcpStream>>> {
        if let Self::Greeting(greeting) = self {
            *self = match ready!(Pin::new(greeting.as_mut()).poll(cx)) {
                Ok(stream) => Self::Open(Box::new(stream)),
                Err(_) => Self::Over,
            };
        }
        match self {
            Self::Open(stream) => Poll::Ready(Ok(stream)),
            Self::Greeting(_) | Self::Over => {
                Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()))
            }
        }
    }
}

impl AsyncRead for Secure {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let stream = ready!(self.get_mut().poll_open(cx))?;
        Pin::new(stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Secure {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let stream = ready!(self.get_mut().poll_open(cx))?;
        Pin::new(stream).poll_write(cx, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let stream = ready!(self.get_mut().poll_open(cx))?;
        Pin::new(stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        match self.get_mut() {
            Self::Open(stream) => Pin::new(stream).poll_shutdown(cx),
            // Nothing was said that would have to be ended politely.
            Self::Greeting(_) | Self::Over => Poll::Ready(Ok(())),
        }
    }
}
