//! The socket in the wall: serving on a port, pulling the plug, and plugging in again.
//!
//! It must not know what is served. While it is plugged in, a thread with a runtime of its own
//! serves; pulling the plug ends that runtime and with it every open connection. The port stays
//! bound all the while, only not listened on: a desk is refused at once, and nobody else can take
//! the port before the plug is back in.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::mpsc;
use std::thread::JoinHandle;

use axum::Router;
use tokio::net::TcpSocket;
use tokio::sync::oneshot;

use crate::connection::{Connection, Connections, Door};

/// How many may wait to be accepted: more than any test's desks at once.
const BACKLOG: u32 = 1024;
/// Two, as on the machines that this is measured on; more would only fight over the one world.
const WORKERS: usize = 2;
/// How often a port is tried again that the last listener has not quite let go of.
const BIND_TRIES: u32 = 50;
const BIND_PAUSE: std::time::Duration = std::time::Duration::from_millis(10);

#[derive(Debug, Default)]
pub(crate) enum Plug {
    #[default]
    Nowhere,
    Out(TcpSocket),
    In(Serving),
}

#[derive(Debug)]
pub(crate) struct Serving {
    stop: oneshot::Sender<()>,
    thread: JoinHandle<()>,
    addr: SocketAddr,
}

impl Plug {
    /// Takes a port of this machine's loopback without listening on it yet; 0 takes any.
    pub(crate) fn at(port: u16) -> io::Result<Self> {
        bound(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).map(Self::Out)
    }

    pub(crate) fn put_in(&mut self, router: Router, door: Door) -> io::Result<()> {
        match std::mem::take(self) {
            Self::Out(socket) => *self = Self::In(serve(socket, router, door)?),
            already @ Self::In(_) => *self = already,
            // The port was lost for good when the plug was pulled; saying "served" would be a lie.
            Self::Nowhere => return Err(io::ErrorKind::NotConnected.into()),
        }
        Ok(())
    }

    pub(crate) fn pull(&mut self) -> io::Result<()> {
        match std::mem::take(self) {
            Self::In(serving) => {
                let addr = serving.addr;
                serving.end();
                *self = Self::Out(bound_again(addr)?);
            }
            already @ (Self::Out(_) | Self::Nowhere) => *self = already,
        }
        Ok(())
    }

    pub(crate) fn remove(&mut self) {
        if let Self::In(serving) = std::mem::take(self) {
            serving.end();
        }
    }

    pub(crate) fn addr(&self) -> io::Result<SocketAddr> {
        match self {
            Self::Nowhere => Err(io::ErrorKind::NotConnected.into()),
            Self::Out(socket) => socket.local_addr(),
            Self::In(serving) => Ok(serving.addr),
        }
    }
}

impl Serving {
    fn end(self) {
        // Both fail only when the thread has ended by itself, which is what is wanted.
        let _ = self.stop.send(());
        let _ = self.thread.join();
    }
}

fn bound(addr: SocketAddr) -> io::Result<TcpSocket> {
    let socket = TcpSocket::new_v4()?;
    // Connections of before may linger in TIME_WAIT. Elsewhere than on Unix the option means
    // that two programs may share the port, and is not needed.
    if cfg!(unix) {
        socket.set_reuseaddr(true)?;
    }
    socket.bind(addr)?;
    Ok(socket)
}

fn bound_again(addr: SocketAddr) -> io::Result<TcpSocket> {
    for _ in 1..BIND_TRIES {
        match bound(addr) {
            Err(taken) if taken.kind() == io::ErrorKind::AddrInUse => {
                std::thread::sleep(BIND_PAUSE);
            }
            other => return other,
        }
    }
    bound(addr)
}

fn serve(socket: TcpSocket, router: Router, door: Door) -> io::Result<Serving> {
    let addr = socket.local_addr()?;
    let (stop, stopped) = oneshot::channel();
    let (tell, told) = mpsc::channel();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(WORKERS)
        .thread_name("oms-sim")
        .enable_all()
        .build()?;
    let work = move || {
        runtime.block_on(async {
            match socket.listen(BACKLOG) {
                Ok(listener) => {
                    let _ = tell.send(Ok(()));
                    serve_until(Connections { listener, door }, router, stopped).await;
                }
                Err(trouble) => {
                    let _ = tell.send(Err(trouble));
                }
            }
        });
        // The runtime is dropped here, and every connection with it.
    };
    let thread = std::thread::Builder::new()
        .name("oms-sim".to_owned())
        .spawn(work)?;
    told.recv().map_err(io::Error::other)??;
    Ok(Serving { stop, thread, addr })
}

async fn serve_until(connections: Connections, router: Router, stopped: oneshot::Receiver<()>) {
    let service = router.into_make_service_with_connect_info::<Connection>();
    tokio::select! {
        _ = axum::serve(connections, service) => (),
        _ = stopped => (),
    }
}
