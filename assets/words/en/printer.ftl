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
