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
attention-cancelled-pack-do = Nehmen Sie den Karton vom Tisch, packen Sie ihn aus und schließen Sie dies.
attention-cancelled-ship = { $number } wurde storniert.
attention-cancelled-ship-did = Die Übergabe haben wir nicht gesendet.
attention-cancelled-ship-do = Ist der Karton noch hier, behalten Sie ihn. Hat ihn der Fahrer, rufen Sie den Versanddienst an. Schließen Sie dann dies.

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

attention-refused-other = Das Bestellsystem hat „{ $step }“ für { $number } nicht angenommen.
attention-refused-other-did = Ihre Arbeit ist hier gespeichert. Es wird nichts mehr gesendet, bis Sie wählen.
attention-refused-other-do = Sehen Sie sich das Paket an. Senden Sie es noch einmal, oder schließen Sie dies, wenn es anders geklärt ist.

attention-cancelled-other = { $number } wurde storniert.
attention-cancelled-other-did = Wir haben „{ $step }“ nicht gesendet.
attention-cancelled-other-do = Nehmen Sie den Karton vom Tisch und packen Sie ihn aus, dann schließen Sie dies.

attention-gone-other = Das Bestellsystem kennt { $number } nicht mehr.
attention-gone-other-did = „{ $step }“ ist hier gespeichert und wurde nicht gesendet.
attention-gone-other-do = Stellen Sie den Karton beiseite und fragen Sie die Person, die für die Aufträge zuständig ist. Dann schließen Sie dies.

attention-unclear-other = Wir wissen nicht, ob „{ $step }“ für { $number } angekommen ist.
attention-unclear-other-did = Wir haben mehrmals im Bestellsystem nachgesehen und nichts doppelt gesendet.
attention-unclear-other-do = Öffnen Sie das Paket und sehen Sie sich den Zustand an. Senden Sie nur, wenn es dort unverändert ist.

attention-earlier-step-other = Ein früherer Schritt von { $number } ist nicht durchgegangen.
attention-earlier-step-other-did = „{ $step }“ ist hier gespeichert und wartet.
attention-earlier-step-other-do = Klären Sie zuerst die frühere Karte. Dann senden Sie dies noch einmal oder schließen es.

attention-overwritten-other = Jemand anders hat { $number } seitdem geändert.
attention-overwritten-other-did = „{ $step }“ ist hier gespeichert und wurde nicht gesendet, damit nichts überschrieben wird.
attention-overwritten-other-do = Öffnen Sie das Paket und sehen Sie nach. Senden Sie noch einmal, um zu überschreiben, oder schließen Sie dies, damit es so bleibt.

attention-retry = Noch einmal senden
attention-close = Es ist geklärt
attention-said-retry = { $number }: hier gespeichert, geht noch einmal hinaus
attention-said-close = { $number }: geschlossen
