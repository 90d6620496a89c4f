### Koliler kargo görevlisine verilir.

handover-title = Kargoya verme
handover-carriers = Kargo firmaları
handover-no-carrier = Kargo firması belirtilmemiş
handover-list = { $carrier } kolileri
handover-count = { $total } koliden { $count } okutuldu
handover-how = Her koliyi kargo görevlisine verirken okutun ya da üstüne dokunun.
handover-all =
    { $count ->
        [one] O 1 koli
       *[other] { $count } kolinin hepsi
    }
handover-none = Baştan başla
handover-on = Gidiyor
handover-off = Burada kalıyor
handover-give = { $carrier } için { $count } koliyi ver
handover-nothing-yet = Henüz koli okutulmadı.
handover-nothing-yet-do = İlk koliyi okutun ya da hepsini seçin.
handover-not-ready = Paketlenmiş { $count } paket hâlâ etiketini veya takip numarasını bekliyor. Verilebilecek duruma gelince burada görünür.
handover-empty = Kargoya verilecek bir şey yok.
handover-empty-do = Takip numarası olan paketlenmiş paketler burada görünür.
handover-loading = Paketlenmiş paketler okunuyor…

## Koli okutma

handover-said-added = { $number } gidiyor
handover-said-already = { $number } zaten okutuldu
handover-wrong-carrier = Bu koli { $carrier } için.
handover-wrong-carrier-do = Burada tutun. { $carrier } ile gidecek.
handover-stale = { $number } üzerindeki etiket eskidi.
handover-stale-do = Burada tutun ve yeni etiketi yapıştırın.

## Günün tek onayı

handover-confirm = { $carrier } görevlisine { $count } koli verilsin mi?
handover-confirm-left =
    { $count ->
        [0] Burada hiç koli kalmıyor.
        [one] Burada 1 koli kalıyor.
       *[other] Burada { $count } koli kalıyor.
    }
handover-confirm-why = Bundan sonra sorumluluk kargo görevlisindedir.
handover-confirm-yes = Evet, ver
handover-confirm-no = Henüz değil

## Sonrası

handover-done = { $count } koli { $carrier } görevlisine verildi · burada kayıtlı
handover-refused = { $count } koli burada kalıyor
handover-done-close = Kolilere dön
handover-sheet = Teslim listesini bas
handover-sheet-printing = Teslim listesi { $printer } yazıcısına gidiyor.
