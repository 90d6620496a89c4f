#!/bin/sh
# What the printer does with a job, as the files beside this script say. It gives up by itself when
# the test's folder is gone.
cd '@DIR@' || exit 1

wait_while() {
  while [ -e "$1" ] && [ -e command.sh ]; do sleep 0.02; done
}

if [ -e without-paper ]; then
  echo 'STATE: +media-empty-error' >&2
  wait_while without-paper
  echo 'STATE: -media-empty-error' >&2
fi
wait_while held-up
[ -e broken ] && exit 1
number=1
while [ -e "paper-$number" ]; do number=$((number + 1)); done
cp "$1" printing && mv printing "paper-$number"
