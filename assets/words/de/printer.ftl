### Wie es einem Drucker gerade geht

condition-ready = Bereit
condition-busy = Druckt
condition-paper-out = Kein Papier
condition-open = Offen
condition-jam = Papier steckt fest
condition-supply-out = Farbband, Toner oder Tinte ist aufgebraucht
condition-paused = Angehalten
condition-other = Steht: { $reasons }
condition-unreachable = Nicht erreichbar

## What became of a print, and how a printer is

print-queued = Wartet auf den Drucker
print-sending = Geht zum Drucker
print-sent = Beim Drucker
print-printed = Gedruckt
print-failed = Nicht gedruckt
print-unknown = Kam es heraus?
print-expired = Zu spät, nicht gedruckt
print-cancelled = Abgebrochen
printer-is-unknown = Noch nicht gefragt
printer-is-ready = Bereit
printer-is-busy = Druckt
printer-is-paper-out = Kein Papier
printer-is-open = Offen
printer-is-jam = Papier steckt fest
printer-is-supply-out = Farbband oder Tinte leer
printer-is-paused = Angehalten
printer-is-unreachable = Nicht gefunden
printer-is-other = Bitte nachsehen
