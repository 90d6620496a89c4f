### الملصقات: ما يُطبع الآن، وما يمكن طبعه، وما يحتاج إلى شخص، والطابعات نفسها.

labels-title = الملصقات
labels-loading = جارٍ النظر في الملصقات…
labels-empty = كل الملصقات على صناديقها.
labels-empty-do = يُطبع الملصق وحده عندما يُغلَّف صندوقه.
labels-no-printer = لم تُعدّ طابعة بعد.
labels-no-printer-do = أعدّ طابعة، فتُطبع الملصقات من هنا. حتى ذلك الحين يمكن حفظ الملصق كملف.
labels-set-up = إعداد طابعة
labels-printers = الطابعات
labels-unclear = هل خرج؟
labels-unclear-what = لم تقل الطابعة شيئاً. انظر هل يوجد ملصق { $number } عندها.
labels-unclear-test = لم تقل الطابعة شيئاً. انظر هل توجد صفحة تجربة عندها.
labels-unclear-other = لم تقل الطابعة شيئاً. انظر هل هو عندها: { $what }.
labels-came-yes = خرج
labels-came-no = لم يخرج
labels-swap = انزع هذه الملصقات
labels-swap-what = على صندوق { $number } ملصق { $carrier } { $tracking }. لم يعد صحيحاً.
labels-swap-do = انزعه ومزّقه، ثم اطبع الجديد.
labels-look = انظر إلى هذه أولاً
labels-look-do = لا يُطبع وحده. افتح الطرد وانظر، أو اطبعه رغم ذلك.
labels-print-anyway = اطبعه رغم ذلك
labels-look-at = انظر إليه
labels-look-title = { $number } كما سيُطبع
labels-look-none = لا توجد صورة لهذا الملصق.
labels-problem = لم يُطبع
labels-printing = قيد الطباعة
labels-ready = جاهز للطباعة
labels-ready-how = امسح صندوقاً فيُطبع ملصقه.
labels-printed = طُبع اليوم
labels-print = اطبع الملصق
labels-print-all =
    { $count ->
        [zero] لا ملصقات للطباعة
        [one] اطبع ملصقاً واحداً
        [two] اطبع ملصقين
        [few] اطبع { $count } ملصقات
        [many] اطبع { $count } ملصقاً
       *[other] اطبع { $count } ملصق
    }
labels-again = اطبع مرة أخرى
labels-leave = اتركه كما هو
labels-stop = أوقفه
labels-stopping = جارٍ إيقافه
labels-copy = نسخة { $copy }
labels-box = صندوق { $parcel } من { $parcels }
labels-said-printing = { $number }: في الطريق إلى { $printer }
labels-said-printing-all =
    { $count ->
        [zero] لا ملصقات في الطريق إلى الطابعة
        [one] ملصق واحد في الطريق إلى الطابعة
        [two] ملصقان في الطريق إلى الطابعة
        [few] { $count } ملصقات في الطريق إلى الطابعة
        [many] { $count } ملصقاً في الطريق إلى الطابعة
       *[other] { $count } ملصق في الطريق إلى الطابعة
    }
labels-said-not-all =
    { $count ->
        [zero] لم يبق ملصق بلا طباعة: { $numbers }
        [one] ملصق واحد لم يُطبع: { $numbers }
        [two] ملصقان لم يُطبعا: { $numbers }
        [few] { $count } ملصقات لم تُطبع: { $numbers }
        [many] { $count } ملصقاً لم يُطبع: { $numbers }
       *[other] { $count } ملصق لم يُطبع: { $numbers }
    }
labels-said-not-all-do = تبقى في القائمة. اطبع واحداً وحده لترى السبب.
labels-said-void = { $number }: يجب ألا يُستخدم هذا الملصق بعد الآن
labels-said-yes = { $number }: خرج
labels-said-no = { $number }: لم يخرج
labels-said-left = { $number }: تُرك كما هو
labels-said-stopped = { $number }: أُوقف
labels-stick = ألصقه على { $number }، ثم امسح الملصق.

## أين وصلت الطباعة، وما هي، ولماذا مرة أخرى

progress-queued = ينتظر الطابعة
progress-sending = قيد الإرسال
progress-sent = عند الطابعة
progress-printed = طُبع
progress-failed = لم يُطبع
progress-unknown = غير مؤكد
progress-expired = فات الأوان، لم يُطبع
progress-cancelled = أُوقف
document-label = ملصق
document-slip = قسيمة التغليف
document-handover = ورقة التسليم
document-card = بطاقة الأوامر
document-document = مستند المتجر
document-test-page = صفحة تجربة
again-why = لماذا مرة أخرى؟
again-did-not-come-out = لم يخرج
again-unreadable = لا يقرأه الماسح
again-damaged = تلف
again-lost = ضاع
again-other = سبب آخر

## طبعة واحدة كما هي على الورق تماماً

print-picture = كما يُطبع
print-page = صفحة { $page } من { $pages }
print-no-picture = لا توجد صورة لهذا.
print-void = هذا الملصق باطل
print-void-sure = لن يجوز لأحد استخدامه أينما أُلصق. مزّقه.
print-void-yes = أبطله

## الطابعات

printer-unknown = لم تُسأل بعد
printer-ready = جاهزة
printer-busy = تطبع
printer-paper-out = نفد الورق
printer-open = غطاؤها مفتوح
printer-jam = علق الورق
printer-supply-out = نفد الشريط أو الحبر
printer-paused = متوقفة مؤقتاً
printer-unreachable = غير موجودة
printer-other = تقول شيئاً
printer-not-accepted = لم تُمسح صفحة التجربة بعد
printer-waiting =
    { $count ->
        [zero] لا شيء ينتظرها
        [one] طبعة واحدة تنتظرها
        [two] طبعتان تنتظرانها
        [few] { $count } طبعات تنتظرها
        [many] { $count } طبعة تنتظرها
       *[other] { $count } طبعة تنتظرها
    }
printer-settings = { $name }: الإعدادات

## إعداد طابعة

setup-name = اسمها هنا
setup-find = ابحث عن طابعات قريبة
setup-finding = جارٍ البحث عن طابعات…
setup-found = طابعات قريبة
setup-found-none = لم توجد طابعة قريبة.
setup-found-none-do = اكتب عنوانها بيدك.
setup-ask = اسأل الطابعة عمّا تستطيع
setup-asking = جارٍ سؤال الطابعة…
setup-trust = هذه هي الطابعة: ثق بها
setup-said = ما تقوله الطابعة
setup-said-filled = كُتب أدناه. غيّر ما ليس صحيحاً.
setup-model = الطراز
setup-takes = ما تقبله
setup-loaded = الورق فيها
setup-says-nothing = لا تقول
setup-margins = البياض عند الحواف
setup-margins-none = لا شيء
setup-margins-value = أعلى { $top }، يمين { $right }، أسفل { $bottom }، يسار { $left } مم
setup-kind = كيف يُوصل إليها؟
setup-kind-ipp = طابعة شبكة (IPP)
setup-kind-raw = طابعة ملصقات (ZPL)
setup-kind-folder = مجلد للتجربة
setup-address-ipp = العنوان، مثل ipp://10.0.0.7/ipp/print
setup-address-raw = العنوان، مثل 10.0.0.7:9100
setup-address-folder = المجلد
setup-format = ما يُرسل إليها
setup-format-pdf = PDF
setup-format-pwg = نقاط (PWG)
setup-format-zpl = ZPL
setup-media = الورق
setup-media-inch4x6 = 4 × 6 بوصة
setup-media-mm100x150 = 100 × 150 مم
setup-media-mm100x100 = 100 × 100 مم
setup-media-a6 = A6
setup-media-a5 = A5
setup-media-a4 = A4
setup-dpi = نقاط في البوصة
setup-add = أضفها
setup-added = أُضيفت { $name }
setup-test = اطبع صفحة التجربة
setup-test-again = اطبع صفحة التجربة مرة أخرى
setup-test-do = هل الإطار كامل من الجهات الأربع؟ إذن امسح الرمز الذي على الصفحة.
setup-test-wait = امسح الرمز الذي على صفحة التجربة
setup-accepted = { $name } جاهزة
setup-accepted-by = قبلها { $name }، { $time }
setup-uses = ما تطبعه
setup-use-label = كل الملصقات
setup-use-label-of = ملصقات { $carrier }
setup-use-carrier = شركة شحن أخرى، كما يكتبها نظام الطلبات
setup-use-carrier-add = أضف هذه الشركة
setup-use-slip = قسائم التغليف
setup-use-handover = أوراق التسليم
setup-use-card = بطاقات الأوامر
setup-use-document = مستندات المتجر
setup-remove = أزلها
setup-removed = أُزيلت { $name }
