### İki programın terminalde söyledikleri. Komut ve seçenek adları her dilde aynıdır.

cli-usage =
    Kullanım: stationctl [SEÇENEKLER] KOMUT

    Bir paketleme istasyonuna penceresi olmadan bakar.

    Komutlar:
      status         istasyonun, kuyruğunun ve bağlantısının durumu
      list           bu istasyonun bildiği paketler
      show NUMARA    bir paket ve başından geçenler
      pack NUMARA    bir paketi paketlendi olarak işaretle
      ship NUMARA    bir paketi kargoya ver
      label NUMARA   bir paketin etiketini kaydet
      sync           sipariş sistemine bir kez bak ve burada kayıtlı olanları gönder
      queue          burada kayıtlı olup henüz sonuçlanmayanlar

    Seçenekler:
      --json           yanıtı JSON olarak ver
      --as AD          kimin yaptığı; pack, ship ve label için gerekli
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
      2  komut satırı yanlış
      3  istasyon başlayamıyor: veri klasörü, veritabanı, ayarlar ya da ekran

## Yanlış komut satırları

cli-unknown-flag = { $flag } diye bir seçenek yok. --help hepsini listeler.
cli-unknown-command = “{ $command }” diye bir komut yok. --help hepsini listeler.
cli-missing-value = { $flag } seçeneğinden sonra bir değer gerekiyor.
cli-missing-argument = { $name } eksik.
cli-bad-number = “{ $value }” bir sayı değil.
cli-needs-as = Bunu kimin yaptığını söyleyin: --as AD.
cli-unknown-packer = Burada “{ $name }” adında biri paketlemiyor. Bilinenler: { $known }.
cli-window-running = İstasyonun penceresi açık, bu yüzden stationctl yalnızca okur. Bunu pencerede yapın ya da önce onu kapatın.
cli-no-display = Pencere açılacak bir ekran yok. Masaüstünde oturum açtığınız yerde başlatın ya da stationctl kullanın.

## Yanıtlar

cli-saved = { $number }: burada kayıtlı. Sipariş sistemiyle ilk bağlantıda gönderilir.
cli-label-saved = Etiket kaydedildi: { $path }
cli-nothing-listed = Paket yok.
cli-queue-empty = Gönderilmeyi bekleyen bir şey yok.
cli-synced =
    { $count ->
        [one] Sipariş sistemine bakıldı: 1 paket yeni ya da değişmiş.
       *[other] Sipariş sistemine bakıldı: { $count } paket yeni ya da değişmiş.
    }
