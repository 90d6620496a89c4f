//! IPP's messages (RFC 8010): what is asked, as bytes, and what bytes say.
//!
//! Only the few questions of a desk that prints, so a few value types are enough; what else a
//! printer says is stepped over. A printer's text need not be UTF-8, and one unreadable word must
//! not cost the whole answer. It must not know what an attribute means.

/// A collection within a collection within …: what is deeper has no meaning and is an attack.
const DEPTH_MAX: usize = 8;

/// The delimiters between groups of attributes.
const OPERATION: u8 = 0x01;
const END: u8 = 0x03;
pub(super) const JOB: u8 = 0x02;
pub(super) const PRINTER: u8 = 0x04;

const WHOLE: u8 = 0x21;
const ENUM: u8 = 0x23;
const RESOLUTION: u8 = 0x32;
const BEGIN: u8 = 0x34;
const TEXT_WITH_LANGUAGE: u8 = 0x35;
const NAME_WITH_LANGUAGE: u8 = 0x36;
const FINISH: u8 = 0x37;
const TEXT: u8 = 0x41;
const NAME: u8 = 0x42;
const KEYWORD: u8 = 0x44;
const URI: u8 = 0x45;
const CHARSET: u8 = 0x47;
const LANGUAGE: u8 = 0x48;
const MIME: u8 = 0x49;
const MEMBER: u8 = 0x4A;

/// What a printer is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    PrintJob = 0x0002,
    CancelJob = 0x0008,
    GetJobAttributes = 0x0009,
    GetJobs = 0x000A,
    GetPrinterAttributes = 0x000B,
    /// CUPS's own: which queues it has.
    CupsGetPrinters = 0x4002,
}

/// A request that is being written; attributes come in IPP's order.
pub(super) struct Request(Vec<u8>);

impl Request {
    /// Begins with what every request begins with.
    pub(super) fn new(operation: Operation) -> Self {
        // Version 1.1 is understood by all, and nothing newer is asked for.
        let mut request = Self(vec![1, 1]);
        request.0.extend((operation as u16).to_be_bytes());
        request.0.extend(1_u32.to_be_bytes());
        request.0.push(OPERATION);
        request.value(CHARSET, "attributes-charset", b"utf-8");
        request.value(LANGUAGE, "attributes-natural-language", b"en");
        request
    }

    pub(super) fn printer(mut self, uri: &str) -> Self {
        self.value(URI, "printer-uri", uri.as_bytes());
        self
    }

    pub(super) fn whole(mut self, name: &str, number: i32) -> Self {
        self.value(WHOLE, name, &number.to_be_bytes());
        self
    }

    pub(super) fn name(mut self, name: &str, text: &str) -> Self {
        self.value(NAME, name, text.as_bytes());
        self
    }

    pub(super) fn mime(mut self, name: &str, text: &str) -> Self {
        self.value(MIME, name, text.as_bytes());
        self
    }

    /// One attribute with any number of keywords.
    pub(super) fn keywords(mut self, name: &str, words: &[&str]) -> Self {
        for (at, word) in words.iter().enumerate() {
            // The second value of an attribute has no name.
            let name = if at == 0 { name } else { "" };
            self.value(KEYWORD, name, word.as_bytes());
        }
        self
    }

    /// What follows is about the job and no longer about the request.
    pub(super) fn job(mut self) -> Self {
        self.0.push(JOB);
        self
    }

    /// A collection of whole numbers, with collections of whole numbers in it.
    pub(super) fn collection(mut self, name: &str, members: &[Member<'_>]) -> Self {
        self.value(BEGIN, name, b"");
        self.members(members);
        self
    }

    fn members(&mut self, members: &[Member<'_>]) {
        for member in members {
            match member {
                Member::Whole(name, number) => {
                    self.value(MEMBER, "", name.as_bytes());
                    self.value(WHOLE, "", &number.to_be_bytes());
                }
                Member::Inside(name, inner) => {
                    self.value(MEMBER, "", name.as_bytes());
                    self.value(BEGIN, "", b"");
                    self.members(inner);
                }
            }
        }
        self.value(FINISH, "", b"");
    }

    /// The whole message, with the document behind it.
    pub(super) fn with(mut self, document: &[u8]) -> Vec<u8> {
        self.0.push(END);
        self.0.extend(document);
        self.0
    }

    fn value(&mut self, tag: u8, name: &str, value: &[u8]) {
        self.0.push(tag);
        for part in [name.as_bytes(), value] {
            // Nothing that we say is longer than an IPP name; if it were, it would be cut.
            let part = &part[..part.len().min(usize::from(u16::MAX))];
            let length = u16::try_from(part.len()).unwrap_or(u16::MAX);
            self.0.extend(length.to_be_bytes());
            self.0.extend(part);
        }
    }
}

/// A member of a collection that we send.
pub(super) enum Member<'a> {
    Whole(&'a str, i32),
    Inside(&'a str, &'a [Member<'a>]),
}

/// What a printer said.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    groups: Vec<(u8, Attributes)>,
}

impl Answer {
    /// The groups of a kind: one for each job or printer that is told of.
    pub(super) fn groups(&self, kind: u8) -> impl Iterator<Item = &Attributes> {
        let of_kind = self.groups.iter().filter(move |(tag, _)| *tag == kind);
        of_kind.map(|(_, attributes)| attributes)
    }

    /// `None` for bytes that are not an IPP message to its end.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let [1..=2, _] = reader.take(2)? else {
            return None;
        };
        let status = reader.number()?;
        reader.take(4)?;
        let mut groups: Vec<(u8, Attributes)> = Vec::new();
        loop {
            match reader.byte()? {
                END => return Some(Self { status, groups }),
                tag @ 0..=0x0F => groups.push((tag, Attributes::default())),
                tag => {
                    let (name, bytes) = (reader.text()?, reader.piece()?);
                    let value = reader.value(tag, bytes, 0)?;
                    groups.last_mut()?.1.add(name, value)?;
                }
            }
        }
    }
}

/// Attributes of one job or printer, or the members of a collection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attributes(Vec<(String, Vec<Value>)>);

impl Attributes {
    pub(super) fn all(&self, name: &str) -> &[Value] {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map_or(&[], |(_, values)| values)
    }

    pub(super) fn first(&self, name: &str) -> Option<&Value> {
        self.all(name).first()
    }

    pub(super) fn whole(&self, name: &str) -> Option<i32> {
        self.first(name)?.whole()
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.first(name)?.text()
    }

    pub(super) fn texts(&self, name: &str) -> impl Iterator<Item = &str> {
        self.all(name).iter().filter_map(Value::text)
    }

    pub(super) fn inside(&self, name: &str) -> Option<&Attributes> {
        self.first(name)?.inside()
    }

    /// A value without a name is one more of the attribute before it.
    fn add(&mut self, name: String, value: Value) -> Option<()> {
        if name.is_empty() {
            self.0.last_mut()?.1.push(value);
        } else {
            self.0.push((name, vec![value]));
        }
        Some(())
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// An integer, or one of a list of states.
    Whole(i32),
    Text(String),
    /// Across the head, and whether it is by inch and not by centimetre.
    Resolution(i32, bool),
    Inside(Attributes),
    /// Of no use to us, or no value at all.
    Other,
}

impl Value {
    pub(super) fn whole(&self) -> Option<i32> {
        match self {
            Self::Whole(number) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn inside(&self) -> Option<&Attributes> {
        match self {
            Self::Inside(attributes) => Some(attributes),
            _ => None,
        }
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|taken| taken[0])
    }

    fn number(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes(self.take(2)?.try_into().ok()?))
    }

    fn piece(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.take(usize::from(length))
    }

    fn text(&mut self) -> Option<String> {
        Some(readable(self.piece()?))
    }

    fn value(&mut self, tag: u8, bytes: &[u8], depth: usize) -> Option<Value> {
        Some(match tag {
            BEGIN => Value::Inside(self.collection(depth + 1)?),
            WHOLE | ENUM => Value::Whole(whole(bytes)?),
            RESOLUTION => Value::Resolution(whole(bytes.get(..4)?)?, bytes.get(8)? != &4),
            TEXT_WITH_LANGUAGE | NAME_WITH_LANGUAGE => {
                let mut parts = Reader(bytes);
                parts.piece()?;
                Value::Text(parts.text()?)
            }
            TEXT | NAME | KEYWORD | URI | MIME => Value::Text(readable(bytes)),
            _ => Value::Other,
        })
    }

    /// Members up to the end of a collection: a name, then its values.
    fn collection(&mut self, depth: usize) -> Option<Attributes> {
        if depth > DEPTH_MAX {
            return None;
        }
        let mut members = Attributes::default();
        let mut name = None;
        loop {
            let tag = self.byte()?;
            self.piece()?;
            let bytes = self.piece()?;
            match tag {
                FINISH => return Some(members),
                MEMBER => name = Some(readable(bytes)),
                0..=0x0F => return None,
                _ => {
                    let value = self.value(tag, bytes, depth)?;
                    members.add(name.take().unwrap_or_default(), value)?;
                }
            }
        }
    }
}

fn whole(bytes: &[u8]) -> Option<i32> {
    Some(i32::from_be_bytes(bytes.try_into().ok()?))
}

fn readable(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
#[path = "message_tests.rs"]
mod tests;
