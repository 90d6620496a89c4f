### طرد واحد على الطاولة.

packing-title = الطرد { $number }
packing-lines = ما يوضع فيه
packing-lines-empty = لا يذكر نظام الطلبات أي قطع لهذا الطرد.
packing-quantity = { $count } ×
packing-quantity-unknown = ؟ ×
packing-pieces-unknown = لم يذكر نظام الطلبات عدد كل صنف: اسأل قبل إغلاق الصندوق
packing-pieces-total =
    { $count ->
        [zero] لا قطع في المجموع
        [one] قطعة واحدة في المجموع
        [two] قطعتان في المجموع
        [few] { $count } قطع في المجموع
        [many] { $count } قطعة في المجموع
       *[other] { $count } قطعة في المجموع
    }
packing-sku = الصنف { $sku }
packing-barcode = الباركود { $barcode }
packing-address = يذهب إلى
packing-phone = الهاتف
packing-notes = ملاحظة
packing-gift = رسالة الهدية
packing-order = الطلب
packing-shipping = الشحن
packing-carrier = شركة الشحن
packing-carrier-none = غير معروفة بعد
packing-tracking = رقم التتبّع
packing-tracking-none = لم يصل بعد
packing-due = الموعد
packing-copy = كما أخبرنا نظام الطلبات في الساعة { $time }
packing-others =
    { $count ->
        [zero] لا معلومات أخرى من نظام الطلبات
        [one] معلومة أخرى من نظام الطلبات
        [two] معلومتان أخريان من نظام الطلبات
        [few] { $count } معلومات أخرى من نظام الطلبات
        [many] { $count } معلومة أخرى من نظام الطلبات
       *[other] { $count } معلومة أخرى من نظام الطلبات
    }
packing-remembered = نسخة نظام الطلبات ناقصة. هذا ما يتذكره عملك هنا.
packing-remembered-do = يعود الباقي مع أول أخبار من نظام الطلبات.
packing-loading = جارٍ قراءة الطرد…

## ما يمكن للمغلِّف أن يفعله

packing-packed = تم التغليف
packing-save-label = احفظ الملصق
packing-next = الطرد التالي
packing-to-queue = عُد إلى قائمة الانتظار
packing-actions = إجراءات أخرى

## ما نقوله بعد ذلك. لا نقول «أُرسل» لما هو هنا فقط

packing-said-packed = { $number } غُلّف · محفوظ هنا
packing-said-label = حُفظ ملصق { $number }
packing-said-undone = { $number }: تم التراجع
packing-saved-here = محفوظ هنا

## التراجع

packing-undo-title = هل حدث خطأ؟
packing-undo-explain = لم يغادر هذا المكتب بعد. ما زال بإمكانك التراجع.
packing-undo = تراجع

## الملصق

packing-label = الملصق
packing-label-saved-at = حُفظ في الساعة { $time }
packing-label-file = الملف
packing-label-again = احفظ الملصق مرة أخرى
packing-label-stale = هذا الملصق لم يعد صالحاً: تغيّرت شركة الشحن أو رقم التتبّع.
packing-label-stale-do = ارمِ القديم واحفظ ملصقاً جديداً.
packing-label-overflow = شيء ما لم يتّسع له الملصق فقُطع.
packing-label-glyphs = لم يستطع الملصق إظهار هذه الأحرف: { $characters }
packing-label-look = انظر إليه قبل أن تلصقه.

## ما حدث حتى الآن

packing-story = ما حدث
packing-story-empty = لا شيء بعد.

## ماذا سيحدث للملصق

packing-packed-print = تم التغليف — اطبع الملصق
packing-print-label = اطبع الملصق
packing-plan-prints-now = يُطبع الملصق معه.
packing-plan-prints-soon = يُطبع الملصق عندما يصل رقمه.
packing-plan-waits-for-scan = يُطبع الملصق عندما تمسح هذا الصندوق بعد عودة الاتصال.
packing-plan-waits-for-box = يُطبع الملصق عندما تمسح هذا الصندوق.
packing-plan-needs-look = شيء ما على الملصق مقطوع أو ناقص: انظر إليه أولاً.
packing-plan-by-hand = اطبع الملصق بعد ذلك.
packing-plan-no-printer = لم تُعدّ طابعة. احفظ الملصق بعد ذلك.
packing-plan-done = طُبع ملصقه.
packing-slip = اطبع قسيمة التغليف
packing-said-slip = { $number }: قسيمة التغليف في الطريق إلى الطابعة
packing-document = مستند المتجر
packing-document-look = انظر إليه
packing-document-print = اطبع المستند
packing-document-none = لا توجد صورة لهذا المستند.
packing-said-document = { $number }: المستند في الطريق إلى الطابعة
packing-boxes = عدد الصناديق
packing-boxes-proven = مُسح { $proven } من { $parcels } ملصقات على صناديقها
