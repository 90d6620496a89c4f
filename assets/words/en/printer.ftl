### How a printer is, at this moment

condition-ready = Ready
condition-busy = Printing
condition-paper-out = Out of paper
condition-open = Open
condition-jam = Paper is stuck
condition-supply-out = Ribbon, toner or ink is used up
condition-paused = Paused
condition-other = Stopped: { $reasons }
condition-unreachable = Not reachable

## What became of a print, and how a printer is

print-queued = Waiting for the printer
print-sending = Going to the printer
print-sent = At the printer
print-printed = Printed
print-failed = Not printed
print-unknown = Did it come out?
print-expired = Too late, not printed
print-cancelled = Cancelled
printer-is-unknown = Not asked yet
printer-is-ready = Ready
printer-is-busy = Printing
printer-is-paper-out = Out of paper
printer-is-open = Open
printer-is-jam = Paper stuck
printer-is-supply-out = Ribbon or ink used up
printer-is-paused = Paused
printer-is-unreachable = Not found
printer-is-other = Needs a look
