### Was um jeden Bildschirm steht: Leiste, Kopfzeile, Scanzeile, Suche und die zwei Seiten, bevor die Arbeit beginnt.

app-name = Packstation

## Leiste

nav-label = Bildschirme
nav-queue = Liste
nav-labels = Etiketten
nav-handover = Übergabe
nav-tracking = Sendungen
nav-attention = Zu klären
nav-more = Mehr

## Kopfzeile

training = Übung · nichts wird gesendet
search-open = Suchen
packer-change = { $name }, jemand anderes packt
chip-open = { $status }. Verbindung zeigen

## Stationszeichen: Das Schlimmste gewinnt, ist alles gut, steht nichts da

chip-offline = Offline
chip-offline-saved =
    { $count ->
        [one] Offline · 1 hier gespeichert
       *[other] Offline · { $count } hier gespeichert
    }
chip-offline-since = Offline seit { $time }
chip-offline-since-saved =
    { $count ->
        [one] Offline seit { $time } · 1 hier gespeichert
       *[other] Offline seit { $time } · { $count } hier gespeichert
    }
chip-signed-out = Anmeldung abgelaufen: Es wird nichts gesendet
chip-forbidden = Nicht mehr erlaubt: Es wird nichts gesendet
chip-list = Keine Paketliste: Es wird nichts gesendet
chip-went-back = Das Auftragssystem ging zurück: Es wird nicht gesendet
chip-untrusted = Verbindung nicht sicher: Es wird nichts gesendet
chip-portal = Dieses Netzwerk verlangt erst etwas
chip-no-token = Keine Anmeldung hinterlegt: Es wird nichts gesendet
chip-in-doubt =
    { $count ->
        [one] 1 wird geprüft
       *[other] { $count } werden geprüft
    }
chip-sending =
    { $count ->
        [one] 1 wird gesendet
       *[other] { $count } werden gesendet
    }
chip-saved =
    { $count ->
        [one] 1 hier gespeichert
       *[other] { $count } hier gespeichert
    }

## Scanzeile

scan-label = Letzter Scan
scan-ready = Scannen Sie ein Paket
scan-found = { $number } · { $recipient }
scan-found-unnamed = { $number }
scan-unknown = Diesen Code kennen wir nicht.
scan-unknown-do = Sehen Sie auf den Schein oder suchen Sie nach dem Namen.
scan-stale = Das Etikett auf { $number } ist überholt: Es darf auf keinem Karton hinausgehen.
scan-stale-do = Ziehen Sie es ab und drucken Sie ein neues Etikett.
scan-label-match = Das Etikett gehört auf { $number }
scan-label-match-of = { $number }, Karton { $parcel } von { $parcels }: Das Etikett stimmt
scan-label-swap = Dieses Etikett gehört auf { $belongs }. In Ihren Händen ist { $hand }.
scan-label-swap-do = Stellen Sie beide Kartons nebeneinander, tauschen Sie die Etiketten und scannen Sie beide.
scan-label-dead-changed = Versanddienst oder Sendungsnummer von { $number } hat sich geändert: Dieses Etikett gilt nicht mehr.
scan-label-dead-void = Dieses Etikett von { $number } wurde für ungültig erklärt.
scan-label-dead-recounted = Die Kartons von { $number } wurden neu gezählt: Dieses Etikett nennt eine andere Zahl.
scan-label-dead-cancelled = { $number } wurde storniert: Dieser Karton darf nicht weg.
scan-label-dead-gone = Das Auftragssystem führt { $number } nicht mehr.
scan-label-ambiguous = Ein anderes Etikett von { $number } trägt dieselbe Nummer.
scan-label-ambiguous-do = Scannen Sie den quadratischen Code auf dem Etikett. Hat es keinen und Sie sind nicht sicher, drucken Sie ein neues.
scan-label-new = Nehmen Sie das Etikett ab und zerreißen Sie es. Drucken Sie ein neues.
scan-label-aside = Nehmen Sie das Etikett ab und zerreißen Sie es. Stellen Sie den Karton beiseite.
scan-search = Danach suchen
scan-clear = Leeren

## Suche

search-title = Suchen
search-field = Nummer, Name, Ort oder Sendungsnummer
search-hint = Tippen Sie, oder scannen Sie einen Schein.
search-queue = In der Liste
search-elsewhere = Überall sonst
search-none = Wir haben nichts zu „{ $text }“ gefunden.
search-none-do = Prüfen Sie die Schreibweise oder scannen Sie den Schein.
search-more =
    { $count ->
        [one] 1 weiteres. Tippen Sie mehr, um einzugrenzen.
       *[other] { $count } weitere. Tippen Sie mehr, um einzugrenzen.
    }

## Tasten, die überall dasselbe bedeuten

back = Zurück
close = Schließen
cancel = Jetzt nicht
understood = Verstanden
try-again = Noch einmal versuchen
try-now = Jetzt versuchen

## Wer packt?

who-title = Wer packt?
who-hint = Tippen Sie auf Ihren Namen. Er steht an allem, was Sie packen.
who-none = Hier hat noch niemand gepackt. Tragen Sie Ihren Namen ein, um zu beginnen.
who-add = Namen hinzufügen
who-name = Ihr Name
who-save = Hinzufügen und beginnen
who-needed = Schreiben Sie zuerst einen Namen.

## Nichts kann beginnen

start-refused-title = Die Station konnte nicht starten
start-refused-safe = Nichts ging verloren, und nichts wurde geändert.
start-code = Code für den Support

## Wie lange

span-minutes = { $count } Min.
span-hours = { $count } Std.
span-days =
    { $count ->
        [one] 1 Tag
       *[other] { $count } Tage
    }
