//! What can happen next on the wire and at a desk, and what comes of it.

use packing::delivery::{Answer, Delivery};

use crate::world::{Happens, Now, Request};

pub(crate) fn on_the_wire(now: &Now, number: usize, out: &mut Vec<Happens>) {
    out.push(Happens::Arrives(number));
    if now.wire[number].given_up {
        out.push(Happens::Lost(number));
    } else if now.left.losses > 0 {
        out.extend([
            Happens::AnswerLost(number),
            Happens::GivenUp(number),
            Happens::Lost(number),
            Happens::NeverSent(number),
        ]);
    }
}

pub(crate) fn at_a_desk(now: &Now, desk: usize, out: &mut Vec<Happens>) {
    let it = &now.desks[desk];
    let readable = now.floor..=now.rows();
    for act in 0..it.commands.len() {
        if it.may_send(act) {
            out.push(Happens::Send { desk, act });
        }
        if it.may_look(act) {
            for log in readable.clone() {
                out.extend(readable.clone().map(|copied| Happens::Looks {
                    desk,
                    act,
                    log,
                    copied,
                }));
            }
        }
        let command = &it.commands[act];
        let waits = matches!(command.delivery, Delivery::InDoubt | Delivery::Accepted);
        if waits && !command.quiet && !now.on_its_way(desk, act) {
            out.push(Happens::QuietPasses { desk, act });
        }
        if command.delivery == Delivery::NeedsPerson && now.left.retries > 0 {
            let live = it.commands.iter().any(|other| other.delivery.is_live());
            if !live {
                out.push(Happens::Retries { desk, act });
            }
        }
    }
    out.extend(readable.map(|copied| Happens::Refreshes { desk, copied }));
    if now.left.crashes > 0 {
        out.push(Happens::Crashes(desk));
    }
}

pub(crate) fn crash(now: &mut Now, desk: usize) {
    now.left.crashes -= 1;
    for request in &mut now.wire {
        request.given_up |= usize::from(request.desk) == desk;
    }
    now.wire.sort_unstable();
    now.desks[desk].restart();
}

pub(crate) fn travel(now: &mut Now, action: Happens) {
    match action {
        Happens::Arrives(number) => {
            let request = now.take_request(number);
            let done = now.carry_out(request);
            let answer = if done {
                Answer::Accepted
            } else {
                Answer::Refused(String::new())
            };
            if request.given_up {
                now.gone(request);
            } else {
                now.answer(request, answer);
            }
        }
        Happens::AnswerLost(number) => {
            now.left.losses -= 1;
            let request = now.take_request(number);
            now.carry_out(request);
            now.answer(request, Answer::Unclear);
        }
        Happens::GivenUp(number) => {
            now.left.losses -= 1;
            let request = now.take_request(number);
            now.answer(request, Answer::Unclear);
            now.put_request(Request {
                given_up: true,
                ..request
            });
        }
        Happens::Lost(number) => {
            let request = now.take_request(number);
            if request.given_up {
                now.gone(request);
            } else {
                now.left.losses -= 1;
                now.answer(request, Answer::Unclear);
            }
        }
        Happens::NeverSent(number) => {
            now.left.losses -= 1;
            let request = now.take_request(number);
            now.answer(request, Answer::NeverSent);
        }
        _ => {}
    }
}
