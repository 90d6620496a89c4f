### Sıra: paketlenmeyi bekleyen paketler.

queue-title = Sıra
queue-list = Bekleyen paketler
queue-waiting = { $count } bekliyor
queue-late = { $count } gecikti
queue-next = Sıradakini başlat
queue-pieces-unknown = ? ürün
queue-pieces = { $count } ürün
queue-due = en geç { $time }
queue-overdue = Gecikti · { $span }

## Liste kendiliğinden hiç kıpırdamaz: yeni gelen ya da giden, bir düğmenin arkasında bekler

queue-new = { $count } yeni
queue-gone = { $count } artık beklemiyor
queue-row-gone = Artık beklemiyor
queue-refresh = Göster

## Gösterecek bir şey olmadığında

queue-loading = Sıra okunuyor…
queue-empty = Bekleyen yok.
queue-empty-do = Yeni paketler burada kendiliğinden görünür.
queue-empty-heard = Sipariş sisteminden son haber: { $time }
queue-empty-offline = Saat { $time } itibarıyla bekleyen yok.
queue-empty-offline-do = Bağlantı geri gelince yeniden bakacağız.
queue-empty-never = Sipariş sistemine henüz ulaşamadık.
queue-empty-never-do = Bağlantı kurulur kurulmaz paketler burada görünür.
