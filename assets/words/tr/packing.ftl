### Masadaki bir paket.

packing-title = Paket { $number }
packing-lines = İçine konacaklar
packing-lines-empty = Sipariş sistemi bu paket için ürün göstermiyor.
packing-quantity = { $count } ×
packing-quantity-unknown = ? ×
packing-pieces-unknown = Sipariş sistemi bazı ürünlerin adedini bildirmedi: kutuyu kapatmadan sorun
packing-pieces-total = Toplam { $count } ürün
packing-sku = Ürün { $sku }
packing-barcode = Barkod { $barcode }
packing-address = Alıcı
packing-phone = Telefon
packing-notes = Not
packing-gift = Hediye notu
packing-order = Sipariş
packing-shipping = Gönderi
packing-carrier = Kargo firması
packing-carrier-none = Henüz belli değil
packing-tracking = Takip numarası
packing-tracking-none = Henüz gelmedi
packing-due = En geç
packing-copy = Sipariş sisteminin saat { $time } bilgisi
packing-others = Sipariş sisteminden { $count } bilgi daha
packing-remembered = Sipariş sistemindeki kopya yok. Bunlar buradaki çalışmanızdan hatırlananlar.
packing-remembered-do = Gerisi sipariş sisteminden gelecek ilk haberle geri gelir.
packing-loading = Paket okunuyor…

## Paketleyenin yapabilecekleri

packing-packed = Paketlendi
packing-save-label = Etiketi kaydet
packing-next = Sonraki paket
packing-to-queue = Sıraya dön
packing-actions = Diğer işlemler

## Sonra söylediklerimiz. Yalnızca burada olan için asla “gönderildi” demeyiz

packing-said-packed = { $number } paketlendi · burada kayıtlı
packing-said-label = { $number } etiketi kaydedildi
packing-said-undone = { $number }: geri alındı
packing-saved-here = Burada kayıtlı

## Geri alma

packing-undo-title = Yanlışlık mı oldu?
packing-undo-explain = Bu masadan henüz çıkmadı. Hâlâ geri alabilirsiniz.
packing-undo = Geri al

## Etiket

packing-label = Etiket
packing-label-saved-at = Saat { $time } kaydedildi
packing-label-file = Dosya
packing-label-again = Etiketi yeniden kaydet
packing-label-stale = Bu etiket eskidi: kargo firması ya da takip numarası değişti.
packing-label-stale-do = Eskisini atın ve yeni bir etiket kaydedin.
packing-label-overflow = Bir şey etikete sığmadı ve kesildi.
packing-label-glyphs = Etiket şu karakterleri gösteremedi: { $characters }
packing-label-look = Yapıştırmadan önce ona bakın.

## Şimdiye kadar olanlar

packing-story = Neler oldu
packing-story-empty = Henüz bir şey olmadı.

## Etikete ne olacak

packing-packed-print = Paketlendi — etiketi bas
packing-print-label = Etiketi bas
packing-plan-prints-now = Etiket de basılır.
packing-plan-prints-soon = Etiket, numarası gelince basılır.
packing-plan-waits-for-scan = Etiket, bağlantı gelince bu koliyi okuttuğunuzda basılır.
packing-plan-waits-for-box = Bu koliyi okuttuğunuzda etiketi basılır.
packing-plan-needs-look = Etikette bir şey kesilmiş ya da eksik: önce ona bakın.
packing-plan-by-hand = Etiketi sonra basın.
packing-plan-no-printer = Yazıcı kurulmadı. Etiketi sonra kaydedin.
packing-plan-done = Etiketi basıldı.
packing-slip = Sevk fişini bas
packing-said-slip = { $number }: sevk fişi yazıcıya gidiyor
packing-document = Mağazanın belgesi
packing-document-look = Belgeye bak
packing-document-print = Belgeyi bas
packing-document-none = Bu belgenin resmi yok.
packing-said-document = { $number }: belge yazıcıya gidiyor
packing-boxes = Koli sayısı
packing-boxes-proven = { $proven } / { $parcels } etiket kolisinde okutuldu
