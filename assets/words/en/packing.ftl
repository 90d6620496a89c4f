### One package on the table.

packing-title = Package { $number }
packing-lines = What goes in
packing-lines-empty = The order system lists no items for this package.
packing-quantity = { $count } ×
packing-quantity-unknown = ? ×
packing-pieces-unknown = The order system did not say how many of each: ask before you close the box
packing-pieces-total =
    { $count ->
        [one] 1 item in all
       *[other] { $count } items in all
    }
packing-sku = Article { $sku }
packing-barcode = Barcode { $barcode }
packing-address = Goes to
packing-phone = Phone
packing-notes = Note
packing-gift = Gift note
packing-order = Order
packing-shipping = Shipping
packing-carrier = Carrier
packing-carrier-none = Not known yet
packing-tracking = Tracking number
packing-tracking-none = Not there yet
packing-due = Due
packing-copy = As the order system told us at { $time }
packing-others =
    { $count ->
        [one] 1 more fact from the order system
       *[other] { $count } more facts from the order system
    }
packing-remembered = The order system’s copy is missing. This is what your own work here remembers.
packing-remembered-do = The rest comes back with the next news from the order system.
packing-loading = Reading the package…

## What the packer can do

packing-packed = Packed
packing-save-label = Save label
packing-next = Next package
packing-to-queue = Back to the queue
packing-actions = More actions

## What we say afterwards. Never “sent” for what is only here

packing-said-packed = { $number } packed · saved here
packing-said-label = Label for { $number } saved
packing-said-undone = { $number }: taken back
packing-saved-here = Saved here

## Undo

packing-undo-title = Made a mistake?
packing-undo-explain = It has not left this desk. You can still take it back.
packing-undo = Take it back

## Label

packing-label = Label
packing-label-saved-at = Saved at { $time }
packing-label-file = File
packing-label-again = Save label again
packing-label-stale = This label is out of date: carrier or tracking number has changed.
packing-label-stale-do = Throw the old one away and save a new label.
packing-label-overflow = Something did not fit on the label and was cut.
packing-label-glyphs = The label could not show these characters: { $characters }
packing-label-look = Look at it before you stick it on.

## What happened so far

packing-story = What happened
packing-story-empty = Nothing yet.

## What will become of the label

packing-packed-print = Packed — print label
packing-print-label = Print label
packing-plan-prints-now = The label prints with it.
packing-plan-prints-soon = The label prints as soon as its number is there.
packing-plan-waits-for-scan = The label prints when you scan this box after the connection is back.
packing-plan-waits-for-box = The label prints when you scan this box.
packing-plan-needs-look = Something on the label is cut off or missing: look at it first.
packing-plan-by-hand = Print the label afterwards.
packing-plan-no-printer = No printer is set up. Save the label afterwards.
packing-plan-done = Its label is printed.
packing-slip = Print the packing slip
packing-said-slip = { $number }: the packing slip is on its way to the printer
packing-document = The shop’s document
packing-document-look = Look at it
packing-document-print = Print the document
packing-document-none = There is no picture of this document.
packing-said-document = { $number }: the document is on its way to the printer
packing-boxes = Boxes
packing-boxes-proven = { $proven } of { $parcels } labels scanned on their boxes
