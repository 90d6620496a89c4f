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

/// Answers every request with a yes, once the handshake was made.
fn serve(identity: (CertificateDer<'static>, KeyPair)) -> SocketAddr {
    serve_counted(identity).0
}

/// The same, and counts the requests.
pub(crate) fn serve_counted(
    (certificate, key): (CertificateDer<'static>, KeyPair),
) -> (SocketAddr, Arc<AtomicUsize>) {
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
                    let mut request = [0; 4096];
                    if stream.read(&mut request).await.is_ok_and(|read| read > 0) {
                        counted.fetch_add(1, Ordering::SeqCst);
                    }
                    let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await;
                    let _ = stream.shutdown().await;
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

#[test]
fn a_certificate_that_is_not_the_omss_carries_no_command_and_says_what_is_wrong() {
    let authority = Authority::new();
    for (identity, name) in unfit(&authority) {
        let addr = serve(identity);
        let sent = sent(&authority, addr);
        let told = (sent.answer, sent.line, sent.outcome);
        assert_eq!(told, (Answer::NeverSent, Line::Portal, name));
        let client = HttpOms::new(trusting(&authority, addr)).unwrap();
        let read = run(client.log_head());
        let told =
            matches!(read, Err(ReadTrouble::Certificate(fault)) if fault.to_string() == name);
        assert!(told, "{read:?} for {name}");
    }
}

type Shown = (CertificateDer<'static>, KeyPair);

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
            Line::Portal,
            "certificate-of-unknown-issuer",
        ),
        (
            "tls_other_name",
            Line::Portal,
            "certificate-of-another-name",
        ),
        ("tls_expired", Line::Portal, "certificate-expired"),
        (
            "tls_not_yet_valid",
            Line::Portal,
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
