//! How many commands a second the simulator takes over loopback, and how fast it starts.
//!
//! Beside each number stands a floor of the same run: the same requests answered with the same
//! bytes by a server that does nothing, and a start without packages. Prints JSON.
// A program for measuring: it reads the clock, and what goes wrong ends it.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::unwrap_used)]

use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Instant;

use http_body_util::{BodyExt, Empty};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use oms_sim::{Mix, Oms, Options, Sim};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const PACKAGES: usize = 100_000;
const ROUNDS: usize = 5;
const COMMANDS_A_ROUND: usize = 15_000;
const CONNECTIONS: usize = 16;
const STARTS: usize = 5;
const MADE: i64 = 2_000;

fn main() {
    let sim = start(Mix::waiting(PACKAGES));
    let bare = bare_server();
    let own: Vec<u64> = sim
        .package_ids()
        .into_iter()
        .filter(|id| sim.is_marketplace(*id) == Some(false))
        .collect();
    let addr: SocketAddr = sim.url().strip_prefix("http://").unwrap().parse().unwrap();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // Each package of the shop itself is packed once; the commands all succeed.
    for round in own
        .chunks_exact(own.len().min(COMMANDS_A_ROUND))
        .take(ROUNDS)
    {
        let requests: Vec<Vec<u8>> = round.iter().map(|id| packing(&sim, *id)).collect();
        theirs.push(per_s(bare, &requests));
        ours.push(per_s(addr, &requests));
    }
    let packed = ours.len() * own.len().min(COMMANDS_A_ROUND);
    let witness = sim.witness();
    let applied = witness.iter().filter(|line| line.command_id.is_some());
    assert_eq!(applied.count(), packed, "each command applied once");
    drop(sim);
    let starts = |mix: Mix| (0..STARTS).map(|_| start_ms(mix)).collect::<Vec<_>>();
    let measured = json!({
        "commands_per_s": ours,
        "bare_per_s": theirs,
        "start_ms": starts(Mix::total(PACKAGES)),
        "empty_start_ms": starts(Mix::waiting(0)),
        "make_us": (0..ROUNDS).map(|_| make_us()).collect::<Vec<_>>(),
    });
    println!("{measured}");
}

fn start(packages: Mix) -> Sim {
    let options = Options {
        packages,
        ..Options::default()
    };
    oms_sim::start(options).unwrap()
}

fn start_ms(packages: Mix) -> f64 {
    let begin = Instant::now();
    let sim = start(packages);
    let taken = begin.elapsed();
    drop(sim);
    taken.as_secs_f64() * 1e3
}

/// One OMS of three packages in the process, as a simulation makes for each history.
fn make_us() -> f64 {
    let options = Options {
        packages: Mix::waiting(3),
        ..Options::default()
    };
    let begin = Instant::now();
    for start in 0..MADE {
        let oms = Oms::new(1_795_000_000_000_000 + start, &options);
        std::hint::black_box(oms);
    }
    begin.elapsed().as_secs_f64() * 1e6 / MADE as f64
}

fn packing(sim: &Sim, id: u64) -> Vec<u8> {
    let body = format!(r#"{{"slug":"COMPLETE_PACKAGING","input_parameters":{{"package":{id}}}}}"#);
    format!(
        "POST /api/v1/oms/packages/{id}/command/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\
         Authorization: Token {}\r\nX-Command-Id: bench-{id}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        sim.token(),
        body.len(),
    )
    .into_bytes()
}

/// All requests over a few connections that stay open, one at a time on each.
fn per_s(addr: SocketAddr, requests: &[Vec<u8>]) -> f64 {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let share = requests.len().div_ceil(CONNECTIONS);
    let begin = Instant::now();
    runtime.block_on(async {
        let parts = requests.chunks(share).map(<[Vec<u8>]>::to_vec);
        let tasks: Vec<_> = parts.map(|part| tokio::spawn(asked(addr, part))).collect();
        for task in tasks {
            task.await.unwrap();
        }
    });
    requests.len() as f64 / begin.elapsed().as_secs_f64()
}

async fn asked(addr: SocketAddr, requests: Vec<Vec<u8>>) {
    let mut stream = TcpStream::connect(addr).await.unwrap();
    stream.set_nodelay(true).unwrap();
    let mut buffer = [0; 1024];
    for request in requests {
        stream.write_all(&request).await.unwrap();
        let mut filled = 0;
        while !buffer[..filled].ends_with(b"\r\n\r\n") {
            let read = stream.read(&mut buffer[filled..]).await.unwrap();
            assert!(read > 0, "the connection stays open");
            filled += read;
        }
        assert!(
            buffer.starts_with(b"HTTP/1.1 204"),
            "every command succeeds"
        );
    }
}

/// Hyper alone: reads the request and its body, and answers as a command that succeeded.
fn bare_server() -> SocketAddr {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let addr = listener.local_addr().unwrap();
    listener.set_nonblocking(true).unwrap();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            let listener = TcpListener::from_std(listener).unwrap();
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                stream.set_nodelay(true).unwrap();
                let server = hyper::server::conn::http1::Builder::new();
                let connection = server.serve_connection(TokioIo::new(stream), service_fn(bare));
                tokio::spawn(connection);
            }
        });
    });
    addr
}

async fn bare(request: Request<Incoming>) -> Result<Response<Empty<Bytes>>, Infallible> {
    let _ = request.into_body().collect().await;
    let mut response = Response::new(Empty::new());
    *response.status_mut() = StatusCode::NO_CONTENT;
    Ok(response)
}
