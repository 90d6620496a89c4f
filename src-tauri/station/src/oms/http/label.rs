//! Fetches a package's label file, and the OMS's own document for it.
//!
//! Its address comes from the OMS and may lead anywhere: to the OMS itself, where it needs our key,
//! or to some storage, which must never see it. Nothing is followed, and plain text is spoken with
//! nobody but this machine. What came is told by its bytes.

use packing::id::PackageId;
use reqwest::Url;
use reqwest::header::ACCEPT;
use serde_json::Value;

use super::super::ReadTrouble;
use super::super::label::{LABEL_BYTES_MAX, LabelFile, LabelTrouble, label_of};
use super::super::wire::{LabelAt, document_at, document_name, label_at, label_name};
use super::outcome;
use super::received::{self, Body, Broken, Raw};
use super::session::Use;
use super::settings::is_loopback;
use super::{HttpOms, Received};

const FORMATS: &str = "application/pdf, image/png, text/plain;q=0.9, */*;q=0.5";

type NameOf = fn(&Value) -> Option<String>;

impl HttpOms {
    /// The package's own label, whole and of a format that can be printed.
    pub async fn label(&self, id: PackageId) -> Result<LabelFile, LabelTrouble> {
        self.file(id, (label_at, label_name)).await
    }

    /// The shop's invoice, or the paper that stands in for it, held to the same rules.
    pub async fn document(&self, id: PackageId) -> Result<LabelFile, LabelTrouble> {
        self.file(id, (document_at, document_name)).await
    }

    async fn file(
        &self,
        id: PackageId,
        (file_at, name_of): (fn(&Value) -> LabelAt, NameOf),
    ) -> Result<LabelFile, LabelTrouble> {
        let url = self.url(&format!("packages/{}/", id.0), &[]);
        let url = url.map_err(LabelTrouble::Read)?;
        let received = self.read(url).await.map_err(LabelTrouble::Read)?;
        let received = received.ok_or(LabelTrouble::Withheld(404))?;
        let Body::Json(package) = received.body else {
            return Err(LabelTrouble::Read(ReadTrouble::Unreadable));
        };
        let file = match file_at(&package) {
            LabelAt::Nowhere => Err(LabelTrouble::NotThere),
            LabelAt::Address(address) => self.label_from(&address).await,
            LabelAt::File(bytes) => label_of(bytes),
            LabelAt::TooLarge => Err(LabelTrouble::TooLarge),
            LabelAt::Unreadable => Err(LabelTrouble::UnknownFormat),
        };
        let name = name_of(&package);
        file.map(|file| LabelFile { name, ..file })
    }

    async fn label_from(&self, address: &str) -> Result<LabelFile, LabelTrouble> {
        let base = &self.settings.site.base;
        // Written without a host, it is meant from the host's root.
        let root = base
            .url()
            .join("/")
            .map_err(|_| LabelTrouble::UnsafeAddress)?;
        let url = root
            .join(address)
            .map_err(|_| LabelTrouble::UnsafeAddress)?;
        if base.has_origin_of(&url) {
            let raw = self.fetch_from_oms(url).await?;
            return if raw.status == 200 {
                opened(raw)
            } else {
                Err(withheld_by_oms(raw))
            };
        }
        // Where the OMS is on this machine, so may its storage be.
        let is_safe = url.scheme() == "https" || (base.is_plain() && is_loopback(&url));
        if !is_safe || !url.username().is_empty() || url.password().is_some() {
            return Err(LabelTrouble::UnsafeAddress);
        }
        let request = self.client.get(url.clone()).header(ACCEPT, FORMATS);
        let raw = received::raw(request, &url, LABEL_BYTES_MAX).await;
        // A stranger's pace, doors and certificate tell nothing about the OMS.
        let raw = raw.map_err(|broken| match broken {
            Broken::TooLarge => LabelTrouble::TooLarge,
            _ => LabelTrouble::StorageSilent,
        })?;
        if raw.status == 200 {
            opened(raw)
        } else {
            Err(LabelTrouble::Withheld(raw.status))
        }
    }

    /// By the key that its package was read with a moment ago.
    async fn fetch_from_oms(&self, url: Url) -> Result<Raw, LabelTrouble> {
        let pass = self.session.pass(&self.client, Use::Read).await;
        let pass = pass.map_err(LabelTrouble::Read)?;
        let request = self.client.get(url.clone()).header(ACCEPT, FORMATS);
        let raw = received::raw(pass.sign(request), &url, LABEL_BYTES_MAX).await;
        raw.map_err(not_fetched)
    }
}

/// What it says of its pace counts beside a file as well; what it says of the file, or of the key
/// that it has just taken, does not.
fn withheld_by_oms(raw: Raw) -> LabelTrouble {
    let status = raw.status;
    match outcome::read(Ok(Received::from(raw))) {
        Err(trouble @ ReadTrouble::SlowDown { .. }) => LabelTrouble::Read(trouble),
        Ok(_) | Err(_) => LabelTrouble::Withheld(status),
    }
}

fn opened(raw: Raw) -> Result<LabelFile, LabelTrouble> {
    // Some services wrap the file; but a second address is never followed.
    if let Ok(wrapped) = serde_json::from_slice(&raw.bytes) {
        return match label_at(&wrapped) {
            LabelAt::File(bytes) => label_of(bytes),
            LabelAt::TooLarge => Err(LabelTrouble::TooLarge),
            LabelAt::Nowhere | LabelAt::Address(_) | LabelAt::Unreadable => {
                Err(LabelTrouble::UnknownFormat)
            }
        };
    }
    label_of(raw.bytes)
}

fn not_fetched(broken: Broken) -> LabelTrouble {
    match broken {
        Broken::TooLarge => LabelTrouble::TooLarge,
        other => LabelTrouble::Read(outcome::not_read(other)),
    }
}
