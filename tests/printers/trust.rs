//! Encrypted printers, which made their certificates themselves: one is taken once a person has
//! vouched for its fingerprint, and no other is spoken to.

use std::net::SocketAddr;
use std::sync::atomic::Ordering;

use station::error::ProblemKey;
use station::print::{IppAddress, IppPrinter, Place, PrintTrouble, Printer, open};
use station::view::PlaceView;

use super::LIMITS;
use crate::oms_client::tls::{self_signed, serve_counted};
use crate::support::Counter;

fn address(at: SocketAddr) -> IppAddress {
    IppAddress::parse(&format!("ipps://{at}/ipp/print")).unwrap()
}

async fn trouble(address: IppAddress) -> PrintTrouble {
    let printer = open(&Place::Ipp { address }, LIMITS);
    printer.abilities().await.unwrap_err()
}

#[tokio::test]
async fn a_printers_own_certificate_is_taken_once_a_person_vouched_for_it_and_no_other() {
    let (first, asked) = serve_counted(self_signed("printer.local"));
    let (second, asked_second) = serve_counted(self_signed("printer.local"));
    let stranger = address(first);
    assert_eq!(trouble(stranger.clone()).await, PrintTrouble::NotSecure);
    let shown = IppPrinter::unvouched(&stranger, &LIMITS).await.unwrap();
    assert_eq!(asked.load(Ordering::SeqCst), 0, "nothing was sent to it");

    let pinned = IppAddress::parse(&stranger.trusting(shown)).unwrap();
    // It answers, and says that it is no printer: the connection was made.
    assert_eq!(trouble(pinned.clone()).await, PrintTrouble::NotAPrinter);
    assert_eq!(asked.load(Ordering::SeqCst), 1);

    let replaced = IppAddress::parse(&address(second).trusting(shown)).unwrap();
    assert_eq!(trouble(replaced).await, PrintTrouble::OtherCertificate);
    assert_eq!(asked_second.load(Ordering::SeqCst), 0);
}

#[test]
fn who_sets_an_encrypted_printer_up_is_shown_whom_to_vouch_for() {
    let (at, _) = serve_counted(self_signed("printer.local"));
    let counter = Counter::open();
    let asked = |address: String| counter.station.ask_printer(&PlaceView::Ipp { address });
    let problem = asked(format!("ipps://{at}/ipp/print")).unwrap_err();
    assert_eq!(problem.key, ProblemKey::PrinterUnvouched);
    let fingerprint = problem.args.get("fingerprint").unwrap();
    assert_eq!(fingerprint.split(':').count(), 32, "{fingerprint}");
    let address = problem.args.get("address").unwrap().clone();
    let known = asked(address).unwrap_err();
    assert_eq!(known.key, ProblemKey::NotAPrinter, "it is spoken to now");
}
