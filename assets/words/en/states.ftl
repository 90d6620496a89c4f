### One word for each state of a package, for each mark on a row, and for each step of its story.

state-waiting = Waiting
state-preparing = Being prepared
state-ready = Ready
state-waiting-label = Waiting for its label
state-packed = Packed
state-shipped = Handed over
state-delivered = Delivered
state-delivery-failed = Not delivered
state-attempted-delivery = Delivery tried
state-cancelled = Cancelled
state-cancellation-waiting = Cancellation asked for
state-out-of-stock = Out of stock
state-blocked = On hold
state-gone = No longer listed
state-other = Other
state-other-raw = Other: { $raw }

mark-saved-here = Saved here
mark-sending = Sending
mark-in-doubt = Making sure
mark-attention = Needs attention
mark-remembered = Known only here

story-arrived = Arrived
story-packed-here = Packed here
story-packed-other = Packed elsewhere
story-shipped-here = Handed over here
story-shipped-other = Handed over elsewhere
story-confirmed = The order system has it
story-presumed = The order system shows it; whose it was cannot be told
story-in-doubt = Sent, answer not known yet
story-refused = The order system did not take it
story-superseded = Something else happened first
story-withdrawn = Taken back
story-needs-person = Needs a person
story-closed = Closed by hand
story-label-drawn = Label saved
story-label-printed = Label printed
story-label-voided = Label declared void
story-put-down = Put down here
story-delivered = Delivered
story-delivery-failed = Not delivered
story-attempted-delivery = Delivery tried
story-cancelled = Cancelled
