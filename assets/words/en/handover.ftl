### Boxes go to the driver.

handover-title = Handover
handover-carriers = Carriers
handover-no-carrier = No carrier named
handover-list = Boxes for { $carrier }
handover-count = { $count } of { $total } scanned
handover-how = Scan each box as you give it to the driver, or touch it.
handover-all =
    { $count ->
        [one] The 1 box
       *[other] All { $count } at once
    }
handover-none = Start over
handover-on = Goes along
handover-off = Stays here
handover-give =
    { $count ->
        [one] Hand over 1 to { $carrier }
       *[other] Hand over { $count } to { $carrier }
    }
handover-nothing-yet = No box is scanned yet.
handover-nothing-yet-do = Scan the first box, or choose all.
handover-not-ready =
    { $count ->
        [one] 1 packed package still waits for its label or its tracking number. It shows here when it can go.
       *[other] { $count } packed packages still wait for their label or tracking number. They show here when they can go.
    }
handover-empty = Nothing to hand over.
handover-empty-do = Packed packages with a tracking number appear here.
handover-loading = Reading the packed packages…

## Scanning boxes

handover-said-added = { $number } goes along
handover-said-already = { $number } is scanned already
handover-wrong-carrier = This box is for { $carrier }.
handover-wrong-carrier-do = Keep it here. It goes with { $carrier }.
handover-stale = The label on { $number } is out of date.
handover-stale-do = Keep it here and put the new label on.

## The one confirmation of the day

handover-confirm =
    { $count ->
        [one] Give 1 box to { $carrier }?
       *[other] Give { $count } boxes to { $carrier }?
    }
handover-confirm-left =
    { $count ->
        [0] None stays here.
        [one] 1 stays here.
       *[other] { $count } stay here.
    }
handover-confirm-why = After this they belong to the driver.
handover-confirm-yes = Yes, hand over
handover-confirm-no = Not yet

## Afterwards

handover-done =
    { $count ->
        [one] 1 box handed over to { $carrier } · saved here
       *[other] { $count } boxes handed over to { $carrier } · saved here
    }
handover-refused =
    { $count ->
        [one] 1 stays here
       *[other] { $count } stay here
    }
handover-done-close = Back to the boxes
handover-sheet = Print the handover sheet
handover-sheet-printing = The handover sheet is on its way to { $printer }.
