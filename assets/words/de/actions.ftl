### Das Blatt mit allem, was mit einem Paket getan werden kann.

actions-title = Was tun mit { $number }?
actions-loading = Wir sehen nach, was getan werden kann …
actions-may = Jetzt möglich
actions-none = Mit diesem Paket ist im Augenblick nichts zu tun.
actions-may-not = Jetzt nicht möglich
actions-offered = Das Auftragssystem bietet das an
actions-offers-unknown = Was das Auftragssystem für dieses Paket gerade anbietet, wissen wir nicht. Es hat das letzte Wort.
actions-unknown-offers = Das Auftragssystem bietet auch dies an, was diese Station nicht ausführt:
actions-said = { $number }: { $step } · hier gespeichert
actions-others = Etwas anderes
actions-for-good = Ist das einmal abgeschickt, lässt es sich nicht zurücknehmen.

## Warum nicht, in wenigen Worten

actions-why-not-waiting = Es wartet nicht mehr
actions-why-not-packed = Es ist noch nicht gepackt
actions-why-not-shipped = Der Versender hat es noch nicht
actions-why-not-blocked = Es ist nicht angehalten
actions-why-already-delivered = Der Kunde hat es schon
actions-why-not-from-here = An dieser Stelle nicht erlaubt
actions-why-waits-for-label = Sein Etikett wird noch gemacht
actions-why-wrong-for-channel = Sein Verkaufskanal wird anders gepackt
actions-why-nothing-to-change = Es ist schon so
actions-why-already-shipped = Es ist schon übergeben
actions-why-cancelled = Es wurde storniert
actions-why-blocked = Das Geschäft hat es angehalten
actions-why-gone = Das Auftragssystem führt es nicht mehr für diese Filiale
actions-why-unknown-state = Diese Station kennt seinen Zustand nicht
actions-why-needs-person-first = Ein früherer Schritt braucht noch jemanden, siehe „Zu klären“

## Was dazu gesagt werden muss

actions-tracking = Sendungsnummer: scannen oder schreiben
actions-query = Abfragenummer, falls es eine gibt
actions-scanned = Als Sendungsnummer gelesen:
actions-carrier-none = Hier ist noch kein Versender bekannt. Sie kommen von selbst mit den Paketen, die einen haben.
actions-fault = Was stimmt nicht?
actions-fault-not-found = Nicht gefunden
actions-fault-wrong = Falscher Artikel
actions-lines = Was fehlt oder ist falsch, und wie viel?
actions-reason = Warum?
actions-reason-none = Das Auftragssystem hat uns noch keine Gründe genannt. Sehen Sie wieder nach, wenn die Verbindung da ist.
actions-invoice-number = Rechnungsnummer
actions-invoice-day = Datum (Jahr-Monat-Tag)
actions-invoice-kind = Art des Belegs
actions-invoice-content = Beleg oder seine Adresse
actions-date-wrong = Das Datum ist nicht zu verstehen.
    .do = Schreiben Sie es als Jahr-Monat-Tag, etwa 2026-11-21.
counter-less = Eins weniger
counter-more = Eins mehr
counter-of = { $value } von { $most }
