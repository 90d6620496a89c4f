### كلمة لكل حالة من حالات الطرد، ولكل علامة في السطر، ولكل خطوة من قصته.

state-waiting = في الانتظار
state-preparing = قيد التجهيز
state-ready = جاهز
state-waiting-label = ينتظر ملصقه
state-packed = مُغلَّف
state-shipped = سُلّم لشركة الشحن
state-delivered = تم التوصيل
state-delivery-failed = تعذّر التوصيل
state-attempted-delivery = جرت محاولة توصيل
state-cancelled = ملغى
state-cancellation-waiting = طُلب الإلغاء
state-out-of-stock = غير متوفر
state-blocked = موقوف مؤقتاً
state-gone = لم يعد في القائمة
state-other = أخرى
state-other-raw = أخرى: { $raw }

mark-saved-here = محفوظ هنا
mark-sending = قيد الإرسال
mark-in-doubt = نتأكّد
mark-attention = يحتاج إليك
mark-remembered = معروف هنا فقط

story-arrived = وصل
story-packed-here = غُلّف هنا
story-packed-other = غُلّف في مكان آخر
story-shipped-here = سُلّم لشركة الشحن من هنا
story-shipped-other = سُلّم لشركة الشحن من مكان آخر
story-confirmed = وصل إلى نظام الطلبات
story-presumed = نظام الطلبات يعرضه، ولا يُعرف من فعله
story-in-doubt = أُرسل، والجواب غير معروف بعد
story-refused = لم يقبله نظام الطلبات
story-superseded = حدث شيء آخر قبله
story-withdrawn = تم التراجع عنه
story-needs-person = يحتاج إلى شخص
story-closed = أُغلق يدوياً
story-label-drawn = حُفظ الملصق
story-label-printed = طُبع الملصق
story-label-voided = أُعلن الملصق لاغياً
story-put-down = وُضعت هنا
story-delivered = تم التوصيل
story-delivery-failed = تعذّر التوصيل
story-attempted-delivery = جرت محاولة توصيل
story-cancelled = أُلغي
