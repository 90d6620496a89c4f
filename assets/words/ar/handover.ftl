### الصناديق تذهب إلى السائق.

handover-title = التسليم للشحن
handover-carriers = شركات الشحن
handover-no-carrier = بلا شركة شحن
handover-list = صناديق { $carrier }
handover-count = مُسح { $count } من { $total }
handover-how = امسح كل صندوق وأنت تعطيه للسائق، أو المسه.
handover-all =
    { $count ->
        [zero] لا صناديق
        [one] الصندوق الوحيد
        [two] الصندوقان معاً
        [few] الصناديق كلها ({ $count }) دفعة واحدة
        [many] الصناديق كلها ({ $count }) دفعة واحدة
       *[other] الصناديق كلها ({ $count }) دفعة واحدة
    }
handover-none = ابدأ من جديد
handover-on = يذهب
handover-off = يبقى هنا
handover-give =
    { $count ->
        [zero] لا شيء يُسلَّم إلى { $carrier }
        [one] سلّم صندوقاً واحداً إلى { $carrier }
        [two] سلّم صندوقين إلى { $carrier }
        [few] سلّم { $count } صناديق إلى { $carrier }
        [many] سلّم { $count } صندوقاً إلى { $carrier }
       *[other] سلّم { $count } صندوق إلى { $carrier }
    }
handover-nothing-yet = لم يُمسح أي صندوق بعد.
handover-nothing-yet-do = امسح الصندوق الأول، أو اختر الكل.
handover-no-tracking =
    { $count ->
        [zero] لكل الطرود المغلَّفة أرقام تتبّع.
        [one] طرد مغلَّف واحد ليس له رقم تتبّع بعد. يظهر هنا عندما يحصل عليه.
        [two] طردان مغلَّفان ليس لهما رقما تتبّع بعد. يظهران هنا عندما يحصلان عليهما.
        [few] { $count } طرود مغلَّفة ليس لها أرقام تتبّع بعد. تظهر هنا عندما تحصل عليها.
        [many] { $count } طرداً مغلَّفاً ليس لها أرقام تتبّع بعد. تظهر هنا عندما تحصل عليها.
       *[other] { $count } طرد مغلَّف ليس لها أرقام تتبّع بعد. تظهر هنا عندما تحصل عليها.
    }
handover-empty = لا شيء للتسليم.
handover-empty-do = تظهر هنا الطرود المغلَّفة التي لها رقم تتبّع.
handover-loading = جارٍ قراءة الطرود المغلَّفة…

## مسح الصناديق

handover-said-added = { $number } يذهب
handover-said-already = { $number } مُسح من قبل
handover-wrong-carrier = هذا الصندوق يخص { $carrier }.
handover-wrong-carrier-do = أبقه هنا. سيذهب مع { $carrier }.
handover-stale = الملصق على { $number } لم يعد صالحاً.
handover-stale-do = أبقه هنا وضع الملصق الجديد.

## التأكيد الوحيد في اليوم

handover-confirm =
    { $count ->
        [zero] ألا تعطي { $carrier } شيئاً؟
        [one] هل تعطي { $carrier } صندوقاً واحداً؟
        [two] هل تعطي { $carrier } صندوقين؟
        [few] هل تعطي { $carrier } { $count } صناديق؟
        [many] هل تعطي { $carrier } { $count } صندوقاً؟
       *[other] هل تعطي { $carrier } { $count } صندوق؟
    }
handover-confirm-left =
    { $count ->
        [zero] لا يبقى شيء هنا.
        [one] يبقى صندوق واحد هنا.
        [two] يبقى صندوقان هنا.
        [few] تبقى { $count } صناديق هنا.
        [many] يبقى { $count } صندوقاً هنا.
       *[other] يبقى { $count } صندوق هنا.
    }
handover-confirm-why = بعد ذلك تصبح في عهدة السائق.
handover-confirm-yes = نعم، سلّم
handover-confirm-no = ليس بعد

## بعد ذلك

handover-done =
    { $count ->
        [zero] لم يُسلَّم شيء إلى { $carrier } · محفوظ هنا
        [one] سُلّم صندوق واحد إلى { $carrier } · محفوظ هنا
        [two] سُلّم صندوقان إلى { $carrier } · محفوظ هنا
        [few] سُلّمت { $count } صناديق إلى { $carrier } · محفوظ هنا
        [many] سُلّم { $count } صندوقاً إلى { $carrier } · محفوظ هنا
       *[other] سُلّم { $count } صندوق إلى { $carrier } · محفوظ هنا
    }
handover-refused =
    { $count ->
        [zero] لا شيء يبقى هنا
        [one] يبقى صندوق واحد هنا
        [two] يبقى صندوقان هنا
        [few] تبقى { $count } صناديق هنا
        [many] يبقى { $count } صندوقاً هنا
       *[other] يبقى { $count } صندوق هنا
    }
handover-done-close = عُد إلى الصناديق
handover-sheet = اطبع ورقة التسليم
handover-sheet-printing = ورقة التسليم في الطريق إلى { $printer }.
