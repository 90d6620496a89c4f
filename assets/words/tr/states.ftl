### Paketin her durumu, satırdaki her işaret ve geçmişindeki her adım için bir söz.

state-waiting = Bekliyor
state-preparing = Hazırlanıyor
state-ready = Hazır
state-waiting-label = Etiketini bekliyor
state-packed = Paketlendi
state-shipped = Kargoya verildi
state-delivered = Teslim edildi
state-delivery-failed = Teslim edilemedi
state-attempted-delivery = Teslimat denendi
state-cancelled = İptal edildi
state-cancellation-waiting = İptal istendi
state-out-of-stock = Stokta yok
state-blocked = Beklemeye alındı
state-gone = Artık listede değil
state-other = Başka
state-other-raw = Başka: { $raw }

mark-saved-here = Burada kayıtlı
mark-sending = Gönderiliyor
mark-in-doubt = Kontrol ediliyor
mark-attention = İlgilenilmeli
mark-remembered = Yalnızca burada biliniyor

story-arrived = Geldi
story-packed-here = Burada paketlendi
story-packed-other = Başka yerde paketlendi
story-shipped-here = Buradan kargoya verildi
story-shipped-other = Başka yerden kargoya verildi
story-confirmed = Sipariş sistemine ulaştı
story-presumed = Sipariş sistemi gösteriyor; kimin yaptığı bilinmiyor
story-in-doubt = Gönderildi, yanıt henüz bilinmiyor
story-refused = Sipariş sistemi kabul etmedi
story-superseded = Önce başka bir şey oldu
story-withdrawn = Geri alındı
story-needs-person = Birinin bakması gerekiyor
story-closed = Elle kapatıldı
story-label-drawn = Etiket kaydedildi
story-label-printed = Etiket basıldı
story-label-voided = Etiket geçersiz sayıldı
story-put-down = Buraya kondu
story-delivered = Teslim edildi
story-delivery-failed = Teslim edilemedi
story-attempted-delivery = Teslimat denendi
story-cancelled = İptal edildi
