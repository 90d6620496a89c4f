### Ein Wort für jeden Zustand eines Pakets, für jedes Zeichen an einer Zeile und für jeden Schritt seiner Geschichte.

state-waiting = Wartet
state-preparing = In Vorbereitung
state-ready = Bereit
state-waiting-label = Wartet auf sein Etikett
state-packed = Gepackt
state-shipped = Übergeben
state-delivered = Zugestellt
state-delivery-failed = Nicht zugestellt
state-attempted-delivery = Zustellung versucht
state-cancelled = Storniert
state-cancellation-waiting = Stornierung angefragt
state-out-of-stock = Nicht vorrätig
state-blocked = Zurückgehalten
state-gone = Nicht mehr gelistet
state-other = Anderer
state-other-raw = Anderer: { $raw }

mark-saved-here = Hier gespeichert
mark-sending = Wird gesendet
mark-in-doubt = Wird geprüft
mark-attention = Zu klären
mark-remembered = Nur hier bekannt

story-arrived = Eingetroffen
story-packed-here = Hier gepackt
story-packed-other = Anderswo gepackt
story-shipped-here = Hier übergeben
story-shipped-other = Anderswo übergeben
story-confirmed = Das Auftragssystem hat es
story-presumed = Das Auftragssystem zeigt es; von wem es war, ist nicht zu sagen
story-in-doubt = Gesendet, Antwort noch unbekannt
story-refused = Das Auftragssystem hat es nicht angenommen
story-superseded = Etwas anderes kam zuvor
story-withdrawn = Zurückgenommen
story-needs-person = Braucht einen Menschen
story-closed = Von Hand abgeschlossen
story-label-drawn = Etikett gespeichert
story-label-printed = Etikett gedruckt
story-label-voided = Etikett für ungültig erklärt
story-put-down = Hier abgestellt
story-delivered = Zugestellt
story-delivery-failed = Nicht zugestellt
story-attempted-delivery = Zustellung versucht
story-cancelled = Storniert
