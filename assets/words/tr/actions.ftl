### Bir paketle yapılabilecek her şeyin bulunduğu sayfa.

actions-title = { $number } için ne yapılsın?
actions-loading = Neler yapılabileceğine bakılıyor…
actions-may = Şimdi mümkün
actions-none = Bu paketle şu anda yapılabilecek bir şey yok.
actions-may-not = Şimdi mümkün değil
actions-offered = Sipariş sistemi bunu sunuyor
actions-offers-unknown = Sipariş sisteminin bu paket için şu anda ne sunduğunu bilmiyoruz. Son söz onundur.
actions-unknown-offers = Sipariş sistemi bunları da sunuyor; bu istasyon bunları yapmıyor:
actions-said = { $number }: { $step } · burada kayıtlı
actions-others = Başka bir şey
actions-for-good = Buradan gönderildikten sonra geri alınamaz.

## Neden olmadığı, birkaç kelimeyle

actions-why-not-waiting = Artık beklemiyor
actions-why-not-packed = Henüz paketlenmedi
actions-why-not-shipped = Henüz kargoda değil
actions-why-not-blocked = Beklemeye alınmamış
actions-why-already-delivered = Müşteriye zaten ulaştı
actions-why-not-from-here = Bu aşamada izin verilmiyor
actions-why-waits-for-label = Etiketi hâlâ hazırlanıyor
actions-why-wrong-for-channel = Satış kanalı başka şekilde paketleniyor
actions-why-nothing-to-change = Zaten öyle
actions-why-already-shipped = Zaten kargoya verildi
actions-why-cancelled = İptal edildi
actions-why-blocked = Mağaza beklemeye aldı
actions-why-gone = Sipariş sistemi bunu artık bu mağazada göstermiyor
actions-why-unknown-state = Bu istasyon durumunu tanımıyor
actions-why-needs-person-first = Önceki bir adım “Dikkat” sayfasında bekliyor

## Birlikte söylenmesi gerekenler

actions-tracking = Takip numarası: okutun veya yazın
actions-query = Varsa sorgu numarası
actions-scanned = Takip numarası olarak okundu:
actions-carrier-none = Burada henüz bilinen kargo firması yok. Kargosu olan paketlerle kendiliğinden görünürler.
actions-fault = Sorun ne?
actions-fault-not-found = Bulunamadı
actions-fault-wrong = Yanlış ürün
actions-lines = Ne eksik veya yanlış, kaç tane?
actions-reason = Neden?
actions-reason-none = Sipariş sistemi henüz bir neden bildirmedi. Bağlantı gelince yeniden bakın.
actions-invoice-number = Fatura numarası
actions-invoice-day = Tarih (yıl-ay-gün)
actions-invoice-kind = Belge türü
actions-invoice-content = Belge veya adresi
actions-date-wrong = Tarih anlaşılamadı.
    .do = Yıl-ay-gün olarak yazın, örneğin 2026-11-21.
counter-less = Bir azalt
counter-more = Bir artır
counter-of = { $value } / { $most }
