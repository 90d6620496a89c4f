### حال الطابعة الآن

condition-ready = جاهزة
condition-busy = تطبع
condition-paper-out = نفد الورق
condition-open = مفتوحة
condition-jam = الورق عالق
condition-supply-out = نفد الشريط أو الحبر
condition-paused = متوقفة مؤقتًا
condition-other = توقفت: { $reasons }
condition-unreachable = لا يمكن الوصول إليها
