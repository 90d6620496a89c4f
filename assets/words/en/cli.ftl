### What the two programs say in a terminal. Command and option names are the same in every language.

cli-usage =
    Usage: stationctl [OPTIONS] COMMAND

    Looks after a packing station without its window.

    Commands:
      status                   how the station and its queue are doing
      list [waiting|packed|sent]
                               the packages on one shelf; waiting ones if none is named
      show NUMBER              one package, and what happened to it
      pack NUMBER              mark a package as packed
      ship NUMBER              hand a package over to its carrier
      put NUMBER PLACE         note where the boxes of a package were put
      label NUMBER [--out FILE]
                               save the label of a package
      actions NUMBER           what can be done with one package, and why not
      set-shipment NUMBER TRACKING --carrier NAME [--query NUMBER]
                               give it another carrier or tracking number
      set-status NUMBER delivered|failed
                               what became of it at the customer's
      command NUMBER SLUG [--set KEY=VALUE]...
                               any other step, by the order system's name or ours
      sync [--once]            look at the order system and send what is saved here
      sync --watch             do so until the program is ended
      queue [show]             what is saved here and not yet settled
      queue attention          what waits for a person
      queue withdraw COMMAND   take back what has not been sent
      queue retry COMMAND      look once more, then send if needed
      queue close COMMAND --because WHY
                               it is dealt with: unpacked, settled-there,
                               carrier-told, handed-on or not-needed
      queue lost               what the order system had confirmed and may have lost
      queue rebind             let what was saved for another sign-in go to this one
      queue go-on              that list was seen: send again
      journal NUMBER           all that was done to a package, and what the screen said
      journal verify           whether the journal is whole
      print NUMBER             print the label of a package
      print NUMBER --what slip print its packing slip
      print NUMBER --what document
                               print the shop’s own document for it
      print HANDOVER --what handover
                               print the sheet of a handover
      print --what card        print the card of codes to scan
      reprint NUMBER REASON    the same label once more: did-not-come-out, unreadable,
                               damaged, lost or other
      prints [NUMBER]          what is being printed, was today, or was for one package
      prints came-out|did-not|cancel PRINT
                               say what became of it, or take it back
      printers                 which printers there are
      printers find            which printers are near by
      printers ask ADDRESS     what the printer at an address can do
      printers add NAME ADDRESS [--set format=pdf|zpl|pwg] [--set dpi=203|300] [--set media=SIZE]
                               set one up
      printers use PRINTER KIND [--carrier NAME]
                               say what it is for
      printers test PRINTER    print its test page
      printers accept PRINTER CODE
                               its test page was scanned
      printers remove PRINTER  nothing goes there any more
      backup                   copy the station's data now
      restore FILE             go back to a backup; not while a station runs
      packer list              who packs here
      packer add NAME          somebody new
      token set                store the sign-in that is read from standard input
      token forget             remove it
      doctor                   examine the order system; nothing is changed there
      doctor --write-config FILE
                               and save the settings that fit it

    NUMBER is what is printed on the package, as a scanner reads it, or its id.
    COMMAND is a name that queue shows. pack and ship are saved here at once;
    sync sends them.

    Options:
      --as NAME        who does it; needed by whatever changes something
      --set KEY=VALUE  what is said with a command: carrier (name or number), tracking,
                       query, fault, lines, reason, delivered=true|false, invoice,
                       kind, content, date (2026-11-22)
                       The order system itself judges a carrier's number.
      --json           answer as JSON
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
      1  the window ended over a fault
      2  the command line is wrong
      3  the station cannot start: data folder, database, settings or screen

## Wrong command lines

cli-unknown-flag = There is no option { $flag }. --help lists them all.
cli-unknown-command = There is no command “{ $command }”. --help lists them all.
cli-missing-value = { $flag } needs a value after it.
cli-missing-argument = { $name } is missing.
cli-needs-as = Say who does this: --as NAME.
cli-needs-because = Say why nothing more is to be done: --because WHY. --help lists the reasons.
cli-unknown-because = “{ $word }” is no reason known here. Known: { $known }.
cli-unknown-packer = Nobody called “{ $name }” packs here. Known: { $known }.
cli-unknown-act = No step is called “{ $name }”. Known: { $known }.
cli-not-ours = This station never sends “{ $name }”. Where it is needed, do it in the order system.
cli-unknown-carrier = No carrier is called “{ $name }” here. Known: { $known }. Any other is named by its number.
cli-unfit-input = “{ $input }” does not belong here or cannot be read.
cli-unsaid-input = “{ $name }” has to be said with this step: --set { $name }=… Nothing was saved.
cli-no-command = Say what to do. --help lists all commands.
cli-too-much = “{ $word }” is one word too many. --help shows what belongs there.
cli-token-words = After “token” comes “set” or “forget”. The token itself is read from standard input, never from the command line.
cli-no-packers = Nobody packs here yet. Add somebody: stationctl packer add NAME
cli-stale-label = This label is out of date. Nothing was handed over. Make a new label.
cli-token-from-file = Give the sign-in from a file, so that nobody reads it on the screen: stationctl token set < FILE
cli-window-running = Another station program is open with this data, so stationctl only reads.
cli-window-refuses = Another station program is open with this data, so stationctl only reads. Do this there, or close it first.
cli-no-station = There is no station in { $path }. Nothing was created there. Name the station's folder with --data-dir, or begin a station there: stationctl packer add NAME
cli-answer-lost = The answer could not be written. Check where it goes to.
cli-not-a-token = This is no sign-in: it must be one word of ordinary characters. Nothing was stored.
cli-token-not-kept = The sign-in could not be stored in { $path }. Check that this account may write there and that the disk is not full.
cli-token-not-removed = The sign-in could not be removed from { $path }. It is still there. Check that this account may write there.
cli-not-all-sent = Not everything could be sent yet. It stays saved here; run sync again later.
cli-no-display = There is no screen to open a window on. Start it where you are signed in to a desktop, or use stationctl.
cli-no-window = The window could not be opened, although there is a screen. Start it again.
cli-no-window-again = If it stays so, show the newest file in { $path } to whoever looks after this computer.

## Answers

cli-saved = { $number }: saved here. It is sent at the next contact with the order system.
cli-possible = yes
cli-unknown-offers = The order system also offers these, which this station does not do: { $names }
cli-label-saved = Label saved: { $path }
cli-label-cut = Something did not fit on it and was cut. Look at it before you stick it on.
cli-label-letters = Our fonts cannot draw these characters: { $letters }
cli-nothing-listed = No packages.
cli-queue-empty = Nothing is waiting to be sent.
cli-no-questions = Nothing waits for a person.
cli-synced = Packages known: { $known }. Still to be sent: { $queued }. Waiting for a person: { $attention }.
cli-backup-saved = Backup saved: { $path }
cli-restored = Gone back to the backup. The replaced file was kept: { $path }. Everything that was not settled is checked before anything is sent.
cli-journal-whole =
    The journal is whole: { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }, { $purged ->
        [one] 1 older one
       *[other] { $purged } older ones
    } removed after { $purged ->
        [one] its time
       *[other] their time
    }, { $lost } lost with a damaged or older file. Its head is { $head }.
cli-journal-broken = The journal is not whole: row { $row } was altered, removed or moved.
cli-journal-empty = Nothing was done to this package here.
cli-link-up = The order system answers
cli-link-down = The order system cannot be reached
cli-link-signed-out = The order system no longer accepts the sign-in
cli-link-forbidden = The order system no longer permits this desk to do anything
cli-link-slow = The order system asks for a slower pace
cli-evidence-unknown = not known yet
cli-evidence-own-rows = A: the order system's log, with our own entries
cli-evidence-store-rows = A′: the order system's log, with the entries of the whole store
cli-evidence-package-only = B: only the state of each package
cli-evidence-nothing = C: nothing can be read back
cli-question-overwritten = Somebody else may have changed it
cli-question-unclear = Sent; whether it was done cannot be told
cli-question-label-late = It has waited for its label for hours
cli-question-packed-twice = Also packed elsewhere: is there a second box?
cli-held = waits for an earlier step
cli-foreign = Saved for another sign-in
cli-nothing-lost = The order system has lost nothing that we know of.
cli-no-printers = No printer is set up. Add one: stationctl printers add NAME ADDRESS --as NAME
cli-none-near = No printer was found near by. Add one by its address.
cli-no-prints = Nothing is being printed, and nothing was today.
cli-not-printed = Not everything came out. See stationctl prints.
cli-lost = The order system went back in time; noticed { $time }. Nothing is sent until somebody has seen this list. Steps that it had confirmed and may have lost: { $count }
cli-rebound = Steps that may now go to this sign-in: { $count }
cli-link-portal = Something answers that is not the order system
cli-secret-keychain = in the system's keychain
cli-secret-file = in a file that only this account may read; no keychain runs here
cli-secret-environment = in the environment
cli-secret-training = in the practice shop
cli-secret-missing = none

## Headings

cli-field-station = Station
cli-field-store = Store
cli-field-data = Data folder
cli-field-secret = Sign-in
cli-field-link = Connection
cli-field-evidence = Evidence
cli-field-refreshed = Last answer
cli-field-other-stores = Left out: packages of other stores
cli-field-late = Late
cli-field-version = Version
cli-field-number = Package
cli-field-order = Order
cli-field-state = State
cli-field-mark = Mark
cli-field-possible = Possible
cli-field-offered = Offered as
cli-field-slug = Name for command
cli-field-pieces = Pieces
cli-field-recipient = Recipient
cli-field-address = Address
cli-field-phone = Phone
cli-field-channel = Channel
cli-field-carrier = Carrier
cli-field-tracking = Tracking number
cli-field-query = Query number
cli-field-due = Due
cli-field-notes = Notes
cli-field-gift-note = Gift note
cli-field-label = Label
cli-field-stands = Stands at
cli-field-quantity = Quantity
cli-field-item = Item
cli-field-sku = SKU
cli-field-barcode = Barcode
cli-field-act = Step
cli-field-attempts = Attempts
cli-field-at = Time
cli-field-who = Who
cli-field-step = What
cli-field-detail = Detail
cli-field-command = Command
cli-field-notice = Notice
cli-field-shown = The screen said
cli-field-print = Print
cli-field-printer = Printer
cli-field-format = Is sent
cli-field-dpi = Dots per inch
cli-field-media = Paper
cli-field-place = Address
cli-field-accepted = Accepted
cli-field-uses = For
cli-field-other = Also told
cli-field-value = As the order system wrote it

## Lines of the journal

cli-step-queued = saved here
cli-step-claimed = about to be sent
cli-step-answered = answered
cli-step-looked = looked at the order system
cli-step-settled = shown by the order system
cli-step-withdrawn = taken back
cli-step-held = held, as an earlier step failed
cli-step-retried = to be tried again
cli-step-closed = dealt with
cli-step-label-drawn = label drawn
cli-step-label-kept = carrier's label fetched and kept
cli-step-document-kept = the order system's document fetched and kept
cli-step-label-voided = label declared void
cli-step-label-scanned = label scanned
cli-step-put-down = put down
cli-step-print-asked = to be printed
cli-step-print-stepped = printing went on
cli-step-print-closed = print dealt with
cli-step-printer-added = printer added
cli-step-printer-accepted = printer accepted
cli-step-printer-removed = printer removed
cli-step-rebound = queue let go to another sign-in
cli-step-seen-to-be-back = what an order system that went back may have lost was seen
cli-step-restarted = found half sent after a start
cli-step-restored = put right from what was kept
cli-step-salvaged = journal rows lost
cli-step-purged = old journal rows removed
