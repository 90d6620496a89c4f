### Etiketlere, fişlere ve listelere basılanlar. Kısa: kâğıt küçük.

paper-to = Alıcı
paper-from = Gönderen
paper-carrier = Kargo firması
paper-tracking = Takip numarası
paper-query = Sorgu numarası
paper-order = Sipariş
paper-package = Paket
paper-parcel = Koli
paper-weight = Ağırlık
paper-desi = Desi
paper-training = EĞİTİM – GÖNDERMEYİN
