### Yola çıkan paketler.

tracking-title = Takip
tracking-list = Yola çıkan paketler
tracking-field = Numara, ad, şehir ya da takip numarası
tracking-field-clear = Aramayı temizle
tracking-empty = Henüz hiçbir şey yola çıkmadı.
tracking-empty-do = Kargoya verdikleriniz, kargodan gelen haberlerle burada görünür.
tracking-none = “{ $text }” için bir şey bulamadık.
tracking-none-do = Yazımı kontrol edin ya da fişi okutun.
tracking-heard = Kargo haberleri, saat { $time } itibarıyla
tracking-loading = Yola çıkanlar okunuyor…
tracking-shown = { $total } paketten { $count } tanesi gösteriliyor. Diğerlerini bulmak için arayın.
