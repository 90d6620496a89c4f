### Packages that have left.

tracking-title = Tracking
tracking-list = Packages that have left
tracking-field = Number, name, city or tracking number
tracking-field-clear = Clear the search
tracking-empty = Nothing has left yet.
tracking-empty-do = What you hand over appears here, with its news from the carrier.
tracking-none = We found nothing for “{ $text }”.
tracking-none-do = Check the spelling, or scan the slip.
tracking-heard = Carrier news as of { $time }
tracking-loading = Reading what has left…
tracking-shown = { $count } of { $total } shown. Search to find the others.
