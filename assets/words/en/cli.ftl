### What the two programs say in a terminal. Command and option names are the same in every language.

cli-usage =
    Usage: stationctl [OPTIONS] COMMAND

    Looks after a packing station without its window.

    Commands:
      status         how the station, its queue and its connection are doing
      list           the packages that this station knows
      show NUMBER    one package, and what happened to it
      pack NUMBER    mark a package as packed
      ship NUMBER    hand a package over to its carrier
      label NUMBER   save the label of a package
      sync           look at the order system once, and send what is saved here
      queue          what is saved here and not yet settled

    Options:
      --json           answer as JSON
      --as NAME        who does it; needed by pack, ship and label
      --data-dir DIR   the folder with the station's data
      --config FILE    the settings file
      --help           show this text
      --version        show the version

    Exit codes:
      0  done
      1  it was refused, or it failed
      2  the command line is wrong
      3  the station cannot start: data folder, database or settings
      4  the order system could not be reached
cli-station-usage =
    Usage: packing-station [OPTIONS]

    Opens the packing station.

    Options:
      --training       practise with an order system of its own; nothing is sent
      --data-dir DIR   the folder with the station's data
      --config FILE    the settings file
      --help           show this text
      --version        show the version

    Exit codes:
      0  the window was closed
      2  the command line is wrong
      3  the station cannot start: data folder, database, settings or screen

## Wrong command lines

cli-unknown-flag = There is no option { $flag }. --help lists them all.
cli-unknown-command = There is no command “{ $command }”. --help lists them all.
cli-missing-value = { $flag } needs a value after it.
cli-missing-argument = { $name } is missing.
cli-bad-number = “{ $value }” is not a number.
cli-needs-as = Say who does this: --as NAME.
cli-unknown-packer = Nobody called “{ $name }” packs here. Known: { $known }.
cli-window-running = The station's window is open, so stationctl only reads. Do this in the window, or close it first.
cli-no-display = There is no screen to open a window on. Start it where you are signed in to a desktop, or use stationctl.

## Answers

cli-saved = { $number }: saved here. It is sent at the next contact with the order system.
cli-label-saved = Label saved: { $path }
cli-nothing-listed = No packages.
cli-queue-empty = Nothing is waiting to be sent.
cli-synced =
    { $count ->
        [one] Looked at the order system: 1 package is new or has changed.
       *[other] Looked at the order system: { $count } packages are new or have changed.
    }
