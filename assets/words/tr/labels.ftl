### Etiketler: hangisi şimdi basılıyor, hangisi basılabilir, hangisi birini bekliyor, ve yazıcılar.

labels-title = Etiketler
labels-loading = Etiketlere bakılıyor…
labels-empty = Bütün etiketler kolilerinde.
labels-empty-do = Koli paketlenince etiketi kendiliğinden basılır.
labels-no-printer = Henüz yazıcı kurulmadı.
labels-no-printer-do = Bir yazıcı kurun, etiketler buradan basılsın. O zamana kadar etiket dosya olarak kaydedilebilir.
labels-set-up = Yazıcı kur
labels-printers = Yazıcılar
labels-unclear = Çıktı mı?
labels-unclear-what = Yazıcı söylemedi. { $number } etiketi orada mı, bakın.
labels-unclear-test = Yazıcı söylemedi. Deneme sayfası orada mı, bakın.
labels-unclear-other = Yazıcı söylemedi. Orada mı, bakın: { $what }.
labels-came-yes = Çıktı
labels-came-no = Çıkmadı
labels-swap = Bu etiketleri sökün
labels-swap-what = { $number } kolisinde { $carrier } { $tracking } etiketi var. Artık doğru değil.
labels-swap-do = Söküp yırtın, sonra yenisini basın.
labels-look = Önce bunlara bakın
labels-look-do = Kendiliğinden basılmaz. Paketi açıp bakın ya da yine de basın.
labels-print-anyway = Yine de bas
labels-look-at = Bak
labels-look-title = { $number }, basılacağı gibi
labels-look-none = Bu etiketin resmi yok.
labels-problem = Basılmadı
labels-printing = Basılıyor
labels-ready = Basılmaya hazır
labels-ready-how = Koliyi okutun, etiketi basılır.
labels-printed = Bugün basılanlar
labels-print = Etiketi bas
labels-print-all =
    { $count ->
        [one] 1 etiket bas
       *[other] { $count } etiket bas
    }
labels-again = Yeniden bas
labels-leave = Böyle kalsın
labels-stop = Durdur
labels-stopping = Durduruluyor
labels-copy = Kopya { $copy }
labels-box = Koli { $parcel } / { $parcels }
labels-said-printing = { $number }: { $printer } yazıcısına gidiyor
labels-said-printing-all =
    { $count ->
        [one] 1 etiket yazıcıya gidiyor
       *[other] { $count } etiket yazıcıya gidiyor
    }
labels-said-not-all =
    { $count ->
        [one] 1 etiket yazdırılmadı: { $numbers }
       *[other] { $count } etiket yazdırılmadı: { $numbers }
    }
labels-said-not-all-do = Listede kaldılar. Nedenini görmek için birini tek başına yazdırın.
labels-said-void = { $number }: bu etiket artık kullanılmamalı
labels-said-yes = { $number }: çıktı
labels-said-no = { $number }: çıkmadı
labels-said-left = { $number }: böyle kaldı
labels-said-stopped = { $number }: durduruldu
labels-stick = { $number } kolisine yapıştırın, sonra etiketi okutun.

## Baskı ne durumda, ne basılıyor, neden bir kez daha

progress-queued = Yazıcıyı bekliyor
progress-sending = Gönderiliyor
progress-sent = Yazıcıda
progress-printed = Basıldı
progress-failed = Basılmadı
progress-unknown = Belli değil
progress-expired = Geç kaldı, basılmadı
progress-cancelled = Durduruldu
document-label = Etiket
document-slip = Sevk fişi
document-handover = Teslim listesi
document-card = Komut kartı
document-document = Mağazanın belgesi
document-test-page = Deneme sayfası
again-why = Neden bir kez daha?
again-did-not-come-out = Çıkmadı
again-unreadable = Okuyucu okuyamıyor
again-damaged = Zarar gördü
again-lost = Kayboldu
again-other = Başka bir neden

## Tek bir baskı, kâğıttaki haliyle

print-picture = Basıldığı gibi
print-page = Sayfa { $page } / { $pages }
print-no-picture = Bunun resmi yok.
print-void = Bu etiket geçersiz
print-void-sure = Nerede yapışık olursa olsun kimse kullanamaz. Yırtın.
print-void-yes = Geçersiz say

## Yazıcılar

printer-unknown = Henüz sorulmadı
printer-ready = Hazır
printer-busy = Basıyor
printer-paper-out = Kâğıt bitti
printer-open = Kapağı açık
printer-jam = Kâğıt sıkıştı
printer-supply-out = Şerit ya da mürekkep bitti
printer-paused = Duraklatıldı
printer-unreachable = Bulunamadı
printer-other = Bir şey bildiriyor
printer-not-accepted = Deneme sayfası henüz okutulmadı
printer-waiting =
    { $count ->
        [one] 1 baskı bekliyor
       *[other] { $count } baskı bekliyor
    }
printer-settings = { $name }: ayarlar

## Yazıcı kurma

setup-name = Buradaki adı
setup-find = Yakındaki yazıcıları ara
setup-finding = Yazıcılar aranıyor…
setup-found = Yakında bulunanlar
setup-found-none = Yakında yazıcı bulunamadı.
setup-found-none-do = Adresini elle yazın.
setup-ask = Yazıcıya ne yapabildiğini sor
setup-asking = Yazıcıya soruluyor…
setup-trust = Bu, o yazıcı: güven
setup-said = Yazıcının söyledikleri
setup-said-filled = Aşağıya yazıldı. Doğru olmayanı değiştirin.
setup-model = Model
setup-takes = Kabul ettiği
setup-loaded = İçindeki kâğıt
setup-says-nothing = Söylemiyor
setup-margins = Kenarlarda boş kalan
setup-margins-none = Yok
setup-margins-value = Üst { $top }, sağ { $right }, alt { $bottom }, sol { $left } mm
setup-kind = Nasıl ulaşılıyor?
setup-kind-ipp = Ağ yazıcısı (IPP)
setup-kind-raw = Etiket yazıcısı (ZPL)
setup-kind-folder = Denemek için klasör
setup-address-ipp = Adres, örneğin ipp://10.0.0.7/ipp/print
setup-address-raw = Adres, örneğin 10.0.0.7:9100
setup-address-folder = Klasör
setup-format = Ne gönderiliyor
setup-format-pdf = PDF
setup-format-pwg = Noktalar (PWG raster)
setup-format-zpl = ZPL
setup-media = Kâğıt
setup-media-inch4x6 = 4 × 6 inç
setup-media-mm100x150 = 100 × 150 mm
setup-media-mm100x100 = 100 × 100 mm
setup-media-a6 = A6
setup-media-a5 = A5
setup-media-a4 = A4
setup-dpi = İnç başına nokta
setup-add = Ekle
setup-added = { $name } eklendi
setup-test = Deneme sayfasını bas
setup-test-again = Deneme sayfasını yeniden bas
setup-test-do = Çerçevenin dört kenarı da tam mı? O zaman sayfadaki kodu okutun.
setup-test-wait = Deneme sayfasındaki kodu okutun
setup-accepted = { $name } hazır
setup-accepted-by = Onaylayan: { $name }, { $time }
setup-uses = Ne basar
setup-use-label = Bütün etiketler
setup-use-label-of = { $carrier } etiketleri
setup-use-carrier = Başka bir kargo firması, sipariş sistemindeki adıyla
setup-use-carrier-add = Bu firmayı ekle
setup-use-slip = Sevk fişleri
setup-use-handover = Teslim listeleri
setup-use-card = Komut kartları
setup-use-document = Mağazanın belgeleri
setup-remove = Kaldır
setup-removed = { $name } kaldırıldı
