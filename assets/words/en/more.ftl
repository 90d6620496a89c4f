### Settings and how the station is doing.

more-title = More
more-language = Language
more-theme = Colours
more-theme-light = Light
more-theme-dark = Dark
more-theme-contrast = High contrast
more-text-size = Text size
more-text-size-value = { $percent } %

more-connection = Connection
more-link = Order system
more-link-unknown = Not tried yet
more-link-up = Connected
more-link-down = Offline since { $time }
more-link-retry = We try again by ourselves. Next try: { $time }
more-link-signed-out = The order system no longer accepts our sign-in. Sending has stopped; nothing is lost. Call whoever looks after the station.
more-link-forbidden = The order system no longer permits this desk to do anything. Sending has stopped; nothing is lost. Call whoever looks after the station.
more-link-list-refused = The order system refuses what its list of packages is asked for. Sending has stopped; nothing is lost. Call whoever looks after the station: “stationctl doctor” finds what to set.
more-link-list-too-large = A package on the order system’s list is larger than can be read, so the list cannot be had. Sending has stopped; nothing is lost. Call whoever looks after the order system.
more-link-slow = Connected. The order system asks us to go slower; we do.
more-link-untrusted = What answers cannot prove that it is the order system. Sending has stopped; nothing is lost. See whether the date and time of this computer are right. If they are, call whoever looks after the network or the order system.
more-link-portal = Something on this network answers instead of the order system. Open a browser and sign in to the network, or call whoever looks after it.
more-heard = Last news
more-heard-never = None yet
more-saved-here = Saved here, not sent yet
more-sending = Being sent now
more-in-doubt = Sent, answer not known yet
more-attention = Needs attention
more-sync = Look now
more-sync-done = We are looking.

more-evidence = How sure we are that something arrived
more-evidence-unknown = Not known yet
more-evidence-own-rows = Sure: the order system shows our own entry for each step.
more-evidence-store-rows = Quite sure: the order system shows the entries of this store.
more-evidence-nothing = We cannot read packages back. What is unclear waits for a person.
more-evidence-package-only = We can see the state of each package, but not who changed it.
more-foreign =
    { $count ->
        [one] The order system sent us 1 package of another store. We keep it out of the lists.
       *[other] The order system sent us { $count } packages of other stores. We keep them out of the lists.
    }

more-station = Station
more-station-name = Name
more-store = Store
more-packer = Packer
more-packer-change = Change packer
more-packer-leave = Stop packing here
more-packer-none = Nobody
more-secret = Where the sign-in is kept
more-secret-keychain = In this computer’s keychain
more-secret-file = In a file that only this account can read
more-secret-environment = In the environment of the program
more-secret-training = In the practice shop that this program brings along
more-secret-missing = None is set up
more-data-dir = Data folder
more-version = Version

more-keys = Keys
more-card = Print the command card
more-card-explain = A sheet of codes to scan instead of keys to press.
more-key-f1 = This page
more-key-f2 = Search
more-key-f4 = The large button
more-key-f6 = Save label
more-key-f7 = Everything else for this package
more-key-f9 = Take back
more-key-esc = Back

more-training = Training
more-training-explain = Try what happens without a connection. The station goes on working; nothing is lost.
more-unplug = Pull the plug
more-plug = Plug it in again
