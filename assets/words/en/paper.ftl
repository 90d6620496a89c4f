### What is printed on labels, slips and sheets. Short: the paper is small.

paper-to = To
paper-from = From
paper-tracking = Tracking number
paper-query = Query number
paper-order = Order
paper-package = Package
paper-parcel = Parcel
paper-weight = Weight
paper-weight-kg = { $whole }.{ $part } kg
paper-desi = Desi
paper-training = TRAINING – DO NOT SHIP

## On every sheet of several pages

paper-page = Page
paper-made-at = Date
paper-made-by = Desk and packer
paper-day = { $year }-{ $month }-{ $day }

## Packing slip

paper-slip-title = Packing slip
paper-slip-total-unknown = The number of pieces was not known when this was printed
paper-slip-total =
    { $count ->
        [one] 1 piece in this box
       *[other] { $count } pieces in this box
    }
paper-gift-note = Gift note

## Handover sheet

paper-handover-title = Handover to
paper-handover-number = Handover
paper-handover-total =
    { $count ->
        [one] 1 box handed over
       *[other] { $count } boxes handed over
    }
paper-driver = Driver
paper-signature = Signature
paper-journal = Journal

## Command card

paper-card-title = Scan instead of typing
paper-card-hint = Scan a code on this card to do what stands over it. Keep the card where the scanner reaches it.
paper-card-primary = The large button
paper-card-label = Print the label
paper-card-undo = Undo
paper-card-back = Back
paper-card-queue = To the queue
paper-card-labels = To the labels
paper-card-handover = To the handover
paper-card-attention = To what needs attention

## Test page

paper-test-title = Test page
paper-test-hint = The thin frame must be whole on all four sides, and the black band without white lines. Then scan the code.
paper-test-paper = Paper: { $size }
paper-test-dots = Dots per inch: { $dots }
