### ما يجب أن يقرّره شخص. كل بطاقة تقول ما حدث، وما فعلناه، وما العمل.

attention-title = يحتاج إليك
attention-list = أمور تحتاج إليك
attention-empty = لا شيء يحتاج إليك.
attention-loading = جارٍ النظر فيما يحتاج إليك…
attention-made = { $name } في الساعة { $time }
attention-detail = يقول نظام الطلبات
attention-open = افتح الطرد

attention-refused-pack = لم يقبل نظام الطلبات «تم التغليف» للطرد { $number }.
attention-refused-pack-did = عملك محفوظ هنا. لن يُرسَل شيء آخر حتى تختار.
attention-refused-pack-do = انظر إلى الطرد. أرسل مرة أخرى، أو أغلق هذا إن حُسم بطريقة أخرى.
attention-refused-ship = لم يقبل نظام الطلبات تسليم { $number } لشركة الشحن.
attention-refused-ship-did = التسليم محفوظ هنا. لن يُرسَل شيء آخر حتى تختار.
attention-refused-ship-do = تأكّد من أن الصندوق ذهب فعلاً. أرسل مرة أخرى، أو أغلق هذا إن حُسم بطريقة أخرى.

attention-cancelled-pack = أُلغي { $number }.
attention-cancelled-pack-did = لم نرسل «تم التغليف».
attention-cancelled-ship = أُلغي { $number }.
attention-cancelled-ship-did = لم نرسل التسليم.

attention-gone-pack = لم يعد نظام الطلبات يعرف { $number }.
attention-gone-pack-did = ما غلّفته محفوظ هنا ولم يُرسَل.
attention-gone-pack-do = ضع الصندوق جانباً واسأل المسؤول عن الطلبات. ثم أغلق هذا.
attention-gone-ship = لم يعد نظام الطلبات يعرف { $number }.
attention-gone-ship-did = التسليم محفوظ هنا ولم يُرسَل.
attention-gone-ship-do = اسأل المسؤول عن الطلبات ما العمل بالصندوق. ثم أغلق هذا.

attention-unclear-pack = لا نعرف هل وصل «تم التغليف» للطرد { $number }.
attention-unclear-pack-did = نظرنا في نظام الطلبات عدة مرات، ولم نرسل شيئاً مرتين.
attention-unclear-pack-do = افتح الطرد وانظر إلى حالته. لا ترسل مرة أخرى إلا إذا كان لا يزال ينتظر.
attention-unclear-ship = لا نعرف هل وصل تسليم { $number }.
attention-unclear-ship-did = نظرنا في نظام الطلبات عدة مرات، ولم نرسل شيئاً مرتين.
attention-unclear-ship-do = افتح الطرد وانظر إلى حالته. لا ترسل مرة أخرى إلا إذا لم يكن قد سُلّم هناك.

attention-earlier-step-pack = خطوة سابقة للطرد { $number } لم تتم.
attention-earlier-step-pack-did = «تم التغليف» محفوظ هنا وينتظر.
attention-earlier-step-pack-do = احسم البطاقة السابقة أولاً. ثم أرسل هذه مرة أخرى أو أغلقها.
attention-earlier-step-ship = سُلّم { $number } لشركة الشحن، لكن خطوة سابقة له لم تتم.
attention-earlier-step-ship-did = التسليم محفوظ هنا وينتظر.
attention-earlier-step-ship-do = احسم البطاقة السابقة أولاً. ثم أرسل هذه مرة أخرى أو أغلقها.

attention-packed-twice-pack = غُلّف { $number } في مكان آخر أيضاً.
attention-packed-twice-pack-did = وصل «تم التغليف» إلى نظام الطلبات من هناك. أما ما سُجّل هنا فلم يُرسَل أو لم يغيّر شيئاً.
attention-packed-twice-pack-do = تحقّق من وجود صندوق ثانٍ. إن وُجد فأفرغ أحد الصندوقين، ثم أغلق هذا.

attention-label-late-ship = سُلّم { $number } لشركة الشحن، لكن ملصقه لم يصل منذ ساعات.
attention-label-late-ship-did = التسليم محفوظ هنا. لم يُرسَل لأن نظام الطلبات يحتاج إلى الملصق أولاً.
attention-label-late-ship-do = اختر «تابع الانتظار»: يُرسَل من تلقاء نفسه حين يصل ملصقه. وإن لم يصل بعد، فاطلب ملصقاً جديداً عند الطرد. أو احسم الأمر هنا: عندها لا يُرسَل منه شيء.

attention-label-late-other = لم يصل ملصق { $number } منذ ساعات.
attention-label-late-other-did = «{ $step }» محفوظ هنا. لم يُرسَل لأن نظام الطلبات يحتاج إلى الملصق أولاً.
attention-label-late-other-do = اختر «تابع الانتظار»: يُرسَل من تلقاء نفسه حين يصل الملصق. وإن لم يصل بعد، فاطلب ملصقاً جديداً عند الطرد. أو احسم الأمر هنا: عندها لا يُرسَل منه شيء.

attention-refused-other = لم يقبل نظام الطلبات «{ $step }» للطرد { $number }.
attention-refused-other-did = عملك محفوظ هنا. لا يُرسل شيء آخر حتى تختار.
attention-refused-other-do = انظر إلى الطرد. أرسل مرة أخرى، أو أغلق هذا إذا حُلّ بطريقة أخرى.

attention-cancelled-other = أُلغي الطرد { $number }.
attention-cancelled-other-did = لم نرسل «{ $step }».

attention-gone-other = نظام الطلبات لم يعد يعرف { $number }.
attention-gone-other-did = «{ $step }» محفوظ هنا ولم يُرسل.
attention-gone-other-do = ضع الصندوق جانباً واسأل المسؤول عن الطلبات. ثم أغلق هذا.

attention-unclear-other = لا نعرف هل وصل «{ $step }» للطرد { $number }.
attention-unclear-other-did = بحثنا في نظام الطلبات عدة مرات، ولم نرسل شيئاً مرتين.
attention-unclear-other-do = افتح الطرد وانظر إلى حالته. أرسل مرة أخرى فقط إذا لم يتغيّر هناك.

attention-earlier-step-other = خطوة سابقة للطرد { $number } لم تتم.
attention-earlier-step-other-did = «{ $step }» محفوظ هنا وينتظر.
attention-earlier-step-other-do = حلّ البطاقة السابقة أولاً. ثم أرسل هذا مرة أخرى أو أغلقه.

attention-overwritten-other = ربما غيّر شخص آخر الطرد { $number } منذ ذلك الحين.
attention-overwritten-other-did = «{ $step }» محفوظ هنا ولم يُرسل، كي لا يُكتب فوق شيء.
attention-overwritten-other-do = افتح الطرد وانظر. أرسل مرة أخرى لتكتب فوق ما هناك، أو أغلق هذا ليبقى كما هو.

attention-retry = أرسل مرة أخرى
attention-wait-on = تابع الانتظار
attention-close = حُسم الأمر
attention-said-retry = { $number }: محفوظ هنا، يُرسَل مرة أخرى
attention-said-wait-on = { $number }: محفوظ هنا، يُرسَل عندما يصل ملصقه
attention-said-close = { $number }: أُغلق

## أين الصندوق، وما ينتظر معه، ولماذا حُسم الأمر

attention-stop = توقّف! ابحث عن هذا الصندوق: يجب ألا يخرج.
attention-cancelled-do-open = لم يُغلَّف شيء هنا. أغلق هذا.
attention-cancelled-do-packed = ارفع الصندوق عن الطاولة وأفرغه، ثم أغلق هذا.
attention-cancelled-do-labelled = ابحث عن الصندوق قبل أن يأتي السائق. انزع ملصقه ومزّقه، وأفرغ الصندوق، ثم أغلق هذا.
attention-cancelled-do-handed-over = الصندوق مع السائق. اتصل بشركة الشحن لإيقافه، ثم أغلق هذا.
attention-where-open = لم يُغلَّف هنا
attention-where-packed = مغلَّف، لا يزال هنا
attention-where-labelled = لا يزال هنا، وعليه ملصقه
attention-where-handed-over = مع السائق
attention-stands = مكانها: { $place }
attention-held = ينتظر هذا: { $steps }
attention-why = لماذا حُسم الأمر؟
attention-named = يُحفظ هذا مع اسمك: { $name }.
because-unpacked = أُفرغ الصندوق وعاد كل شيء إلى رفّه
because-settled-there = حُسم في نظام الطلبات
because-carrier-told = أُبلغت شركة الشحن
because-handed-on = يتولاه شخص آخر
because-not-needed = لم تعد هناك حاجة إليه

## عن كل ما ينتظر في هذا المكتب

attention-back = عاد نظام الطلبات إلى وقت سابق.
attention-back-did =
    { $count ->
        [zero] لا نعرف شيئاً فقده.
        [one] ربما فقد خطوة واحدة كان قد أكّدها.
        [two] ربما فقد خطوتين كان قد أكّدهما.
        [few] ربما فقد { $count } خطوات كان قد أكّدها.
        [many] ربما فقد { $count } خطوة كان قد أكّدها.
       *[other] ربما فقد { $count } خطوة كان قد أكّدها.
    } لا يُرسَل شيء حتى ينظر أحد. ما تغلّفه يُحفظ هنا.
attention-back-do =
    { $count ->
        [zero] تابع بعد أن تقرأ هذا.
        [one] قارنها بنظام الطلبات. إن لم تكن هناك، فيجب أن تُعاد.
        [two] قارنهما بنظام الطلبات. ما ليس هناك يجب أن يُعاد.
        [few] قارن كلاً منها بنظام الطلبات. ما ليس هناك يجب أن يُعاد.
        [many] قارن كلاً منها بنظام الطلبات. ما ليس هناك يجب أن يُعاد.
       *[other] قارن كلاً منها بنظام الطلبات. ما ليس هناك يجب أن يُعاد.
    }
attention-back-go = نظرت في هذا
attention-back-sure = أرسل من جديد من الآن
attention-foreign =
    { $count ->
        [zero] لم تُحفظ خطوات لتسجيل دخول آخر.
        [one] حُفظت خطوة واحدة لتسجيل دخول آخر.
        [two] حُفظت خطوتان لتسجيل دخول آخر.
        [few] حُفظت { $count } خطوات لتسجيل دخول آخر.
        [many] حُفظت { $count } خطوة لتسجيل دخول آخر.
       *[other] حُفظت { $count } خطوة لتسجيل دخول آخر.
    }
attention-foreign-did = لا يغادر شيء من ذلك هذا المكتب حتى تقول.
attention-foreign-do = أهو المتجر نفسه، لكن بتسجيل دخول أو عنوان جديد؟ إذن دع ذلك يُرسَل. وإلا فاتصل بمن يعتني بالمحطة.
attention-foreign-go = أرسل ذلك إلى تسجيل الدخول هذا
attention-foreign-sure = نعم، هو المتجر نفسه
attention-said-went-on = يتابع الإرسال
attention-said-rebound =
    { $count ->
        [zero] لا خطوات تُرسَل إلى تسجيل الدخول هذا
        [one] خطوة واحدة تُرسَل إلى تسجيل الدخول هذا
        [two] خطوتان تُرسَلان إلى تسجيل الدخول هذا
        [few] { $count } خطوات تُرسَل إلى تسجيل الدخول هذا
        [many] { $count } خطوة تُرسَل إلى تسجيل الدخول هذا
       *[other] { $count } خطوة تُرسَل إلى تسجيل الدخول هذا
    }
steps = محفوظ هنا ولم يُحسم بعد
steps-held = تنتظر خطوة سابقة
steps-foreign = لتسجيل دخول آخر
steps-more =
    { $count ->
        [zero] لا مزيد.
        [one] وخطوة أخرى.
        [two] وخطوتان أخريان.
        [few] و{ $count } خطوات أخرى.
        [many] و{ $count } خطوة أخرى.
       *[other] و{ $count } خطوة أخرى.
    }
