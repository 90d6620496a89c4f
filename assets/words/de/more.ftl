### Einstellungen, und wie es der Station geht.

more-title = Mehr
more-language = Sprache
more-theme = Farben
more-theme-light = Hell
more-theme-dark = Dunkel
more-theme-contrast = Starker Kontrast
more-text-size = Schriftgröße
more-text-size-value = { $percent } %

more-connection = Verbindung
more-link = Auftragssystem
more-link-unknown = Noch nicht versucht
more-link-up = Verbunden
more-link-down = Offline seit { $time }
more-link-retry = Wir versuchen es von selbst wieder. Nächster Versuch: { $time }
more-link-signed-out = Das Auftragssystem nimmt unsere Anmeldung nicht mehr an. Es wird nichts gesendet; verloren ist nichts. Rufen Sie die Person, die die Station betreut.
more-link-forbidden = Das Auftragssystem erlaubt diesem Platz nichts mehr. Es wird nichts gesendet; verloren ist nichts. Rufen Sie die Person, die die Station betreut.
more-link-list-refused = Das Auftragssystem weist ab, wonach seine Paketliste gefragt wird. Es wird nichts gesendet; verloren ist nichts. Rufen Sie die Person, die die Station betreut: „stationctl doctor“ findet, was einzustellen ist.
more-link-list-too-large = Ein Paket auf der Liste des Auftragssystems ist größer, als gelesen werden kann, darum kommt keine Liste. Es wird nichts gesendet; verloren ist nichts. Rufen Sie die Person, die das Auftragssystem betreut.
more-link-slow = Verbunden. Das Auftragssystem bittet uns, langsamer zu sein; das tun wir.
more-link-untrusted = Was antwortet, kann nicht beweisen, dass es das Auftragssystem ist. Es wird nichts gesendet; verloren ist nichts. Sehen Sie nach, ob Datum und Uhrzeit dieses Computers stimmen. Wenn ja, rufen Sie die Person, die das Netzwerk oder das Auftragssystem betreut.
more-link-portal = In diesem Netzwerk antwortet etwas anderes als das Auftragssystem. Melden Sie sich im Browser beim Netzwerk an, oder rufen Sie die Person, die es betreut.
more-heard = Letzte Nachricht
more-heard-never = Noch keine
more-saved-here = Hier gespeichert, noch nicht gesendet
more-sending = Wird gerade gesendet
more-in-doubt = Gesendet, Antwort noch unbekannt
more-attention = Zu klären
more-sync = Jetzt nachsehen
more-sync-done = Wir sehen nach.

more-evidence = Wie sicher wir sind, dass etwas ankam
more-evidence-unknown = Noch nicht bekannt
more-evidence-own-rows = Sicher: Das Auftragssystem zeigt zu jedem Schritt unseren eigenen Eintrag.
more-evidence-store-rows = Ziemlich sicher: Das Auftragssystem zeigt die Einträge dieser Filiale.
more-evidence-nothing = Wir können Pakete nicht nachlesen. Was unklar ist, wartet auf einen Menschen.
more-evidence-package-only = Wir sehen den Zustand jedes Pakets, aber nicht, wer ihn geändert hat.
more-foreign =
    { $count ->
        [one] Das Auftragssystem hat uns 1 Paket einer anderen Filiale geschickt. Wir halten es aus den Listen heraus.
       *[other] Das Auftragssystem hat uns { $count } Pakete anderer Filialen geschickt. Wir halten sie aus den Listen heraus.
    }

more-station = Station
more-station-name = Name
more-store = Filiale
more-packer = Wer packt
more-packer-change = Jemand anderes packt
more-packer-leave = Hier aufhören zu packen
more-packer-none = Niemand
more-secret = Wo die Anmeldung liegt
more-secret-keychain = Im Schlüsselbund dieses Computers
more-secret-file = In einer Datei, die nur dieses Konto lesen kann
more-secret-environment = In der Umgebung des Programms
more-secret-training = Im Übungsladen, den das Programm mitbringt
more-secret-missing = Keine ist hinterlegt
more-data-dir = Datenordner
more-version = Version

more-keys = Tasten
more-card = Befehlskarte drucken
more-card-explain = Codes zum Scannen, statt Tasten zu drücken.
more-key-f1 = Diese Seite
more-key-f2 = Suchen
more-key-f4 = Die große Taste
more-key-f6 = Etikett speichern
more-key-f7 = Alles Weitere zu diesem Paket
more-key-f9 = Zurücknehmen
more-key-esc = Zurück

more-training = Übung
more-training-explain = Probieren Sie aus, was ohne Verbindung geschieht. Die Station arbeitet weiter; verloren geht nichts.
more-unplug = Stecker ziehen
more-plug = Wieder einstecken
