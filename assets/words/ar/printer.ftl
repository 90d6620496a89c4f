### حال الطابعة الآن

condition-ready = جاهزة
condition-busy = تطبع
condition-paper-out = نفد الورق
condition-open = مفتوحة
condition-jam = الورق عالق
condition-supply-out = نفد الشريط أو الحبر
condition-paused = متوقفة مؤقتاً
condition-other = توقفت: { $reasons }
condition-unreachable = لا يمكن الوصول إليها

## What became of a print, and how a printer is

print-queued = ينتظر الطابعة
print-sending = في طريقه إلى الطابعة
print-sent = عند الطابعة
print-printed = طُبع
print-failed = لم يُطبع
print-unknown = هل خرج؟
print-expired = فات وقته، لم يُطبع
print-cancelled = أُلغي
printer-is-unknown = لم تُسأل بعد
printer-is-ready = جاهزة
printer-is-busy = تطبع
printer-is-paper-out = لا ورق فيها
printer-is-open = مفتوحة
printer-is-jam = الورق عالق
printer-is-supply-out = نفد الشريط أو الحبر
printer-is-paused = متوقفة مؤقتاً
printer-is-unreachable = غير موجودة
printer-is-other = تحتاج إلى نظرة
