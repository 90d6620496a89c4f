### Etiketten: welche gerade gedruckt werden, welche könnten, welche jemanden brauchen, und die Drucker.

labels-title = Etiketten
labels-loading = Es wird nach den Etiketten gesehen …
labels-empty = Alle Etiketten sind auf ihren Kartons.
labels-empty-do = Ein Etikett wird von selbst gedruckt, wenn sein Karton gepackt ist.
labels-no-printer = Noch ist kein Drucker eingerichtet.
labels-no-printer-do = Richten Sie einen ein, dann werden Etiketten von hier gedruckt. Bis dahin lässt sich ein Etikett als Datei speichern.
labels-set-up = Drucker einrichten
labels-printers = Drucker
labels-unclear = Ist es herausgekommen?
labels-unclear-what = Der Drucker hat nichts gesagt. Sehen Sie nach, ob das Etikett für { $number } dort liegt.
labels-unclear-test = Der Drucker hat nichts gesagt. Sehen Sie nach, ob dort eine Testseite liegt.
labels-unclear-other = Der Drucker hat nichts gesagt. Sehen Sie nach, ob es dort liegt: { $what }.
labels-came-yes = Es ist da
labels-came-no = Es ist nicht da
labels-swap = Diese Etiketten abnehmen
labels-swap-what = Auf dem Karton von { $number } klebt ein Etikett von { $carrier } { $tracking }. Es stimmt nicht mehr.
labels-swap-do = Nehmen Sie es ab, zerreißen Sie es und drucken Sie das neue.
labels-look = Diese zuerst ansehen
labels-look-do = Es wird nicht von selbst gedruckt. Öffnen Sie das Paket und sehen Sie nach, oder drucken Sie es trotzdem.
labels-print-anyway = Trotzdem drucken
labels-look-at = Ansehen
labels-look-title = { $number }, wie es gedruckt würde
labels-look-none = Von diesem Etikett gibt es kein Bild.
labels-problem = Nicht gedruckt
labels-printing = Wird gedruckt
labels-ready = Bereit zum Drucken
labels-ready-how = Scannen Sie einen Karton, dann wird sein Etikett gedruckt.
labels-printed = Heute gedruckt
labels-print = Etikett drucken
labels-print-all =
    { $count ->
        [one] 1 Etikett drucken
       *[other] { $count } Etiketten drucken
    }
labels-again = Noch einmal drucken
labels-leave = So lassen
labels-stop = Anhalten
labels-stopping = Wird angehalten
labels-copy = Kopie { $copy }
labels-box = Karton { $parcel } von { $parcels }
labels-said-printing = { $number }: unterwegs zu { $printer }
labels-said-printing-all =
    { $count ->
        [one] 1 Etikett ist unterwegs zum Drucker
       *[other] { $count } Etiketten sind unterwegs zum Drucker
    }
labels-said-not-all =
    { $count ->
        [one] 1 Etikett wurde nicht gedruckt: { $numbers }
       *[other] { $count } Etiketten wurden nicht gedruckt: { $numbers }
    }
labels-said-not-all-do = Sie bleiben in der Liste. Drucken Sie eines einzeln, um den Grund zu sehen.
labels-said-void = { $number }: Dieses Etikett darf nicht mehr verwendet werden
labels-said-yes = { $number }: ist herausgekommen
labels-said-no = { $number }: ist nicht herausgekommen
labels-said-left = { $number }: bleibt so
labels-said-stopped = { $number }: angehalten
labels-stick = Kleben Sie es auf { $number } und scannen Sie dann das Etikett.

## Wie weit ein Druck ist, was er ist und warum noch einmal

progress-queued = Wartet auf den Drucker
progress-sending = Wird gesendet
progress-sent = Beim Drucker
progress-printed = Gedruckt
progress-failed = Nicht gedruckt
progress-unknown = Nicht sicher
progress-expired = Zu spät, nicht gedruckt
progress-cancelled = Angehalten
document-label = Etikett
document-slip = Packzettel
document-handover = Übergabeliste
document-card = Befehlskarte
document-document = Beleg des Geschäfts
document-test-page = Testseite
again-why = Warum noch einmal?
again-did-not-come-out = Es kam nicht heraus
again-unreadable = Kein Scanner liest es
again-damaged = Es ist beschädigt
again-lost = Es ist verloren
again-other = Ein anderer Grund

## Ein Druck, genau wie auf dem Papier

print-picture = So wird es gedruckt
print-page = Seite { $page } von { $pages }
print-no-picture = Von diesem gibt es kein Bild.
print-void = Dieses Etikett ist ungültig
print-void-sure = Dann darf es niemand verwenden, wo es auch klebt. Zerreißen Sie es.
print-void-yes = Für ungültig erklären

## Drucker

printer-unknown = Noch nicht gefragt
printer-ready = Bereit
printer-busy = Druckt
printer-paper-out = Kein Papier
printer-open = Deckel offen
printer-jam = Papierstau
printer-supply-out = Farbband oder Tinte ist leer
printer-paused = Angehalten
printer-unreachable = Nicht gefunden
printer-other = Meldet etwas
printer-not-accepted = Testseite noch nicht gescannt
printer-waiting =
    { $count ->
        [one] 1 Druck wartet auf ihn
       *[other] { $count } Drucke warten auf ihn
    }
printer-settings = { $name }: Einstellungen

## Einen einrichten

setup-name = Name, wie er hier heißt
setup-find = Drucker in der Nähe suchen
setup-finding = Drucker werden gesucht …
setup-found = In der Nähe gefunden
setup-found-none = In der Nähe wurde kein Drucker gefunden.
setup-found-none-do = Schreiben Sie seine Adresse von Hand auf.
setup-ask = Den Drucker fragen, was er kann
setup-asking = Der Drucker wird gefragt …
setup-trust = Es ist dieser Drucker: vertrauen
setup-said = Was der Drucker sagt
setup-said-filled = Unten eingetragen. Ändern Sie, was nicht stimmt.
setup-model = Modell
setup-takes = Er nimmt
setup-loaded = Papier darin
setup-says-nothing = Sagt er nicht
setup-margins = Weiß an den Rändern
setup-margins-none = Keines
setup-margins-value = Oben { $top }, rechts { $right }, unten { $bottom }, links { $left } mm
setup-kind = Wie ist er erreichbar?
setup-kind-ipp = Netzwerkdrucker (IPP)
setup-kind-raw = Etikettendrucker (ZPL)
setup-kind-folder = Ein Ordner, zum Ausprobieren
setup-address-ipp = Adresse, etwa ipp://10.0.0.7/ipp/print
setup-address-raw = Adresse, etwa 10.0.0.7:9100
setup-address-folder = Ordner
setup-format = Was er bekommt
setup-format-pdf = PDF
setup-format-pwg = Punkte (PWG-Raster)
setup-format-zpl = ZPL
setup-media = Papier
setup-media-inch4x6 = 4 × 6 Zoll
setup-media-mm100x150 = 100 × 150 mm
setup-media-mm100x100 = 100 × 100 mm
setup-media-a6 = A6
setup-media-a5 = A5
setup-media-a4 = A4
setup-dpi = Punkte pro Zoll
setup-add = Hinzufügen
setup-added = { $name } ist hinzugefügt
setup-test = Testseite drucken
setup-test-again = Testseite noch einmal drucken
setup-test-do = Ist der Rahmen an allen vier Seiten ganz? Dann scannen Sie den Code auf der Seite.
setup-test-wait = Scannen Sie den Code auf der Testseite
setup-accepted = { $name } ist bereit
setup-accepted-by = Abgenommen von { $name }, { $time }
setup-uses = Was er druckt
setup-use-label = Alle Etiketten
setup-use-label-of = Etiketten von { $carrier }
setup-use-carrier = Ein anderer Versanddienst, wie das Auftragssystem ihn schreibt
setup-use-carrier-add = Diesen Versanddienst hinzufügen
setup-use-slip = Packzettel
setup-use-handover = Übergabelisten
setup-use-card = Befehlskarten
setup-use-document = Dokumente des Shops
setup-remove = Entfernen
setup-removed = { $name } ist entfernt
