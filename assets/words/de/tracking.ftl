### Pakete, die versandt sind.

tracking-title = Sendungen
tracking-list = Versandte Pakete
tracking-field = Nummer, Name, Ort oder Sendungsnummer
tracking-field-clear = Suche leeren
tracking-empty = Noch wurde nichts versandt.
tracking-empty-do = Was Sie übergeben, erscheint hier mit den Nachrichten des Versanddienstes.
tracking-none = Wir haben nichts zu „{ $text }“ gefunden.
tracking-none-do = Prüfen Sie die Schreibweise oder scannen Sie den Schein.
tracking-heard = Nachrichten des Versanddienstes, Stand { $time }
tracking-loading = Versandte Pakete werden gelesen …
tracking-shown = { $count } von { $total } gezeigt. Suchen Sie, um die anderen zu finden.
