//! What happened, line by line, for whoever has to find out why; and its fingerprint.

pub(crate) struct Trace {
    lines: Option<Vec<String>>,
    fingerprint: u64,
}

impl Trace {
    pub(crate) fn off() -> Self {
        Self {
            lines: None,
            fingerprint: 0,
        }
    }

    pub(crate) fn on() -> Self {
        Self {
            lines: Some(Vec::new()),
            fingerprint: 0xcbf2_9ce4_8422_2325,
        }
    }

    pub(crate) fn is_on(&self) -> bool {
        self.lines.is_some()
    }

    pub(crate) fn line(&mut self, now_ms: u64, text: impl FnOnce() -> String) {
        let Some(lines) = &mut self.lines else {
            return;
        };
        let line = format!("{:>8}.{:03}  {}", now_ms / 1_000, now_ms % 1_000, text());
        for byte in line.bytes() {
            self.fingerprint = (self.fingerprint ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        lines.push(line);
    }

    pub(crate) fn lines(&self) -> &[String] {
        self.lines.as_deref().unwrap_or_default()
    }

    pub(crate) fn fingerprint(&self) -> u64 {
        self.fingerprint
    }
}
