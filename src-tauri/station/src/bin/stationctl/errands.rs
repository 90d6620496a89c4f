//! Each errand: open the station as far as it takes, ask or act, answer.

use station::Station;
use station::error::{Problem, ProblemKey};
use station::view::{RowView, ScanView};

use crate::args::{Errand, Line};
use crate::failure::Failure;
use crate::setup::Setup;
use crate::terminal::Terminal;
use crate::{acts, doctor, kept, printing, sync, text, token};

pub(crate) fn run(line: &Line, terminal: &Terminal) -> Result<(), Failure> {
    let setup = Setup::of(line)?;
    let look = || setup.look(terminal);
    match &line.errand {
        Errand::Status => {
            let status = look()?.station.status()?;
            terminal.answer(&status, |words| text::status(words, &status))
        }
        Errand::List(shelf) => {
            let list = look()?.station.list(*shelf)?;
            terminal.answer(&list, |words| text::list(words, &list))
        }
        Errand::Show(number) => {
            let open = look()?;
            let package = open.station.package(find(&open.station, number)?.row.id)?;
            terminal.answer(&package, |words| text::package(words, &package))
        }
        Errand::Actions(number) => {
            let open = look()?;
            let actions = open.station.actions(find(&open.station, number)?.row.id)?;
            terminal.answer(&actions, |words| text::actions(words, &actions))
        }
        Errand::Queue => {
            let queue = look()?.station.queue()?;
            terminal.answer(&queue, |words| text::queue(words, &queue))
        }
        Errand::Attention => {
            let questions = look()?.station.attention()?;
            terminal.answer(&questions, |words| text::attention(words, &questions))
        }
        Errand::Lost => {
            let lost = look()?.station.lost()?;
            terminal.answer(&lost, |words| text::lost(words, lost.as_ref()))
        }
        Errand::Journal(number) => kept::journal(&look()?.station, number, terminal),
        Errand::VerifyJournal => kept::verify(&look()?.station, terminal),
        Errand::Backup => {
            let backup = look()?.station.back_up()?;
            terminal.answer(&backup, |words| {
                words.say("cli-backup-saved", &[("path", &backup.path)])
            })
        }
        Errand::Restore(file) => kept::restore(&setup, file, terminal),
        Errand::Packers => {
            let packers = look()?.station.packers()?;
            terminal.answer(&packers, |words| text::packers(words, &packers))
        }
        Errand::Printers => printing::printers(&look()?.station, terminal),
        Errand::Prints(number) => printing::prints(&look()?.station, number.as_deref(), terminal),
        Errand::AddPacker(name) => {
            let packer = setup.begin()?.station.add_packer(name)?;
            terminal.answer(&packer, |_| packer.name.clone())
        }
        Errand::Act { who, act } => acts::run(&setup.work()?.station, who, (act, terminal)),
        Errand::Sync(how) => sync::run(&setup.work()?.station, *how, terminal),
        Errand::SetToken => token::set(&setup, terminal),
        Errand::ForgetToken => token::forget(&setup, terminal),
        Errand::Doctor { write } => doctor::run(&setup, write.as_deref(), terminal),
    }
}

/// The package that a person means.
pub(crate) struct Meant {
    pub(crate) row: RowView,
    /// It was named by a label whose carrier or tracking number has changed since.
    pub(crate) by_stale_label: bool,
}

/// By what is printed on it, as a scanner would read it; else by the OMS's id.
pub(crate) fn find(station: &Station, text: &str) -> Result<Meant, Problem> {
    let (row, by_stale_label) = match station.scan(text)? {
        ScanView::Package { row } => (*row, false),
        ScanView::StaleLabel { row } => (*row, true),
        ScanView::Key { .. } => return Err(Problem::of(ProblemKey::UnknownPackage)),
        ScanView::Unknown { text } => {
            let id = text
                .parse()
                .map_err(|_| Problem::of(ProblemKey::UnknownPackage))?;
            (station.package(id)?.row, false)
        }
    };
    Ok(Meant {
        row,
        by_stale_label,
    })
}
