### The queue: packages that wait to be packed.

queue-title = Queue
queue-list = Packages that wait
queue-waiting =
    { $count ->
        [one] 1 waiting
       *[other] { $count } waiting
    }
queue-late =
    { $count ->
        [one] 1 late
       *[other] { $count } late
    }
queue-next = Start next
queue-pieces-unknown = ? items
queue-pieces =
    { $count ->
        [one] 1 item
       *[other] { $count } items
    }
queue-due = by { $time }
queue-overdue = Late · { $span }

## The list never moves by itself: what is new or has left waits behind a button

queue-new =
    { $count ->
        [one] 1 new
       *[other] { $count } new
    }
queue-gone =
    { $count ->
        [one] 1 no longer waits
       *[other] { $count } no longer wait
    }
queue-row-gone = No longer waits
queue-refresh = Show them

## When there is nothing to show

queue-loading = Reading the queue…
queue-empty = Nothing is waiting.
queue-empty-do = New packages appear here by themselves.
queue-empty-heard = Last news from the order system: { $time }
queue-empty-offline = Nothing is waiting as of { $time }.
queue-empty-offline-do = We will look again when the connection is back.
queue-empty-never = We have not reached the order system yet.
queue-empty-never-do = Packages appear here as soon as the connection is there.
