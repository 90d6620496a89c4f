### الإعدادات وحال المحطة.

more-title = المزيد
more-language = اللغة
more-theme = الألوان
more-theme-light = فاتح
more-theme-dark = داكن
more-theme-contrast = تباين عالٍ
more-text-size = حجم النص
more-text-size-value = { $percent } %

more-connection = الاتصال
more-link = نظام الطلبات
more-link-unknown = لم يُجرَّب بعد
more-link-up = متصل
more-link-down = بلا اتصال منذ { $time }
more-link-retry = نحاول مرة أخرى من تلقاء أنفسنا. المحاولة التالية: { $time }
more-link-signed-out = لم يعد نظام الطلبات يقبل تسجيل دخولنا. توقّف الإرسال ولم يضع شيء. اتصل بمن يعتني بالمحطة.
more-link-forbidden = لم يعد نظام الطلبات يسمح لهذا المكتب بأي شيء. توقّف الإرسال ولم يضع شيء. اتصل بمن يعتني بالمحطة.
more-link-list-refused = يرفض نظام الطلبات ما يُطلب من قائمة طروده. توقّف الإرسال ولم يضع شيء. اتصل بمن يعتني بالمحطة: يجد «stationctl doctor» ما يجب ضبطه.
more-link-list-too-large = طرد في قائمة نظام الطلبات أكبر مما يمكن قراءته، لذلك لا تأتي القائمة. توقّف الإرسال ولم يضع شيء. اتصل بمن يعتني بنظام الطلبات.
more-link-slow = متصل. يطلب نظام الطلبات أن نبطئ، وهذا ما نفعله.
more-link-untrusted = من يجيب لا يستطيع أن يثبت أنه نظام الطلبات. توقّف الإرسال ولم يضع شيء. تحقّق من صحة تاريخ هذا الحاسوب ووقته. إن كانا صحيحين فاتصل بمن يعتني بالشبكة أو بنظام الطلبات.
more-link-portal = على هذه الشبكة من يجيب بدلاً من نظام الطلبات. افتح المتصفح وسجّل الدخول إلى الشبكة، أو اتصل بمن يعتني بها.
more-heard = آخر خبر
more-heard-never = لا شيء بعد
more-saved-here = محفوظ هنا ولم يُرسَل بعد
more-sending = قيد الإرسال الآن
more-in-doubt = أُرسل، والجواب غير معروف بعد
more-attention = يحتاج إليك
more-sync = انظر الآن
more-sync-done = نحن ننظر.

more-evidence = مدى تأكّدنا من وصول شيء
more-evidence-unknown = غير معروف بعد
more-evidence-own-rows = متأكّدون: يعرض نظام الطلبات قيدنا نحن لكل خطوة.
more-evidence-store-rows = شبه متأكّدين: يعرض نظام الطلبات قيود هذا الفرع.
more-evidence-nothing = لا نستطيع قراءة الطرود من جديد. ما ليس واضحاً ينتظر شخصاً.
more-evidence-package-only = نرى حالة كل طرد، لكن لا نرى من غيّرها.
more-foreign =
    { $count ->
        [zero] لم يرسل إلينا نظام الطلبات طروداً من فروع أخرى.
        [one] أرسل إلينا نظام الطلبات طرداً واحداً من فرع آخر. نُبقيه خارج القوائم.
        [two] أرسل إلينا نظام الطلبات طردين من فروع أخرى. نُبقيهما خارج القوائم.
        [few] أرسل إلينا نظام الطلبات { $count } طرود من فروع أخرى. نُبقيها خارج القوائم.
        [many] أرسل إلينا نظام الطلبات { $count } طرداً من فروع أخرى. نُبقيها خارج القوائم.
       *[other] أرسل إلينا نظام الطلبات { $count } طرد من فروع أخرى. نُبقيها خارج القوائم.
    }

more-station = المحطة
more-station-name = الاسم
more-store = الفرع
more-packer = المغلِّف
more-packer-change = غيّر المغلِّف
more-packer-leave = أنهِ التغليف هنا
more-packer-none = لا أحد
more-secret = مكان حفظ تسجيل الدخول
more-secret-keychain = في سلسلة مفاتيح هذا الحاسوب
more-secret-file = في ملف لا يقرؤه إلا هذا الحساب
more-secret-environment = في بيئة البرنامج
more-secret-training = في متجر التدريب الذي يأتي مع البرنامج
more-secret-missing = لا شيء محفوظ
more-data-dir = مجلد البيانات
more-version = الإصدار

more-keys = المفاتيح
more-card = اطبع بطاقة الأوامر
more-card-explain = رموز تُمسح بدل ضغط المفاتيح.
more-key-f1 = هذه الصفحة
more-key-f2 = البحث
more-key-f4 = الزر الكبير
more-key-f6 = حفظ الملصق
more-key-f7 = كل ما عدا ذلك لهذا الطرد
more-key-f9 = التراجع
more-key-esc = الرجوع

more-training = التدريب
more-training-explain = جرّب ما يحدث بلا اتصال. تتابع المحطة العمل ولا يضيع شيء.
more-unplug = اسحب القابس
more-plug = أعد القابس
