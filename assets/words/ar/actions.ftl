### الورقة التي فيها كل ما يمكن فعله بطرد واحد.

actions-title = ماذا نفعل بالطرد { $number }؟
actions-loading = ننظر في ما يمكن فعله…
actions-may = ممكن الآن
actions-none = لا يمكن فعل شيء بهذا الطرد في هذه اللحظة.
actions-may-not = غير ممكن الآن
actions-offered = نظام الطلبات يعرض هذا
actions-offers-unknown = لا نعرف ما يعرضه نظام الطلبات لهذا الطرد في هذه اللحظة. الكلمة الأخيرة له.
actions-unknown-offers = يعرض نظام الطلبات أيضاً ما يلي، وهذه المحطة لا تنفّذه:
actions-said = { $number }: { $step } · محفوظ هنا
actions-others = شيء آخر
actions-for-good = بعد أن يُرسل هذا من هنا لا يمكن التراجع عنه.

## لماذا لا، بكلمات قليلة

actions-why-not-waiting = لم يعد ينتظر
actions-why-not-packed = لم يُغلّف بعد
actions-why-not-shipped = ليس عند شركة الشحن بعد
actions-why-not-blocked = ليس موقوفاً
actions-why-already-delivered = وصل إلى العميل بالفعل
actions-why-not-from-here = غير مسموح في هذه المرحلة
actions-why-waits-for-label = ملصقه قيد التجهيز
actions-why-wrong-for-channel = لقناة بيعه طريقة تغليف أخرى
actions-why-nothing-to-change = هو كذلك بالفعل
actions-why-already-shipped = سُلّم لشركة الشحن بالفعل
actions-why-cancelled = أُلغي
actions-why-blocked = أوقفه المتجر مؤقتاً
actions-why-gone = لم يعد نظام الطلبات يعرضه لهذا الفرع
actions-why-unknown-state = هذه المحطة لا تعرف حالته
actions-why-needs-person-first = خطوة سابقة تنتظر في «يحتاجك»

## ما يجب قوله معه

actions-tracking = رقم التتبع: امسحه أو اكتبه
actions-query = رقم الاستعلام، إن وُجد
actions-scanned = قُرئ كرقم تتبع:
actions-carrier-none = لا توجد هنا شركة شحن معروفة بعد. تظهر وحدها مع الطرود التي لها شركة.
actions-fault = ما المشكلة؟
actions-fault-not-found = غير موجود
actions-fault-wrong = منتج خاطئ
actions-lines = ما الناقص أو الخاطئ، وكم عدده؟
actions-reason = لماذا؟
actions-reason-none = لم يخبرنا نظام الطلبات بأي سبب بعد. انظر مرة أخرى عند عودة الاتصال.
actions-invoice-number = رقم الفاتورة
actions-invoice-day = التاريخ (سنة-شهر-يوم)
actions-invoice-kind = نوع المستند
actions-invoice-content = المستند أو عنوانه
actions-date-wrong = لا يمكن فهم التاريخ.
    .do = اكتبه سنة-شهر-يوم، مثل 2026-11-21.
counter-less = واحد أقل
counter-more = واحد أكثر
counter-of = { $value } من { $most }
