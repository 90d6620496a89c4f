//! One step of the checks: a named command, run out of sight, and what its output counts as.
//!
//! A step that passes is one line; the output of one that fails is shown, without the lines about
//! tests that passed. All output is kept under the build folder either way.

use std::path::PathBuf;
use std::process::Command;

use super::rust::Runner;
use super::tally::Tally;
use super::unchanged::Inputs;
use super::watch::{self, Ran, STEP_LIMIT};
use super::{playwright, vitest};
use crate::failure::{Failure, at};
use crate::node;
use crate::project::Project;
use crate::shell;

pub(crate) struct Step {
    pub(super) name: &'static str,
    pub(super) work: Work,
}

pub(super) enum Work {
    Do {
        command: Box<Command>,
        counting: Counting,
        /// Of what need not be done again before one of them changes.
        inputs: Vec<Inputs>,
    },
    /// Was done before and needs no doing again.
    Done,
    /// Cannot run anywhere on this kind of system.
    Skip { why: &'static str },
    /// Cannot run until a person has installed something.
    Blocked { why: String },
}

pub(super) enum Counting {
    /// The step as a whole is one check.
    AsOne,
    /// One check as well, and what it built is remembered.
    Screen,
    Rust {
        runner: Runner,
    },
    Vitest {
        report: PathBuf,
    },
    Playwright {
        report: PathBuf,
    },
}

impl Step {
    pub(super) fn of(name: &'static str, command: Command, counting: Counting) -> Self {
        Self {
            name,
            work: Work::Do {
                command: Box::new(command),
                counting,
                inputs: Vec::new(),
            },
        }
    }

    /// The same, unless it has passed with these tools, and files and folders as they are.
    pub(super) fn unless_unchanged(
        mut self,
        project: &Project,
        tools: &str,
        paths: &[&str],
    ) -> Result<Self, Failure> {
        let found = Inputs::of(project, self.name, tools, paths)?;
        if found.have_passed() {
            self.work = Work::Done;
        } else if let Work::Do { inputs, .. } = &mut self.work {
            inputs.push(found);
        }
        Ok(self)
    }

    /// The same; when it has passed, so has this part of it.
    pub(super) fn proving(mut self, part: Inputs) -> Self {
        if let Work::Do { inputs, .. } = &mut self.work {
            inputs.push(part);
        }
        self
    }

    pub(crate) fn carry_out(self, project: &Project) -> Result<Tally, Failure> {
        let name = self.name;
        match self.work {
            Work::Done => {
                println!("ok    {name}  nothing has changed");
                Ok(Tally {
                    passed: 1,
                    ..Tally::default()
                })
            }
            Work::Skip { why } => {
                println!("skip  {name}: {why}");
                Ok(Tally {
                    skipped: vec![format!("{name} ({why})")],
                    ..Tally::default()
                })
            }
            Work::Blocked { why } => {
                println!("FAIL  {name}: please install by hand\n{why}");
                Ok(Tally {
                    failed: vec![name.to_owned()],
                    ..Tally::default()
                })
            }
            Work::Do {
                mut command,
                counting,
                inputs,
            } => {
                let tally = carry_out(project, name, &mut command, &counting)?;
                if tally.failed.is_empty() {
                    inputs.iter().try_for_each(Inputs::remember)?;
                }
                Ok(tally)
            }
        }
    }
}

fn carry_out(
    project: &Project,
    name: &str,
    command: &mut Command,
    counting: &Counting,
) -> Result<Tally, Failure> {
    counting.forget_last_report()?;
    let ran = watch::run(name, command)?;
    let log = project
        .notes()?
        .join(format!("{}.log", name.replace(' ', "-")));
    std::fs::write(&log, &ran.output).map_err(at(&log))?;
    let tally = judge(name, &ran, counting.count(&ran));
    if tally.failed.is_empty() && matches!(counting, Counting::Screen) {
        node::remember_screen(project)?;
    }
    announce(name, &ran, &tally, counting);
    Ok(tally)
}

impl Counting {
    /// A report left by an earlier run must not be taken for this one's.
    fn forget_last_report(&self) -> Result<(), Failure> {
        let (Self::Vitest { report } | Self::Playwright { report }) = self else {
            return Ok(());
        };
        if report.exists() {
            std::fs::remove_file(report).map_err(at(report))
        } else {
            Ok(())
        }
    }

    fn count(&self, ran: &Ran) -> Tally {
        let read = |report: &PathBuf| std::fs::read_to_string(report).unwrap_or_default();
        match self {
            Self::AsOne | Self::Screen => Tally {
                passed: usize::from(ran.status.is_some_and(|status| status.success())),
                ..Tally::default()
            },
            Self::Rust { runner } => runner.count(&ran.output),
            // No report, or an unreadable one, counts nothing, which `judge` takes as failure.
            Self::Vitest { report } => vitest::count(&read(report)).unwrap_or_default(),
            Self::Playwright { report } => playwright::count(&read(report)).unwrap_or_default(),
        }
    }

    /// Nobody wants to read what passed, among what failed.
    fn worth_reading<'a>(&self, output: &'a str) -> Vec<&'a str> {
        match self {
            Self::AsOne | Self::Screen => output.lines().collect(),
            Self::Rust { runner } => runner.worth_reading(output),
            Self::Vitest { .. } | Self::Playwright { .. } => output
                .lines()
                .filter(|line| !line.trim_start().starts_with('✓'))
                .collect(),
        }
    }
}

/// The exit code has the last word over the count: a compile error counts no test, a crashed test
/// program names none, and a step that ran nothing has checked nothing.
fn judge(name: &str, ran: &Ran, counted: Tally) -> Tally {
    let trouble = match ran.status {
        None => Some(format!(
            "{name} (stopped after {} minutes)",
            STEP_LIMIT.as_secs() / 60
        )),
        Some(status) if !status.success() && counted.failed.is_empty() => {
            Some(format!("{name} ({})", shell::how_it_ended(status)))
        }
        Some(_) if counted.is_empty() => Some(format!("{name} (no test was run)")),
        Some(_) => None,
    };
    let Some(trouble) = trouble else {
        return counted;
    };
    let mut judged = counted;
    judged.failed.push(trouble);
    judged
}

fn announce(name: &str, ran: &Ran, tally: &Tally, counting: &Counting) {
    let took = ran.took.as_secs_f64();
    let count = match counting {
        Counting::AsOne | Counting::Screen => String::new(),
        Counting::Rust { .. } | Counting::Vitest { .. } | Counting::Playwright { .. } => {
            format!("  {}", tally.closing_line())
        }
    };
    if tally.failed.is_empty() {
        println!("ok    {name}  {took:.1} s{count}");
        return;
    }
    println!("FAIL  {name}  {took:.1} s{count}");
    for line in counting.worth_reading(&ran.output) {
        println!("      {line}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(script: &str) -> Ran {
        watch::run("check", Command::new("sh").args(["-c", script])).unwrap()
    }

    fn passed(passed: usize) -> Tally {
        Tally {
            passed,
            ..Tally::default()
        }
    }

    #[test]
    fn a_failing_program_fails_the_step_whatever_was_counted() {
        let bad = ran("exit 3");
        let clippy = judge("clippy", &bad, Counting::AsOne.count(&bad));
        assert_eq!(
            (clippy.passed, clippy.failed),
            (0, vec!["clippy (exit code 3)".into()])
        );
        assert_eq!(judge("rust tests", &bad, passed(40)).passed, 40);
        let named = Tally {
            passed: 40,
            failed: vec!["a test".into()],
            skipped: vec![],
        };
        assert_eq!(judge("rust tests", &bad, named.clone()), named);
    }

    #[test]
    fn a_step_that_ran_no_test_has_failed() {
        let judged = judge("vitest", &ran("true"), Tally::default());
        assert_eq!(judged.failed, ["vitest (no test was run)"]);
        assert_eq!(judge("vitest", &ran("true"), passed(3)), passed(3));
    }

    #[test]
    fn a_blocked_step_is_a_failure_and_a_senseless_one_is_named_as_skipped() {
        let (root, target) = (PathBuf::new(), PathBuf::new());
        let project = Project {
            root,
            target,
            crates: Vec::new(),
        };
        let tally = |work| {
            Step {
                name: "window",
                work,
            }
            .carry_out(&project)
            .unwrap()
        };
        assert_eq!(
            tally(Work::Blocked {
                why: "  - Xvfb".into()
            })
            .failed,
            ["window"]
        );
        assert_eq!(
            tally(Work::Skip { why: "Linux only" }).skipped,
            ["window (Linux only)"]
        );
    }
}
