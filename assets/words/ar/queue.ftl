### قائمة الانتظار: طرود تنتظر التغليف.

queue-title = قائمة الانتظار
queue-list = الطرود المنتظرة
queue-waiting =
    { $count ->
        [zero] لا شيء ينتظر
        [one] طرد واحد ينتظر
        [two] طردان ينتظران
        [few] { $count } طرود تنتظر
        [many] { $count } طرداً ينتظر
       *[other] { $count } طرد ينتظر
    }
queue-late =
    { $count ->
        [zero] لا متأخر
        [one] متأخر واحد
        [two] متأخران
        [few] { $count } متأخرة
        [many] { $count } متأخراً
       *[other] { $count } متأخر
    }
queue-next = ابدأ التالي
queue-pieces-unknown = ؟ قطعة
queue-pieces =
    { $count ->
        [zero] لا قطع
        [one] قطعة واحدة
        [two] قطعتان
        [few] { $count } قطع
        [many] { $count } قطعة
       *[other] { $count } قطعة
    }
queue-due = قبل { $time }
queue-overdue = متأخر · { $span }

## القائمة لا تتحرك من تلقاء نفسها: الجديد والذاهب ينتظران خلف زر

queue-new =
    { $count ->
        [zero] لا جديد
        [one] طرد جديد واحد
        [two] طردان جديدان
        [few] { $count } طرود جديدة
        [many] { $count } طرداً جديداً
       *[other] { $count } طرد جديد
    }
queue-gone =
    { $count ->
        [zero] لا شيء غادر الانتظار
        [one] طرد واحد لم يعد ينتظر
        [two] طردان لم يعودا ينتظران
        [few] { $count } طرود لم تعد تنتظر
        [many] { $count } طرداً لم يعد ينتظر
       *[other] { $count } طرد لم يعد ينتظر
    }
queue-row-gone = لم يعد ينتظر
queue-refresh = أظهرها

## عندما لا يوجد ما يُعرض

queue-loading = جارٍ قراءة قائمة الانتظار…
queue-empty = لا شيء ينتظر.
queue-empty-do = تظهر الطرود الجديدة هنا من تلقاء نفسها.
queue-empty-heard = آخر خبر من نظام الطلبات: { $time }
queue-empty-offline = لا شيء ينتظر حتى الساعة { $time }.
queue-empty-offline-do = سننظر مرة أخرى عندما يعود الاتصال.
queue-empty-never = لم نصل إلى نظام الطلبات بعد.
queue-empty-never-do = تظهر الطرود هنا حالما يتوفر الاتصال.
