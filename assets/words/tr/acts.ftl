### Bir paketle yapılabilecekler.

act-pack = Paketle
act-pack-without-shipment = Kargo siparişi olmadan paketle
act-pack-for-channel = Pazaryeri için paketle
act-ship = Kargoya ver ve gönderildi olarak işaretle
act-order-shipment = Sevk emriyle kargoya ver
act-ship-without-integration = Kargoya ver
act-ship-advanced = Kendi takip numaranızla kargoya ver
act-set-shipment = Kargo firmasını veya takip numarasını değiştir
act-mark-delivered = Teslim edildi olarak işaretle
act-mark-undelivered = Teslim edilemedi olarak işaretle
act-prepare = Toplamaya başla
act-deallocate = Toplamaya başla ve stok rezervasyonunu kaldır
act-not-found = Ürün bulunamadı: paketin tamamını geri ver
act-lines-not-found = Ürünler bulunamadı: bunları geri ver
act-refuse = Paketi reddet
act-pack-for-refund = İade için paketle: para geri verilir, kargoya verilmez
act-block = Beklemeye al
act-unblock = Beklemeden çıkar
act-set-invoice = Faturayı değiştir
act-renew-label = Yeni etiket iste
