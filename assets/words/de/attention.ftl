### Was ein Mensch entscheiden muss. Jede Karte sagt, was geschah, was wir taten und was zu tun ist.

attention-title = Zu klären
attention-list = Was zu klären ist
attention-empty = Nichts zu klären.
attention-loading = Es wird nachgesehen, was zu klären ist …
attention-made = { $name } um { $time }
attention-detail = Das Auftragssystem sagt
attention-open = Paket öffnen

attention-refused-pack = Das Auftragssystem hat „gepackt“ für { $number } nicht angenommen.
attention-refused-pack-did = Ihre Arbeit ist hier gespeichert. Es wird nichts mehr gesendet, bis Sie wählen.
attention-refused-pack-do = Sehen Sie sich das Paket an. Senden Sie noch einmal, oder schließen Sie dies, wenn es anders geklärt ist.
attention-refused-ship = Das Auftragssystem hat die Übergabe von { $number } nicht angenommen.
attention-refused-ship-did = Die Übergabe ist hier gespeichert. Es wird nichts mehr gesendet, bis Sie wählen.
attention-refused-ship-do = Prüfen Sie, ob der Karton wirklich weg ist. Senden Sie noch einmal, oder schließen Sie dies, wenn es anders geklärt ist.

attention-cancelled-pack = { $number } wurde storniert.
attention-cancelled-pack-did = „Gepackt“ haben wir nicht gesendet.
attention-cancelled-ship = { $number } wurde storniert.
attention-cancelled-ship-did = Die Übergabe haben wir nicht gesendet.

attention-gone-pack = Das Auftragssystem kennt { $number } nicht mehr.
attention-gone-pack-did = Ihr „gepackt“ ist hier gespeichert und wurde nicht gesendet.
attention-gone-pack-do = Legen Sie den Karton beiseite und fragen Sie die Person, die für die Aufträge zuständig ist. Schließen Sie dann dies.
attention-gone-ship = Das Auftragssystem kennt { $number } nicht mehr.
attention-gone-ship-did = Die Übergabe ist hier gespeichert und wurde nicht gesendet.
attention-gone-ship-do = Fragen Sie die Person, die für die Aufträge zuständig ist, was mit dem Karton geschehen soll. Schließen Sie dann dies.

attention-unclear-pack = Wir wissen nicht, ob „gepackt“ für { $number } angekommen ist.
attention-unclear-pack-did = Wir haben mehrmals im Auftragssystem nachgesehen und nichts doppelt gesendet.
attention-unclear-pack-do = Öffnen Sie das Paket und sehen Sie nach seinem Zustand. Senden Sie nur noch einmal, wenn es noch wartet.
attention-unclear-ship = Wir wissen nicht, ob die Übergabe von { $number } angekommen ist.
attention-unclear-ship-did = Wir haben mehrmals im Auftragssystem nachgesehen und nichts doppelt gesendet.
attention-unclear-ship-do = Öffnen Sie das Paket und sehen Sie nach seinem Zustand. Senden Sie nur noch einmal, wenn es dort noch nicht übergeben ist.

attention-earlier-step-pack = Ein früherer Schritt von { $number } ist nicht durchgegangen.
attention-earlier-step-pack-did = „Gepackt“ ist hier gespeichert und wartet.
attention-earlier-step-pack-do = Klären Sie zuerst die frühere Karte. Senden Sie dann dies noch einmal oder schließen Sie es.
attention-earlier-step-ship = { $number } ist übergeben, aber ein früherer Schritt ist nicht durchgegangen.
attention-earlier-step-ship-did = Die Übergabe ist hier gespeichert und wartet.
attention-earlier-step-ship-do = Klären Sie zuerst die frühere Karte. Senden Sie dann dies noch einmal oder schließen Sie es.

attention-packed-twice-pack = { $number } wurde auch anderswo gepackt.
attention-packed-twice-pack-did = Das Auftragssystem hat „Gepackt“ von dort. Unseres wurde nicht gesendet oder hat nichts geändert.
attention-packed-twice-pack-do = Sehen Sie nach, ob es einen zweiten Karton gibt. Wenn ja, packen Sie einen der beiden wieder aus. Schließen Sie dann dies.

attention-label-late-ship = { $number } ist übergeben, aber sein Etikett kommt seit Stunden nicht.
attention-label-late-ship-did = Die Übergabe ist hier gespeichert. Sie wurde nicht gesendet, denn das Auftragssystem braucht zuerst das Etikett.
attention-label-late-ship-do = Wählen Sie „Weiter warten“: Sobald sein Etikett da ist, geht es von selbst hinaus. Fehlt es noch, fordern Sie beim Paket ein neues an. Oder klären Sie dies hier: Dann wird nichts davon gesendet.

attention-label-late-other = Das Etikett von { $number } kommt seit Stunden nicht.
attention-label-late-other-did = „{ $step }“ ist hier gespeichert. Es wurde nicht gesendet, denn das Auftragssystem braucht zuerst das Etikett.
attention-label-late-other-do = Wählen Sie „Weiter warten“: Sobald das Etikett da ist, geht es von selbst hinaus. Fehlt es noch, fordern Sie beim Paket ein neues an. Oder klären Sie dies hier: Dann wird nichts davon gesendet.

attention-refused-other = Das Auftragssystem hat „{ $step }“ für { $number } nicht angenommen.
attention-refused-other-did = Ihre Arbeit ist hier gespeichert. Es wird nichts mehr gesendet, bis Sie wählen.
attention-refused-other-do = Sehen Sie sich das Paket an. Senden Sie es noch einmal, oder schließen Sie dies, wenn es anders geklärt ist.

attention-cancelled-other = { $number } wurde storniert.
attention-cancelled-other-did = Wir haben „{ $step }“ nicht gesendet.

attention-gone-other = Das Auftragssystem kennt { $number } nicht mehr.
attention-gone-other-did = „{ $step }“ ist hier gespeichert und wurde nicht gesendet.
attention-gone-other-do = Stellen Sie den Karton beiseite und fragen Sie die Person, die für die Aufträge zuständig ist. Dann schließen Sie dies.

attention-unclear-other = Wir wissen nicht, ob „{ $step }“ für { $number } angekommen ist.
attention-unclear-other-did = Wir haben mehrmals im Auftragssystem nachgesehen und nichts doppelt gesendet.
attention-unclear-other-do = Öffnen Sie das Paket und sehen Sie sich den Zustand an. Senden Sie nur, wenn es dort unverändert ist.

attention-earlier-step-other = Ein früherer Schritt von { $number } ist nicht durchgegangen.
attention-earlier-step-other-did = „{ $step }“ ist hier gespeichert und wartet.
attention-earlier-step-other-do = Klären Sie zuerst die frühere Karte. Dann senden Sie dies noch einmal oder schließen es.

attention-overwritten-other = Vielleicht hat jemand anders { $number } seitdem geändert.
attention-overwritten-other-did = „{ $step }“ ist hier gespeichert und wurde nicht gesendet, damit nichts überschrieben wird.
attention-overwritten-other-do = Öffnen Sie das Paket und sehen Sie nach. Senden Sie noch einmal, um zu überschreiben, oder schließen Sie dies, damit es so bleibt.

attention-retry = Noch einmal senden
attention-wait-on = Weiter warten
attention-close = Es ist geklärt
attention-said-retry = { $number }: hier gespeichert, geht noch einmal hinaus
attention-said-wait-on = { $number }: hier gespeichert, geht hinaus, sobald sein Etikett da ist
attention-said-close = { $number }: geschlossen

## Wo der Karton ist, was mit ihm wartet und warum es geklärt ist

attention-stop = Halt! Suchen Sie diesen Karton: Er darf nicht weg.
attention-cancelled-do-open = Hier wurde nichts gepackt. Schließen Sie dies.
attention-cancelled-do-packed = Nehmen Sie den Karton vom Tisch, packen Sie ihn aus und schließen Sie dies.
attention-cancelled-do-labelled = Suchen Sie den Karton, bevor der Fahrer kommt. Nehmen Sie das Etikett ab und zerreißen Sie es, packen Sie den Karton aus und schließen Sie dies.
attention-cancelled-do-handed-over = Der Fahrer hat den Karton. Rufen Sie den Versanddienst an, damit er angehalten wird, und schließen Sie dies.
attention-where-open = Hier nicht gepackt
attention-where-packed = Gepackt, noch hier
attention-where-labelled = Noch hier, mit Etikett
attention-where-handed-over = Beim Fahrer
attention-stands = Steht bei: { $place }
attention-held = Wartet hierauf: { $steps }
attention-why = Warum ist es geklärt?
attention-named = Es wird mit Ihrem Namen festgehalten: { $name }.
because-unpacked = Ausgepackt, alles ist wieder im Regal
because-settled-there = Im Auftragssystem geklärt
because-carrier-told = Der Versanddienst weiß Bescheid
because-handed-on = Jemand anderes kümmert sich darum
because-not-needed = Es wird nicht gebraucht

## Zur ganzen Warteschlange dieses Platzes

attention-back = Das Auftragssystem ist auf einen früheren Stand zurückgegangen.
attention-back-did =
    { $count ->
        [0] Wir wissen von nichts, das es verloren hätte.
        [one] Es hat vielleicht 1 Schritt verloren, den es bestätigt hatte.
       *[other] Es hat vielleicht { $count } Schritte verloren, die es bestätigt hatte.
    } Bis jemand nachgesehen hat, wird nichts gesendet. Was Sie packen, wird hier gespeichert.
attention-back-do =
    { $count ->
        [0] Machen Sie weiter, sobald Sie dies gelesen haben.
        [one] Vergleichen Sie ihn mit dem Auftragssystem. Fehlt er dort, muss er noch einmal getan werden.
       *[other] Vergleichen Sie jeden mit dem Auftragssystem. Was dort fehlt, muss noch einmal getan werden.
    }
attention-back-go = Ich habe nachgesehen
attention-back-sure = Ab jetzt wieder senden
attention-foreign =
    { $count ->
        [one] 1 Schritt wurde für eine andere Anmeldung gespeichert.
       *[other] { $count } Schritte wurden für eine andere Anmeldung gespeichert.
    }
attention-foreign-did = Nichts davon verlässt diesen Platz, bis Sie es sagen.
attention-foreign-do = Ist es dasselbe Geschäft, nur mit neuer Anmeldung oder Adresse? Dann geben Sie es frei. Wenn nicht, rufen Sie die Person an, die die Station betreut.
attention-foreign-go = Für diese Anmeldung freigeben
attention-foreign-sure = Ja, es ist dasselbe Geschäft
attention-said-went-on = Es wird wieder gesendet
attention-said-rebound =
    { $count ->
        [one] 1 Schritt geht an diese Anmeldung
       *[other] { $count } Schritte gehen an diese Anmeldung
    }
steps = Hier gespeichert und noch nicht erledigt
steps-held = Wartet auf einen früheren Schritt
steps-foreign = Für eine andere Anmeldung
steps-more =
    { $count ->
        [one] Und 1 weiterer.
       *[other] Und { $count } weitere.
    }
