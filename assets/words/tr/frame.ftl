### Her ekranın çevresinde duranlar: yan çubuk, üst çubuk, okutma satırı, arama ve iş başlamadan önceki iki sayfa.

app-name = Paketleme istasyonu

## Yan çubuk

nav-label = Ekranlar
nav-queue = Sıra
nav-labels = Etiketler
nav-handover = Kargo
nav-tracking = Takip
nav-attention = Dikkat
nav-more = Diğer

## Üst çubuk

training = Eğitim · hiçbir şey gönderilmez
search-open = Ara
packer-change = { $name }, paketleyeni değiştir
chip-open = { $status }. Bağlantıyı göster

## İstasyon işareti: en kötüsü öne geçer, her şey yolundaysa hiçbir şey görünmez

chip-offline = Çevrimdışı
chip-offline-saved = Çevrimdışı · { $count } burada kayıtlı
chip-offline-since = { $time } itibarıyla çevrimdışı
chip-offline-since-saved = { $time } itibarıyla çevrimdışı · { $count } burada kayıtlı
chip-signed-out = Oturum sona erdi: gönderme durdu
chip-forbidden = Artık izin yok: gönderme durdu
chip-list = Paket listesi yok: gönderme durdu
chip-went-back = Sipariş sistemi geriye döndü: gönderme durdu
chip-untrusted = Bağlantı güvenli değil: gönderme durdu
chip-portal = Bu ağ önce bir şey istiyor
chip-no-token = Kayıtlı oturum yok: gönderme durdu
chip-in-doubt = { $count } kontrol ediliyor
chip-sending = { $count } gönderiliyor
chip-saved = { $count } burada kayıtlı

## Okutma satırı

scan-label = Son okutulan
scan-ready = Bir paket okutun
scan-found = { $number } · { $recipient }
scan-found-unnamed = { $number }
scan-unknown = Bu kodu tanımıyoruz.
scan-unknown-do = Fişe bakın ya da adla arayın.
scan-stale = { $number } üzerindeki etiket eskidi: hiçbir kutuda gitmemeli.
scan-stale-do = Etiketi çıkarın ve yeni bir etiket yazdırın.
scan-label-match = Etiket { $number } kolisine ait
scan-label-match-of = { $number }, koli { $parcel } / { $parcels }: etiket doğru
scan-label-swap = Bu etiket { $belongs } kolisine ait. Elinizdeki { $hand }.
scan-label-swap-do = İki koliyi yan yana koyun, etiketleri değiştirin, sonra ikisini de okutun.
scan-label-dead-changed = { $number } için kargo firması ya da takip numarası değişti: bu etiket geçersiz.
scan-label-dead-void = { $number } kolisinin bu etiketi geçersiz sayıldı.
scan-label-dead-recounted = { $number } kolileri yeniden sayıldı: bu etikette başka bir sayı yazıyor.
scan-label-dead-cancelled = { $number } iptal edildi: bu koli gitmemeli.
scan-label-dead-gone = Sipariş sistemi { $number } paketini artık listelemiyor.
scan-label-ambiguous = { $number } için başka bir etiket de aynı numarayı taşıyor.
scan-label-ambiguous-do = Etiketteki kare kodu okutun. Yoksa ve emin değilseniz yenisini basın.
scan-label-new = Etiketi söküp yırtın. Yenisini basın.
scan-label-aside = Etiketi söküp yırtın. Koliyi kenara koyun.
scan-search = Bunu ara
scan-clear = Temizle

## Arama

search-title = Ara
search-field = Numara, ad, şehir ya da takip numarası
search-hint = Yazın ya da bir fiş okutun.
search-queue = Sırada
search-elsewhere = Diğer yerlerde
search-none = “{ $text }” için bir şey bulamadık.
search-none-do = Yazımı kontrol edin ya da fişi okutun.
search-more = { $count } tane daha var. Daraltmak için daha fazla yazın.

## Her yerde aynı anlama gelen düğmeler

back = Geri
close = Kapat
cancel = Şimdi değil
understood = Anladım
try-again = Yeniden dene
try-now = Şimdi dene

## Kim paketliyor?

who-title = Kim paketliyor?
who-hint = Adınıza dokunun. Paketlediğiniz her şeyde adınız yazar.
who-none = Burada henüz kimse paketlemedi. Başlamak için adınızı ekleyin.
who-add = Ad ekle
who-name = Adınız
who-save = Ekle ve başla
who-needed = Önce bir ad yazın.

## Hiçbir şey başlayamıyor

start-refused-title = İstasyon başlatılamadı
start-refused-safe = Hiçbir şey kaybolmadı, hiçbir şey değişmedi.
start-code = Destek kodu

## Ne kadar süre

span-minutes = { $count } dk
span-hours = { $count } sa
span-days = { $count } gün
