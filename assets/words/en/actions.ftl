### The sheet with everything that can be done with one package.

actions-title = What to do with { $number }
actions-loading = Looking at what can be done…
actions-may = Possible now
actions-none = Nothing can be done with this package just now.
actions-may-not = Not possible now
actions-offered = The order system offers this
actions-offers-unknown = We do not know what the order system offers for this package at this moment. It has the last word.
actions-unknown-offers = The order system also offers these, which this station does not do:
actions-said = { $number }: { $step } · saved here
actions-others = Something else
actions-for-good = Once this has left the desk it cannot be taken back.

## Why not, in a few words

actions-why-not-waiting = It is no longer waiting
actions-why-not-packed = It is not packed yet
actions-why-not-shipped = The carrier does not have it yet
actions-why-not-blocked = It is not on hold
actions-why-already-delivered = The customer already has it
actions-why-not-from-here = Not allowed at this point
actions-why-waits-for-label = Its label is still being made
actions-why-wrong-for-channel = Its sales channel is packed in another way
actions-why-nothing-to-change = It is already so
actions-why-already-shipped = It has already been handed over
actions-why-cancelled = It was cancelled
actions-why-blocked = The shop has put it on hold
actions-why-gone = The order system no longer lists it for this store
actions-why-unknown-state = This station does not know its state
actions-why-needs-person-first = An earlier step waits in “Needs attention”

## What has to be said with it

actions-tracking = Tracking number: scan or type it
actions-query = Query number, if there is one
actions-scanned = Read as the tracking number:
actions-carrier-none = No carrier is known here yet. They appear by themselves with the packages that have one.
actions-fault = What is the matter?
actions-fault-not-found = Not found
actions-fault-wrong = Wrong product
actions-lines = What is missing or wrong, and how many?
actions-reason = Why?
actions-reason-none = The order system has not told us any reasons yet. Look again when the connection is back.
actions-invoice-number = Invoice number
actions-invoice-day = Date (year-month-day)
actions-invoice-kind = Kind of document
actions-invoice-content = Document or its address
actions-date-wrong = The date cannot be understood.
    .do = Write it as year-month-day, such as 2026-11-21.
counter-less = One less
counter-more = One more
counter-of = { $value } of { $most }
