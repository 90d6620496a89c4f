### Ayarlar ve istasyonun durumu.

more-title = Daha fazla
more-language = Dil
more-theme = Renkler
more-theme-light = Açık
more-theme-dark = Koyu
more-theme-contrast = Yüksek karşıtlık
more-text-size = Yazı boyu
more-text-size-value = %{ $percent }

more-connection = Bağlantı
more-link = Sipariş sistemi
more-link-unknown = Henüz denenmedi
more-link-up = Bağlı
more-link-down = Saat { $time } itibarıyla çevrimdışı
more-link-retry = Kendiliğimizden yeniden deneriz. Sonraki deneme: { $time }
more-link-signed-out = Sipariş sistemi oturumumuzu artık kabul etmiyor. Gönderme durdu; hiçbir şey kaybolmadı. İstasyonla ilgilenen kişiyi arayın.
more-link-forbidden = Sipariş sistemi bu masanın işlem yapmasına artık izin vermiyor. Gönderme durdu; hiçbir şey kaybolmadı. İstasyonla ilgilenen kişiyi arayın.
more-link-list-refused = Sipariş sistemi, paket listesinden isteneni reddediyor. Gönderme durdu; hiçbir şey kaybolmadı. İstasyonla ilgilenen kişiyi arayın: ne ayarlanacağını “stationctl doctor” bulur.
more-link-list-too-large = Sipariş sisteminin listesindeki bir paket okunamayacak kadar büyük, bu yüzden liste alınamıyor. Gönderme durdu; hiçbir şey kaybolmadı. Sipariş sistemiyle ilgilenen kişiyi arayın.
more-link-slow = Bağlı. Sipariş sistemi daha yavaş olmamızı istiyor; öyle yapıyoruz.
more-link-untrusted = Yanıt veren, sipariş sistemi olduğunu kanıtlayamıyor. Gönderme durdu; hiçbir şey kaybolmadı. Bu bilgisayarın tarih ve saatinin doğru olup olmadığına bakın. Doğruysa ağla ya da sipariş sistemiyle ilgilenen kişiyi arayın.
more-link-portal = Bu ağda sipariş sistemi yerine başka bir şey yanıt veriyor. Tarayıcıyı açıp ağda oturum açın ya da ağla ilgilenen kişiyi arayın.
more-heard = Son haber
more-heard-never = Henüz yok
more-saved-here = Burada kayıtlı, henüz gönderilmedi
more-sending = Şu anda gönderiliyor
more-in-doubt = Gönderildi, yanıt henüz bilinmiyor
more-attention = İlgilenilmesi gereken
more-sync = Şimdi bak
more-sync-done = Bakıyoruz.

more-evidence = Bir şeyin ulaştığından ne kadar eminiz
more-evidence-unknown = Henüz bilinmiyor
more-evidence-own-rows = Eminiz: sipariş sistemi her adım için kendi kaydımızı gösteriyor.
more-evidence-store-rows = Oldukça eminiz: sipariş sistemi bu mağazanın kayıtlarını gösteriyor.
more-evidence-nothing = Paketleri geri okuyamıyoruz. Belirsiz olan bir kişiyi bekler.
more-evidence-package-only = Her paketin durumunu görebiliyoruz, ama onu kimin değiştirdiğini göremiyoruz.
more-foreign = Sipariş sistemi bize başka mağazalardan { $count } paket gönderdi. Onları listelerin dışında tutuyoruz.

more-station = İstasyon
more-station-name = Ad
more-store = Mağaza
more-packer = Paketleyen
more-packer-change = Paketleyeni değiştir
more-packer-leave = Paketlemeyi bırak
more-packer-none = Kimse
more-secret = Oturumun saklandığı yer
more-secret-keychain = Bu bilgisayarın anahtar zincirinde
more-secret-file = Yalnızca bu hesabın okuyabildiği bir dosyada
more-secret-environment = Programın ortam değişkenlerinde
more-secret-training = Programla gelen alıştırma mağazasında
more-secret-missing = Kayıtlı oturum yok
more-data-dir = Veri klasörü
more-version = Sürüm

more-keys = Tuşlar
more-card = Komut kartını bas
more-card-explain = Tuşlara basmak yerine okutulacak kodlar.
more-key-f1 = Bu sayfa
more-key-f2 = Ara
more-key-f4 = Büyük düğme
more-key-f6 = Etiketi kaydet
more-key-f7 = Bu paketle yapılabilecek diğer her şey
more-key-f9 = Geri al
more-key-esc = Geri

more-training = Eğitim
more-training-explain = Bağlantı olmadan ne olduğunu deneyin. İstasyon çalışmaya devam eder; hiçbir şey kaybolmaz.
more-unplug = Fişi çek
more-plug = Yeniden tak
