### Was auf Etiketten, Scheinen und Listen steht. Kurz: Das Papier ist klein.

paper-to = An
paper-from = Von
paper-tracking = Sendungsnummer
paper-query = Abfragenummer
paper-order = Auftrag
paper-package = Paket
paper-parcel = Paket
paper-weight = Gewicht
paper-weight-kg = { $whole },{ $part } kg
paper-desi = Desi
paper-training = ÜBUNG – NICHT VERSENDEN

## Auf jedem Papier mit mehreren Seiten

paper-page = Seite
paper-made-at = Datum
paper-made-by = Platz und Packer
paper-day = { $day }.{ $month }.{ $year }

## Packzettel

paper-slip-title = Packzettel
paper-slip-total-unknown = Beim Drucken war nicht bekannt, wie viele Teile es sind
paper-slip-total =
    { $count ->
        [one] 1 Teil in diesem Paket
       *[other] { $count } Teile in diesem Paket
    }
paper-gift-note = Grußbotschaft

## Übergabeliste

paper-handover-title = Übergabe an
paper-handover-number = Übergabe
paper-handover-total =
    { $count ->
        [one] 1 Paket übergeben
       *[other] { $count } Pakete übergeben
    }
paper-driver = Fahrer
paper-signature = Unterschrift
paper-journal = Journal

## Befehlskarte

paper-card-title = Scannen statt tippen
paper-card-hint = Ein Code auf dieser Karte tut, was darüber steht. Legen Sie die Karte hin, wo der Scanner sie erreicht.
paper-card-primary = Der große Knopf
paper-card-label = Etikett drucken
paper-card-undo = Rückgängig
paper-card-back = Zurück
paper-card-queue = Zur Warteliste
paper-card-labels = Zu den Etiketten
paper-card-handover = Zur Übergabe
paper-card-attention = Zu dem, was jemanden braucht

## Testseite

paper-test-title = Testseite
paper-test-hint = Der dünne Rahmen muss an allen vier Seiten ganz sein, der schwarze Balken ohne weiße Linien. Dann den Code scannen.
paper-test-paper = Papier: { $size }
paper-test-dots = Punkte pro Zoll: { $dots }
