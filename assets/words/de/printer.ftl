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
