### ما يقوله البرنامجان في الطرفية. أسماء الأوامر والخيارات واحدة في كل لغة.

cli-usage =
    الاستخدام: stationctl [OPTIONS] COMMAND

    يعتني بمحطة التغليف من دون نافذتها.

    الأوامر:
      status                   حال المحطة وقائمة انتظارها
      list [waiting|packed|sent]
                               الطرود على رفّ واحد؛ والمنتظرة إن لم يُسمَّ رفّ
      show NUMBER              طرد واحد وما حدث له
      pack NUMBER              تعليم طرد بأنه غُلِّف
      ship NUMBER              تسليم طرد لشركة الشحن
      put NUMBER PLACE         سجّل أين وُضعت صناديق الشحنة
      label NUMBER [--out FILE]
                               حفظ ملصق طرد
      actions NUMBER           ما يمكن فعله بطرد واحد، ولماذا لا
      set-shipment NUMBER TRACKING --carrier NAME [--query NUMBER]
                               شركة شحن أو رقم تتبع آخر
      set-status NUMBER delivered|failed
                               ما حدث عند العميل
      command NUMBER SLUG [--set KEY=VALUE]...
                               أي خطوة أخرى، باسمها في نظام الطلبات أو باسمنا
      sync [--once]            النظر في نظام الطلبات وإرسال ما هو محفوظ هنا
      sync --watch             فعل ذلك حتى يُنهى البرنامج
      queue [show]             ما هو محفوظ هنا ولم يُحسَم بعد
      queue attention          ما ينتظر شخصاً
      queue withdraw COMMAND   استرجاع ما لم يُرسَل
      queue retry COMMAND      النظر مرة أخرى، ثم الإرسال إن لزم
      queue close COMMAND --because WHY
                               عولج الأمر: ‎unpacked (أُفرغ الصندوق)،
                               ‎settled-there (حُلّ في نظام الطلبات)،
                               ‎carrier-told (أُبلغت شركة الشحن)،
                               ‎handed-on (يتولاه شخص آخر)،
                               ‎not-needed (لم تعد هناك حاجة)
      queue lost               ما أكّده نظام الطلبات وربما فقده
      queue rebind             إرسال ما حُفظ لتسجيل دخول آخر إلى هذا
      queue go-on              شوهدت القائمة: يتابع الإرسال
      journal NUMBER           كل ما فُعل بطرد وما قالته الشاشة
      journal verify           هل السجل كامل
      print NUMBER             طباعة ملصق شحنة
      print NUMBER --what slip طباعة قسيمة تغليفها
      print NUMBER --what document
                               طباعة مستند المتجر الخاص بها
      print HANDOVER --what handover
                               طباعة ورقة تسليم
      print --what card        طباعة بطاقة الرموز
      reprint NUMBER REASON    الملصق نفسه مرة أخرى: did-not-come-out أو unreadable
                               أو damaged أو lost أو other
      prints [NUMBER]          ما يُطبع، أو طُبع اليوم، أو لشحنة واحدة
      prints came-out|did-not|cancel PRINT
                               قل ما جرى له، أو استرجعه
      printers                 الطابعات الموجودة
      printers find            الطابعات القريبة
      printers ask ADDRESS     ما تستطيعه طابعة بعنوانها
      printers add NAME ADDRESS [--set format=pdf|zpl|pwg] [--set dpi=203|300] [--set media=SIZE]
                               تجهيز طابعة
      printers use PRINTER KIND [--carrier NAME]
                               لأي شيء تُستعمل
      printers test PRINTER    طباعة صفحة الاختبار
      printers accept PRINTER CODE
                               مُسحت صفحة الاختبار
      printers remove PRINTER  لا يُرسَل إليها شيء بعد الآن
      backup                   نسخ بيانات المحطة الآن
      restore FILE             العودة إلى نسخة احتياطية؛ لا والمحطة تعمل
      packer list              من يغلّف هنا
      packer add NAME          شخص جديد
      token set                حفظ بيانات الدخول المقروءة من الدخل القياسي
      token forget             حذفها
      doctor                   فحص نظام الطلبات؛ لا يتغيّر فيه شيء
      doctor --write-config FILE
                               وحفظ الإعدادات التي تناسبه

    ‏NUMBER هو ما طُبع على الطرد كما يقرؤه القارئ، أو معرّف الطرد.
    ‏COMMAND اسم يعرضه queue. ما يفعله pack و ship يُحفَظ هنا فوراً؛
    ويرسله sync.

    الخيارات:
      --as NAME        من يقوم بذلك؛ لازم مع كل ما يغيّر شيئاً
      --set KEY=VALUE  ما يقال مع الأمر: carrier (الاسم أو الرقم), tracking,
                       query, fault, lines, reason, delivered=true|false, invoice,
                       kind, content, date (2026-11-22)
                       ورقم شركة الشحن يتحقق منه نظام الطلبات نفسه.
      --json           الإجابة بصيغة JSON
      --data-dir DIR   مجلد بيانات المحطة
      --config FILE    ملف الإعدادات
      --help           عرض هذا النص
      --version        عرض الإصدار

    رموز الخروج:
      0  تمّ
      1  رُفض أو فشل
      2  سطر الأوامر غير صحيح
      3  المحطة لا تستطيع أن تبدأ: مجلد البيانات أو قاعدة البيانات أو الإعدادات
      4  تعذّر الوصول إلى نظام الطلبات
cli-station-usage =
    الاستخدام: packing-station [OPTIONS]

    يفتح محطة التغليف.

    الخيارات:
      --training       التدرّب مع نظام طلبات خاص بالتدريب؛ لا يُرسَل شيء
      --data-dir DIR   مجلد بيانات المحطة
      --config FILE    ملف الإعدادات
      --help           عرض هذا النص
      --version        عرض الإصدار

    رموز الخروج:
      0  أُغلقت النافذة
      1  أُغلقت النافذة بسبب خلل
      2  سطر الأوامر غير صحيح
      3  المحطة لا تستطيع أن تبدأ: مجلد البيانات أو قاعدة البيانات أو الإعدادات أو الشاشة

## أسطر أوامر غير صحيحة

cli-unknown-flag = لا يوجد خيار { $flag }. يعرضها ‎--help كلّها.
cli-unknown-command = لا يوجد أمر «{ $command }». يعرضها ‎--help كلّها.
cli-missing-value = الخيار { $flag } يحتاج إلى قيمة بعده.
cli-missing-argument = { $name } ناقص.
cli-needs-as = حدّد من يقوم بذلك: ‎--as NAME
cli-needs-because = اذكر سبب الاكتفاء بهذا: ‎--because WHY. الأسباب في ‎--help.
cli-unknown-because = ليس “{ $word }” سبباً معروفاً هنا. المعروف: { $known }.
cli-unknown-packer = لا أحد باسم «{ $name }» يغلّف هنا. المعروفون: { $known }.
cli-unknown-act = لا توجد خطوة اسمها «{ $name }». المعروف: { $known }.
cli-not-ours = لا ترسل هذه المحطة «{ $name }» أبداً. عند الحاجة نفّذه في نظام الطلبات.
cli-unknown-carrier = لا توجد هنا شركة شحن اسمها «{ $name }». المعروف: { $known }. وتُسمى أي شركة أخرى برقمها.
cli-unfit-input = «{ $input }» لا مكان له هنا أو لا يُقرأ.
cli-unsaid-input = يجب ذكر «{ $name }» مع هذه الخطوة: ‎--set { $name }=… لم يُحفظ شيء.
cli-no-command = قل ما الذي يُفعَل. يعرض ‎--help كل الأوامر.
cli-too-much = «{ $word }» كلمة زائدة. يبيّن ‎--help ما يُكتب هناك.
cli-token-words = بعد «token» تأتي «set» أو «forget». أما الرمز نفسه فيُقرأ من الإدخال القياسي، لا من سطر الأوامر أبداً.
cli-no-packers = لا أحد يغلّف هنا بعد. أضف شخصاً: stationctl packer add NAME
cli-stale-label = هذا الملصق قديم. لم يُسلَّم شيء. أنشئ ملصقاً جديداً.
cli-token-from-file = أعطِ بيانات الدخول من ملف حتى لا يقرأها أحد على الشاشة: stationctl token set < FILE
cli-window-running = برنامج محطة آخر مفتوح على هذه البيانات، لذلك يقرأ stationctl فقط.
cli-window-refuses = برنامج محطة آخر مفتوح على هذه البيانات، لذلك يقرأ stationctl فقط. افعل ذلك هناك، أو أغلقه أولاً.
cli-no-station = لا توجد محطة في { $path }. لم يُنشأ هناك شيء. حدّد مجلد المحطة بالخيار ‎--data-dir، أو ابدأ محطة هناك: stationctl packer add NAME
cli-answer-lost = تعذّرت كتابة الإجابة. تحقّق من وجهتها.
cli-not-a-token = هذه ليست بيانات دخول: يجب أن تكون كلمة واحدة من أحرف عادية. لم يُحفَظ شيء.
cli-token-not-kept = تعذّر حفظ بيانات الدخول في { $path }. تحقّق من أن هذا الحساب يستطيع الكتابة هناك ومن أن القرص ليس ممتلئاً.
cli-token-not-removed = تعذّر حذف بيانات الدخول من { $path }. ما زالت هناك. تحقّق من أن هذا الحساب يستطيع الكتابة هناك.
cli-not-all-sent = لم يمكن إرسال كل شيء بعد. يبقى محفوظاً هنا؛ شغّل sync مرة أخرى لاحقاً.
cli-no-display = لا توجد شاشة تُفتح عليها نافذة. شغّلها حيث سجّلت الدخول إلى سطح المكتب، أو استخدم stationctl.
cli-no-window = توجد شاشة، لكن تعذّر فتح النافذة. شغّلها من جديد.
cli-no-window-again = وإن لم تُفتح، فاعرض أحدث ملف في المجلد { $path } على من يعتني بهذا الجهاز.

## الإجابات

cli-saved = { $number }: محفوظ هنا. يُرسَل عند أول اتصال بنظام الطلبات.
cli-possible = نعم
cli-unknown-offers = يعرض نظام الطلبات أيضاً ما يلي، وهذه المحطة لا تنفّذه: { $names }
cli-label-saved = حُفظ الملصق: { $path }
cli-label-cut = لم يتّسع الملصق لشيء ما فقُصّ. انظر إليه قبل أن تلصقه.
cli-label-letters = لا تستطيع خطوطنا رسم هذه الأحرف: { $letters }
cli-nothing-listed = لا توجد طرود.
cli-queue-empty = لا شيء ينتظر الإرسال.
cli-no-questions = لا شيء ينتظر شخصاً.
cli-synced = الطرود المعروفة: { $known }. ما بقي للإرسال: { $queued }. ما ينتظر شخصاً: { $attention }.
cli-backup-saved = حُفظت النسخة الاحتياطية: { $path }
cli-restored = تمت العودة إلى النسخة الاحتياطية. حُفظ الملف المستبدَل: { $path }. يُراجَع كل ما لم يُحسَم قبل إرسال أي شيء.
cli-journal-whole =
    السجل كامل: { $rows ->
        [zero] لا أسطر
        [one] سطر واحد
        [two] سطران
        [few] { $rows } أسطر
        [many] { $rows } سطراً
       *[other] { $rows } سطر
    }، { $purged ->
        [zero] ولم يُزل شيء بعد انتهاء مدته
        [one] وأُزيل سطر أقدم بعد انتهاء مدته
        [two] وأُزيل سطران أقدم بعد انتهاء مدتهما
        [few] وأُزيلت { $purged } أسطر أقدم بعد انتهاء مدتها
        [many] وأُزيل { $purged } سطراً أقدم بعد انتهاء مدتها
       *[other] وأُزيل { $purged } سطر أقدم بعد انتهاء مدتها
    }، { $lost ->
        [zero] ولم يُفقد شيء
        [one] وفُقد سطر مع ملف تالف أو أقدم
        [two] وفُقد سطران مع ملف تالف أو أقدم
        [few] وفُقدت { $lost } أسطر مع ملف تالف أو أقدم
        [many] وفُقد { $lost } سطراً مع ملف تالف أو أقدم
       *[other] وفُقد { $lost } سطر مع ملف تالف أو أقدم
    }. نهايته { $head }.
cli-journal-broken = السجل غير كامل: السطر { $row } عُدِّل أو حُذف أو نُقل.
cli-journal-empty = لم يُفعل شيء بهذا الطرد هنا.
cli-link-up = نظام الطلبات يجيب
cli-link-down = تعذّر الوصول إلى نظام الطلبات
cli-link-signed-out = لم يعد نظام الطلبات يقبل بيانات الدخول
cli-link-forbidden = لم يعد نظام الطلبات يسمح لهذا المكتب بأي شيء
cli-link-slow = يطلب نظام الطلبات أن نبطئ
cli-evidence-unknown = غير معروف بعد
cli-evidence-own-rows = A: سجل نظام الطلبات وفيه قيودنا
cli-evidence-store-rows = A′: سجل نظام الطلبات وفيه قيود المتجر كله
cli-evidence-package-only = B: حالة كل طرد فقط
cli-evidence-nothing = C: لا يمكن قراءة شيء من جديد
cli-question-overwritten = ربما غيّره شخص آخر
cli-question-unclear = أُرسل؛ ولا يمكن معرفة هل نُفّذ
cli-question-label-late = ينتظر ملصقه منذ ساعات
cli-question-packed-twice = غُلّف في مكان آخر أيضاً: هل هناك صندوق ثانٍ؟
cli-held = ينتظر خطوة سابقة
cli-foreign = محفوظ لتسجيل دخول آخر
cli-nothing-lost = لم يفقد نظام الطلبات شيئاً نعرفه.
cli-no-printers = لا توجد طابعة مجهّزة. أضف واحدة: stationctl printers add NAME ADDRESS --as NAME
cli-none-near = لم توجد طابعة قريبة. أضف واحدة بعنوانها.
cli-no-prints = لا شيء يُطبع، ولم يُطبع شيء اليوم.
cli-not-printed = لم يخرج كل شيء. انظر stationctl prints.
cli-lost = عاد نظام الطلبات إلى وقت سابق؛ لوحظ ذلك { $time }. لا يُرسل شيء حتى يرى أحد هذه القائمة. خطوات أكّدها وربما فقدها: { $count }
cli-rebound = خطوات يمكن أن تُرسل الآن إلى تسجيل الدخول هذا: { $count }
cli-link-portal = يجيب شيء ليس نظام الطلبات
cli-secret-keychain = في سلسلة مفاتيح النظام
cli-secret-file = في ملف لا يقرؤه إلا هذا الحساب؛ لا تعمل سلسلة مفاتيح هنا
cli-secret-environment = في متغيّرات البيئة
cli-secret-training = في متجر التدريب
cli-secret-missing = لا شيء

## العناوين

cli-field-station = المحطة
cli-field-store = المتجر
cli-field-data = مجلد البيانات
cli-field-secret = بيانات الدخول
cli-field-link = الاتصال
cli-field-evidence = الدليل
cli-field-refreshed = آخر إجابة
cli-field-other-stores = مستبعد: طرود فروع أخرى
cli-field-late = متأخرة
cli-field-version = الإصدار
cli-field-number = الطرد
cli-field-order = الطلب
cli-field-state = الحالة
cli-field-mark = العلامة
cli-field-possible = ممكن
cli-field-offered = معروض باسم
cli-field-slug = اسم الأمر
cli-field-pieces = القطع
cli-field-recipient = المستلم
cli-field-address = العنوان
cli-field-phone = الهاتف
cli-field-channel = القناة
cli-field-carrier = شركة الشحن
cli-field-tracking = رقم التتبّع
cli-field-query = رقم الاستعلام
cli-field-due = الموعد
cli-field-notes = ملاحظات
cli-field-gift-note = رسالة الهدية
cli-field-label = الملصق
cli-field-stands = مكانها
cli-field-quantity = الكمية
cli-field-item = الصنف
cli-field-sku = رمز الصنف
cli-field-barcode = الباركود
cli-field-act = الخطوة
cli-field-attempts = المحاولات
cli-field-at = الوقت
cli-field-who = من
cli-field-step = ماذا
cli-field-detail = التفاصيل
cli-field-command = الأمر
cli-field-notice = تنبيه
cli-field-shown = ما قالته الشاشة
cli-field-print = الطبعة
cli-field-printer = الطابعة
cli-field-format = ما يُرسل
cli-field-dpi = نقاط في البوصة
cli-field-media = الورق
cli-field-place = العنوان
cli-field-accepted = قُبلت
cli-field-uses = لأجل
cli-field-other = أُخبِر أيضاً
cli-field-value = كما كتبه نظام الطلبات

## Lines of the journal

cli-step-queued = حُفظ هنا
cli-step-claimed = على وشك الإرسال
cli-step-answered = جاء الرد
cli-step-looked = نُظر في نظام الطلبات
cli-step-settled = يظهر في نظام الطلبات
cli-step-withdrawn = استُرجع
cli-step-held = أُوقف لأن خطوة سابقة فشلت
cli-step-retried = سيُحاوَل مرة أخرى
cli-step-closed = عولج
cli-step-label-drawn = رُسم الملصق
cli-step-label-kept = جُلب ملصق شركة الشحن وحُفظ
cli-step-document-kept = جُلب مستند نظام الطلبات وحُفظ
cli-step-label-voided = أُعلن الملصق لاغياً
cli-step-label-scanned = مُسح الملصق
cli-step-put-down = وُضعت في مكانها
cli-step-print-asked = سيُطبع
cli-step-print-stepped = تقدمت الطباعة
cli-step-print-closed = عولجت الطباعة
cli-step-printer-added = أُضيفت طابعة
cli-step-printer-accepted = قُبلت الطابعة
cli-step-printer-removed = أُزيلت الطابعة
cli-step-rebound = أُطلقت قائمة الانتظار إلى تسجيل دخول آخر
cli-step-seen-to-be-back = اطُّلع على ما قد يكون نظام الطلبات فقده بعد رجوعه
cli-step-restarted = وُجد نصف مُرسَل بعد البدء
cli-step-restored = صُحِّح مما حُفظ
cli-step-salvaged = فُقدت أسطر من السجل
cli-step-purged = أُزيلت أسطر قديمة من السجل
