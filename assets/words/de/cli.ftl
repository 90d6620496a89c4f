### Was die beiden Programme im Terminal sagen. Befehle und Optionen heißen in jeder Sprache gleich.

cli-usage =
    Aufruf: stationctl [OPTIONEN] BEFEHL

    Betreut eine Packstation ohne ihr Fenster.

    Befehle:
      status                   wie es der Station und ihrer Warteschlange geht
      list [waiting|packed|sent]
                               die Pakete in einem Regal; ohne Angabe die wartenden
      show NUMMER              ein Paket und was mit ihm geschah
      pack NUMMER              ein Paket als gepackt melden
      ship NUMMER              ein Paket seinem Versanddienst übergeben
      put NUMMER PLATZ         vermerken, wo die Kartons eines Pakets stehen
      label NUMMER [--out DATEI]
                               das Etikett eines Pakets speichern
      actions NUMMER           was mit einem Paket möglich ist, und warum nicht
      set-shipment NUMMER SENDUNG --carrier NAME [--query NUMMER]
                               gibt ihm einen anderen Versender oder eine andere Nummer
      set-status NUMMER delivered|failed
                               was beim Kunden daraus wurde
      command NUMMER SLUG [--set SCHLÜSSEL=WERT]...
                               jeder andere Schritt, mit dem Namen des Auftragssystems oder unserem
      sync [--once]            im Auftragssystem nachsehen und senden, was hier gespeichert ist
      sync --watch             das tun, bis das Programm beendet wird
      queue [show]             was hier gespeichert und noch nicht erledigt ist
      queue attention          was auf einen Menschen wartet
      queue withdraw BEFEHL    zurücknehmen, was noch nicht gesendet ist
      queue retry BEFEHL       noch einmal nachsehen, dann senden, wenn nötig
      queue close BEFEHL --because GRUND
                               es ist erledigt: unpacked (ausgepackt),
                               settled-there (im Auftragssystem geklärt),
                               carrier-told (der Versanddienst weiß es),
                               handed-on (jemand anderes kümmert sich),
                               not-needed (nicht nötig)
      queue lost               was das Auftragssystem bestätigt hatte und vielleicht verlor
      queue rebind             für eine andere Anmeldung Gespeichertes geht an diese
      queue go-on              die Liste wurde gesehen: wieder senden
      journal NUMMER           alles, was mit einem Paket geschah, und was der Bildschirm sagte
      journal verify           ob das Journal vollständig ist
      print NUMBER             das Etikett eines Pakets drucken
      print NUMBER --what slip seinen Packzettel drucken
      print NUMBER --what document
                               das Dokument des Shops dazu drucken
      print HANDOVER --what handover
                               die Liste einer Übergabe drucken
      print --what card        die Karte mit Codes drucken
      reprint NUMBER REASON    dasselbe Etikett noch einmal: did-not-come-out, unreadable,
                               damaged, lost oder other
      prints [NUMBER]          was gedruckt wird, heute wurde oder für ein Paket
      prints came-out|did-not|cancel PRINT
                               sagen, was daraus wurde, oder zurücknehmen
      printers                 welche Drucker es gibt
      printers find            welche Drucker in der Nähe sind
      printers ask ADDRESS     was der Drucker an einer Adresse kann
      printers add NAME ADDRESS [--set format=pdf|zpl|pwg] [--set dpi=203|300] [--set media=SIZE]
                               einen einrichten
      printers use PRINTER KIND [--carrier NAME]
                               sagen, wofür er da ist
      printers test PRINTER    seine Testseite drucken
      printers accept PRINTER CODE
                               seine Testseite wurde gescannt
      printers remove PRINTER  dorthin geht nichts mehr
      backup                   die Daten der Station jetzt sichern
      restore DATEI            zu einer Sicherung zurück; nicht, solange eine Station läuft
      packer list              wer hier packt
      packer add NAME          jemand Neues
      token set                die Anmeldung speichern, die von der Standardeingabe kommt
      token forget             sie entfernen
      doctor                   das Auftragssystem untersuchen; dort ändert sich nichts
      doctor --write-config FILE
                               und die passenden Einstellungen speichern

    NUMMER ist, was auf dem Paket steht und ein Scanner liest, oder seine ID.
    BEFEHL ist ein Name, den queue zeigt. pack und ship werden hier sofort gespeichert;
    sync sendet sie.

    Optionen:
      --as NAME        wer es tut; nötig für alles, was etwas ändert
      --set SCHLÜSSEL=WERT
                       was zu einem Befehl gesagt wird: carrier (Name oder Nummer),
                       tracking, query, fault, lines, reason, delivered=true|false,
                       invoice, kind, content, date (2026-11-22)
                       Die Nummer eines Versenders prüft erst das Auftragssystem.
      --json           als JSON antworten
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
      1  das Fenster endete wegen eines Fehlers
      2  die Befehlszeile ist falsch
      3  die Station kann nicht starten: Datenordner, Datenbank, Einstellungen oder Bildschirm

## Falsche Befehlszeilen

cli-unknown-flag = Eine Option { $flag } gibt es nicht. --help zeigt alle.
cli-unknown-command = Einen Befehl „{ $command }“ gibt es nicht. --help zeigt alle.
cli-missing-value = Nach { $flag } fehlt ein Wert.
cli-missing-argument = { $name } fehlt.
cli-needs-as = Sagen Sie, wer das tut: --as NAME.
cli-needs-because = Sagen Sie, warum nichts mehr zu tun ist: --because GRUND. --help nennt die Gründe.
cli-unknown-because = „{ $word }“ ist hier kein bekannter Grund. Bekannt: { $known }.
cli-unknown-packer = Niemand namens „{ $name }“ packt hier. Bekannt: { $known }.
cli-unknown-act = Kein Schritt heißt „{ $name }“. Bekannt: { $known }.
cli-not-ours = Diese Station schickt „{ $name }“ nie. Wo es gebraucht wird, im Auftragssystem erledigen.
cli-unknown-carrier = Kein Versender heißt hier „{ $name }“. Bekannt: { $known }. Jeder andere wird mit seiner Nummer genannt.
cli-unfit-input = „{ $input }“ gehört nicht hierher oder ist nicht lesbar.
cli-unsaid-input = Zu diesem Schritt gehört „{ $name }“: --set { $name }=… Es wurde nichts gespeichert.
cli-no-command = Sagen Sie, was zu tun ist. --help zeigt alle Befehle.
cli-too-much = „{ $word }“ ist ein Wort zu viel. --help zeigt, was dort stehen kann.
cli-token-words = Nach „token“ kommt „set“ oder „forget“. Das Token selbst wird von der Standardeingabe gelesen, nie von der Befehlszeile.
cli-no-packers = Hier packt noch niemand. Tragen Sie jemanden ein: stationctl packer add NAME
cli-stale-label = Dieses Etikett gilt nicht mehr. Nichts wurde übergeben. Machen Sie ein neues Etikett.
cli-token-from-file = Geben Sie die Anmeldung aus einer Datei, damit sie niemand auf dem Bildschirm liest: stationctl token set < DATEI
cli-window-running = Mit diesen Daten ist ein anderes Programm der Station offen, deshalb liest stationctl nur.
cli-window-refuses = Mit diesen Daten ist ein anderes Programm der Station offen, deshalb liest stationctl nur. Tun Sie es dort, oder schließen Sie jenes zuerst.
cli-no-station = In { $path } ist keine Station. Es wurde dort nichts angelegt. Nennen Sie den Ordner der Station mit --data-dir, oder beginnen Sie dort eine: stationctl packer add NAME
cli-answer-lost = Die Antwort konnte nicht geschrieben werden. Prüfen Sie, wohin sie geht.
cli-not-a-token = Das ist keine Anmeldung: Sie muss ein Wort aus gewöhnlichen Zeichen sein. Nichts wurde gespeichert.
cli-token-not-kept = Die Anmeldung konnte nicht in { $path } gespeichert werden. Prüfen Sie, ob dieses Konto dort schreiben darf und ob die Platte voll ist.
cli-token-not-removed = Die Anmeldung konnte nicht aus { $path } entfernt werden. Sie ist noch dort. Prüfen Sie, ob dieses Konto dort schreiben darf.
cli-not-all-sent = Noch konnte nicht alles gesendet werden. Es bleibt hier gespeichert; rufen Sie sync später noch einmal auf.
cli-no-display = Es gibt keinen Bildschirm, auf dem ein Fenster aufgehen kann. Starten Sie dort, wo Sie am Desktop angemeldet sind, oder benutzen Sie stationctl.
cli-no-window = Das Fenster ließ sich nicht öffnen, obwohl es einen Bildschirm gibt. Starten Sie noch einmal.
cli-no-window-again = Bleibt es so, zeigen Sie die neueste Datei im Ordner { $path } der Person, die diesen Rechner betreut.

## Antworten

cli-saved = { $number }: hier gespeichert. Gesendet wird beim nächsten Kontakt mit dem Auftragssystem.
cli-possible = ja
cli-unknown-offers = Das Auftragssystem bietet auch dies an, was diese Station nicht ausführt: { $names }
cli-label-saved = Etikett gespeichert: { $path }
cli-label-cut = Etwas hat nicht darauf gepasst und wurde abgeschnitten. Sehen Sie es an, bevor Sie es aufkleben.
cli-label-letters = Diese Zeichen können unsere Schriften nicht darstellen: { $letters }
cli-nothing-listed = Keine Pakete.
cli-queue-empty = Nichts wartet auf das Senden.
cli-no-questions = Nichts wartet auf einen Menschen.
cli-synced = Bekannte Pakete: { $known }. Noch zu senden: { $queued }. Warten auf einen Menschen: { $attention }.
cli-backup-saved = Sicherung gespeichert: { $path }
cli-restored = Zurück zur Sicherung. Die ersetzte Datei wurde aufgehoben: { $path }. Alles Unerledigte wird geprüft, bevor etwas gesendet wird.
cli-journal-whole =
    Das Journal ist vollständig: { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    }, { $purged ->
        [one] 1 ältere
       *[other] { $purged } ältere
    } nach Ablauf entfernt, { $lost } mit einer beschädigten oder älteren Datei verloren. Sein Ende ist { $head }.
cli-journal-broken = Das Journal ist nicht vollständig: Zeile { $row } wurde verändert, entfernt oder verschoben.
cli-journal-empty = Mit diesem Paket wurde hier nichts gemacht.
cli-link-up = Das Auftragssystem antwortet
cli-link-down = Das Auftragssystem ist nicht erreichbar
cli-link-signed-out = Das Auftragssystem nimmt die Anmeldung nicht mehr an
cli-link-forbidden = Das Auftragssystem erlaubt diesem Platz nichts mehr
cli-link-slow = Das Auftragssystem bittet um ein langsameres Tempo
cli-evidence-unknown = noch nicht bekannt
cli-evidence-own-rows = A: das Protokoll des Auftragssystems mit unseren eigenen Einträgen
cli-evidence-store-rows = A′: das Protokoll des Auftragssystems mit den Einträgen der ganzen Filiale
cli-evidence-package-only = B: nur der Zustand jedes Pakets
cli-evidence-nothing = C: nichts lässt sich nachlesen
cli-question-overwritten = Vielleicht hat jemand anders es geändert
cli-question-unclear = Gesendet; ob es geschehen ist, lässt sich nicht sagen
cli-question-label-late = Wartet seit Stunden auf das Etikett
cli-question-packed-twice = Auch anderswo gepackt: Gibt es einen zweiten Karton?
cli-held = wartet auf einen früheren Schritt
cli-foreign = Für eine andere Anmeldung gespeichert
cli-nothing-lost = Das Auftragssystem hat nichts verloren, von dem wir wissen.
cli-no-printers = Kein Drucker ist eingerichtet. Fügen Sie einen hinzu: stationctl printers add NAME ADDRESS --as NAME
cli-none-near = In der Nähe wurde kein Drucker gefunden. Fügen Sie einen mit seiner Adresse hinzu.
cli-no-prints = Nichts wird gedruckt, und heute wurde nichts gedruckt.
cli-not-printed = Nicht alles kam heraus. Siehe stationctl prints.
cli-lost = Das Auftragssystem ist in der Zeit zurückgegangen; bemerkt { $time }. Es wird nichts gesendet, bis jemand diese Liste gesehen hat. Schritte, die es bestätigt hatte und vielleicht verlor: { $count }
cli-rebound = Schritte, die jetzt an diese Anmeldung gehen dürfen: { $count }
cli-link-portal = Es antwortet etwas, das nicht das Auftragssystem ist
cli-secret-keychain = im Schlüsselbund des Systems
cli-secret-file = in einer Datei, die nur dieses Konto lesen darf; hier läuft kein Schlüsselbund
cli-secret-environment = in der Umgebung
cli-secret-training = im Übungsladen
cli-secret-missing = keine

## Überschriften

cli-field-station = Station
cli-field-store = Filiale
cli-field-data = Datenordner
cli-field-secret = Anmeldung
cli-field-link = Verbindung
cli-field-evidence = Beweislage
cli-field-refreshed = Letzte Antwort
cli-field-other-stores = Nicht gezeigt: Pakete anderer Filialen
cli-field-late = Verspätet
cli-field-version = Version
cli-field-number = Paket
cli-field-order = Auftrag
cli-field-state = Zustand
cli-field-mark = Vermerk
cli-field-possible = Möglich
cli-field-offered = Angeboten als
cli-field-slug = Name für command
cli-field-pieces = Stück
cli-field-recipient = Empfänger
cli-field-address = Adresse
cli-field-phone = Telefon
cli-field-channel = Kanal
cli-field-carrier = Versanddienst
cli-field-tracking = Sendungsnummer
cli-field-query = Abfragenummer
cli-field-due = Fällig
cli-field-notes = Hinweise
cli-field-gift-note = Geschenktext
cli-field-label = Etikett
cli-field-stands = Steht bei
cli-field-quantity = Menge
cli-field-item = Artikel
cli-field-sku = Artikelnummer
cli-field-barcode = Strichcode
cli-field-act = Schritt
cli-field-attempts = Versuche
cli-field-at = Zeit
cli-field-who = Wer
cli-field-step = Was
cli-field-detail = Näheres
cli-field-command = Befehl
cli-field-notice = Hinweis
cli-field-shown = Der Bildschirm sagte
cli-field-print = Druck
cli-field-printer = Drucker
cli-field-format = Bekommt
cli-field-dpi = Punkte pro Zoll
cli-field-media = Papier
cli-field-place = Adresse
cli-field-accepted = Angenommen
cli-field-uses = Für
cli-field-other = Auch mitgeteilt
cli-field-value = Wie das Auftragssystem es schrieb

## Lines of the journal

cli-step-queued = hier gespeichert
cli-step-claimed = wird gleich gesendet
cli-step-answered = beantwortet
cli-step-looked = im Auftragssystem nachgesehen
cli-step-settled = im Auftragssystem zu sehen
cli-step-withdrawn = zurückgenommen
cli-step-held = angehalten, weil ein früherer Schritt scheiterte
cli-step-retried = wird noch einmal versucht
cli-step-closed = erledigt
cli-step-label-drawn = Etikett gezeichnet
cli-step-label-kept = Etikett des Versanddienstes geholt und aufgehoben
cli-step-document-kept = Dokument des Auftragssystems geholt und aufgehoben
cli-step-label-voided = Etikett für ungültig erklärt
cli-step-label-scanned = Etikett gescannt
cli-step-put-down = abgestellt
cli-step-print-asked = zu drucken
cli-step-print-stepped = Druck ging weiter
cli-step-print-closed = Druck erledigt
cli-step-printer-added = Drucker hinzugefügt
cli-step-printer-accepted = Drucker angenommen
cli-step-printer-removed = Drucker entfernt
cli-step-rebound = Warteschlange für eine andere Anmeldung freigegeben
cli-step-seen-to-be-back = angesehen, was ein zurückgesetztes Auftragssystem verloren haben kann
cli-step-restarted = nach einem Start halb gesendet vorgefunden
cli-step-restored = aus dem Aufgehobenen berichtigt
cli-step-salvaged = Journalzeilen verloren
cli-step-purged = alte Journalzeilen entfernt
