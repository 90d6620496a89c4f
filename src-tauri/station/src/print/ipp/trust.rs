//! Whom an encrypted printer is. It made its certificate itself, so nobody vouches for it: a person
//! does, once, by the certificate's fingerprint, and any other is refused from then on.
//!
//! The proof that the printer has the certificate's key is asked for like of any server; only the
//! question of who signed it, under what name and until when, is answered by the fingerprint.

use std::sync::{Arc, Mutex, PoisonError};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, Error, SignatureScheme};
use sha2::{Digest, Sha256};

use super::super::place::Fingerprint;
use super::super::trouble::PrintTrouble;

/// Trusts the one certificate that a person has vouched for.
pub(super) fn only(fingerprint: Fingerprint) -> Result<ClientConfig, PrintTrouble> {
    let judge = Judge::new(Some(fingerprint));
    config(Arc::new(judge))
}

/// What a printer shows when it is asked who it is.
#[derive(Clone, Default)]
pub(super) struct Shown(Arc<Mutex<Option<Fingerprint>>>);

impl Shown {
    pub(super) fn fingerprint(&self) -> Option<Fingerprint> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Trusts nobody, and so sends nothing; what was shown is kept.
pub(super) fn nobody() -> Result<(ClientConfig, Shown), PrintTrouble> {
    let judge = Judge::new(None);
    let shown = judge.shown.clone();
    Ok((config(Arc::new(judge))?, shown))
}

fn config(judge: Arc<Judge>) -> Result<ClientConfig, PrintTrouble> {
    let provider = Arc::new(ring::default_provider());
    let builder =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let builder = builder.map_err(|error| {
        tracing::error!(error = ?error, "print.trust");
        PrintTrouble::NotSecure
    })?;
    let builder = builder.dangerous().with_custom_certificate_verifier(judge);
    Ok(builder.with_no_client_auth())
}

struct Judge {
    trusted: Option<Fingerprint>,
    shown: Shown,
    provider: CryptoProvider,
}

impl std::fmt::Debug for Judge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Judge({:?})", self.trusted)
    }
}

impl Judge {
    fn new(trusted: Option<Fingerprint>) -> Self {
        Self {
            trusted,
            shown: Shown::default(),
            provider: ring::default_provider(),
        }
    }
}

impl ServerCertVerifier for Judge {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let fingerprint = Fingerprint::new(Sha256::digest(certificate).into());
        let mut shown = self.shown.0.lock().unwrap_or_else(PoisonError::into_inner);
        *shown = Some(fingerprint);
        if self.trusted == Some(fingerprint) {
            return Ok(ServerCertVerified::assertion());
        }
        let refused = CertificateError::ApplicationVerificationFailure;
        Err(Error::InvalidCertificate(refused))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signed, known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let known = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}
