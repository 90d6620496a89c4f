### Was schiefging: die Nachricht sagt, was geschah und was aus der Arbeit wurde, `.do`, was jetzt zu tun ist.

## Unsere eigenen Regeln sagen nein; nichts wurde geschrieben

problem-not-waiting = Dieses Paket wartet nicht mehr. Es wurde nichts geändert.
    .do = Sehen Sie nach, wie es darum steht: Vielleicht hat es schon jemand gepackt.
problem-not-packed = Dieses Paket ist noch nicht gepackt. Es wurde nichts geändert.
    .do = Packen Sie es zuerst und versuchen Sie es dann noch einmal.
problem-not-shipped = Dieses Paket ist noch nicht beim Versender. Es wurde nichts geändert.
    .do = Übergeben Sie es zuerst.
problem-not-blocked = Dieses Paket ist nicht angehalten. Es wurde nichts geändert.
    .do = Sehen Sie sich seinen Zustand an und machen Sie dort weiter.
problem-already-delivered = Dieses Paket ist schon beim Kunden. Es wurde nichts geändert.
    .do = Wenn das nicht sein kann, fragen Sie die Person, die für die Aufträge zuständig ist.
problem-not-from-here = Nach dem Handbuch des Auftragssystems gehört dieser Schritt nicht hierher. Es wurde nichts geändert.
    .do = Sehen Sie sich den Zustand des Pakets an und wählen Sie einen anderen Schritt.
problem-waits-for-label = Der Versender macht das Etikett für dieses Paket noch. Es wurde nichts geändert.
    .do = Behalten Sie den Karton hier, bis sein Etikett da ist, und versuchen Sie es dann noch einmal.
problem-wrong-for-channel = Für diesen Verkaufskanal wird auf eigene Art gepackt. Es wurde nichts geändert.
    .do = Nehmen Sie die Taste „Gepackt“: sie wählt selbst die richtige Art.
problem-carrier-missing = Der Versender ist noch nicht gewählt. Es wurde nichts gespeichert.
    .do = Wählen Sie den Versender, dann versuchen Sie es noch einmal.
problem-tracking-missing = Die Sendungsnummer ist leer. Es wurde nichts gespeichert.
    .do = Scannen oder tippen Sie die Sendungsnummer, dann versuchen Sie es noch einmal.
problem-lines-missing = Es ist kein Artikel dieses Pakets gewählt. Es wurde nichts gespeichert.
    .do = Wählen Sie die fehlenden oder falschen Artikel, dann versuchen Sie es noch einmal.
problem-pieces-too-many = Es sind mehr Stück gemeldet, als dieses Paket enthält. Es wurde nichts gespeichert.
    .do = Sehen Sie auf seiner Seite nach, wie viele es sind, und melden Sie noch einmal, wie viele fehlen oder falsch sind.
problem-pieces-none-left = Wenn alles fehlt, bleibt nichts vorzubereiten. Es wurde nichts gespeichert.
    .do = Lassen Sie mindestens ein Stück übrig, oder melden Sie das ganze Paket als nicht gefunden.
problem-reason-missing = Der Grund ist noch nicht gewählt. Es wurde nichts gespeichert.
    .do = Wählen Sie einen Grund, dann versuchen Sie es noch einmal.
problem-reason-unknown = Das Auftragssystem hat keinen Grund mit der Nummer { $reason } in seiner Liste. Es wurde nichts gespeichert.
    .do = Wählen Sie einen aus der Liste. Ein Grund, der dort neu ist, erscheint hier mit dem nächsten Blick auf alle Pakete.
problem-invoice-missing = Die Rechnungsnummer ist leer. Es wurde nichts gespeichert.
    .do = Tippen Sie die Rechnungsnummer, dann versuchen Sie es noch einmal.
problem-invoice-kind-missing = Die Art der Rechnung ist leer. Es wurde nichts gespeichert.
    .do = Tippen Sie die Art, wie das Auftragssystem sie nennt, dann versuchen Sie es noch einmal.
problem-invoice-content-missing = Die Rechnung selbst ist leer. Es wurde nichts gespeichert.
    .do = Geben Sie den Beleg oder seine Adresse an, dann versuchen Sie es noch einmal.
problem-invoice-date-missing = Die Rechnung hat kein Datum. Es wurde nichts gespeichert.
    .do = Geben Sie das Datum der Rechnung an, dann versuchen Sie es noch einmal.
problem-nothing-to-change = Es ist schon so. Es wurde nichts geändert.
    .do = Machen Sie mit dem nächsten Schritt weiter.
problem-already-shipped = Dieses Paket wurde schon übergeben. Es wurde nichts geändert.
    .do = Wenn der Karton noch hier ist, fragen Sie die Person, die für die Aufträge zuständig ist.
problem-cancelled = Dieser Auftrag wurde storniert. Es wurde nichts gesendet.
    .do = Nehmen Sie den Karton vom Tisch und packen Sie ihn aus.
problem-blocked = Der Shop hält dieses Paket zurück. Es wurde nichts geändert.
    .do = Legen Sie es beiseite, bis der Shop es freigibt.
problem-gone = Das Auftragssystem führt dieses Paket nicht mehr für Ihre Filiale. Es wurde nichts geändert.
    .do = Legen Sie es beiseite und fragen Sie die Person, die für die Aufträge zuständig ist.
problem-unknown-state = Diese Station kennt den Zustand dieses Pakets nicht und lässt es deshalb, wie es ist.
    .do = Legen Sie es beiseite und fragen Sie die Person, die für die Aufträge zuständig ist.
problem-needs-person-first = Ein früherer Schritt dieses Pakets ist noch nicht geklärt. Es wurde nichts geändert.
    .do = Öffnen Sie „Zu klären“ und klären Sie zuerst diesen Schritt.
problem-no-packer = Niemand hat gesagt, wer packt. Es wurde nichts gespeichert.
    .do = Wählen Sie Ihren Namen und versuchen Sie es noch einmal.
problem-packer-name-too-long = Dieser Name ist zu lang: Höchstens { $most } Zeichen passen. Es wurde nichts gespeichert.
    .do = Geben Sie einen kürzeren Namen ein.
problem-no-tracking-yet = Dieses Paket hat noch keine Sendungsnummer.
    .do = Warten Sie, bis sie hier erscheint, und versuchen Sie es dann noch einmal.
problem-wrong-carrier = Dieser Karton ist für { $carrier }. Er wurde nicht übergeben.
    .do = Behalten Sie ihn hier. Er geht mit { $carrier }.
problem-unknown-package = Hier hat nichts diese Nummer.
    .do = Prüfen Sie die Nummer, scannen Sie den Schein noch einmal oder suchen Sie nach dem Namen.
problem-too-late-to-undo = Das ist schon unterwegs und lässt sich nicht mehr zurücknehmen.
    .do = Bitten Sie die Person, die für die Aufträge zuständig ist, es dort zu ändern.
problem-question-changed = Diese Frage hat sich inzwischen geändert. Es wurde nichts gespeichert.
    .do = Lesen Sie sie noch einmal und antworten Sie dann.
problem-unknown-command = Diesen Schritt gibt es hier nicht. Es wurde nichts geändert.
    .do = Die Liste des hier Gespeicherten zeigt die Namen: Wählen Sie einen davon.
problem-queue-full = { $limit } Schritte warten auf das Senden, mehr lassen sich nicht speichern. Dieser wurde nicht gespeichert.
    .do = Stellen Sie die Verbindung wieder her, warten Sie, bis einige gesendet sind, und versuchen Sie es dann noch einmal.

## Drucken: unsere eigenen Regeln sagen nein; nichts wurde gedruckt

problem-no-printer = Dafür gibt es noch keinen Drucker. Nichts wurde gedruckt.
    .do = Richten Sie unter „Etiketten“ einen ein, oder sagen Sie dort, wofür ein Drucker da ist.
problem-printer-not-accepted = { $printer } hat noch niemand ausprobiert, deshalb gehen keine Etiketten dorthin.
    .do = Drucken Sie die Testseite und scannen Sie den Code darauf.
problem-unknown-printer = Dieser Drucker ist hier nicht mehr eingerichtet. Nichts wurde geändert.
    .do = Wählen Sie einen anderen Drucker.
problem-printer-name-taken = Einen Drucker namens { $name } gibt es schon. Nichts wurde gespeichert.
    .do = Geben Sie diesem einen anderen Namen.
problem-printer-unfit = Das beschreibt keinen Drucker: Name, Adresse, Format oder Auflösung passen nicht. Nichts wurde gespeichert.
    .do = Prüfen Sie die Adresse, dann versuchen Sie es noch einmal. Drucker an einem bloßen Port nehmen nur ZPL.
problem-printer-in-use = Für diesen Drucker wartet noch etwas, deshalb wurde er nicht entfernt.
    .do = Warten Sie, bis es gedruckt ist, oder brechen Sie es ab, dann versuchen Sie es noch einmal.
problem-test-code-wrong = Das ist nicht der Code der letzten Testseite von { $printer }.
    .do = Scannen Sie die neueste Seite. Lässt sie sich nicht lesen, drucken Sie noch eine.
problem-training-prints-to-folder = Im Training wird nur in einen Ordner gedruckt. Nichts wurde gespeichert.
    .do = Wählen Sie einen Ordner.
problem-print-under-way = Dieses Etikett ist schon auf dem Weg zum Drucker. Es wurde nicht noch einmal gedruckt.
    .do = Sehen Sie am Drucker nach.
problem-print-unclear = Noch hat niemand gesagt, ob dieses Etikett herauskam, deshalb wurde es nicht noch einmal gedruckt.
    .do = Sehen Sie am Drucker nach und sagen Sie, ob es herauskam.
problem-already-printed = Dieses Etikett ist gedruckt. Es wurde nicht noch einmal gedruckt.
    .do = Brauchen Sie es noch einmal, drucken Sie es erneut und sagen Sie, warum.
problem-not-printed-yet = Dieses Etikett wurde hier noch nicht gedruckt.
    .do = Drucken Sie es zuerst.
problem-label-void = Dieses Etikett wurde für ungültig erklärt. Es wurde nicht noch einmal gedruckt.
    .do = Drucken Sie ein neues.
problem-label-recounted = Auf einem Karton klebt ein Etikett, das eine andere Zahl von Kartons nennt als jetzt.
    .do = Erklären Sie dieses Etikett für ungültig und drucken Sie dann das neue.
problem-label-changed = Das Etikett hat sich geändert, seit dieses gedruckt wurde. Es wurde nicht noch einmal gedruckt.
    .do = Ziehen Sie das alte Etikett ab und drucken Sie das neue.
problem-label-needs-look = Auf diesem Etikett ist etwas abgeschnitten oder fehlt, deshalb druckt es nicht von selbst.
    .do = Sehen Sie sich die Vorschau an. Ist es gut genug, drucken Sie es selbst.
problem-unknown-print = Unter diesem Namen wurde hier nichts gedruckt.
    .do = Sehen Sie in der Liste der Etiketten nach.
problem-unknown-handover = Unter dieser Nummer wurde hier nichts übergeben, also wurde nichts gedruckt.
    .do = Sehen Sie nach der Nummer der Übergabe.
problem-print-too-late = Das geht nicht mehr: Es wird gerade gesendet oder ist schon zu Ende.
    .do = Sehen Sie in der Liste der Etiketten nach.
problem-parcels-unfit = Ein Paket passt in mindestens einen und höchstens { $most } Kartons. Nichts wurde geändert.
    .do = Prüfen Sie, wie viele Kartons es sind.
problem-place-unfit = Ein Platz braucht einen Namen mit höchstens { $most } Zeichen. Nichts wurde vermerkt.
    .do = Schreiben Sie einen kürzeren Namen.
problem-label-not-here-yet = Das Etikett des Versanddienstes ist noch nicht aus dem Auftragssystem gekommen.
    .do = Es wird von selbst geholt. Warten Sie einen Moment, dann versuchen Sie es noch einmal.
problem-number-not-for-bars = Die Nummer { $number } passt nicht in einen Strichcode: Kein Scanner könnte das „{ $character }“ darin lesen. Nichts wurde gedruckt.
    .do = Lassen Sie die Nummer von der Person berichtigen, die für die Aufträge zuständig ist.
problem-number-too-long = Die Nummer { $number } passt auf diesem Papier nicht in einen Strichcode: Sie ist zu lang. Nichts wurde gedruckt.
    .do = Wählen Sie einen Drucker mit größerem Papier, oder lassen Sie die Nummer von der Person prüfen, die für die Aufträge zuständig ist.
problem-paper-cut = Etwas passte nicht auf dieses Papier und wurde abgeschnitten. Gedruckt wird es trotzdem.
    .do = Sehen Sie es an, bevor es weitergeht. Was fehlt, lässt sich von Hand ergänzen.
problem-paper-glyphs = Dieses Papier kann diese Zeichen nicht zeigen: { $characters } Gedruckt wird es trotzdem.
    .do = Sehen Sie es an, bevor es weitergeht. Was fehlt, lässt sich von Hand ergänzen.
problem-no-document = Das Auftragssystem hat kein eigenes Dokument zu diesem Paket.
    .do = Es ist nichts zu tun. Der Packzettel lässt sich drucken.
problem-document-not-here-yet = Das Dokument des Shops ist noch nicht aus dem Auftragssystem gekommen.
    .do = Es wird von selbst geholt. Warten Sie einen Moment, dann versuchen Sie es noch einmal.
problem-document-too-large = Das Dokument des Shops misst { $width } × { $height } mm und ist größer als das Papier. Nichts wurde gedruckt.
    .do = Wählen Sie für solche Dokumente einen Drucker mit größerem Papier.
problem-document-unprintable = Dieser Drucker kann das Dokument des Shops nicht drucken. Nichts wurde gedruckt.
    .do = Wählen Sie für solche Dokumente einen Bürodrucker.
problem-label-zpl-only = Das Etikett des Versanddienstes ist für Etikettendrucker gemacht, die ZPL sprechen; dieser tut es nicht. Nichts wurde gedruckt.
    .do = Wählen Sie für diesen Versanddienst einen Etikettendrucker.
problem-label-too-large = Das Etikett des Versanddienstes ist { $width } × { $height } mm groß, größer als das Papier. Verkleinert könnte es niemand scannen. Nichts wurde gedruckt.
    .do = Wählen Sie für diesen Versanddienst einen Drucker mit größerem Papier.
problem-label-other-dots = Das Etikett des Versanddienstes ist für Drucker mit { $dots } Punkten pro Zoll gemacht. Nichts wurde gedruckt.
    .do = Wählen Sie für diesen Versanddienst einen solchen Drucker.
problem-label-code-lost = Die Punkte dieses Druckers sind zu grob für die Codes auf dem Etikett des Versanddienstes. Nichts wurde gedruckt.
    .do = Wählen Sie für diesen Versanddienst einen feineren Drucker oder einen, der PDF annimmt.
problem-label-no-code = Auf dem Etikett des Versanddienstes ist kein Code, den ein Scanner lesen könnte. Nichts wurde gedruckt.
    .do = Lassen Sie das Auftragssystem das Etikett neu erstellen.
problem-label-page-count = Die Datei des Versanddienstes hat { $pages } Seiten: Das ist kein Etikett. Nichts wurde gedruckt.
    .do = Lassen Sie das Auftragssystem das Etikett neu erstellen.
problem-label-damaged = Das Etikett des Versanddienstes lässt sich nicht lesen: Seine Datei ist beschädigt oder gesperrt. Nichts wurde gedruckt.
    .do = Lassen Sie das Auftragssystem das Etikett neu erstellen.
problem-label-unknown-format = Das Etikett des Versanddienstes ist weder PDF noch PNG noch ZPL. Nichts wurde gedruckt.
    .do = Bitten Sie die Person, die für das Auftragssystem zuständig ist, um eines davon.
problem-paper-lost = Was gedruckt werden sollte, ist nicht mehr an diesem Platz. Nichts wurde gedruckt.
    .do = Drucken Sie das Etikett neu.
problem-print-cut-off = Die Station hielt an, während das zum Drucker gesendet wurde.
    .do = Sehen Sie am Drucker nach und sagen Sie, ob es herauskam.
problem-label-of-cancelled = Dieser Auftrag wurde storniert, bevor sein Etikett gedruckt war. Nichts wurde gedruckt.
    .do = Nehmen Sie den Karton vom Tisch und packen Sie ihn aus.
problem-label-of-blocked = Der Shop hat dieses Paket zurückgehalten, bevor sein Etikett gedruckt war. Nichts wurde gedruckt.
    .do = Legen Sie den Karton beiseite. Drucken Sie das Etikett, wenn der Shop ihn freigibt.
problem-label-of-gone = Das Auftragssystem hat dieses Paket von der Liste Ihrer Filiale genommen, bevor sein Etikett gedruckt war. Nichts wurde gedruckt.
    .do = Legen Sie den Karton beiseite und fragen Sie die Person, die für die Aufträge zuständig ist.
problem-label-of-changed = Versanddienst oder Sendungsnummer dieses Pakets haben sich geändert, bevor sein Etikett gedruckt war. Nichts wurde gedruckt.
    .do = Drucken Sie das neue Etikett.
problem-label-of-unpacked = Dieses Paket ist nicht mehr gepackt. Sein Etikett wurde nicht gedruckt.
    .do = Packen Sie es wieder und drucken Sie dann sein Etikett.
problem-label-made-anew = Dieses Etikett wird neu erstellt, und das neue ist noch nicht aus dem Auftragssystem gekommen. Das alte wird nicht gedruckt.
    .do = Warten Sie auf das neue Etikett und drucken Sie es dann.

## Festplatte, Verbindung, Auftragssystem

problem-not-saved-disk-full = Die Festplatte ist voll. Das wurde nicht gespeichert.
    .do = Rufen Sie die Person, die diesen Computer betreut. Machen Sie es noch einmal, wenn wieder Platz ist.
problem-not-saved = Die Festplatte nimmt nichts an. Das wurde nicht gespeichert.
    .do = Versuchen Sie es noch einmal. Geschieht es wieder, rufen Sie die Person, die diesen Computer betreut.
problem-not-read = Die Daten dieses Platzes konnten gerade nicht gelesen werden. Nichts wurde geändert.
    .do = Versuchen Sie es noch einmal. Kommt es wieder, starten Sie die Station neu.
problem-label-not-saved = Das Etikett konnte nicht unter { $path } gespeichert werden.
    .do = Prüfen Sie, ob der Ordner da ist, Platz hat und beschrieben werden darf, und speichern Sie das Etikett noch einmal.
problem-no-contact = Das Auftragssystem ist gerade nicht erreichbar. Ihre Arbeit ist hier gespeichert.
    .do = Arbeiten Sie weiter. Wir versuchen es von selbst wieder.
problem-signed-out = Das Auftragssystem nimmt unsere Anmeldung nicht mehr an. Ihre Arbeit ist hier gespeichert, gesendet wird nichts.
    .do = Rufen Sie die Person, die die Station betreut: Sie braucht eine neue Anmeldung.
problem-forbidden = Das Auftragssystem erlaubt diesem Platz nichts mehr. Ihre Arbeit ist hier gespeichert, gesendet wird nichts.
    .do = Rufen Sie die Person, die die Station betreut: Ihr Konto im Auftragssystem braucht seine Rechte zurück.
problem-list-refused = Das Auftragssystem weist ab, wonach seine Paketliste gefragt wird. Ihre Arbeit ist hier gespeichert, gesendet wird nichts.
    .do = Rufen Sie die Person, die die Station betreut: „stationctl doctor --write-config FILE“ findet, was einzustellen ist.
problem-list-too-large = Ein Paket auf der Liste des Auftragssystems ist größer, als gelesen werden kann. Ihre Arbeit ist hier gespeichert, gesendet wird nichts.
    .do = Rufen Sie die Person, die das Auftragssystem betreut: Ein Paket trägt mehr als 4 MB, oft eine Datei.
problem-not-the-oms = Es antwortet etwas, das nicht das Auftragssystem ist. Ihre Arbeit ist hier gespeichert, gesendet wird nichts.
    .do = Melden Sie sich im Browser beim Netzwerk an oder prüfen Sie die Adresse des Auftragssystems.

## Der Drucker; was gedruckt werden sollte, ist sicher

problem-printer-unreachable = Der Drucker antwortet unter seiner Adresse nicht. Was gedruckt werden sollte, ist hier gespeichert.
    .do = Prüfen Sie, ob er eingeschaltet und angeschlossen ist, und drucken Sie dann noch einmal.
problem-printer-name-unknown = Nichts im Netz trägt den Namen des Druckers. Was gedruckt werden sollte, ist hier gespeichert.
    .do = Prüfen Sie die Adresse in den Einstellungen des Druckers, oder rufen Sie an, wer sich um das Netz kümmert.
problem-printer-not-secure = Der Drucker konnte nicht zeigen, dass er der richtige ist. Ihm wurde nichts gesendet.
    .do = Dieser Computer vertraut seinem Zertifikat nicht. Wer sich um den Drucker kümmert, kann das Zertifikat auf diesem Computer hinterlegen oder den Drucker neu einrichten, mit einer Adresse, die mit ipp:// beginnt.
problem-printer-unvouched = Für diesen Drucker bürgt niemand, dem dieser Computer vertraut. Er zeigt ein eigenes Zertifikat; dessen Fingerabdruck (SHA-256) ist { $fingerprint }.
    .do = Vergleichen Sie ihn mit dem Fingerabdruck auf der Einstellungsseite des Druckers. Sind beide gleich, vertrauen Sie diesem Drucker: Von da an gilt dieses Zertifikat und kein anderes. Im Terminal ist die Adresse dann { $address }.
problem-printer-other-certificate = Der Drucker zeigt ein anderes Zertifikat als das, dem Sie vertraut haben. Ihm wurde nichts gesendet.
    .do = Fragen Sie, wer sich um den Drucker kümmert. Wurde er zurückgesetzt oder ersetzt, richten Sie ihn neu ein und vergleichen Sie den neuen Fingerabdruck.
problem-printer-no-answer = Der Drucker wurde erreicht, aber seine Antwort kam nicht rechtzeitig.
    .do = Sehen Sie nach, ob es herausgekommen ist. Wenn nicht, drucken Sie es noch einmal.
problem-not-a-printer = Unter der Adresse des Druckers antwortet etwas anderes. Dorthin wurde nichts gesendet.
    .do = Prüfen Sie die Adresse in den Einstellungen des Druckers.
problem-no-such-printer = Unter dieser Adresse gibt es keinen Drucker mit diesem Namen. Es wurde nichts gedruckt.
    .do = Prüfen Sie die Adresse in den Einstellungen des Druckers, oder wählen Sie einen anderen.
problem-printer-not-allowed = Der Drucker bedient diesen Platz nicht. Es wurde nichts gedruckt.
    .do = Rufen Sie an, wer sich um den Drucker kümmert: Dieser Computer braucht die Erlaubnis zu drucken.
problem-printer-silent = Der Etikettendrucker schweigt. Das tut er, wenn Papier oder Farbband fehlt oder der Kopf offen oder zu heiß ist.
    .do = Prüfen Sie Papier, Farbband und Kopf. Sehen Sie nach, ob das Etikett herausgekommen ist, bevor Sie es noch einmal drucken.
problem-printer-paper-out = Der Drucker hat kein Papier.
    .do = Legen Sie Papier ein.
problem-printer-open = Der Drucker ist offen.
    .do = Schließen Sie Deckel und Druckkopf.
problem-printer-jam = Im Drucker steckt Papier fest.
    .do = Öffnen Sie ihn, nehmen Sie das Papier heraus und schließen Sie ihn.
problem-printer-supply-out = Farbband, Toner oder Tinte des Druckers ist aufgebraucht.
    .do = Setzen Sie Neues ein.
problem-printer-paused = Der Drucker ist angehalten.
    .do = Drücken Sie seine Pausen- oder Starttaste, oder setzen Sie ihn an dem Computer fort, zu dem er gehört.
problem-printer-busy = Der Drucker druckt gerade etwas anderes und hat nichts weiter angenommen.
    .do = Warten Sie einen Moment. Es wird noch einmal gesendet, sobald der Drucker frei ist.
problem-printer-not-accepting = Der Drucker ist so eingestellt, dass er nichts annimmt. Es wurde nichts gedruckt.
    .do = Rufen Sie an, wer sich um den Drucker kümmert, oder wählen Sie einen anderen.
problem-printer-format-refused = Der Drucker nimmt diese Art Datei oder dieses Papierformat nicht. Es wurde nichts gedruckt.
    .do = Richten Sie den Drucker neu ein, oder wählen Sie einen anderen.
problem-printer-too-large = Das ist größer, als der Drucker annimmt. Es wurde nichts gedruckt.
    .do = Wählen Sie einen anderen Drucker.
problem-printer-fault = Der Drucker meldet eine Störung, die er nicht erklärt.
    .do = Sehen Sie auf seine Anzeige. Zeigt sie nichts, schalten Sie ihn aus und wieder ein.
problem-print-aborted = Der Drucker hat vor dem Ende aufgegeben.
    .do = Sehen Sie nach dem Drucker, werfen Sie halb Gedrucktes weg und drucken Sie es noch einmal.
problem-print-uncertain = Der Drucker kann nicht sagen, ob es herausgekommen ist.
    .do = Sehen Sie nach dem Drucker, und antworten Sie hier, was Sie sehen.
problem-print-no-folder = Der Ordner, in den gedruckt wird, ist nicht da. Es wurde nichts geschrieben.
    .do = Prüfen Sie den Ordner in den Einstellungen des Druckers.
problem-print-folder-full = Die Festplatte des Ordners, in den gedruckt wird, ist voll. Es wurde nichts geschrieben.
    .do = Schaffen Sie dort Platz, und drucken Sie dann noch einmal.
problem-print-folder-refused = In den Ordner, in den gedruckt wird, darf nicht geschrieben werden. Es wurde nichts geschrieben.
    .do = Erlauben Sie diesem Konto, dort zu schreiben, oder wählen Sie in den Einstellungen des Druckers einen anderen Ordner.
problem-printer-no-format = Dieser Drucker nimmt keine Art Datei, die der Platz schreiben kann. Es wurde nichts gedruckt.
    .do = Wählen Sie einen anderen Drucker.
problem-printer-resolution = Für die { $dpi } Punkte je Zoll dieses Druckers werden keine Etiketten gezeichnet. Es wurde nichts gedruckt.
    .do = Wählen Sie einen Drucker mit 203 oder 300 Punkten je Zoll.
problem-printer-resolution-unknown = Der Drucker sagt nicht, wie fein seine Punkte sind. Es wurde nichts gedruckt.
    .do = Richten Sie den Drucker ein, und sagen Sie dort, ob er 203 oder 300 Punkte je Zoll hat.
problem-printer-media-missing = Der Drucker hat kein Papier mit { $size }. Es wurde nichts gedruckt.
    .do = Legen Sie es ein und richten Sie den Drucker neu ein, oder wählen Sie einen anderen.
problem-printer-margins = Bei { $size } würde der Drucker den Rand des Etiketts abschneiden. Es wurde nichts gedruckt.
    .do = Richten Sie den Drucker ohne Ränder ein, oder wählen Sie einen anderen.

## Die Station kann nicht starten

problem-already-running = Die Station läuft schon mit den Daten in { $path }.
    .do = Benutzen Sie das offene Fenster, oder schließen Sie es und starten Sie neu.
problem-database-newer = Die Daten in { $path } stammen von einer neueren Version. Sie wurden nicht angerührt.
    .do = Installieren Sie die neueste Version der Station und starten Sie noch einmal.
problem-database-damaged = Die Daten in { $path } sind beschädigt. Sie wurden nicht angerührt.
    .do = Löschen Sie nichts. Rufen Sie die Person, die die Station betreut.
problem-not-a-backup = { $path } ist keine Sicherung einer Station oder ist beschädigt. Es wurde nichts geändert.
    .do = Wählen Sie eine andere Datei; Sicherungen liegen im Ordner backups des Datenordners.
problem-data-dir-read-only = In { $path } lässt sich nicht schreiben. Es wurde nichts geändert.
    .do = Erlauben Sie diesem Konto, dort zu schreiben, oder wählen Sie mit --data-dir einen anderen Ordner.
problem-data-dir-full = Die Festplatte mit { $path } ist voll. Es wurde nichts geändert.
    .do = Schaffen Sie dort Platz und starten Sie noch einmal.
problem-data-dir-not-ours = Der Ordner { $path } gehört einem anderen Konto. Es wurde nichts geändert.
    .do = Starten Sie die Station mit diesem Konto, oder wählen Sie mit --data-dir einen anderen Ordner.
problem-data-dir-unusable = { $path } lässt sich nicht benutzen. Es wurde nichts geändert.
    .do = Prüfen Sie, ob dieses Konto ihn öffnen darf und ob sein Name kurz und einfach ist, oder wählen Sie mit --data-dir einen anderen Ordner.
problem-data-dir-unnamed = Die Umgebungsvariable { $name } nennt keinen Ordner, und so ist nicht bekannt, wo die Daten liegen.
    .do = Setzen Sie sie, oder wählen Sie mit --data-dir einen Ordner.
problem-config-unreadable = Die Einstellungsdatei { $file } lässt sich nicht lesen.
    .do = Prüfen Sie, ob es sie gibt und ob dieses Konto sie lesen darf.
problem-config-syntax = Die Einstellungsdatei { $file } ist in Zeile { $line } nicht zu verstehen.
    .do = Berichtigen Sie diese Zeile und starten Sie noch einmal.
problem-config-unknown-key = Zeile { $line } von { $file } setzt „{ $key }“, und das ist keine Einstellung.
    .do = Berichtigen oder entfernen Sie sie. Hier erlaubt: { $allowed }.
problem-config-wrong-value = Zeile { $line } von { $file } gibt „{ $key }“ einen Wert, der nicht passt.
    .do = Hier erlaubt: { $allowed }.
problem-config-not-text = Die Einstellungsdatei { $file } ist keine Textdatei.
    .do = Wählen Sie mit --config eine Textdatei, oder legen Sie die richtige an ihre Stelle.
problem-config-not-a-file = { $file } ist keine gewöhnliche Datei oder viel zu groß für Einstellungen und wurde deshalb nicht gelesen.
    .do = Wählen Sie mit --config die Einstellungsdatei, oder legen Sie die richtige an ihre Stelle.
problem-config-named-file = Zeile { $line } von { $file } nennt { $path } als „{ $key }“, und diese Datei lässt sich nicht lesen.
    .do = Prüfen Sie, ob es sie gibt, ob sie eine gewöhnliche Datei von höchstens 1 MB ist und ob dieses Konto sie lesen darf.
problem-config-variable = Die Umgebungsvariable { $name } hat einen Wert, der nicht passt.
    .do = Berichtigen oder entfernen Sie sie. Erlaubt: { $allowed }.
problem-config-variable-unknown = Die Umgebungsvariable { $name } ist keine Einstellung.
    .do = Berichtigen oder entfernen Sie sie. Es gibt: { $allowed }.
problem-config-missing = Die Einstellung „{ $key }“ fehlt in { $file }.
    .do = Tragen Sie sie dort ein oder nennen Sie mit --config eine andere Datei, und starten Sie noch einmal. Zum Ausprobieren ohne Auftragssystem starten Sie „packing-station --training“.
problem-no-token = Auf diesem Computer wurde keine Anmeldung für das Auftragssystem gefunden.
    .do = Hinterlegen Sie eine mit „stationctl token set“, oder entsperren Sie den Schlüsselbund, in dem sie liegt, und starten Sie noch einmal.
problem-token-file-open = Andere an diesem Computer können die Anmeldung in { $file } lesen. Sie wurde deshalb nicht benutzt.
    .do = Machen Sie die Datei nur für dieses Konto lesbar, oder löschen Sie sie und hinterlegen Sie die Anmeldung neu mit „stationctl token set“.
problem-token-unreadable = Die Anmeldung in { $file } lässt sich nicht lesen.
    .do = Prüfen Sie, ob dieses Konto die Datei lesen darf, oder hinterlegen Sie die Anmeldung neu mit „stationctl token set“.
problem-token-unfit = Was als Anmeldung für das Auftragssystem hinterlegt ist, sieht nicht wie eine aus. Es wurde deshalb nicht benutzt.
    .do = Hinterlegen Sie die richtige mit „stationctl token set“ und starten Sie noch einmal.
problem-token-variable = Die Umgebungsvariable { $name } sieht nicht wie eine Anmeldung aus. Sie wurde deshalb nicht benutzt.
    .do = Berichtigen oder entfernen Sie sie und starten Sie noch einmal.

## Unser Fehler

problem-bug = Etwas ging schief, das nicht schiefgehen dürfte. Was vorher gespeichert war, ist sicher.
    .do = Nennen Sie dem Support diesen Code: { $log }. Versuchen Sie es dann noch einmal.

## Data that had to be put right

notice-salvaged =
    Die Daten dieses Platzes waren beschädigt und wurden neu zusammengesetzt. { $count ->
        [0] Nichts war unterwegs.
        [one] 1 Schritt wird im Auftragssystem geprüft, bevor etwas gesendet wird.
       *[other] { $count } Schritte werden im Auftragssystem geprüft, bevor etwas gesendet wird.
    }
notice-restored =
    Dieser Platz arbeitet mit älteren Daten weiter. { $count ->
        [0] Nichts war unterwegs.
        [one] 1 Schritt wird im Auftragssystem geprüft, bevor etwas gesendet wird.
       *[other] { $count } Schritte werden im Auftragssystem geprüft, bevor etwas gesendet wird.
    }
notice-kept = Sagen Sie der Person Bescheid, die die Station betreut. Die ersetzte Datei wurde aufgehoben: { $file }
