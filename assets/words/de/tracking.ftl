### Pakete, die gegangen sind.

tracking-title = Verfolgung
tracking-list = Pakete, die gegangen sind
tracking-field = Nummer, Name, Ort oder Sendungsnummer
tracking-field-clear = Suche leeren
tracking-empty = Noch ist nichts gegangen.
tracking-empty-do = Was Sie übergeben, erscheint hier mit den Nachrichten des Versanddienstes.
tracking-none = Wir haben nichts zu „{ $text }“ gefunden.
tracking-none-do = Prüfen Sie die Schreibweise oder scannen Sie den Schein.
tracking-heard = Nachrichten des Versanddienstes, Stand { $time }
tracking-loading = Es wird gelesen, was gegangen ist …
tracking-shown = { $count } von { $total } gezeigt. Suchen Sie, um die anderen zu finden.
