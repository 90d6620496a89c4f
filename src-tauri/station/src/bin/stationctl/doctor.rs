//! Examines the OMS, and writes down the settings that fit it. It changes nothing at the OMS.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;
use station::clock::Clock;
use station::doctor::{self, Check, Diagnosis, Finding, Verdict};
use station::error::{Problem, ProblemKey};
use station::words::Words;

use crate::failure::{Exit, Failure};
use crate::setup::Setup;
use crate::terminal::Terminal;
use crate::text::columns;

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    diagnosis: &'a Diagnosis,
    config: Option<String>,
}

pub(crate) fn run(setup: &Setup, write: Option<&Path>, terminal: &Terminal) -> Result<(), Failure> {
    let token = doctor::token(&setup.config, &setup.data_dir);
    let token = token.map_err(|problem| Exit::NoStart.because(problem))?;
    let no_token = || Exit::NoContact.because(Problem::of(ProblemKey::NoToken));
    let token = token.ok_or_else(no_token)?;
    if let Some(file) = write.filter(|file| file.exists()) {
        return Err(exists(file));
    }
    let diagnosis = doctor::examine(&setup.config, &token, &Clock::of_machine());
    let is_in = diagnosis.lets_us_in();
    let written = match write {
        Some(file) if is_in => Some(written(&diagnosis, file)?),
        Some(_) | None => None,
    };
    let answer = Answer {
        diagnosis: &diagnosis,
        config: written.as_ref().map(|file| file.display().to_string()),
    };
    terminal.answer(&answer, |words| text(words, &answer))?;
    if !is_in {
        Err(Exit::NoContact.saying("doctor-no-contact"))
    } else if diagnosis
        .findings
        .iter()
        .any(|it| it.verdict == Verdict::Bad)
    {
        Err(Exit::Failed.saying("doctor-not-well"))
    } else {
        Ok(())
    }
}

/// Somebody's settings are never written over.
fn written(diagnosis: &Diagnosis, file: &Path) -> Result<PathBuf, Failure> {
    let trusted = file.with_extension("ca.pem");
    let name = trusted
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let pem = diagnosis.config.oms.ca_pem.as_deref();
    if let Some(pem) = pem {
        create(&trusted, pem)?;
    }
    let name = name.filter(|_| pem.is_some());
    let settings = diagnosis.config.written(name.as_deref());
    create(file, settings.as_bytes()).inspect_err(|_| {
        if pem.is_some() {
            let _ = std::fs::remove_file(&trusted);
        }
    })?;
    Ok(file.to_owned())
}

fn create(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let created = OpenOptions::new().write(true).create_new(true).open(file);
    let written = created.and_then(|mut open| {
        // Half of it would stand in the way of the next try.
        open.write_all(bytes).inspect_err(|_| {
            let _ = std::fs::remove_file(file);
        })
    });
    written.map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => exists(file),
        _ => Exit::Failed
            .saying("doctor-not-written")
            .with("path", file.display().to_string()),
    })
}

fn exists(file: &Path) -> Failure {
    let path = file.display().to_string();
    Exit::Failed.saying("doctor-file-exists").with("path", path)
}

fn text(words: &Words, answer: &Answer<'_>) -> String {
    let all = answer.diagnosis.findings.iter();
    let head = ["doctor-how", "doctor-what", "doctor-found"];
    let rows = all.clone().map(|it| row(words, it));
    let mut said = vec![columns(words, &head, rows), String::new()];
    let advised = all.filter_map(|it| it.advice.map(|advice| (it.check, advice)));
    said.extend(advised.map(|(check, advice)| advised_text(words, check, advice)));
    if let Some(config) = &answer.config {
        said.push(words.say("doctor-written", &[("path", config)]));
    }
    said.join("\n")
}

fn row(words: &Words, it: &Finding) -> Vec<String> {
    let verdict = match it.verdict {
        Verdict::Good => "doctor-good",
        Verdict::Note => "doctor-note",
        Verdict::Bad => "doctor-bad",
        Verdict::Unseen => "doctor-unseen",
    };
    vec![
        words.say(verdict, &[]),
        words.say(it.check.words(), &[]),
        it.detail.clone(),
    ]
}

fn advised_text(words: &Words, check: Check, advice: doctor::Advice) -> String {
    let about = words.say(check.words(), &[]);
    let what = words.say(advice.words(), &[]);
    words.say("doctor-advice", &[("about", &about), ("what", &what)])
}
