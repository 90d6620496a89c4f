//! A client of twenty lines: one connection, one request, what came back.
//!
//! A real HTTP library would retry, follow and pool; what these tests look at is the bare wire.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;

use oms_sim::Sim;
use serde_json::Value;

/// What came back on the wire.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

pub(crate) struct Client<'s> {
    pub(crate) sim: &'s Sim,
    pub(crate) token: String,
}

impl<'s> Client<'s> {
    pub(crate) fn new(sim: &'s Sim) -> Self {
        Self {
            sim,
            token: sim.token().to_owned(),
        }
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.request("GET", path, "").unwrap()
    }

    pub(crate) fn oms(&self, path: &str) -> Answer {
        self.get(&format!("/api/v1/oms{path}"))
    }

    pub(crate) fn command(&self, id: u64, body: &Value) -> Answer {
        self.try_command(id, body).unwrap()
    }

    pub(crate) fn try_command(&self, id: u64, body: &Value) -> Result<Answer, ErrorKind> {
        let path = format!("/api/v1/oms/packages/{id}/command/");
        self.request("POST", &path, &body.to_string())
    }

    /// The error kind when the connection ends without an answer.
    pub(crate) fn request(
        &self,
        method: &str,
        path: &str,
        body: &str,
    ) -> Result<Answer, ErrorKind> {
        let mut stream = self.send(method, path, body)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).map_err(|e| e.kind())?;
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text
            .split_once("\r\n\r\n")
            .ok_or(ErrorKind::UnexpectedEof)?;
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Ok(Answer {
            status,
            head: head.to_owned(),
            body: body.to_owned(),
        })
    }

    /// Sends a request and leaves the connection open, to read from or to drop.
    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        body: &str,
    ) -> Result<TcpStream, ErrorKind> {
        let url = self.sim.url();
        let host = url.strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(host).map_err(|e| e.kind())?;
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\
             Authorization: Token {}\r\nX-Command-Id: tag-1\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.token,
            body.len(),
        );
        stream.write_all(request.as_bytes()).map_err(|e| e.kind())?;
        Ok(stream)
    }
}
