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
