### Etiketlere, fişlere ve listelere basılanlar. Kısa: kâğıt küçük.

paper-to = Alıcı
paper-from = Gönderen
paper-tracking = Takip numarası
paper-query = Sorgu numarası
paper-order = Sipariş
paper-package = Paket
paper-parcel = Koli
paper-weight = Ağırlık
paper-weight-kg = { $whole },{ $part } kg
paper-desi = Desi
paper-training = EĞİTİM – GÖNDERMEYİN

## Çok sayfalı her kâğıtta

paper-page = Sayfa
paper-made-at = Tarih
paper-made-by = Masa ve paketleyen
paper-day = { $day }.{ $month }.{ $year }

## Sevk fişi

paper-slip-title = Paket içeriği
paper-slip-total-unknown = Bu kağıt basılırken parça sayısı bilinmiyordu
paper-slip-total = Bu kutuda { $count } parça var
paper-gift-note = Hediye notu

## Teslim listesi

paper-handover-title = Teslim alan
paper-handover-number = Teslim
paper-handover-total = { $count } kutu teslim edildi
paper-driver = Sürücü
paper-signature = İmza
paper-journal = Kayıt

## Komut kartı

paper-card-title = Yazmak yerine okutun
paper-card-hint = Üstünde yazan işi yapmak için karttaki kodu okutun. Kartı okuyucunun yetiştiği bir yerde tutun.
paper-card-primary = Büyük düğme
paper-card-label = Etiketi bas
paper-card-undo = Geri al
paper-card-back = Geri
paper-card-queue = Sıraya
paper-card-labels = Etiketlere
paper-card-handover = Teslime
paper-card-attention = İlgilenilmesi gerekenlere

## Deneme sayfası

paper-test-title = Deneme sayfası
paper-test-hint = İnce çerçeve dört kenarda da tam, siyah şerit beyaz çizgisiz olmalı. Sonra kodu okutun.
paper-test-paper = Kâğıt: { $size }
paper-test-dots = İnç başına nokta: { $dots }
