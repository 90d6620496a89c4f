### Ein Paket auf dem Tisch.

packing-title = Paket { $number }
packing-lines = Was hineinkommt
packing-lines-empty = Das Auftragssystem nennt keine Artikel für dieses Paket.
packing-quantity = { $count } ×
packing-quantity-unknown = ? ×
packing-pieces-unknown = Das Auftragssystem sagt nicht überall, wie viele: vor dem Schließen nachfragen
packing-pieces-total =
    { $count ->
        [one] 1 Artikel insgesamt
       *[other] { $count } Artikel insgesamt
    }
packing-sku = Artikelnummer { $sku }
packing-barcode = Strichcode { $barcode }
packing-address = Geht an
packing-phone = Telefon
packing-notes = Hinweis
packing-gift = Geschenknotiz
packing-order = Auftrag
packing-shipping = Versand
packing-carrier = Versanddienst
packing-carrier-none = Noch nicht bekannt
packing-tracking = Sendungsnummer
packing-tracking-none = Noch nicht da
packing-due = Fällig
packing-copy = So sagte es uns das Auftragssystem um { $time }
packing-others =
    { $count ->
        [one] 1 weitere Angabe des Auftragssystems
       *[other] { $count } weitere Angaben des Auftragssystems
    }
packing-remembered = Die Kopie des Auftragssystems fehlt. Dies ist, was Ihre eigene Arbeit hier noch weiß.
packing-remembered-do = Der Rest kommt mit der nächsten Nachricht vom Auftragssystem zurück.
packing-loading = Paket wird gelesen …

## Was die Packerin oder der Packer tun kann

packing-packed = Gepackt
packing-save-label = Etikett speichern
packing-next = Nächstes Paket
packing-to-queue = Zurück zur Liste
packing-actions = Mehr Möglichkeiten

## Was wir danach sagen. Nie „gesendet“ für etwas, das nur hier ist

packing-said-packed = { $number } gepackt · hier gespeichert
packing-said-label = Etikett für { $number } gespeichert
packing-said-undone = { $number }: zurückgenommen
packing-saved-here = Hier gespeichert

## Zurücknehmen

packing-undo-title = Versehentlich?
packing-undo-explain = Es hat diesen Platz noch nicht verlassen. Sie können es noch zurücknehmen.
packing-undo = Zurücknehmen

## Etikett

packing-label = Etikett
packing-label-saved-at = Gespeichert um { $time }
packing-label-file = Datei
packing-label-again = Etikett noch einmal speichern
packing-label-stale = Dieses Etikett ist überholt: Versanddienst oder Sendungsnummer haben sich geändert.
packing-label-stale-do = Werfen Sie das alte weg und speichern Sie ein neues Etikett.
packing-label-overflow = Etwas passte nicht auf das Etikett und wurde abgeschnitten.
packing-label-glyphs = Diese Zeichen konnte das Etikett nicht zeigen: { $characters }
packing-label-look = Sehen Sie es sich an, bevor Sie es aufkleben.

## Was bisher geschah

packing-story = Was geschah
packing-story-empty = Noch nichts.

## Was aus dem Etikett wird

packing-packed-print = Gepackt — Etikett drucken
packing-print-label = Etikett drucken
packing-plan-prints-now = Das Etikett wird dazu gedruckt.
packing-plan-prints-soon = Das Etikett wird gedruckt, sobald seine Nummer da ist.
packing-plan-waits-for-scan = Das Etikett wird gedruckt, wenn Sie diesen Karton scannen, sobald die Verbindung wieder da ist.
packing-plan-waits-for-box = Das Etikett wird gedruckt, wenn Sie diesen Karton scannen.
packing-plan-needs-look = Auf dem Etikett ist etwas abgeschnitten oder fehlt: Sehen Sie es zuerst an.
packing-plan-by-hand = Drucken Sie das Etikett danach.
packing-plan-no-printer = Kein Drucker ist eingerichtet. Speichern Sie das Etikett danach.
packing-plan-done = Sein Etikett ist gedruckt.
packing-slip = Packzettel drucken
packing-said-slip = { $number }: Der Packzettel ist unterwegs zum Drucker
packing-document = Dokument des Shops
packing-document-look = Ansehen
packing-document-print = Dokument drucken
packing-document-none = Von diesem Dokument gibt es kein Bild.
packing-said-document = { $number }: Das Dokument ist unterwegs zum Drucker
packing-boxes = Kartons
packing-boxes-proven = { $proven } von { $parcels } Etiketten auf ihren Kartons gescannt
