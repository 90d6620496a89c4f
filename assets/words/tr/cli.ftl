### İki programın terminalde söyledikleri. Komut ve seçenek adları her dilde aynıdır.

cli-usage =
    Kullanım: stationctl [SEÇENEKLER] KOMUT

    Bir paketleme istasyonuna penceresi olmadan bakar.

    Komutlar:
      status                   istasyonun ve kuyruğunun durumu
      list [waiting|packed|sent]
                               bir raftaki paketler; raf söylenmezse bekleyenler
      show NUMARA              bir paket ve başından geçenler
      pack NUMARA              bir paketi paketlendi olarak işaretle
      ship NUMARA              bir paketi kargoya ver
      put NUMARA YER           paketin kutularının nereye konduğunu not et
      label NUMARA [--out DOSYA]
                               bir paketin etiketini kaydet
      actions NUMARA           bir paketle neler yapılabilir, yapılamıyorsa neden
      set-shipment NUMARA TAKİP --carrier AD [--query NUMARA]
                               başka kargo firması veya takip numarası verir
      set-status NUMARA delivered|failed
                               müşteride ne olduğu
      command NUMARA SLUG [--set ANAHTAR=DEĞER]...
                               başka her adım, sipariş sisteminin veya bizim adıyla
      sync [--once]            sipariş sistemine bak ve burada kayıtlı olanları gönder
      sync --watch             program bitirilene kadar bunu yap
      queue [show]             burada kayıtlı olup henüz sonuçlanmayanlar
      queue attention          birini bekleyenler
      queue withdraw KOMUT     gönderilmemiş olanı geri al
      queue retry KOMUT        bir kez daha bak, gerekirse gönder
      queue close KOMUT --because NEDEN
                               bu iş halledildi: unpacked (koli boşaltıldı),
                               settled-there (sipariş sisteminde çözüldü),
                               carrier-told (kargoya haber verildi),
                               handed-on (başkası ilgileniyor),
                               not-needed (gerek kalmadı)
      queue lost               sipariş sisteminin onaylayıp kaybetmiş olabilecekleri
      queue rebind             başka bir oturum için kaydedilenler bu oturuma gitsin
      queue go-on              liste görüldü: gönderme sürsün
      journal NUMARA           bir pakete yapılan her şey ve ekranda görünen
      journal verify           günlüğün eksiksiz olup olmadığı
      print NUMBER             bir paketin etiketini basar
      print NUMBER --what slip sevk fişini basar
      print NUMBER --what document
                               mağazanın kendi belgesini basar
      print HANDOVER --what handover
                               bir teslimin listesini basar
      print --what card        okutulacak kodların kartını basar
      reprint NUMBER REASON    aynı etiketi bir kez daha: did-not-come-out, unreadable,
                               damaged, lost ya da other
      prints [NUMBER]          basılanlar, bugün ya da bir paket için
      prints came-out|did-not|cancel PRINT
                               ne olduğunu söyler ya da geri alır
      printers                 hangi yazıcılar var
      printers find            yakındaki yazıcılar
      printers ask ADDRESS     bir adresteki yazıcının yapabildikleri
      printers add NAME ADDRESS [--set format=pdf|zpl|pwg] [--set dpi=203|300] [--set media=SIZE]
                               bir yazıcı kurar
      printers use PRINTER KIND [--carrier NAME]
                               ne için olduğunu belirtir
      printers test PRINTER    deneme sayfasını basar
      printers accept PRINTER CODE
                               deneme sayfası okutuldu
      printers remove PRINTER  oraya artık hiçbir şey gitmez
      backup                   istasyonun verilerini şimdi kopyala
      restore DOSYA            bir yedeğe dön; istasyon çalışırken olmaz
      packer list              burada kimlerin paketlediği
      packer add AD            yeni biri
      token set                standart girdiden okunan oturum bilgisini sakla
      token forget             onu sil
      doctor                   sipariş sistemini incele; orada hiçbir şey değişmez
      doctor --write-config FILE
                               ve ona uyan ayarları kaydet

    NUMARA, paketin üzerinde yazan ve okuyucunun okuduğu numara ya da paketin kimliğidir.
    KOMUT, queue komutunun gösterdiği addır. pack ve ship burada hemen kaydedilir;
    sync onları gönderir.

    Seçenekler:
      --as AD          kimin yaptığı; bir şeyi değiştiren her komut için gerekli
      --set ANAHTAR=DEĞER
                       komutla söylenenler: carrier (ad veya numara), tracking,
                       query, fault, lines, reason, delivered=true|false, invoice,
                       kind, content, date (2026-11-22)
                       Kargo firmasının numarasını ancak sipariş sistemi denetler.
      --json           yanıtı JSON olarak ver
      --data-dir DİZİN istasyonun verilerinin bulunduğu klasör
      --config DOSYA   ayar dosyası
      --help           bu metni göster
      --version        sürümü göster

    Çıkış kodları:
      0  yapıldı
      1  reddedildi ya da başarısız oldu
      2  komut satırı yanlış
      3  istasyon başlayamıyor: veri klasörü, veritabanı ya da ayarlar
      4  sipariş sistemine ulaşılamadı
cli-station-usage =
    Kullanım: packing-station [SEÇENEKLER]

    Paketleme istasyonunu açar.

    Seçenekler:
      --training       kendi sipariş sistemiyle alıştırma; hiçbir şey gönderilmez
      --data-dir DİZİN istasyonun verilerinin bulunduğu klasör
      --config DOSYA   ayar dosyası
      --help           bu metni göster
      --version        sürümü göster

    Çıkış kodları:
      0  pencere kapatıldı
      1  pencere bir hata yüzünden kapandı
      2  komut satırı yanlış
      3  istasyon başlayamıyor: veri klasörü, veritabanı, ayarlar ya da ekran

## Yanlış komut satırları

cli-unknown-flag = { $flag } diye bir seçenek yok. --help hepsini listeler.
cli-unknown-command = “{ $command }” diye bir komut yok. --help hepsini listeler.
cli-missing-value = { $flag } seçeneğinden sonra bir değer gerekiyor.
cli-missing-argument = { $name } eksik.
cli-needs-as = Bunu kimin yaptığını söyleyin: --as AD.
cli-needs-because = Neden başka bir şey yapılmayacağını söyleyin: --because NEDEN. Nedenler için: --help.
cli-unknown-because = “{ $word }” burada bilinen bir neden değil. Bilinenler: { $known }.
cli-unknown-packer = Burada “{ $name }” adında biri paketlemiyor. Bilinenler: { $known }.
cli-unknown-act = “{ $name }” adlı bir adım yok. Bilinenler: { $known }.
cli-not-ours = Bu istasyon “{ $name }” komutunu hiç göndermez. Gerektiğinde sipariş sisteminde yapın.
cli-unknown-carrier = Burada “{ $name }” adlı bir kargo firması yok. Bilinenler: { $known }. Başka bir firma numarasıyla belirtilir.
cli-unfit-input = “{ $input }” buraya ait değil veya okunamıyor.
cli-unsaid-input = Bu adım için “{ $name }” belirtilmeli: --set { $name }=… Hiçbir şey kaydedilmedi.
cli-no-command = Ne yapılacağını söyleyin. --help bütün komutları listeler.
cli-too-much = “{ $word }” fazladan bir sözcük. --help oraya ne yazılacağını gösterir.
cli-token-words = “token” sözcüğünden sonra “set” ya da “forget” gelir. Token’ın kendisi komut satırından değil, standart girdiden okunur.
cli-no-packers = Burada henüz kimse paketlemiyor. Birini ekleyin: stationctl packer add AD
cli-stale-label = Bu etiket güncel değil. Hiçbir şey teslim edilmedi. Yeni bir etiket yapın.
cli-token-from-file = Oturum bilgisini bir dosyadan verin ki ekranda kimse okumasın: stationctl token set < DOSYA
cli-window-running = Bu verilerle başka bir istasyon programı açık, bu yüzden stationctl yalnızca okur.
cli-window-refuses = Bu verilerle başka bir istasyon programı açık, bu yüzden stationctl yalnızca okur. Bunu orada yapın ya da önce onu kapatın.
cli-no-station = { $path } klasöründe istasyon yok. Orada hiçbir şey oluşturulmadı. --data-dir ile istasyonun klasörünü belirtin ya da orada bir istasyon başlatın: stationctl packer add AD
cli-answer-lost = Yanıt yazılamadı. Nereye yazıldığına bakın.
cli-not-a-token = Bu bir oturum bilgisi değil: sıradan karakterlerden oluşan tek bir sözcük olmalı. Hiçbir şey saklanmadı.
cli-token-not-kept = Oturum bilgisi { $path } içinde saklanamadı. Bu hesabın oraya yazabildiğine ve diskin dolu olmadığına bakın.
cli-token-not-removed = Oturum bilgisi { $path } içinden kaldırılamadı. Hâlâ orada. Bu hesabın oraya yazabildiğine bakın.
cli-not-all-sent = Henüz her şey gönderilemedi. Burada kayıtlı duruyor; sync komutunu sonra yeniden çalıştırın.
cli-no-display = Pencere açılacak bir ekran yok. Masaüstünde oturum açtığınız yerde başlatın ya da stationctl kullanın.
cli-no-window = Ekran olduğu hâlde pencere açılamadı. Yeniden başlatın.
cli-no-window-again = Yine açılmazsa, { $path } klasöründeki en yeni dosyayı bu bilgisayara bakan kişiye gösterin.

## Yanıtlar

cli-saved = { $number }: burada kayıtlı. Sipariş sistemiyle ilk bağlantıda gönderilir.
cli-possible = evet
cli-unknown-offers = Sipariş sistemi bunları da sunuyor; bu istasyon bunları yapmıyor: { $names }
cli-label-saved = Etiket kaydedildi: { $path }
cli-label-cut = Bir şey sığmadı ve kesildi. Yapıştırmadan önce etikete bakın.
cli-label-letters = Yazı tiplerimiz şu karakterleri çizemiyor: { $letters }
cli-nothing-listed = Paket yok.
cli-queue-empty = Gönderilmeyi bekleyen bir şey yok.
cli-no-questions = Birini bekleyen bir şey yok.
cli-synced = Bilinen paket: { $known }. Gönderilecek: { $queued }. Birini bekleyen: { $attention }.
cli-backup-saved = Yedek kaydedildi: { $path }
cli-restored = Yedeğe dönüldü. Değiştirilen dosya saklandı: { $path }. Sonuçlanmamış her şey, gönderilmeden önce kontrol edilir.
cli-journal-whole = Günlük eksiksiz: { $rows } satır; süresi dolan { $purged } satır kaldırıldı, { $lost } satır bozuk ya da eski bir dosyayla kayboldu. Sonu: { $head }.
cli-journal-broken = Günlük eksiksiz değil: { $row }. satır değiştirilmiş, silinmiş ya da taşınmış.
cli-journal-empty = Bu pakete burada hiçbir şey yapılmadı.
cli-link-up = Sipariş sistemi yanıt veriyor
cli-link-down = Sipariş sistemine ulaşılamıyor
cli-link-signed-out = Sipariş sistemi oturum bilgisini artık kabul etmiyor
cli-link-forbidden = Sipariş sistemi bu masanın işlem yapmasına artık izin vermiyor
cli-link-slow = Sipariş sistemi daha yavaş olmamızı istiyor
cli-evidence-unknown = henüz bilinmiyor
cli-evidence-own-rows = A: sipariş sisteminin kaydı, bizim satırlarımızla
cli-evidence-store-rows = A′: sipariş sisteminin kaydı, bütün mağazanın satırlarıyla
cli-evidence-package-only = B: yalnızca her paketin durumu
cli-evidence-nothing = C: hiçbir şey geri okunamıyor
cli-question-overwritten = Başkası değiştirmiş olabilir
cli-question-unclear = Gönderildi; yapılıp yapılmadığı anlaşılamıyor
cli-question-label-late = Saatlerdir etiketini bekliyor
cli-question-packed-twice = Başka yerde de paketlendi: ikinci bir koli var mı?
cli-held = önceki adımı bekliyor
cli-foreign = Başka bir oturum için kaydedildi
cli-nothing-lost = Bildiğimiz kadarıyla sipariş sistemi hiçbir şey kaybetmedi.
cli-no-printers = Kurulu yazıcı yok. Bir tane ekleyin: stationctl printers add NAME ADDRESS --as NAME
cli-none-near = Yakında yazıcı bulunamadı. Adresiyle bir tane ekleyin.
cli-no-prints = Basılan bir şey yok, bugün de basılmadı.
cli-not-printed = Her şey çıkmadı. stationctl prints ile bakın.
cli-lost = Sipariş sistemi geçmişe döndü; fark edilme: { $time }. Biri bu listeyi görene kadar hiçbir şey gönderilmez. Onaylayıp kaybetmiş olabileceği adımlar: { $count }
cli-rebound = Artık bu oturuma gidebilecek adımlar: { $count }
cli-link-portal = Yanıt veren sipariş sistemi değil
cli-secret-keychain = sistemin anahtarlığında
cli-secret-file = yalnızca bu hesabın okuyabildiği bir dosyada; burada anahtarlık çalışmıyor
cli-secret-environment = ortam değişkeninde
cli-secret-training = alıştırma mağazasında
cli-secret-missing = yok

## Başlıklar

cli-field-station = İstasyon
cli-field-store = Mağaza
cli-field-data = Veri klasörü
cli-field-secret = Oturum bilgisi
cli-field-link = Bağlantı
cli-field-evidence = Kanıt
cli-field-refreshed = Son yanıt
cli-field-other-stores = Dışarıda bırakılan: başka mağazaların paketleri
cli-field-late = Geciken
cli-field-version = Sürüm
cli-field-number = Paket
cli-field-order = Sipariş
cli-field-state = Durum
cli-field-mark = İşaret
cli-field-possible = Olur mu
cli-field-offered = Sunulan ad
cli-field-slug = Komut adı
cli-field-pieces = Adet
cli-field-recipient = Alıcı
cli-field-address = Adres
cli-field-phone = Telefon
cli-field-channel = Kanal
cli-field-carrier = Kargo
cli-field-tracking = Takip numarası
cli-field-query = Sorgu numarası
cli-field-due = Son tarih
cli-field-notes = Notlar
cli-field-gift-note = Hediye notu
cli-field-label = Etiket
cli-field-stands = Durduğu yer
cli-field-quantity = Miktar
cli-field-item = Ürün
cli-field-sku = Stok kodu
cli-field-barcode = Barkod
cli-field-act = Adım
cli-field-attempts = Deneme
cli-field-at = Zaman
cli-field-who = Kim
cli-field-step = Ne oldu
cli-field-detail = Ayrıntı
cli-field-command = Komut
cli-field-notice = Bildirim
cli-field-shown = Ekranda görünen
cli-field-print = Baskı
cli-field-printer = Yazıcı
cli-field-format = Gönderilen
cli-field-dpi = İnç başına nokta
cli-field-media = Kâğıt
cli-field-place = Adres
cli-field-accepted = Kabul edildi
cli-field-uses = Ne için
cli-field-other = Ayrıca bildirilen
cli-field-value = Sipariş sisteminin yazdığı gibi

## Lines of the journal

cli-step-queued = burada kaydedildi
cli-step-claimed = gönderilmek üzere
cli-step-answered = yanıt geldi
cli-step-looked = sipariş sistemine bakıldı
cli-step-settled = sipariş sistemi gösteriyor
cli-step-withdrawn = geri alındı
cli-step-held = önceki adım başarısız olduğu için bekletildi
cli-step-retried = yeniden denenecek
cli-step-closed = halledildi
cli-step-label-drawn = etiket çizildi
cli-step-label-kept = kargo firmasının etiketi alındı ve saklandı
cli-step-document-kept = sipariş sisteminin belgesi alındı ve saklandı
cli-step-label-voided = etiket geçersiz sayıldı
cli-step-label-scanned = etiket okutuldu
cli-step-put-down = yerine kondu
cli-step-print-asked = basılacak
cli-step-print-stepped = baskı ilerledi
cli-step-print-closed = baskı halledildi
cli-step-printer-added = yazıcı eklendi
cli-step-printer-accepted = yazıcı kabul edildi
cli-step-printer-removed = yazıcı kaldırıldı
cli-step-rebound = kuyruk başka oturuma bırakıldı
cli-step-seen-to-be-back = geriye dönen sipariş sisteminin yitirmiş olabileceklerine bakıldı
cli-step-restarted = açılışta yarım gönderilmiş bulundu
cli-step-restored = saklananlardan düzeltildi
cli-step-salvaged = günlük satırları kayboldu
cli-step-purged = eski günlük satırları kaldırıldı
