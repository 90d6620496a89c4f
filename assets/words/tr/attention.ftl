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
attention-cancelled-pack-do = Koliyi masadan alın ve içini boşaltın, sonra bunu kapatın.
attention-cancelled-ship = { $number } iptal edildi.
attention-cancelled-ship-did = Kargoya verme bilgisini göndermedik.
attention-cancelled-ship-do = Koli hâlâ buradaysa burada tutun. Kargo görevlisindeyse kargo firmasını arayın. Sonra bunu kapatın.

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

attention-refused-other = Sipariş sistemi { $number } için “{ $step }” adımını almadı.
attention-refused-other-did = Yaptığınız burada kayıtlı. Siz seçene kadar başka bir şey gönderilmez.
attention-refused-other-do = Pakete bakın. Yeniden gönderin veya başka şekilde çözüldüyse kapatın.

attention-cancelled-other = { $number } iptal edildi.
attention-cancelled-other-did = “{ $step }” adımını göndermedik.
attention-cancelled-other-do = Koliyi masadan alın ve boşaltın, sonra bunu kapatın.

attention-gone-other = Sipariş sistemi { $number } paketini artık bilmiyor.
attention-gone-other-did = “{ $step }” burada kayıtlı ve gönderilmedi.
attention-gone-other-do = Koliyi kenara koyun ve siparişlerden sorumlu kişiye sorun. Sonra bunu kapatın.

attention-unclear-other = { $number } için “{ $step }” ulaştı mı, bilemiyoruz.
attention-unclear-other-did = Sipariş sistemine birkaç kez baktık ve hiçbir şeyi iki kez göndermedik.
attention-unclear-other-do = Paketi açın ve durumuna bakın. Yalnızca orada değişmemişse yeniden gönderin.

attention-earlier-step-other = { $number } paketinin önceki bir adımı tamamlanmadı.
attention-earlier-step-other-did = “{ $step }” burada kayıtlı ve bekliyor.
attention-earlier-step-other-do = Önce önceki kartı çözün. Sonra bunu yeniden gönderin veya kapatın.

attention-overwritten-other = { $number } o zamandan beri başkası tarafından değiştirildi.
attention-overwritten-other-did = “{ $step }” burada kayıtlı ve gönderilmedi; hiçbir şeyin üzerine yazılmadı.
attention-overwritten-other-do = Paketi açın ve bakın. Üzerine yazmak için yeniden gönderin veya öyle kalsın diye bunu kapatın.

attention-retry = Yeniden gönder
attention-close = Çözüldü
attention-said-retry = { $number }: burada kayıtlı, yeniden gönderilecek
attention-said-close = { $number }: kapatıldı
