### Ne ters gitti: ileti ne olduğunu ve işin ne durumda olduğunu, `.do` şimdi ne yapılacağını söyler.

## Kendi kurallarımız izin vermiyor; hiçbir şey yazılmadı

problem-not-waiting = Bu paket artık beklemiyor. Hiçbir şey değişmedi.
    .do = Durumuna bakın: biri onu çoktan paketlemiş olabilir.
problem-not-packed = Bu paket henüz paketlenmedi. Hiçbir şey değişmedi.
    .do = Önce paketleyin, sonra yeniden deneyin.
problem-not-shipped = Bu paket henüz kargoda değil. Hiçbir şey değişmedi.
    .do = Önce kargoya verin.
problem-not-blocked = Bu paket beklemede değil. Hiçbir şey değişmedi.
    .do = Paketin durumuna bakın ve oradan devam edin.
problem-already-delivered = Bu paket zaten müşteride. Hiçbir şey değişmedi.
    .do = Bu mümkün değilse siparişlerden sorumlu kişiye sorun.
problem-not-from-here = Sipariş sisteminin kılavuzuna göre bu adımın yeri burası değil. Hiçbir şey değişmedi.
    .do = Paketin durumuna bakın ve başka bir adım seçin.
problem-waits-for-label = Kargo firması bu paketin etiketini hâlâ hazırlıyor. Hiçbir şey değişmedi.
    .do = Etiketi gelene kadar koliyi burada tutun, sonra yeniden deneyin.
problem-wrong-for-channel = Bu satış kanalının kendi paketleme yolu var. Hiçbir şey değişmedi.
    .do = “Paketlendi” düğmesini kullanın: doğru yolu kendisi seçer.
problem-carrier-missing = Kargo firması henüz seçilmedi. Hiçbir şey kaydedilmedi.
    .do = Kargo firmasını seçin, sonra yeniden deneyin.
problem-tracking-missing = Takip numarası boş. Hiçbir şey kaydedilmedi.
    .do = Takip numarasını okutun veya yazın, sonra yeniden deneyin.
problem-lines-missing = Bu paketten hiçbir ürün seçilmedi. Hiçbir şey kaydedilmedi.
    .do = Eksik veya yanlış ürünleri seçin, sonra yeniden deneyin.
problem-pieces-too-many = Bildirilen adet, bu pakette olandan fazla. Hiçbir şey kaydedilmedi.
    .do = Paketin sayfasındaki adetlere bakın, sonra kaç tanesinin eksik veya yanlış olduğunu yeniden bildirin.
problem-pieces-none-left = Hepsi eksikse hazırlanacak bir şey kalmaz. Hiçbir şey kaydedilmedi.
    .do = En az bir parça bırakın ya da paketin tamamını bulunamadı diye bildirin.
problem-reason-missing = Neden henüz seçilmedi. Hiçbir şey kaydedilmedi.
    .do = Bir neden seçin, sonra yeniden deneyin.
problem-reason-unknown = Sipariş sisteminin listesinde { $reason } numaralı bir neden yok. Hiçbir şey kaydedilmedi.
    .do = Listeden bir neden seçin. Orada yeni olan bir neden, bütün paketlere bir sonraki bakışta burada görünür.
problem-invoice-missing = Fatura numarası boş. Hiçbir şey kaydedilmedi.
    .do = Fatura numarasını yazın, sonra yeniden deneyin.
problem-invoice-kind-missing = Fatura türü boş. Hiçbir şey kaydedilmedi.
    .do = Türü sipariş sistemindeki adıyla yazın, sonra yeniden deneyin.
problem-invoice-content-missing = Faturanın kendisi boş. Hiçbir şey kaydedilmedi.
    .do = Belgeyi veya adresini girin, sonra yeniden deneyin.
problem-invoice-date-missing = Faturanın tarihi yok. Hiçbir şey kaydedilmedi.
    .do = Fatura tarihini girin, sonra yeniden deneyin.
problem-nothing-to-change = Zaten öyle. Hiçbir şey değişmedi.
    .do = Sonraki adımla devam edin.
problem-already-shipped = Bu paket zaten kargoya verildi. Hiçbir şey değişmedi.
    .do = Koli hâlâ buradaysa siparişlerden sorumlu kişiye sorun.
problem-cancelled = Bu sipariş iptal edildi. Hiçbir şey gönderilmedi.
    .do = Koliyi masadan alın ve içini boşaltın.
problem-blocked = Mağaza bu paketi beklemeye aldı. Hiçbir şey değişmedi.
    .do = Mağaza izin verene kadar kenara koyun.
problem-gone = Sipariş sistemi bu paketi artık mağazanız için göstermiyor. Hiçbir şey değişmedi.
    .do = Kenara koyun ve siparişlerden sorumlu kişiye sorun.
problem-unknown-state = Bu istasyon paketin durumunu tanımıyor, bu yüzden ona dokunmuyor.
    .do = Kenara koyun ve siparişlerden sorumlu kişiye sorun.
problem-needs-person-first = Bu paketin önceki bir adımı henüz çözülmedi. Hiçbir şey değişmedi.
    .do = “İlgilenilmesi gerekenler” sayfasını açın ve önce o adımı çözün.
problem-no-packer = Kimin paketlediği belli değil. Hiçbir şey kaydedilmedi.
    .do = Adınızı seçin, sonra yeniden deneyin.
problem-packer-name-too-long = Bu ad çok uzun: en çok { $most } karakter olabilir. Hiçbir şey kaydedilmedi.
    .do = Daha kısa bir ad girin.
problem-no-tracking-yet = Bu paketin henüz takip numarası yok.
    .do = Burada görünene kadar bekleyin, sonra yeniden deneyin.
problem-wrong-carrier = Bu koli { $carrier } için. Kargoya verilmedi.
    .do = Burada tutun. { $carrier } ile gidecek.
problem-unknown-package = Burada bu numarayla bir şey yok.
    .do = Numarayı kontrol edin, fişi yeniden okutun ya da adla arayın.
problem-too-late-to-undo = Bu çoktan yola çıktı, artık geri alınamaz.
    .do = Siparişlerden sorumlu kişiden orada değiştirmesini isteyin.
problem-question-changed = Bu soru bu arada değişti. Hiçbir şey kaydedilmedi.
    .do = Yeniden okuyun, sonra yanıtlayın.
problem-unknown-command = Burada böyle bir adım yok. Hiçbir şey değişmedi.
    .do = Burada kayıtlı olanların listesi adlarını gösterir: onlardan birini seçin.
problem-queue-full = { $limit } adım gönderilmeyi bekliyor, daha fazlası kaydedilemez. Bu adım kaydedilmedi.
    .do = Bağlantıyı geri getirin, bir kısmı gönderilene kadar bekleyin, sonra yeniden deneyin.

## Baskı: kendi kurallarımız izin vermiyor; hiçbir şey basılmadı

problem-no-printer = Bunun için henüz bir yazıcı yok. Hiçbir şey basılmadı.
    .do = Etiketler bölümünde bir yazıcı kurun ya da yazıcının ne için olduğunu orada söyleyin.
problem-printer-not-accepted = { $printer } henüz denenmedi, bu yüzden oraya etiket gitmez.
    .do = Deneme sayfasını basın ve üzerindeki kodu okutun.
problem-unknown-printer = Bu yazıcı artık burada kurulu değil. Hiçbir şey değişmedi.
    .do = Başka bir yazıcı seçin.
problem-printer-name-taken = { $name } adında bir yazıcı zaten var. Hiçbir şey kaydedilmedi.
    .do = Buna başka bir ad verin.
problem-printer-unfit = Bu bir yazıcıyı tarif etmiyor: ad, adres, biçim ya da çözünürlük uymuyor. Hiçbir şey kaydedilmedi.
    .do = Adresi kontrol edin, sonra yeniden deneyin. Yalın bir porttaki yazıcılar yalnızca ZPL alır.
problem-printer-in-use = Bu yazıcıyı bekleyen bir şey var, bu yüzden kaldırılmadı.
    .do = Basılmasını bekleyin ya da iptal edin, sonra yeniden deneyin.
problem-test-code-wrong = Bu, { $printer } yazıcısının son deneme sayfasının kodu değil.
    .do = En yeni sayfayı okutun. Okunmuyorsa bir tane daha basın.
problem-training-prints-to-folder = Eğitimde yalnızca bir klasöre basılır. Hiçbir şey kaydedilmedi.
    .do = Bir klasör seçin.
problem-print-under-way = Bu etiket zaten yazıcıya gidiyor. Yeniden basılmadı.
    .do = Yazıcıya bakın.
problem-print-unclear = Bu etiketin çıkıp çıkmadığını henüz kimse söylemedi, bu yüzden yeniden basılmadı.
    .do = Yazıcıya bakın ve çıkıp çıkmadığını söyleyin.
problem-already-printed = Bu etiket basıldı. Yeniden basılmadı.
    .do = Bir tane daha gerekiyorsa yeniden basın ve nedenini söyleyin.
problem-not-printed-yet = Bu etiket burada henüz basılmadı.
    .do = Önce basın.
problem-label-void = Bu etiket geçersiz sayıldı. Yeniden basılmadı.
    .do = Yenisini basın.
problem-label-recounted = Bir kolinin üstündeki etikette şimdikinden başka bir koli sayısı yazıyor.
    .do = O etiketi geçersiz sayın, sonra yenisini basın.
problem-label-changed = Bu etiket basıldıktan sonra etiket değişti. Yeniden basılmadı.
    .do = Eski etiketi çıkarın ve yenisini basın.
problem-label-needs-look = Bu etikette bir şey kesilmiş ya da eksik, bu yüzden kendiliğinden basılmaz.
    .do = Önizlemeye bakın. Yeterince iyiyse kendiniz basın.
problem-unknown-print = Burada bu adla hiçbir şey basılmadı.
    .do = Etiket listesine bakın.
problem-unknown-handover = Burada bu numarayla bir teslim yapılmadı, bu yüzden hiçbir şey basılmadı.
    .do = Teslimin numarasına bakın.
problem-print-too-late = Bu artık mümkün değil: ya tam şu anda gönderiliyor ya da bitti.
    .do = Etiket listesine bakın.
problem-parcels-unfit = Bir paket en az bir, en çok { $most } kutuya girer. Hiçbir şey değişmedi.
    .do = Kaç kutu olduğunu kontrol edin.
problem-place-unfit = Bir yerin adı olmalı ve en çok { $most } karakter içermelidir. Hiçbir şey kaydedilmedi.
    .do = Daha kısa bir ad yazın.
problem-label-not-here-yet = Kargo firmasının etiketi sipariş sisteminden henüz gelmedi.
    .do = Kendiliğinden alınır. Biraz bekleyin, sonra yeniden deneyin.
problem-number-not-for-bars = { $number } numarası barkod olamaz: içindeki “{ $character }” işaretini hiçbir okuyucu okuyamaz. Hiçbir şey basılmadı.
    .do = Numarayı siparişlerden sorumlu kişiye düzelttirin.
problem-number-too-long = { $number } numarası bu kâğıtta barkoda sığmıyor: çok uzun. Hiçbir şey basılmadı.
    .do = Daha büyük kâğıtlı bir yazıcı seçin ya da numarayı siparişlerden sorumlu kişiye baktırın.
problem-paper-cut = Bir şey bu kâğıda sığmadı ve kesildi. Yine de basılıyor.
    .do = Göndermeden önce kâğıda bakın. Eksik olan elle yazılabilir.
problem-paper-glyphs = Bu kâğıt şu karakterleri gösteremiyor: { $characters } Yine de basılıyor.
    .do = Göndermeden önce kâğıda bakın. Eksik olan elle yazılabilir.
problem-no-document = Sipariş sisteminde bu paket için ayrı bir belge yok.
    .do = Yapılacak bir şey yok. Sevk fişi basılabilir.
problem-document-not-here-yet = Mağazanın belgesi sipariş sisteminden henüz gelmedi.
    .do = Kendiliğinden alınır. Biraz bekleyin, sonra yeniden deneyin.
problem-document-too-large = Mağazanın belgesi { $width } × { $height } mm; kâğıttan büyük. Hiçbir şey basılmadı.
    .do = Bu belgeler için daha büyük kâğıtlı bir yazıcı seçin.
problem-document-unprintable = Bu yazıcı mağazanın belgesini basamıyor. Hiçbir şey basılmadı.
    .do = Bu belgeler için bir ofis yazıcısı seçin.
problem-label-zpl-only = Kargo firmasının etiketi ZPL konuşan etiket yazıcıları için; bu yazıcı ZPL konuşmuyor. Hiçbir şey basılmadı.
    .do = Bu kargo firması için bir etiket yazıcısı seçin.
problem-label-too-large = Kargo firmasının etiketi { $width } × { $height } mm, kâğıttan büyük. Küçültülürse kimse okutamaz. Hiçbir şey basılmadı.
    .do = Bu kargo firması için daha büyük kâğıtlı bir yazıcı seçin.
problem-label-other-dots = Kargo firmasının etiketi inç başına { $dots } noktalı yazıcılar için. Hiçbir şey basılmadı.
    .do = Bu kargo firması için öyle bir yazıcı seçin.
problem-label-code-lost = Bu yazıcının noktaları, kargo firmasının etiketindeki kodlar için fazla kaba. Hiçbir şey basılmadı.
    .do = Bu kargo firması için daha ince noktalı ya da PDF alan bir yazıcı seçin.
problem-label-no-code = Kargo firmasının etiketinde bir okuyucunun okuyabileceği kod yok. Hiçbir şey basılmadı.
    .do = Etiketi sipariş sistemine yeniden yaptırın.
problem-label-page-count = Kargo firmasının dosyası { $pages } sayfa: bu bir etiket değil. Hiçbir şey basılmadı.
    .do = Etiketi sipariş sistemine yeniden yaptırın.
problem-label-damaged = Kargo firmasının etiketi açılamıyor: dosyası bozuk ya da kilitli. Hiçbir şey basılmadı.
    .do = Etiketi sipariş sistemine yeniden yaptırın.
problem-label-unknown-format = Kargo firmasının etiketi ne PDF, ne PNG, ne de ZPL. Hiçbir şey basılmadı.
    .do = Sipariş sisteminden sorumlu kişiden bunlardan birini isteyin.
problem-paper-lost = Basılacak olan artık bu masada yok. Hiçbir şey basılmadı.
    .do = Etiketi yeniden oluşturup basın.
problem-print-cut-off = Bu yazıcıya gönderilirken istasyon durdu.
    .do = Yazıcıya bakın ve çıkıp çıkmadığını söyleyin.
problem-label-of-cancelled = Bu sipariş, etiketi basılmadan önce iptal edildi. Hiçbir şey basılmadı.
    .do = Koliyi masadan alın ve içini boşaltın.
problem-label-of-blocked = Mağaza bu paketi, etiketi basılmadan önce beklemeye aldı. Hiçbir şey basılmadı.
    .do = Koliyi kenara koyun. Mağaza izin verince etiketi basın.
problem-label-of-gone = Sipariş sistemi bu paketi, etiketi basılmadan önce mağazanızın listesinden çıkardı. Hiçbir şey basılmadı.
    .do = Koliyi kenara koyun ve siparişlerden sorumlu kişiye sorun.
problem-label-of-changed = Bu paketin kargo firması ya da takip numarası, etiketi basılmadan önce değişti. Hiçbir şey basılmadı.
    .do = Yeni etiketi basın.
problem-label-of-unpacked = Bu paket artık paketlenmiş değil. Etiketi basılmadı.
    .do = Yeniden paketleyin, sonra etiketini basın.
problem-label-made-anew = Bu etiket yeniden hazırlanıyor, yenisi sipariş sisteminden henüz gelmedi. Eskisi basılmaz.
    .do = Yeni etiketi bekleyin, sonra basın.

## Disk, bağlantı, sipariş sistemi

problem-not-saved-disk-full = Disk dolu. Bu kaydedilmedi.
    .do = Bu bilgisayarla ilgilenen kişiyi arayın. Yer açılınca yeniden yapın.
problem-not-saved = Disk kabul etmedi. Bu kaydedilmedi.
    .do = Bir kez daha deneyin. Yine olursa bu bilgisayarla ilgilenen kişiyi arayın.
problem-not-read = Bu masanın verileri şu anda okunamadı. Hiçbir şey değişmedi.
    .do = Bir kez daha deneyin. Yine olursa istasyonu yeniden başlatın.
problem-label-not-saved = Etiket { $path } konumuna kaydedilemedi.
    .do = Klasörün var olduğunu, yeri olduğunu ve yazılabildiğini kontrol edin, sonra etiketi yeniden kaydedin.
problem-no-contact = Sipariş sistemine şu anda ulaşılamıyor. Çalışmanız burada kayıtlı.
    .do = Çalışmaya devam edin. Biz kendiliğimizden yeniden deneriz.
problem-signed-out = Sipariş sistemi oturumumuzu artık kabul etmiyor. Çalışmanız burada kayıtlı, hiçbir şey gönderilmiyor.
    .do = İstasyonla ilgilenen kişiyi arayın: yeni bir oturum gerekiyor.
problem-forbidden = Sipariş sistemi bu masanın işlem yapmasına artık izin vermiyor. Çalışmanız burada kayıtlı, hiçbir şey gönderilmiyor.
    .do = İstasyonla ilgilenen kişiyi arayın: sipariş sistemindeki hesabın yetkileri geri verilmeli.
problem-list-refused = Sipariş sistemi, paket listesinden isteneni reddediyor. Çalışmanız burada kayıtlı, hiçbir şey gönderilmiyor.
    .do = İstasyonla ilgilenen kişiyi arayın: ne ayarlanacağını “stationctl doctor --write-config FILE” bulur.
problem-list-too-large = Sipariş sisteminin listesindeki bir paket okunamayacak kadar büyük. Çalışmanız burada kayıtlı, hiçbir şey gönderilmiyor.
    .do = Sipariş sistemiyle ilgilenen kişiyi arayın: bir paket 4 MB’tan fazla taşıyor, çoğunlukla bir dosya.
problem-not-the-oms = Bir şey yanıt veriyor ama bu sipariş sistemi değil. Çalışmanız burada kayıtlı, hiçbir şey gönderilmiyor.
    .do = Tarayıcıyı açıp ağda oturum açın ya da sipariş sisteminin adresini kontrol edin.

## Yazıcı; basılacak olan güvende

problem-printer-unreachable = Yazıcı adresinde yanıt vermiyor. Basılacak olan burada saklandı.
    .do = Açık ve bağlı olduğunu kontrol edin, sonra yeniden basın.
problem-printer-name-unknown = Ağda yazıcının adını taşıyan bir şey yok. Basılacak olan burada saklandı.
    .do = Yazıcı ayarlarındaki adresi kontrol edin ya da ağa bakan kişiyi arayın.
problem-printer-not-secure = Yazıcı doğru yazıcı olduğunu gösteremedi, bu yüzden ona hiçbir şey gönderilmedi.
    .do = Sertifikasına bu bilgisayarda güvenilmiyor. Yazıcıya bakan kişi sertifikayı bu bilgisayara yükleyebilir ya da yazıcıyı ipp:// ile başlayan bir adresle yeniden kurabilir.
problem-printer-unvouched = Bu yazıcıya bu bilgisayarın güvendiği kimse kefil değil. Kendi sertifikasını gösteriyor; parmak izi (SHA-256) { $fingerprint }.
    .do = Bunu yazıcının kendi ayar sayfasındaki parmak iziyle karşılaştırın. Aynıysa bu yazıcıya güvenin: bundan sonra yalnızca bu sertifika kabul edilir. Uçbirimde güvenilecek adres { $address }.
problem-printer-other-certificate = Yazıcı, güvendiğinizden başka bir sertifika gösteriyor; bu yüzden ona hiçbir şey gönderilmedi.
    .do = Yazıcıya bakan kişiye sorun. Sıfırlandıysa ya da değiştirildiyse yeniden kurun ve yeni parmak izini karşılaştırın.
problem-printer-no-answer = Yazıcıya ulaşıldı ama yanıtı zamanında gelmedi.
    .do = Çıkıp çıkmadığına bakın. Çıkmadıysa yeniden basın.
problem-not-a-printer = Yazıcının adresinde başka bir şey yanıt veriyor, bu yüzden oraya hiçbir şey gönderilmedi.
    .do = Yazıcı ayarlarındaki adresi kontrol edin.
problem-no-such-printer = O adreste bu adda bir yazıcı yok. Hiçbir şey basılmadı.
    .do = Yazıcı ayarlarındaki adresi kontrol edin ya da başka bir yazıcı seçin.
problem-printer-not-allowed = Yazıcı bu masaya hizmet vermiyor. Hiçbir şey basılmadı.
    .do = Yazıcıya bakan kişiyi arayın: bu bilgisayara baskı izni gerekiyor.
problem-printer-silent = Etiket yazıcısı hiç ses vermiyor. Kâğıt ya da şerit bittiğinde, kafa açık ya da çok sıcak olduğunda böyle davranır.
    .do = Kâğıdı, şeridi ve kafayı kontrol edin. Yeniden basmadan önce etiketin çıkıp çıkmadığına bakın.
problem-printer-paper-out = Yazıcıda kâğıt yok.
    .do = Kâğıt koyun.
problem-printer-open = Yazıcı açık.
    .do = Kapağını ve yazdırma kafasını kapatın.
problem-printer-jam = Yazıcıda kâğıt sıkıştı.
    .do = Yazıcıyı açın, kâğıdı çıkarın ve kapatın.
problem-printer-supply-out = Yazıcının şeridi, toneri ya da mürekkebi bitti.
    .do = Yenisini takın.
problem-printer-paused = Yazıcı duraklatılmış.
    .do = Duraklat ya da başlat düğmesine basın ya da bağlı olduğu bilgisayarda sürdürün.
problem-printer-busy = Yazıcı başka bir şey basıyor ve fazlasını almadı.
    .do = Biraz bekleyin. Yazıcı boşalır boşalmaz yeniden gönderilir.
problem-printer-not-accepting = Yazıcı iş almayacak biçimde ayarlanmış. Hiçbir şey basılmadı.
    .do = Yazıcıya bakan kişiyi arayın ya da başka bir yazıcı seçin.
problem-printer-format-refused = Yazıcı bu tür dosyayı ya da bu kâğıt boyunu almıyor. Hiçbir şey basılmadı.
    .do = Yazıcıyı yeniden kurun ya da başka bir yazıcı seçin.
problem-printer-too-large = Bu, yazıcının alabileceğinden büyük. Hiçbir şey basılmadı.
    .do = Başka bir yazıcı seçin.
problem-printer-fault = Yazıcı açıklamadığı bir sorun bildiriyor.
    .do = Ekranına bakın. Bir şey göstermiyorsa kapatıp açın.
problem-print-aborted = Yazıcı sona varmadan işi bıraktı.
    .do = Yazıcıya bakın, yarım çıkanı atın ve yeniden basın.
problem-print-uncertain = Yazıcı, çıkıp çıkmadığını söyleyemiyor.
    .do = Yazıcıya bakın ve gördüğünüzü burada yanıtlayın.
problem-print-no-folder = İçine basılan klasör yerinde yok. Hiçbir şey yazılmadı.
    .do = Yazıcı ayarlarındaki klasörü kontrol edin.
problem-print-folder-full = İçine basılan klasörün diski dolu. Hiçbir şey yazılmadı.
    .do = O diskte yer açın, sonra yeniden basın.
problem-print-folder-refused = İçine basılan klasöre yazılamıyor. Hiçbir şey yazılmadı.
    .do = Bu hesaba orada yazma izni verin ya da yazıcı ayarlarında başka bir klasör seçin.
problem-printer-no-format = Bu yazıcı, istasyonun yazabildiği hiçbir dosya türünü almıyor. Hiçbir şey basılmadı.
    .do = Başka bir yazıcı seçin.
problem-printer-resolution = Etiketler, yazıcının inç başına { $dpi } noktası için çizilmiyor. Hiçbir şey basılmadı.
    .do = İnç başına 203 ya da 300 noktalı bir yazıcı seçin.
problem-printer-resolution-unknown = Yazıcı, noktalarının ne kadar ince olduğunu söylemiyor. Hiçbir şey basılmadı.
    .do = Yazıcıyı kurun ve orada inç başına 203 mü 300 nokta mı olduğunu söyleyin.
problem-printer-media-missing = Yazıcıda { $size } kâğıt yok. Hiçbir şey basılmadı.
    .do = O kâğıdı koyup yazıcıyı yeniden kurun ya da başka bir yazıcı seçin.
problem-printer-margins = { $size } kâğıtta yazıcı etiketin kenarını keserdi. Hiçbir şey basılmadı.
    .do = Yazıcıyı kenar boşluğu olmadan kurun ya da başka bir yazıcı seçin.

## İstasyon başlayamıyor

problem-already-running = İstasyon { $path } konumundaki verilerle zaten çalışıyor.
    .do = Açık olan pencereyi kullanın ya da onu kapatıp yeniden başlatın.
problem-database-newer = { $path } konumundaki veriler daha yeni bir sürümle yazılmış. Olduğu gibi bırakıldı.
    .do = İstasyonun en yeni sürümünü kurun, sonra yeniden başlatın.
problem-database-damaged = { $path } konumundaki veriler bozuk. Olduğu gibi bırakıldı.
    .do = Silmeyin. İstasyonla ilgilenen kişiyi arayın.
problem-not-a-backup = { $path } bir istasyon yedeği değil ya da bozuk. Hiçbir şey değişmedi.
    .do = Başka bir dosya seçin; yedekler veri klasöründeki backups klasöründedir.
problem-data-dir-read-only = { $path } konumuna yazılamıyor. Hiçbir şey değişmedi.
    .do = Bu hesaba oraya yazma izni verin ya da --data-dir ile başka bir klasör seçin.
problem-data-dir-full = { $path } konumunun bulunduğu disk dolu. Hiçbir şey değişmedi.
    .do = O diskte yer açın, sonra yeniden başlatın.
problem-data-dir-not-ours = { $path } klasörü başka bir hesaba ait. Hiçbir şey değişmedi.
    .do = İstasyonu o hesapla başlatın ya da --data-dir ile başka bir klasör seçin.
problem-data-dir-unusable = { $path } kullanılamıyor. Hiçbir şey değişmedi.
    .do = Bu hesabın onu açabildiğini ve adının kısa ve sade olduğunu kontrol edin ya da --data-dir ile başka bir klasör seçin.
problem-data-dir-unnamed = { $name } ortam değişkeni bir klasör belirtmiyor; verilerin nerede olduğu bilinmiyor.
    .do = Onu ayarlayın ya da --data-dir ile bir klasör seçin.
problem-config-unreadable = { $file } ayar dosyası okunamıyor.
    .do = Dosyanın var olduğunu ve bu hesabın onu okuyabildiğini kontrol edin.
problem-config-syntax = { $file } ayar dosyasının { $line }. satırı anlaşılamadı.
    .do = O satırı düzeltin, sonra yeniden başlatın.
problem-config-unknown-key = { $file } dosyasının { $line }. satırındaki “{ $key }” bir ayar değil.
    .do = Düzeltin ya da silin. Burada olabilecekler: { $allowed }.
problem-config-wrong-value = { $file } dosyasının { $line }. satırında “{ $key }” için verilen değer uymuyor.
    .do = Burada olabilecekler: { $allowed }.
problem-config-not-text = { $file } ayar dosyası bir metin dosyası değil.
    .do = --config ile bir metin dosyası seçin ya da yerine doğrusunu koyun.
problem-config-not-a-file = { $file } sıradan bir dosya değil ya da bir ayar dosyası için çok fazla büyük; bu yüzden okunmadı.
    .do = --config ile ayar dosyasını seçin ya da yerine doğrusunu koyun.
problem-config-named-file = { $file } dosyasının { $line }. satırında “{ $key }” için { $path } yazıyor ve o dosya okunamıyor.
    .do = Dosyanın var olduğunu, en çok 1 MB'lık sıradan bir dosya olduğunu ve bu hesabın onu okuyabildiğini kontrol edin.
problem-config-variable = { $name } ortam değişkeninin değeri uymuyor.
    .do = Düzeltin ya da kaldırın. Olabilecekler: { $allowed }.
problem-config-variable-unknown = { $name } ortam değişkeni bir ayar değil.
    .do = Düzeltin ya da kaldırın. Var olanlar: { $allowed }.
problem-config-missing = “{ $key }” ayarı { $file } dosyasında eksik.
    .do = Oraya ekleyin ya da --config ile başka bir dosya belirtin, sonra yeniden başlatın. İstasyonu sipariş sistemi olmadan denemek için “packing-station --training” komutunu başlatın.
problem-no-token = Bu bilgisayarda sipariş sistemi için bir oturum bulunamadı.
    .do = “stationctl token set” komutuyla kaydedin ya da saklandığı anahtarlığın kilidini açın, sonra yeniden başlatın.
problem-token-file-open = { $file } içindeki oturum bilgisini bu bilgisayardaki başkaları da okuyabiliyor; bu yüzden kullanılmadı.
    .do = Dosyayı yalnızca bu hesap okuyabilsin ya da dosyayı silip “stationctl token set” ile yeniden kaydedin.
problem-token-unreadable = { $file } içindeki oturum bilgisi okunamıyor.
    .do = Bu hesabın dosyayı okuyabildiğini kontrol edin ya da “stationctl token set” ile yeniden kaydedin.
problem-token-unfit = Sipariş sistemi için kayıtlı olan, bir oturum bilgisine benzemiyor; bu yüzden kullanılmadı.
    .do = Doğrusunu “stationctl token set” ile kaydedin, sonra yeniden başlatın.
problem-token-variable = { $name } ortam değişkeni bir oturum bilgisine benzemiyor; bu yüzden kullanılmadı.
    .do = Düzeltin ya da kaldırın, sonra yeniden başlatın.

## Bizim hatamız

problem-bug = Olmaması gereken bir şey oldu. Daha önce kaydedilenler güvende.
    .do = Desteğe şu kodu söyleyin: { $log }. Sonra yeniden deneyin.

## Data that had to be put right

notice-salvaged =
    Bu masanın verileri bozulmuştu ve yeniden bir araya getirildi. { $count ->
        [0] Yolda olan bir şey yoktu.
        [one] Bir şey gönderilmeden önce 1 adım sipariş sisteminde kontrol ediliyor.
       *[other] Bir şey gönderilmeden önce { $count } adım sipariş sisteminde kontrol ediliyor.
    }
notice-restored =
    Bu masa daha eski verilerle devam ediyor. { $count ->
        [0] Yolda olan bir şey yoktu.
        [one] Bir şey gönderilmeden önce 1 adım sipariş sisteminde kontrol ediliyor.
       *[other] Bir şey gönderilmeden önce { $count } adım sipariş sisteminde kontrol ediliyor.
    }
notice-kept = İstasyonla ilgilenen kişiye haber verin. Değiştirilen dosya saklandı: { $file }
