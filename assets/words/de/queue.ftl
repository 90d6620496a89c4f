### Die Liste: Pakete, die gepackt werden sollen.

queue-title = Liste
queue-list = Wartende Pakete
queue-waiting =
    { $count ->
        [one] 1 wartet
       *[other] { $count } warten
    }
queue-late =
    { $count ->
        [one] 1 verspätet
       *[other] { $count } verspätet
    }
queue-next = Nächstes beginnen
queue-pieces-unknown = ? Artikel
queue-pieces =
    { $count ->
        [one] 1 Artikel
       *[other] { $count } Artikel
    }
queue-due = bis { $time }
queue-overdue = Verspätet · { $span }

## Die Liste bewegt sich nie von selbst: Was neu ist oder ging, wartet hinter einer Taste

queue-new =
    { $count ->
        [one] 1 neu
       *[other] { $count } neu
    }
queue-gone =
    { $count ->
        [one] 1 wartet nicht mehr
       *[other] { $count } warten nicht mehr
    }
queue-row-gone = Wartet nicht mehr
queue-refresh = Zeigen

## Wenn es nichts zu zeigen gibt

queue-loading = Liste wird gelesen …
queue-empty = Nichts wartet.
queue-empty-do = Neue Pakete erscheinen hier von selbst.
queue-empty-heard = Letzte Nachricht vom Auftragssystem: { $time }
queue-empty-offline = Stand { $time } wartet nichts.
queue-empty-offline-do = Wir sehen wieder nach, sobald die Verbindung zurück ist.
queue-empty-never = Wir haben das Auftragssystem noch nicht erreicht.
queue-empty-never-do = Pakete erscheinen hier, sobald die Verbindung da ist.
