### Yazıcının şu andaki durumu

condition-ready = Hazır
condition-busy = Basıyor
condition-paper-out = Kâğıt bitti
condition-open = Açık
condition-jam = Kâğıt sıkıştı
condition-supply-out = Şerit, toner ya da mürekkep bitti
condition-paused = Duraklatıldı
condition-other = Durdu: { $reasons }
condition-unreachable = Ulaşılamıyor

## What became of a print, and how a printer is

print-queued = Yazıcıyı bekliyor
print-sending = Yazıcıya gidiyor
print-sent = Yazıcıda
print-printed = Basıldı
print-failed = Basılmadı
print-unknown = Çıktı mı?
print-expired = Geç kaldı, basılmadı
print-cancelled = İptal edildi
printer-is-unknown = Henüz sorulmadı
printer-is-ready = Hazır
printer-is-busy = Basıyor
printer-is-paper-out = Kâğıt yok
printer-is-open = Açık
printer-is-jam = Kâğıt sıkıştı
printer-is-supply-out = Şerit ya da mürekkep bitti
printer-is-paused = Duraklatıldı
printer-is-unreachable = Bulunamadı
printer-is-other = Bakmak gerekiyor
