### Labels: which print now, which could, which need a person, and the printers themselves.

labels-title = Labels
labels-loading = Looking at the labels…
labels-empty = All labels are on their boxes.
labels-empty-do = A label prints by itself when its box is packed.
labels-no-printer = No printer is set up yet.
labels-no-printer-do = Set one up, and labels print from here. Until then a label can be saved as a file.
labels-set-up = Set up a printer
labels-printers = Printers
labels-unclear = Did it come out?
labels-unclear-what = The printer did not say. Look whether the label of { $number } lies there.
labels-unclear-test = The printer did not say. Look whether a test page lies there.
labels-unclear-other = The printer did not say. Look whether it lies there: { $what }.
labels-came-yes = It came out
labels-came-no = It did not
labels-swap = Take these labels off
labels-swap-what = On the box of { $number } sticks a label of { $carrier } { $tracking }. It is no longer true.
labels-swap-do = Take it off, tear it up, then print the new one.
labels-look = Look at these first
labels-look-do = It does not print by itself. Open the package and look, or print it all the same.
labels-print-anyway = Print all the same
labels-look-at = Look at it
labels-look-title = { $number }, as it would be printed
labels-look-none = There is no picture of this label.
labels-problem = Not printed
labels-printing = Printing
labels-ready = Ready to print
labels-ready-how = Scan a box and its label prints.
labels-printed = Printed today
labels-print = Print label
labels-print-all =
    { $count ->
        [one] Print 1 label
       *[other] Print { $count } labels
    }
labels-again = Print again
labels-leave = Leave it
labels-stop = Stop it
labels-stopping = Being stopped
labels-copy = Copy { $copy }
labels-box = Box { $parcel } of { $parcels }
labels-said-printing = { $number }: on its way to { $printer }
labels-said-printing-all =
    { $count ->
        [one] 1 label is on its way to the printer
       *[other] { $count } labels are on their way to the printer
    }
labels-said-not-all =
    { $count ->
        [one] 1 label was not printed: { $numbers }
       *[other] { $count } labels were not printed: { $numbers }
    }
labels-said-not-all-do = They stay in the list. Print one by itself to see why.
labels-said-void = { $number }: this label must not be used any more
labels-said-yes = { $number }: it came out
labels-said-no = { $number }: it did not come out
labels-said-left = { $number }: left as it is
labels-said-stopped = { $number }: stopped
labels-stick = Stick it on { $number }, then scan the label.

## How far a print is, what it is, and why once more

progress-queued = Waits for the printer
progress-sending = Being sent
progress-sent = At the printer
progress-printed = Printed
progress-failed = Not printed
progress-unknown = Not sure
progress-expired = Too late, not printed
progress-cancelled = Stopped
document-label = Label
document-slip = Packing slip
document-handover = Handover sheet
document-card = Command card
document-document = The shop’s document
document-test-page = Test page
again-why = Why once more?
again-did-not-come-out = It did not come out
again-unreadable = A scanner cannot read it
again-damaged = It is damaged
again-lost = It is lost
again-other = Another reason

## One print, exactly as it is on paper

print-picture = As it is printed
print-page = Page { $page } of { $pages }
print-no-picture = There is no picture of this one.
print-void = This label is void
print-void-sure = Then nobody may use it, wherever it sticks. Tear it up.
print-void-yes = Make it void

## Printers

printer-unknown = Not asked yet
printer-ready = Ready
printer-busy = Printing
printer-paper-out = Out of paper
printer-open = Lid open
printer-jam = Paper jam
printer-supply-out = Ribbon or ink is out
printer-paused = Paused
printer-unreachable = Not found
printer-other = Says something
printer-not-accepted = Test page not scanned yet
printer-waiting =
    { $count ->
        [one] 1 waits for it
       *[other] { $count } wait for it
    }
printer-settings = { $name }: settings

## Setting one up

setup-name = Name, as it is called here
setup-find = Look for printers near by
setup-finding = Looking for printers…
setup-found = Found near by
setup-found-none = No printer was found near by.
setup-found-none-do = Write its address down by hand.
setup-ask = Ask the printer what it can do
setup-asking = Asking the printer…
setup-trust = It is this printer: trust it
setup-said = What the printer says
setup-said-filled = Filled in below. Change what is not right.
setup-model = Model
setup-takes = It takes
setup-loaded = Paper in it
setup-says-nothing = It does not say
setup-margins = White at the edges
setup-margins-none = None
setup-margins-value = Top { $top }, right { $right }, bottom { $bottom }, left { $left } mm
setup-kind = How is it reached?
setup-kind-ipp = Network printer (IPP)
setup-kind-raw = Label printer (ZPL)
setup-kind-folder = A folder, to try it out
setup-address-ipp = Address, such as ipp://10.0.0.7/ipp/print
setup-address-raw = Address, such as 10.0.0.7:9100
setup-address-folder = Folder
setup-format = What it is sent
setup-format-pdf = PDF
setup-format-pwg = Dots (PWG raster)
setup-format-zpl = ZPL
setup-media = Paper
setup-media-inch4x6 = 4 × 6 in
setup-media-mm100x150 = 100 × 150 mm
setup-media-mm100x100 = 100 × 100 mm
setup-media-a6 = A6
setup-media-a5 = A5
setup-media-a4 = A4
setup-dpi = Dots per inch
setup-add = Add it
setup-added = { $name } is added
setup-test = Print the test page
setup-test-again = Print the test page again
setup-test-do = Is the frame whole on all four sides? Then scan the code on the page.
setup-test-wait = Scan the code on the test page
setup-accepted = { $name } is ready
setup-accepted-by = Accepted by { $name }, { $time }
setup-uses = What it prints
setup-use-label = All labels
setup-use-label-of = Labels of { $carrier }
setup-use-carrier = Another carrier, as the order system writes it
setup-use-carrier-add = Add this carrier
setup-use-slip = Packing slips
setup-use-handover = Handover sheets
setup-use-card = Command cards
setup-use-document = The shop’s documents
setup-remove = Remove it
setup-removed = { $name } is removed
