### Was mit einem Paket getan werden kann.

act-pack = Packen
act-pack-without-shipment = Ohne Frachtauftrag packen
act-pack-for-channel = Für den Marktplatz packen
act-ship = Übergeben und als versandt melden
act-order-shipment = Mit Versandauftrag übergeben
act-ship-without-integration = Übergeben
act-ship-advanced = Mit eigener Sendungsnummer übergeben
act-set-shipment = Versanddienst oder Sendungsnummer ändern
act-mark-delivered = Als zugestellt melden
act-mark-undelivered = Als nicht zugestellt melden
act-prepare = Mit dem Sammeln beginnen
act-deallocate = Mit dem Sammeln beginnen und den reservierten Bestand freigeben
act-not-found = Artikel nicht gefunden: ganzes Paket zurückgeben
act-lines-not-found = Artikel nicht gefunden: diese zurückgeben
act-refuse = Paket ablehnen
act-pack-for-refund = Für Erstattung packen: das Geld geht zurück, nichts wird versandt
act-block = Anhalten
act-unblock = Wieder freigeben
act-set-invoice = Rechnung ersetzen
act-renew-label = Neues Etikett anfordern
