//! What each command line means, and what is said about one that means nothing.

use std::ffi::OsString;

use super::*;
use crate::failure::Why;

fn read(line: &str) -> Result<Asked, Failure> {
    // A bar stands for an empty word.
    parse(
        line.split(' ')
            .map(|word| OsString::from(word.replace('|', ""))),
    )
}

#[track_caller]
fn check(line: &str, errand: Errand) {
    let plain = Line {
        errand,
        json: false,
        data_dir: None,
        config: None,
    };
    assert_eq!(read(line), Ok(Asked::Do(plain)), "{line}");
}

#[track_caller]
fn refused(line: &str, key: &str, value: &str) {
    let failure = read(line).expect_err(line);
    let Why::Words(said, values) = &failure.why else {
        panic!("{line}: {failure:?}")
    };
    let values: Vec<&str> = values.iter().map(|(_, value)| value.as_str()).collect();
    let wanted: Vec<&str> = Some(value)
        .filter(|it| !it.is_empty())
        .into_iter()
        .collect();
    assert_eq!(
        (*said, values, failure.exit),
        (key, wanted, Exit::Misused),
        "{line}"
    );
}

fn act(act: Act) -> Errand {
    Errand::Act {
        who: "Ayşe".into(),
        act,
    }
}

#[test]
fn each_command_about_paper_is_understood() {
    check("printers", Errand::Printers);
    check("prints", Errand::Prints(None));
    check("prints 7", Errand::Prints(Some("7".into())));
    check(
        "print 7 --as Ayşe",
        act(Act::Print(Sheet::Label("7".into()))),
    );
    let slip = Act::Print(Sheet::Slip("7".into()));
    check("print 7 --what slip --as Ayşe", act(slip));
    let document = Act::Print(Sheet::Document("7".into()));
    check("print 7 --what document --as Ayşe", act(document));
    let given = Act::Print(Sheet::Handover(3));
    check("print H-3 --what handover --as Ayşe", act(given));
    check("print --what card --as Ayşe", act(Act::Print(Sheet::Card)));
    let find = Act::Printer(PrinterAct::Find);
    check("printers find --as Ayşe", act(find));
    let lost = Act::Reprint("7".into(), AgainView::Lost);
    check("reprint 7 lost --as Ayşe", act(lost));
    let no = Act::Say("9f-p3".into(), PrintWord::DidNot);
    check("prints did-not 9f-p3 --as Ayşe", act(no));
    let accept = PrinterAct::Accept {
        printer: "Zebra".into(),
        code: "9112345678".into(),
    };
    check(
        "printers accept Zebra 9112345678 --as Ayşe",
        act(Act::Printer(accept)),
    );
}

#[test]
fn each_command_is_understood() {
    check("status", Errand::Status);
    check("list", Errand::List(Shelf::Waiting));
    check("list packed", Errand::List(Shelf::Packed));
    check("list sent", Errand::List(Shelf::Sent));
    check("show 7", Errand::Show("7".into()));
    check("pack 7 --as Ayşe", act(Act::Pack("7".into())));
    let (number, place) = ("7".into(), "A3".into());
    check("put 7 A3 --as Ayşe", act(Act::PutDown { number, place }));
    check("--as=Ayşe ship 7", act(Act::Ship("7".into())));
    check(
        "label 7 --as Ayşe",
        act(Act::Label {
            number: "7".into(),
            out: None,
        }),
    );
    let out = Some("7.pdf".into());
    check(
        "label --out 7.pdf 7 --as Ayşe",
        act(Act::Label {
            number: "7".into(),
            out,
        }),
    );
    check("sync", Errand::Sync(Sync::Once));
    check("sync --watch", Errand::Sync(Sync::Watch));
    check("queue", Errand::Queue);
    check("queue show", Errand::Queue);
    check("queue attention", Errand::Attention);
    check(
        "queue withdraw a-1 --as Ayşe",
        act(Act::Withdraw("a-1".into())),
    );
    check(
        "queue retry a-1 --as Ayşe",
        act(Act::Answer("a-1".into(), AnswerInput::Retry)),
    );
    check(
        "queue close a-1 --because carrier-told --as Ayşe",
        act(Act::Answer(
            "a-1".into(),
            AnswerInput::Close {
                because: Because::CarrierTold,
            },
        )),
    );
    check("packer list", Errand::Packers);
    check("packer add Ayşe", Errand::AddPacker("Ayşe".into()));
    check("token set", Errand::SetToken);
    check("token forget", Errand::ForgetToken);
}

#[test]
fn options_stand_before_or_after_the_command() {
    let line = Line {
        errand: Errand::Status,
        json: true,
        data_dir: Some("/desk".into()),
        config: Some("c.toml".into()),
    };
    let asked = read("--json --data-dir=/desk status --config c.toml");
    assert_eq!(asked, Ok(Asked::Do(line)));
    assert_eq!(read("pack --help"), Ok(Asked::Help));
    assert_eq!(read("-V"), Ok(Asked::Version));
}

#[test]
fn what_is_unknown_is_named_as_it_was_written() {
    refused("status --jsonn", "cli-unknown-flag", "--jsonn");
    refused("-x", "cli-unknown-flag", "-x");
    refused("--json=yes status", "cli-unknown-flag", "--json=yes");
    refused("satus", "cli-unknown-command", "satus");
    refused("list gone", "cli-unknown-command", "list gone");
    refused("queue drop", "cli-unknown-command", "queue drop");
    refused("status now", "cli-too-much", "now");
    // What follows may be the token itself.
    for said in ["token SEKRET5", "token set SEKRET5", "token forget SEKRET5"] {
        assert_eq!(
            read(said),
            Err(Exit::Misused.saying("cli-token-words")),
            "{said}"
        );
    }
}

#[test]
fn an_option_of_another_command_is_not_ignored() {
    refused("pack 7 --as Ayşe --out 7.pdf", "cli-unknown-flag", "--out");
    refused("status --watch", "cli-unknown-flag", "--watch");
    refused("list --once", "cli-unknown-flag", "--once");
}

#[test]
fn what_is_missing_is_named() {
    assert_eq!(parse([]), Err(Exit::Misused.saying("cli-no-command")));
    refused("pack --as Ayşe", "cli-missing-argument", "NUMBER");
    refused("packer add |", "cli-missing-argument", "NAME");
    refused("queue retry --as Ayşe", "cli-missing-argument", "COMMAND");
    refused("queue close a-1 --as Ayşe", "cli-needs-because", "");
    refused("status --data-dir", "cli-missing-value", "--data-dir");
    refused("status --config=", "cli-missing-value", "--config");
    refused(
        "status --data-dir --json",
        "cli-missing-value",
        "--data-dir",
    );
    for line in [
        "pack 7",
        "ship 7",
        "label 7",
        "queue withdraw a-1",
        "queue close a-1 --because unpacked",
    ] {
        refused(line, "cli-needs-as", "");
    }
}

#[test]
fn documented_commands_carry_what_is_said_with_them() {
    let said = |key: &str, value: &str| Said {
        key: key.into(),
        value: value.into(),
    };
    let command = |name: &str, said| {
        act(Act::Command {
            number: "7".into(),
            name: name.into(),
            said,
        })
    };
    check("queue lost", Errand::Lost);
    check("queue rebind --as Ayşe", act(Act::Rebind));
    check("queue go-on --as Ayşe", act(Act::GoOn));
    check("actions 7", Errand::Actions("7".into()));
    check(
        "set-shipment 7 T-1 --carrier Aras --as Ayşe",
        command(
            "set-shipment",
            vec![said("carrier", "Aras"), said("tracking", "T-1")],
        ),
    );
    check(
        "set-status 7 failed --as Ayşe",
        command("mark-undelivered", Vec::new()),
    );
    check(
        "command 7 REFUSE --set reason=34 --as Ayşe",
        command("REFUSE", vec![said("reason", "34")]),
    );
    refused(
        "set-status 7 lost --as Ayşe",
        "cli-unknown-command",
        "set-status 7 lost",
    );
    refused("pack 7 --set a=b --as Ayşe", "cli-unknown-flag", "--set");
    refused("command 7 X --set a --as Ayşe", "cli-missing-value", "a");
}
