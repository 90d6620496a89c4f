### Kartons gehen an den Fahrer.

handover-title = Übergabe
handover-carriers = Versanddienste
handover-no-carrier = Ohne Versanddienst
handover-list = Kartons für { $carrier }
handover-count = { $count } von { $total } gescannt
handover-how = Scannen Sie jeden Karton, wenn Sie ihn dem Fahrer geben, oder tippen Sie ihn an.
handover-all =
    { $count ->
        [one] Den einen Karton
       *[other] Alle { $count } auf einmal
    }
handover-none = Von vorn
handover-on = Geht mit
handover-off = Bleibt hier
handover-give =
    { $count ->
        [one] 1 an { $carrier } übergeben
       *[other] { $count } an { $carrier } übergeben
    }
handover-nothing-yet = Noch ist kein Karton gescannt.
handover-nothing-yet-do = Scannen Sie den ersten Karton oder wählen Sie alle.
handover-not-ready =
    { $count ->
        [one] 1 gepacktes Paket wartet noch auf sein Etikett oder seine Sendungsnummer. Es erscheint hier, sobald es gehen kann.
       *[other] { $count } gepackte Pakete warten noch auf ihr Etikett oder ihre Sendungsnummer. Sie erscheinen hier, sobald sie gehen können.
    }
handover-empty = Nichts zu übergeben.
handover-empty-do = Gepackte Pakete mit Sendungsnummer erscheinen hier.
handover-loading = Gepackte Pakete werden gelesen …

## Kartons scannen

handover-said-added = { $number } geht mit
handover-said-already = { $number } ist schon gescannt
handover-wrong-carrier = Dieser Karton ist für { $carrier }.
handover-wrong-carrier-do = Behalten Sie ihn hier. Er geht mit { $carrier }.
handover-stale = Das Etikett auf { $number } ist überholt.
handover-stale-do = Behalten Sie ihn hier und kleben Sie das neue Etikett auf.

## Die eine Rückfrage des Tages

handover-confirm =
    { $count ->
        [one] 1 Karton an { $carrier } geben?
       *[other] { $count } Kartons an { $carrier } geben?
    }
handover-confirm-left =
    { $count ->
        [0] Keiner bleibt hier.
        [one] 1 bleibt hier.
       *[other] { $count } bleiben hier.
    }
handover-confirm-why = Danach gehören sie dem Fahrer.
handover-confirm-yes = Ja, übergeben
handover-confirm-no = Noch nicht

## Danach

handover-done =
    { $count ->
        [one] 1 Karton an { $carrier } übergeben · hier gespeichert
       *[other] { $count } Kartons an { $carrier } übergeben · hier gespeichert
    }
handover-refused =
    { $count ->
        [one] 1 bleibt hier
       *[other] { $count } bleiben hier
    }
handover-done-close = Zurück zu den Kartons
handover-sheet = Übergabeliste drucken
handover-sheet-printing = Die Übergabeliste ist unterwegs zu { $printer }.
