### Was auf Etiketten, Scheinen und Listen steht. Kurz: Das Papier ist klein.

paper-to = An
paper-from = Von
paper-carrier = Versanddienst
paper-tracking = Sendungsnummer
paper-query = Abfragenummer
paper-order = Auftrag
paper-package = Paket
paper-parcel = Paket
paper-weight = Gewicht
paper-desi = Desi
paper-training = ÜBUNG – NICHT VERSENDEN
