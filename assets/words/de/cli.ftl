### Was die beiden Programme im Terminal sagen. Befehle und Optionen heißen in jeder Sprache gleich.

cli-usage =
    Aufruf: stationctl [OPTIONEN] BEFEHL

    Betreut eine Packstation ohne ihr Fenster.

    Befehle:
      status         wie es der Station, ihrer Warteschlange und ihrer Verbindung geht
      list           die Pakete, die diese Station kennt
      show NUMMER    ein Paket und was mit ihm geschah
      pack NUMMER    ein Paket als gepackt melden
      ship NUMMER    ein Paket seinem Versanddienst übergeben
      label NUMMER   das Etikett eines Pakets speichern
      sync           einmal im Auftragssystem nachsehen und senden, was hier gespeichert ist
      queue          was hier gespeichert und noch nicht erledigt ist

    Optionen:
      --json           als JSON antworten
      --as NAME        wer es tut; nötig für pack, ship und label
      --data-dir DIR   der Ordner mit den Daten der Station
      --config DATEI   die Einstellungsdatei
      --help           diesen Text zeigen
      --version        die Version zeigen

    Rückgabewerte:
      0  erledigt
      1  es wurde abgelehnt oder ist fehlgeschlagen
      2  die Befehlszeile ist falsch
      3  die Station kann nicht starten: Datenordner, Datenbank oder Einstellungen
      4  das Auftragssystem war nicht erreichbar
cli-station-usage =
    Aufruf: packing-station [OPTIONEN]

    Öffnet die Packstation.

    Optionen:
      --training       üben mit einem eigenen Auftragssystem; nichts wird gesendet
      --data-dir DIR   der Ordner mit den Daten der Station
      --config DATEI   die Einstellungsdatei
      --help           diesen Text zeigen
      --version        die Version zeigen

    Rückgabewerte:
      0  das Fenster wurde geschlossen
      2  die Befehlszeile ist falsch
      3  die Station kann nicht starten: Datenordner, Datenbank, Einstellungen oder Bildschirm

## Falsche Befehlszeilen

cli-unknown-flag = Eine Option { $flag } gibt es nicht. --help zeigt alle.
cli-unknown-command = Einen Befehl „{ $command }“ gibt es nicht. --help zeigt alle.
cli-missing-value = Nach { $flag } fehlt ein Wert.
cli-missing-argument = { $name } fehlt.
cli-bad-number = „{ $value }“ ist keine Zahl.
cli-needs-as = Sagen Sie, wer das tut: --as NAME.
cli-unknown-packer = Niemand namens „{ $name }“ packt hier. Bekannt: { $known }.
cli-window-running = Das Fenster der Station ist offen, deshalb liest stationctl nur. Tun Sie es im Fenster, oder schließen Sie es zuerst.
cli-no-display = Es gibt keinen Bildschirm, auf dem ein Fenster aufgehen kann. Starten Sie dort, wo Sie am Desktop angemeldet sind, oder benutzen Sie stationctl.

## Antworten

cli-saved = { $number }: hier gespeichert. Gesendet wird beim nächsten Kontakt mit dem Auftragssystem.
cli-label-saved = Etikett gespeichert: { $path }
cli-nothing-listed = Keine Pakete.
cli-queue-empty = Nichts wartet auf das Senden.
cli-synced =
    { $count ->
        [one] Im Auftragssystem nachgesehen: 1 Paket ist neu oder geändert.
       *[other] Im Auftragssystem nachgesehen: { $count } Pakete sind neu oder geändert.
    }
