//! What a scanner may type: any text is looked up, and only a code of ours names a package.

use packing::id::{CommandId, PackageId, Seq};
use packing::scan::{Code, CommandCode, LabelCode, read};

const INPUTS: usize = 2_000;

#[test]
fn any_scanned_text_is_a_code_of_ours_or_a_text() {
    bolero::check!()
        .with_iterations(INPUTS)
        .with_max_len(64)
        .for_each(|bytes: &[u8]| {
            let digits: String = bytes
                .iter()
                .map(|byte| char::from(b'0' + byte % 10))
                .collect();
            let raw = String::from_utf8_lossy(bytes).into_owned();
            for text in [
                raw,
                digits.clone(),
                format!("90{digits}"),
                format!("93{digits}"),
            ] {
                match read(&text) {
                    Code::Text(told) => assert_eq!(told, text.trim()),
                    Code::Label(code) => {
                        assert_eq!(read(&code.written()), Code::Label(code), "{text}");
                    }
                    Code::Key(key) => assert_eq!(key.written(), text.trim()),
                }
            }
        });
}

#[test]
fn every_code_that_we_write_is_read_back_and_no_single_wrong_digit_passes() {
    bolero::check!()
        .with_iterations(INPUTS)
        .with_type::<(u32, (u8, u8), (u32, u64, u32), usize, u8)>()
        .for_each(
            |(package, (parcel, edition), (fingerprint, file, seq), at, digit)| {
                let code = LabelCode {
                    package: PackageId(i64::from(*package)),
                    parcel: parcel % 100,
                    edition: edition % 100,
                    fingerprint: *fingerprint,
                    command: CommandCode::of(&CommandId {
                        file_tag: format!("{file:x}"),
                        seq: Seq(i64::from(*seq)),
                    })
                    .filter(|_| *seq > 0),
                };
                let written = code.written();
                assert_eq!(read(&written), Code::Label(code));
                let mut spoiled = written.clone().into_bytes();
                let at = at % spoiled.len();
                spoiled[at] = b'0' + digit % 10;
                let spoiled = String::from_utf8(spoiled).unwrap();
                let is_other = spoiled != written;
                assert!(
                    !is_other || matches!(read(&spoiled), Code::Text(_)),
                    "{written} {spoiled}"
                );
            },
        );
}
