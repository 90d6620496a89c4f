### What stands around every screen: rail, top bar, scan line, search, and the two pages before the work begins.

app-name = Packing station

## Rail

nav-label = Screens
nav-queue = Queue
nav-labels = Labels
nav-handover = Handover
nav-tracking = Tracking
nav-attention = Attention
nav-more = More

## Top bar

training = Training · nothing is sent
search-open = Search
packer-change = { $name }, change packer
chip-open = { $status }. Show the connection

## Station chip: the worst thing wins, nothing is shown when all is well

chip-offline = Offline
chip-offline-saved =
    { $count ->
        [one] Offline · 1 saved here
       *[other] Offline · { $count } saved here
    }
chip-offline-since = Offline since { $time }
chip-offline-since-saved =
    { $count ->
        [one] Offline since { $time } · 1 saved here
       *[other] Offline since { $time } · { $count } saved here
    }
chip-signed-out = Sign-in has ended: sending has stopped
chip-forbidden = No longer permitted: sending has stopped
chip-list = No list of packages: sending has stopped
chip-went-back = The order system went back: sending has stopped
chip-untrusted = Connection not secure: sending has stopped
chip-portal = This network asks for something first
chip-no-token = No sign-in is set up: sending has stopped
chip-in-doubt =
    { $count ->
        [one] Checking whether 1 arrived
       *[other] Checking whether { $count } arrived
    }
chip-sending =
    { $count ->
        [one] Sending 1
       *[other] Sending { $count }
    }
chip-saved =
    { $count ->
        [one] 1 saved here
       *[other] { $count } saved here
    }

## Scan line

scan-label = Last scan
scan-ready = Scan a package
scan-found = { $number } · { $recipient }
scan-found-unnamed = { $number }
scan-unknown = We do not know this code.
scan-unknown-do = Look at the slip, or search for the name.
scan-stale = The label on { $number } is out of date: it must not leave on a box.
scan-stale-do = Take it off and print a new label.
scan-label-match = The label belongs on { $number }
scan-label-match-of = Box { $parcel } of { $parcels } of { $number }: the label is right
scan-label-swap = This label belongs on { $belongs }. In your hands is { $hand }.
scan-label-swap-do = Put both boxes side by side, change the labels over, then scan both.
scan-label-dead-changed = Carrier or tracking number of { $number } has changed: this label is dead.
scan-label-dead-void = This label of { $number } was made void.
scan-label-dead-recounted = The boxes of { $number } were counted anew: this label says another number.
scan-label-dead-cancelled = { $number } was cancelled: this box must not leave.
scan-label-dead-gone = The order system no longer lists { $number }.
scan-label-ambiguous = Another label of { $number } bears the same number.
scan-label-ambiguous-do = Scan the square code on the label. If it has none and you are not sure, print a new one.
scan-label-new = Take the label off and tear it up. Print a new one.
scan-label-aside = Take the label off and tear it up. Put the box aside.
scan-search = Search for it
scan-clear = Clear

## Search

search-title = Search
search-field = Number, name, city or tracking number
search-hint = Type, or scan a slip.
search-queue = In the queue
search-elsewhere = Everywhere else
search-none = We found nothing for “{ $text }”.
search-none-do = Check the spelling, or scan the slip.
search-more =
    { $count ->
        [one] 1 more. Type more to narrow it down.
       *[other] { $count } more. Type more to narrow it down.
    }

## Buttons that mean the same everywhere

back = Back
close = Close
cancel = Not now
understood = Understood
try-again = Try again
try-now = Try now

## Who is packing?

who-title = Who is packing?
who-hint = Touch your name. Everything you pack carries it.
who-none = Nobody has packed here yet. Add your name to begin.
who-add = Add a name
who-name = Your name
who-save = Add and start
who-needed = Write a name first.

## Nothing can start

start-refused-title = The station could not start
start-refused-safe = Nothing was lost, and nothing was changed.
start-code = Code for support

## How long

span-minutes = { $count } min
span-hours = { $count } h
span-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
