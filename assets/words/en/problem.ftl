### What went wrong: the message says what happened and what became of the work, `.do` what to do now.

## Our own rules say no; nothing was written

problem-not-waiting = This package is no longer waiting. Nothing was changed.
    .do = Look at its state: somebody may have packed it already.
problem-not-packed = This package is not packed yet. Nothing was changed.
    .do = Pack it first, then try again.
problem-not-shipped = The carrier does not have this package yet. Nothing was changed.
    .do = Hand it over first.
problem-not-blocked = This package is not on hold. Nothing was changed.
    .do = Look at its state and go on from there.
problem-already-delivered = The customer already has this package. Nothing was changed.
    .do = If that cannot be, ask whoever is in charge of orders.
problem-not-from-here = By the order system’s handbook, this step does not come here. Nothing was changed.
    .do = Look at the state of the package and choose another step.
problem-waits-for-label = The carrier is still making the label for this package. Nothing was changed.
    .do = Keep the box here until its label has come, then try again.
problem-wrong-for-channel = This sales channel has its own way of packing. Nothing was changed.
    .do = Use the “Packed” button: it chooses the right way by itself.
problem-carrier-missing = The carrier is not chosen yet. Nothing was saved.
    .do = Choose the carrier, then try again.
problem-tracking-missing = The tracking number is empty. Nothing was saved.
    .do = Scan or type the tracking number, then try again.
problem-lines-missing = No product of this package is chosen. Nothing was saved.
    .do = Choose the products that are missing or wrong, then try again.
problem-pieces-too-many = More pieces are reported than this package holds. Nothing was saved.
    .do = Look at the numbers on its page, then report again how many are missing or wrong.
problem-pieces-none-left = If all of it is missing, there is nothing left to prepare. Nothing was saved.
    .do = Leave at least one piece, or report the whole package as not found.
problem-reason-missing = The reason is not chosen yet. Nothing was saved.
    .do = Choose a reason, then try again.
problem-reason-unknown = The order system has no reason with the number { $reason } in its list. Nothing was saved.
    .do = Choose one from the list. A reason that is new there appears here with the next look at all packages.
problem-invoice-missing = The invoice number is empty. Nothing was saved.
    .do = Type the invoice number, then try again.
problem-invoice-kind-missing = The kind of invoice is empty. Nothing was saved.
    .do = Type the kind as the order system calls it, then try again.
problem-invoice-content-missing = The invoice itself is empty. Nothing was saved.
    .do = Give the document or its address, then try again.
problem-invoice-date-missing = The invoice has no date. Nothing was saved.
    .do = Give the date of the invoice, then try again.
problem-nothing-to-change = It is already so. Nothing was changed.
    .do = Go on with the next step.
problem-already-shipped = This package has already been handed over. Nothing was changed.
    .do = If the box is still here, ask whoever is in charge of orders.
problem-cancelled = This order was cancelled. Nothing was sent.
    .do = Take the box off the table and unpack it.
problem-blocked = The shop has put this package on hold. Nothing was changed.
    .do = Put it aside until the shop releases it.
problem-gone = The order system no longer lists this package for your store. Nothing was changed.
    .do = Put it aside and ask whoever is in charge of orders.
problem-unknown-state = This station does not know the state of this package, so it leaves it alone.
    .do = Put it aside and ask whoever is in charge of orders.
problem-needs-person-first = An earlier step of this package is not settled yet. Nothing was changed.
    .do = Open “Needs attention” and settle that step first.
problem-no-packer = Nobody has said who is packing. Nothing was saved.
    .do = Choose your name, then try again.
problem-packer-name-too-long = This name is too long: { $most } characters fit. Nothing was saved.
    .do = Enter a shorter name.
problem-no-tracking-yet = This package has no tracking number yet.
    .do = Wait until it appears here, then try again.
problem-wrong-carrier = This box is for { $carrier }. It was not handed over.
    .do = Keep it here. It goes with { $carrier }.
problem-unknown-package = Nothing here has this number.
    .do = Check the number, scan the slip again, or search for the name.
problem-too-late-to-undo = This is already on its way and can no longer be taken back.
    .do = Ask whoever is in charge of orders to change it there.
problem-question-changed = This question has changed meanwhile. Nothing was saved.
    .do = Read it again, then answer.
problem-unknown-command = There is no such step here. Nothing was changed.
    .do = The list of what is saved here shows their names: choose one of those.
problem-queue-full = { $limit } steps are waiting to be sent, and no more can be saved. This one was not saved.
    .do = Bring the connection back, wait until some are sent, then try again.

## Printing: our own rules say no; nothing was printed

problem-no-printer = There is no printer for this yet. Nothing was printed.
    .do = Set one up under Labels, or say there what a printer is for.
problem-printer-not-accepted = Nobody has tried { $printer } yet, so no labels go there.
    .do = Print its test page and scan the code on it.
problem-unknown-printer = This printer is no longer set up here. Nothing was changed.
    .do = Choose another printer.
problem-printer-name-taken = There is a printer called { $name } already. Nothing was saved.
    .do = Give this one another name.
problem-printer-unfit = This does not describe a printer: name, address, format or resolution do not fit. Nothing was saved.
    .do = Check the address, then try again. Printers on a bare port take ZPL only.
problem-printer-in-use = Something still waits for this printer, so it was not removed.
    .do = Wait until it is printed, or cancel it, then try again.
problem-test-code-wrong = This is not the code of the last test page of { $printer }.
    .do = Scan the newest page. If it cannot be read, print another one.
problem-training-prints-to-folder = In training only a folder is printed into. Nothing was saved.
    .do = Choose a folder.
problem-print-under-way = This label is on its way to the printer already. It was not printed again.
    .do = Look at the printer.
problem-print-unclear = Nobody has said yet whether this label came out, so it was not printed again.
    .do = Look at the printer and say whether it came out.
problem-already-printed = This label has been printed. It was not printed again.
    .do = If you need it once more, print it again and say why.
problem-not-printed-yet = This label has not been printed here yet.
    .do = Print it first.
problem-label-void = This label was declared void. It was not printed again.
    .do = Print a new one.
problem-label-recounted = A label that is already on a box says another number of boxes than there are now.
    .do = Make that label void, then print the new one.
problem-label-changed = The label has changed since this one was printed. It was not printed again.
    .do = Take the old label off and print the new one.
problem-label-needs-look = Something on this label is cut off or missing, so it does not print by itself.
    .do = Look at the preview. If it is good enough, print it yourself.
problem-unknown-print = Nothing was printed here under this name.
    .do = Look at the list of labels.
problem-unknown-handover = Nothing was handed over here under this number, so nothing was printed.
    .do = Look at the number on the handover.
problem-print-too-late = That is no longer possible: it is just being sent, or it has ended.
    .do = Look at the list of labels.
problem-parcels-unfit = A package goes into one box at least and { $most } at most. Nothing was changed.
    .do = Check how many boxes there are.
problem-place-unfit = A place needs a name of { $most } characters at most. Nothing was noted.
    .do = Write a shorter name.
problem-label-not-here-yet = The carrier’s label has not come from the order system yet.
    .do = It is fetched by itself. Wait a moment, then try again.
problem-number-not-for-bars = The number { $number } does not fit in a barcode: no scanner could read the “{ $character }” in it. Nothing was printed.
    .do = Let whoever is in charge of orders correct the number.
problem-number-too-long = The number { $number } does not fit in a barcode on this paper: it is too long. Nothing was printed.
    .do = Choose a printer with larger paper, or let whoever is in charge of orders check the number.
problem-paper-cut = Something did not fit on this paper and was cut. It prints all the same.
    .do = Look at it before it goes on. What is missing can be written by hand.
problem-paper-glyphs = This paper cannot show these characters: { $characters } It prints all the same.
    .do = Look at it before it goes on. What is missing can be written by hand.
problem-no-document = The order system has no document of its own for this package.
    .do = Nothing has to be done. The packing slip can be printed.
problem-document-not-here-yet = The shop’s document has not come from the order system yet.
    .do = It is fetched by itself. Wait a moment, then try again.
problem-document-too-large = The shop’s document is { $width } × { $height } mm, larger than the paper. Nothing was printed.
    .do = Choose a printer with larger paper for such documents.
problem-document-unprintable = This printer cannot print the shop’s document. Nothing was printed.
    .do = Choose an office printer for such documents.
problem-label-zpl-only = The carrier’s label is made for label printers that speak ZPL, and this printer does not. Nothing was printed.
    .do = Choose a label printer for this carrier.
problem-label-too-large = The carrier’s label is { $width } × { $height } mm, larger than the paper. Made smaller, nobody could scan it. Nothing was printed.
    .do = Choose a printer with larger paper for this carrier.
problem-label-other-dots = The carrier’s label is made for printers of { $dots } dots per inch. Nothing was printed.
    .do = Choose such a printer for this carrier.
problem-label-code-lost = This printer’s dots are too coarse for the codes on the carrier’s label. Nothing was printed.
    .do = Choose a printer with finer dots, or one that takes PDF, for this carrier.
problem-label-no-code = The carrier’s label has no code that a scanner could read. Nothing was printed.
    .do = Let the order system make the label again.
problem-label-page-count = The carrier’s file has { $pages } pages: that is no label. Nothing was printed.
    .do = Let the order system make the label again.
problem-label-damaged = The carrier’s label cannot be read: its file is damaged or locked. Nothing was printed.
    .do = Let the order system make the label again.
problem-label-unknown-format = The carrier’s label is neither PDF nor PNG nor ZPL. Nothing was printed.
    .do = Ask whoever is in charge of the order system for one of these.
problem-paper-lost = What was to be printed is no longer on this desk. Nothing was printed.
    .do = Print the label anew.
problem-print-cut-off = The station stopped while this was being sent to the printer.
    .do = Look at the printer and say whether it came out.
problem-label-of-cancelled = This order was cancelled before its label was printed. Nothing was printed.
    .do = Take the box off the table and unpack it.
problem-label-of-blocked = The shop put this package on hold before its label was printed. Nothing was printed.
    .do = Put the box aside. Print the label when the shop releases it.
problem-label-of-gone = The order system took this package off your store’s list before its label was printed. Nothing was printed.
    .do = Put the box aside and ask whoever is in charge of orders.
problem-label-of-changed = This package’s carrier or tracking number changed before its label was printed. Nothing was printed.
    .do = Print the new label.
problem-label-of-unpacked = This package is not packed any more; its label was not printed.
    .do = Pack it again, then print its label.
problem-label-made-anew = This label is being made anew, and the new one has not come from the order system yet. The old one is not printed.
    .do = Wait for the new label, then print it.

## Disk, connection, order system

problem-not-saved-disk-full = The disk is full. This was not saved.
    .do = Call whoever looks after this computer. Do it again when there is room.
problem-not-saved = The disk did not accept it. This was not saved.
    .do = Try once more. If it happens again, call whoever looks after this computer.
problem-not-read = This desk’s data could not be read just now. Nothing was changed.
    .do = Try once more. If it comes back, start the station again.
problem-label-not-saved = The label could not be saved to { $path }.
    .do = Check that the folder exists, has room and may be written to, then save the label again.
problem-no-contact = The order system cannot be reached now. Your work is saved here.
    .do = Go on working. We try again by ourselves.
problem-signed-out = The order system no longer accepts our sign-in. Your work is saved here and nothing is sent.
    .do = Call whoever looks after the station: it needs a new sign-in.
problem-forbidden = The order system no longer permits this desk to do anything. Your work is saved here and nothing is sent.
    .do = Call whoever looks after the station: its account at the order system needs its rights back.
problem-list-refused = The order system refuses what its list of packages is asked for. Your work is saved here and nothing is sent.
    .do = Call whoever looks after the station: “stationctl doctor --write-config FILE” finds what to set.
problem-list-too-large = A package on the order system’s list is larger than can be read. Your work is saved here and nothing is sent.
    .do = Call whoever looks after the order system: one package carries more than 4 MB, often a file.
problem-not-the-oms = Something answers, but it is not the order system. Your work is saved here and nothing is sent.
    .do = Open a browser and sign in to the network, or check the address of the order system.

## The printer; what was to be printed is safe

problem-printer-unreachable = The printer does not answer at its address. What was to be printed is kept here.
    .do = Check that it is switched on and connected, then print again.
problem-printer-name-unknown = Nothing in the network has the printer’s name. What was to be printed is kept here.
    .do = Check the address in the printer’s settings, or call whoever looks after the network.
problem-printer-not-secure = The printer could not show that it is the right one, so nothing was sent to it.
    .do = Its certificate is not trusted on this computer. Whoever looks after the printer can put the certificate on this computer, or set the printer up anew with an address that begins with ipp://.
problem-printer-unvouched = Nobody that this computer trusts vouches for this printer. It shows a certificate of its own; its fingerprint (SHA-256) is { $fingerprint }.
    .do = Compare it with the fingerprint on the printer’s own settings page. If they are the same, trust this printer: this certificate is taken from then on, and no other. In a terminal the address to trust is { $address }.
problem-printer-other-certificate = The printer shows another certificate than the one you trusted, so nothing was sent to it.
    .do = Ask whoever looks after the printer. If it was reset or replaced, set it up anew and compare the new fingerprint.
problem-printer-no-answer = The printer was reached, but its answer did not come in time.
    .do = Look whether it came out. If it did not, print it again.
problem-not-a-printer = Something else answers at the printer’s address, so nothing was sent to it.
    .do = Check the address in the printer’s settings.
problem-no-such-printer = There is no printer of this name at that address. Nothing was printed.
    .do = Check the address in the printer’s settings, or choose another printer.
problem-printer-not-allowed = The printer does not serve this desk. Nothing was printed.
    .do = Call whoever looks after the printer: this computer needs leave to print.
problem-printer-silent = The label printer says nothing. That is how it behaves when paper or ribbon is out or the head is open or too hot.
    .do = Check paper, ribbon and head. Look whether the label came out before you print it again.
problem-printer-paper-out = The printer has no paper.
    .do = Put paper in.
problem-printer-open = The printer is open.
    .do = Close its cover and print head.
problem-printer-jam = Paper is stuck in the printer.
    .do = Open it, take the paper out and close it.
problem-printer-supply-out = The printer’s ribbon, toner or ink is used up.
    .do = Put in a new one.
problem-printer-paused = The printer is paused.
    .do = Press its pause or start button, or resume it on the computer that it belongs to.
problem-printer-busy = The printer is printing something else and took nothing more.
    .do = Wait a moment. It is sent again as soon as the printer is free.
problem-printer-not-accepting = The printer has been told to take nothing. Nothing was printed.
    .do = Call whoever looks after the printer, or choose another one.
problem-printer-format-refused = The printer does not take this kind of file or this size of paper. Nothing was printed.
    .do = Set the printer up anew, or choose another one.
problem-printer-too-large = This is larger than the printer takes. Nothing was printed.
    .do = Choose another printer.
problem-printer-fault = The printer reports trouble that it does not explain.
    .do = Look at its display. Switch it off and on again if it shows nothing.
problem-print-aborted = The printer gave up before the end.
    .do = Look at the printer, throw away what came out in part, and print it again.
problem-print-uncertain = The printer cannot say whether it came out.
    .do = Look at the printer and answer here what you see.
problem-print-no-folder = The folder that is printed into is not there. Nothing was written.
    .do = Check the folder in the printer’s settings.
problem-print-folder-full = The disk of the folder that is printed into is full. Nothing was written.
    .do = Make room on that disk, then print again.
problem-print-folder-refused = The folder that is printed into may not be written to. Nothing was written.
    .do = Allow this account to write there, or choose another folder in the printer’s settings.
problem-printer-no-format = This printer takes no kind of file that the station can write. Nothing was printed.
    .do = Choose another printer.
problem-printer-resolution = The printer’s { $dpi } dots per inch are not ones that labels are drawn for. Nothing was printed.
    .do = Choose a printer with 203 or 300 dots per inch.
problem-printer-resolution-unknown = The printer does not say how fine its dots are. Nothing was printed.
    .do = Set the printer up and say there whether it has 203 or 300 dots per inch.
problem-printer-media-missing = The printer does not have paper of { $size }. Nothing was printed.
    .do = Put that paper in and set the printer up anew, or choose another one.
problem-printer-margins = With { $size }, the printer would cut off the edge of the label. Nothing was printed.
    .do = Set up the printer without margins, or choose another one.

## The station cannot start

problem-already-running = The station is already running with the data in { $path }.
    .do = Use the window that is open, or close it and start again.
problem-database-newer = The data in { $path } was written by a newer version. It was left as it is.
    .do = Install the newest version of the station, then start again.
problem-database-damaged = The data in { $path } is damaged. It was left as it is.
    .do = Do not delete it. Call whoever looks after the station.
problem-not-a-backup = { $path } is no backup of a station, or it is damaged. Nothing was changed.
    .do = Choose another file; backups are in the folder backups of the data folder.
problem-data-dir-read-only = { $path } cannot be written to. Nothing was changed.
    .do = Allow this account to write there, or choose another folder with --data-dir.
problem-data-dir-full = The disk that holds { $path } is full. Nothing was changed.
    .do = Make room on that disk, then start again.
problem-data-dir-not-ours = The folder { $path } belongs to another account. Nothing was changed.
    .do = Start the station as that account, or choose another folder with --data-dir.
problem-data-dir-unusable = { $path } cannot be used. Nothing was changed.
    .do = Check that this account can open it and that its name is short and plain, or choose another folder with --data-dir.
problem-data-dir-unnamed = The environment variable { $name } names no folder, so nothing says where the data lies.
    .do = Set it, or choose a folder with --data-dir.
problem-config-unreadable = The settings file { $file } cannot be read.
    .do = Check that it exists and that this account may read it.
problem-config-syntax = The settings file { $file } cannot be understood at line { $line }.
    .do = Correct that line, then start again.
problem-config-unknown-key = Line { $line } of { $file } sets “{ $key }”, which is no setting.
    .do = Correct or remove it. Allowed here: { $allowed }.
problem-config-wrong-value = Line { $line } of { $file } gives “{ $key }” a value that does not fit.
    .do = Allowed here: { $allowed }.
problem-config-not-text = The settings file { $file } is no text file.
    .do = Choose a text file with --config, or put the right one in its place.
problem-config-not-a-file = { $file } is not an ordinary file, or far too large for settings, so it was not read.
    .do = Choose the settings file with --config, or put the right one in its place.
problem-config-named-file = Line { $line } of { $file } names { $path } as “{ $key }”, and that file cannot be read.
    .do = Check that it exists, that it is an ordinary file of 1 MB at most, and that this account may read it.
problem-config-variable = The environment variable { $name } has a value that does not fit.
    .do = Correct or remove it. Allowed: { $allowed }.
problem-config-variable-unknown = The environment variable { $name } is no setting.
    .do = Correct or remove it. There are: { $allowed }.
problem-config-missing = The setting “{ $key }” is missing from { $file }.
    .do = Add it there, or name another file with --config, then start again. To try the station without an order system, start “packing-station --training”.
problem-no-token = No sign-in for the order system was found on this computer.
    .do = Hand one to “stationctl token set”, or unlock the keychain that holds it, then start again.
problem-token-file-open = Others on this computer can read the sign-in in { $file }, so it was not used.
    .do = Make the file readable for this account only, or remove it and hand the sign-in to “stationctl token set” again.
problem-token-unreadable = The sign-in in { $file } cannot be read.
    .do = Check that this account may read the file, or hand the sign-in to “stationctl token set” again.
problem-token-unfit = What is stored as the sign-in for the order system does not look like one, so it was not used.
    .do = Hand the right one to “stationctl token set”, then start again.
problem-token-variable = The environment variable { $name } does not look like a sign-in, so it was not used.
    .do = Correct it or remove it, then start again.

## Our fault

problem-bug = Something went wrong that should not. What was saved before is safe.
    .do = Tell support this code: { $log }. Then try again.

## Data that had to be put right

notice-salvaged =
    This desk’s data was damaged and was put together again. { $count ->
        [0] Nothing was on its way.
        [one] 1 step is checked with the order system before anything is sent.
       *[other] { $count } steps are checked with the order system before anything is sent.
    }
notice-restored =
    This desk went on from older data. { $count ->
        [0] Nothing was on its way.
        [one] 1 step is checked with the order system before anything is sent.
       *[other] { $count } steps are checked with the order system before anything is sent.
    }
notice-kept = Tell whoever looks after the station. The replaced file was kept: { $file }
