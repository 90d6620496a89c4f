//! Secure connections that are not what they should be: none of them ever carries a request.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use packing::delivery::Answer;
use rcgen::{
    BasicConstraints, Certificate, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd,
};
use station::oms::{HttpOms, HttpSettings, Line, Oms, ReadTrouble, Sent};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};

use super::canned::{order, run};
use super::settings;

/// An authority of the test's own, which the station is told to trust.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let pem = params.self_signed(&key).unwrap().pem();
        Self {
            issuer: Issuer::new(params, key),
            pem,
        }
    }

    fn vouches_for(&self, name: &str, years: [i32; 2]) -> (CertificateDer<'static>, KeyPair) {
        let key = KeyPair::generate().unwrap();
        let params = params(name, years);
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        (certificate.der().clone(), key)
    }
}

fn params(name: &str, [from, until]: [i32; 2]) -> CertificateParams {
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    params.not_before = date_time_ymd(from, 1, 1);
    params.not_after = date_time_ymd(until, 1, 1);
    params
}

pub(crate) fn self_signed(name: &str) -> (CertificateDer<'static>, KeyPair) {
    let key = KeyPair::generate().unwrap();
    let certificate = params(name, ALWAYS).self_signed(&key).unwrap();
    (certificate.der().clone(), key)
}

/// An authority's own certificate, which says that it is one, for this very address.
fn authority_itself() -> (Certificate, KeyPair) {
    let key = KeyPair::generate().unwrap();
    let mut params = params("127.0.0.1", ALWAYS);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    (params.self_signed(&key).unwrap(), key)
}

/// A server with such a certificate, and the certificate for who would trust it.
pub(crate) fn its_own_authority() -> (SocketAddr, String) {
    let (certificate, key) = authority_itself();
    (serve((certificate.der().clone(), key)), certificate.pem())
}

const ALWAYS: [i32; 2] = [2020, 2090];

type Shown = (CertificateDer<'static>, KeyPair);

/// Answers every request with a yes, once the handshake was made.
fn serve(identity: Shown) -> SocketAddr {
    serve_counted(identity).0
}

/// The same, and counts the requests.
pub(crate) fn serve_counted(identity: Shown) -> (SocketAddr, Arc<AtomicUsize>) {
    serve_as(identity, Then::Yes)
}

/// What a server does after a good handshake.
#[derive(Clone, Copy, Debug)]
enum Then {
    Yes,
    /// Neither reads nor ends the connection as TLS wants it ended.
    CutUnread,
    Cut,
    /// Ends it as TLS wants it ended, and has said nothing.
    Goodbye,
    Silence,
    HalfARefusal,
}

const HALF: &[u8] =
    b"HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{\"er";

async fn go_on<S: AsyncReadExt + AsyncWriteExt + Unpin>(stream: &mut S, then: Then) -> usize {
    if matches!(then, Then::CutUnread) {
        return 0;
    }
    let mut request = [0; 4096];
    let read = stream.read(&mut request).await.unwrap_or(0);
    let _ = match then {
        Then::Yes => stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await,
        Then::HalfARefusal => stream.write_all(HALF).await,
        Then::Silence => stream.read(&mut request).await.map(|_| ()),
        Then::Cut | Then::CutUnread | Then::Goodbye => Ok(()),
    };
    if matches!(then, Then::Yes | Then::Goodbye) {
        let _ = stream.shutdown().await;
    } else {
        let _ = stream.flush().await;
    }
    usize::from(read > 0)
}

fn serve_as((certificate, key): Shown, then: Then) -> (SocketAddr, Arc<AtomicUsize>) {
    let _ = tokio_rustls::rustls::crypto::ring::default_provider().install_default();
    let key = PrivatePkcs8KeyDer::from(key.serialize_der());
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key.into())
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let addr = listener.local_addr().unwrap();
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    std::thread::spawn(move || {
        run(async move {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                if let Ok(mut stream) = acceptor.accept(stream).await {
                    let heard = go_on(&mut stream, then).await;
                    counted.fetch_add(heard, Ordering::SeqCst);
                }
            }
        });
    });
    (addr, count)
}

fn trusting(authority: &Authority, addr: SocketAddr) -> HttpSettings {
    let mut settings = settings(&format!("https://{addr}"));
    settings.site.ca_pem = Some(authority.pem.clone().into_bytes());
    settings
}

fn sent(authority: &Authority, addr: SocketAddr) -> Sent {
    run(HttpOms::new(trusting(authority, addr))
        .unwrap()
        .send(order()))
}

#[test]
fn a_certificate_that_the_shops_own_authority_vouches_for_is_good() {
    let authority = Authority::new();
    let addr = serve(authority.vouches_for("127.0.0.1", ALWAYS));
    assert_eq!(sent(&authority, addr).answer, Answer::Accepted);
}

/// The handshake was good, so the command may have been carried out, whatever comes after it.
#[test]
fn a_good_connection_that_ends_or_falls_silent_leaves_the_command_in_doubt() {
    let authority = Authority::new();
    for (then, line, name, heard) in [
        (Then::CutUnread, Line::Down, "cut", 0),
        (Then::Cut, Line::Down, "cut", 1),
        (Then::Goodbye, Line::Down, "cut", 1),
        (Then::HalfARefusal, Line::Down, "cut", 1),
        (Then::Silence, Line::Down, "timed-out", 1),
    ] {
        let (addr, count) = serve_as(authority.vouches_for("127.0.0.1", ALWAYS), then);
        let settings = HttpSettings {
            limits: super::faults::LIMITS,
            ..trusting(&authority, addr)
        };
        let sent = run(HttpOms::new(settings).unwrap().send(order()));
        let told = (sent.answer, sent.line, sent.outcome);
        assert_eq!(told, (Answer::Unclear, line, name), "{then:?}");
        // It counts once it has seen that the station gave up.
        for _ in 0..400 {
            if count.load(Ordering::SeqCst) < heard {
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
        }
        assert_eq!(count.load(Ordering::SeqCst), heard, "{then:?}: sent once");
    }
}

#[test]
fn a_certificate_that_is_not_the_omss_carries_no_command_and_says_what_is_wrong() {
    let authority = Authority::new();
    for (identity, name) in unfit(&authority) {
        let addr = serve(identity);
        let sent = sent(&authority, addr);
        let told = (sent.answer, sent.line, sent.outcome);
        assert_eq!(told, (Answer::NeverSent, Line::Untrusted, name));
        let client = HttpOms::new(trusting(&authority, addr)).unwrap();
        let read = run(client.log_head());
        let told =
            matches!(read, Err(ReadTrouble::Certificate(fault)) if fault.to_string() == name);
        assert!(told, "{read:?} for {name}");
    }
}

/// What is shown by whoever is not the OMS, and what it is called.
fn unfit(authority: &Authority) -> Vec<(Shown, &'static str)> {
    let stranger = Authority::new();
    let (itself, key) = authority_itself();
    vec![
        (self_signed("127.0.0.1"), "certificate-of-unknown-issuer"),
        (
            stranger.vouches_for("127.0.0.1", ALWAYS),
            "certificate-of-unknown-issuer",
        ),
        (
            authority.vouches_for("oms.example", ALWAYS),
            "certificate-of-another-name",
        ),
        (
            authority.vouches_for("127.0.0.1", [2020, 2021]),
            "certificate-expired",
        ),
        (
            authority.vouches_for("127.0.0.1", [2080, 2090]),
            "certificate-not-yet-valid",
        ),
        ((itself.der().clone(), key), "certificate-unfit"),
    ]
}

/// A server for each of them, and the authority that would be trusted.
pub(crate) fn unfit_servers() -> (String, Vec<(SocketAddr, &'static str)>) {
    let authority = Authority::new();
    let unfit = unfit(&authority).into_iter();
    let servers = unfit.map(|(shown, name)| (serve(shown), name)).collect();
    (authority.pem, servers)
}

/// The outcomes that are met here.
pub(super) fn outcomes() -> Vec<&'static str> {
    let all = unfit(&Authority::new()).into_iter();
    all.map(|(_, name)| name).collect()
}

/// The simulated OMS has the same troubles by name, so that a whole station can meet them.
#[test]
fn the_simulated_omss_secure_connections_fail_as_its_faults_say_and_nothing_is_sent() {
    let sim = oms_sim::start(oms_sim::Options {
        secure: true,
        ..oms_sim::Options::default()
    })
    .unwrap();
    let desk = || {
        let base = station::oms::BaseUrl::parse(&sim.url()).unwrap();
        let token = station::secret::Token::new(sim.token()).unwrap();
        let mut settings = HttpSettings::new(base, token, sim.erp_code());
        settings.site.ca_pem = sim.authority().map(|pem| pem.as_bytes().to_vec());
        HttpOms::new(settings).unwrap()
    };
    let page = run(desk().page(station::oms::PageAsk::ChangedSince(None))).unwrap();
    let id = page.packages[0].id;
    for (fault, line, name) in [
        (
            "tls_unknown_issuer",
            Line::Untrusted,
            "certificate-of-unknown-issuer",
        ),
        (
            "tls_other_name",
            Line::Untrusted,
            "certificate-of-another-name",
        ),
        ("tls_expired", Line::Untrusted, "certificate-expired"),
        (
            "tls_not_yet_valid",
            Line::Untrusted,
            "certificate-not-yet-valid",
        ),
        ("tls_plain", Line::Down, "no-handshake"),
        ("tls_closed", Line::Down, "no-handshake"),
    ] {
        sim.fault(oms_sim::Fault::named(fault).unwrap().next(1));
        let mut order = order();
        order.package = id;
        let sent = run(desk().send(order));
        let told = (sent.answer, sent.line, sent.outcome);
        assert_eq!(told, (Answer::NeverSent, line, name), "{fault}");
        assert!(sim.faults_set().is_empty(), "{fault} has struck");
    }
    assert!(sim.witness().is_empty());
    assert!(
        run(desk().package(id)).unwrap().is_some(),
        "and all is well again"
    );
}

/// What the OMS links to has its own address: a page, a label.
#[test]
fn links_of_a_secure_oms_are_secure_and_are_followed() {
    let sim = oms_sim::start(oms_sim::Options {
        secure: true,
        labels: oms_sim::Labels::Url,
        ..oms_sim::Options::default()
    })
    .unwrap();
    let base = station::oms::BaseUrl::parse(&sim.url()).unwrap();
    let token = station::secret::Token::new(sim.token()).unwrap();
    let mut settings = HttpSettings::new(base, token, sim.erp_code());
    settings.site.ca_pem = sim.authority().map(|pem| pem.as_bytes().to_vec());
    settings.site.page_size = 5;
    let oms = HttpOms::new(settings).unwrap();
    let (mut seen, mut ask) = (0, station::oms::PageAsk::ChangedSince(None));
    let mut labelled = None;
    loop {
        let page = run(oms.page(ask)).unwrap();
        seen += page.packages.len();
        let mut with_label = page.packages.iter().filter(|it| it.label_file.is_some());
        labelled = labelled.or_else(|| with_label.next().map(|it| it.id));
        let Some(next) = page.next else { break };
        assert!(next.starts_with(&sim.url()), "{next}");
        ask = station::oms::PageAsk::Next(next);
    }
    assert!(seen > 5, "more than a page");
    let label = run(oms.label_file(labelled.unwrap())).unwrap();
    assert!(!label.bytes.is_empty());
}
