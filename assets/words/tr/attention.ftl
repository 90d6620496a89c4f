### Birinin karar vermesi gerekenler. Her kart ne olduğunu, ne yaptığımızı ve ne yapılacağını söyler.

attention-title = İlgilenilmesi gerekenler
attention-list = Sizi bekleyenler
attention-empty = Sizi bekleyen bir şey yok.
attention-loading = Sizi bekleyenlere bakılıyor…
attention-made = { $name }, saat { $time }
attention-detail = Sipariş sisteminin dediği
attention-open = Paketi aç

attention-refused-pack = Sipariş sistemi { $number } için “paketlendi” bilgisini kabul etmedi.
attention-refused-pack-did = Çalışmanız burada kayıtlı. Siz seçene kadar başka bir şey gönderilmez.
attention-refused-pack-do = Pakete bakın. Yeniden gönderin ya da başka yoldan çözüldüyse bunu kapatın.
attention-refused-ship = Sipariş sistemi { $number } için kargoya verme bilgisini kabul etmedi.
attention-refused-ship-did = Kargoya verme burada kayıtlı. Siz seçene kadar başka bir şey gönderilmez.
attention-refused-ship-do = Kolinin gerçekten gittiğini kontrol edin. Yeniden gönderin ya da başka yoldan çözüldüyse bunu kapatın.

attention-cancelled-pack = { $number } iptal edildi.
attention-cancelled-pack-did = “Paketlendi” bilgisini göndermedik.
attention-cancelled-ship = { $number } iptal edildi.
attention-cancelled-ship-did = Kargoya verme bilgisini göndermedik.

attention-gone-pack = Sipariş sistemi { $number } paketini artık tanımıyor.
attention-gone-pack-did = “Paketlendi” bilginiz burada kayıtlı, gönderilmedi.
attention-gone-pack-do = Koliyi kenara koyun ve siparişlerden sorumlu kişiye sorun. Sonra bunu kapatın.
attention-gone-ship = Sipariş sistemi { $number } paketini artık tanımıyor.
attention-gone-ship-did = Kargoya verme burada kayıtlı, gönderilmedi.
attention-gone-ship-do = Koliye ne yapılacağını siparişlerden sorumlu kişiye sorun. Sonra bunu kapatın.

attention-unclear-pack = { $number } için “paketlendi” bilgisinin ulaşıp ulaşmadığını bilemiyoruz.
attention-unclear-pack-did = Sipariş sistemine birkaç kez baktık ve hiçbir şeyi iki kez göndermedik.
attention-unclear-pack-do = Paketi açın ve durumuna bakın. Yalnızca hâlâ bekliyorsa yeniden gönderin.
attention-unclear-ship = { $number } için kargoya verme bilgisinin ulaşıp ulaşmadığını bilemiyoruz.
attention-unclear-ship-did = Sipariş sistemine birkaç kez baktık ve hiçbir şeyi iki kez göndermedik.
attention-unclear-ship-do = Paketi açın ve durumuna bakın. Yalnızca orada henüz kargoya verilmemişse yeniden gönderin.

attention-earlier-step-pack = { $number } paketinin önceki bir adımı tamamlanmadı.
attention-earlier-step-pack-did = “Paketlendi” bilgisi burada kayıtlı ve bekliyor.
attention-earlier-step-pack-do = Önce önceki kartı çözün. Sonra bunu yeniden gönderin ya da kapatın.
attention-earlier-step-ship = { $number } kargoya verildi, ama önceki bir adımı tamamlanmadı.
attention-earlier-step-ship-did = Kargoya verme burada kayıtlı ve bekliyor.
attention-earlier-step-ship-do = Önce önceki kartı çözün. Sonra bunu yeniden gönderin ya da kapatın.

attention-packed-twice-pack = { $number } başka bir yerde de paketlendi.
attention-packed-twice-pack-did = Sipariş sistemi “paketlendi” bilgisini oradan aldı. Buradaki gönderilmedi ya da bir şey değiştirmedi.
attention-packed-twice-pack-do = İkinci bir koli var mı, bakın. Varsa ikisinden birini açıp boşaltın. Sonra bunu kapatın.

attention-label-late-ship = { $number } kargoya verildi, ama etiketi saatlerdir gelmedi.
attention-label-late-ship-did = Kargoya verme burada kayıtlı. Sipariş sistemi önce etiketi istediği için gönderilmedi.
attention-label-late-ship-do = “Beklemeye devam et”i seçin: etiketi gelince kendiliğinden gider. Hâlâ gelmediyse pakette yeni bir etiket isteyin. Ya da bunu burada kapatın: o zaman hiçbir şey gönderilmez.

attention-label-late-other = { $number } paketinin etiketi saatlerdir gelmedi.
attention-label-late-other-did = “{ $step }” burada kayıtlı. Sipariş sistemi önce etiketi istediği için gönderilmedi.
attention-label-late-other-do = “Beklemeye devam et”i seçin: etiket gelince kendiliğinden gider. Hâlâ gelmediyse pakette yeni bir etiket isteyin. Ya da bunu burada kapatın: o zaman hiçbir şey gönderilmez.

attention-refused-other = Sipariş sistemi { $number } için “{ $step }” adımını almadı.
attention-refused-other-did = Yaptığınız burada kayıtlı. Siz seçene kadar başka bir şey gönderilmez.
attention-refused-other-do = Pakete bakın. Yeniden gönderin veya başka şekilde çözüldüyse kapatın.

attention-cancelled-other = { $number } iptal edildi.
attention-cancelled-other-did = “{ $step }” adımını göndermedik.

attention-gone-other = Sipariş sistemi { $number } paketini artık bilmiyor.
attention-gone-other-did = “{ $step }” burada kayıtlı ve gönderilmedi.
attention-gone-other-do = Koliyi kenara koyun ve siparişlerden sorumlu kişiye sorun. Sonra bunu kapatın.

attention-unclear-other = { $number } için “{ $step }” ulaştı mı, bilemiyoruz.
attention-unclear-other-did = Sipariş sistemine birkaç kez baktık ve hiçbir şeyi iki kez göndermedik.
attention-unclear-other-do = Paketi açın ve durumuna bakın. Yalnızca orada değişmemişse yeniden gönderin.

attention-earlier-step-other = { $number } paketinin önceki bir adımı tamamlanmadı.
attention-earlier-step-other-did = “{ $step }” burada kayıtlı ve bekliyor.
attention-earlier-step-other-do = Önce önceki kartı çözün. Sonra bunu yeniden gönderin veya kapatın.

attention-overwritten-other = { $number } o zamandan beri başkası tarafından değiştirilmiş olabilir.
attention-overwritten-other-did = “{ $step }” burada kayıtlı ve gönderilmedi; hiçbir şeyin üzerine yazılmadı.
attention-overwritten-other-do = Paketi açın ve bakın. Üzerine yazmak için yeniden gönderin veya öyle kalsın diye bunu kapatın.

attention-retry = Yeniden gönder
attention-wait-on = Beklemeye devam et
attention-close = Çözüldü
attention-said-retry = { $number }: burada kayıtlı, yeniden gönderilecek
attention-said-wait-on = { $number }: burada kayıtlı, etiketi gelince gönderilecek
attention-said-close = { $number }: kapatıldı

## Koli nerede, onunla ne bekliyor, neden çözüldü

attention-stop = Durun! Bu koliyi bulun: gitmemesi gerekiyor.
attention-cancelled-do-open = Burada bir şey paketlenmedi. Bunu kapatın.
attention-cancelled-do-packed = Koliyi masadan alın ve içini boşaltın, sonra bunu kapatın.
attention-cancelled-do-labelled = Kargo görevlisi gelmeden koliyi bulun. Etiketini söküp yırtın, koliyi boşaltın, sonra bunu kapatın.
attention-cancelled-do-handed-over = Koli kargo görevlisinde. Kargo firmasını arayıp durdurun, sonra bunu kapatın.
attention-where-open = Burada paketlenmedi
attention-where-packed = Paketlendi, hâlâ burada
attention-where-labelled = Etiketiyle hâlâ burada
attention-where-handed-over = Kargo görevlisinde
attention-stands = Durduğu yer: { $place }
attention-held = Bunu bekliyor: { $steps }
attention-why = Neden çözüldü?
attention-named = Adınızla birlikte saklanır: { $name }.
because-unpacked = Koli boşaltıldı, her şey rafına döndü
because-settled-there = Sipariş sisteminde çözüldü
because-carrier-told = Kargo firmasına haber verildi
because-handed-on = Başka biri ilgileniyor
because-not-needed = Gerek kalmadı

## Bu masanın bütün kuyruğu hakkında

attention-back = Sipariş sistemi daha eski bir zamana döndü.
attention-back-did =
    { $count ->
        [0] Kaybettiği bir şey bilmiyoruz.
        [one] Onayladığı 1 adımı kaybetmiş olabilir.
       *[other] Onayladığı { $count } adımı kaybetmiş olabilir.
    } Biri bakana kadar hiçbir şey gönderilmez. Paketledikleriniz burada kaydedilir.
attention-back-do =
    { $count ->
        [0] Bunu okuduysanız devam edin.
        [one] Sipariş sistemiyle karşılaştırın. Orada yoksa yeniden yapılması gerekir.
       *[other] Her birini sipariş sistemiyle karşılaştırın. Orada olmayanların yeniden yapılması gerekir.
    }
attention-back-go = Buna baktım
attention-back-sure = Artık yeniden gönder
attention-foreign =
    { $count ->
        [one] 1 adım başka bir oturum için kaydedilmişti.
       *[other] { $count } adım başka bir oturum için kaydedilmişti.
    }
attention-foreign-did = Siz söyleyene kadar bu masadan hiçbir şey çıkmaz.
attention-foreign-do = Aynı mağaza, yalnızca oturum ya da adres mi yeni? O zaman gönderin. Değilse istasyonla ilgilenen kişiyi arayın.
attention-foreign-go = Bu oturuma gönder
attention-foreign-sure = Evet, aynı mağaza
attention-said-went-on = Gönderme devam ediyor
attention-said-rebound =
    { $count ->
        [one] 1 adım bu oturuma gidiyor
       *[other] { $count } adım bu oturuma gidiyor
    }
steps = Burada kayıtlı, henüz sonuçlanmadı
steps-held = Önceki bir adımı bekliyor
steps-foreign = Başka bir oturum için
steps-more =
    { $count ->
        [one] Ve 1 tane daha.
       *[other] Ve { $count } tane daha.
    }
