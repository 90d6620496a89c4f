### ما يحيط بكل شاشة: الشريط الجانبي والشريط العلوي وسطر المسح والبحث والصفحتان قبل بدء العمل.

app-name = محطة التغليف

## الشريط الجانبي

nav-label = الشاشات
nav-queue = الانتظار
nav-labels = الملصقات
nav-handover = التسليم
nav-tracking = التتبّع
nav-attention = يحتاجك
nav-more = المزيد

## الشريط العلوي

training = تدريب · لا يُرسَل شيء
search-open = بحث
packer-change = { $name }، غيّر المغلِّف
chip-open = { $status }. أظهر الاتصال

## علامة المحطة: الأسوأ يغلب، ولا يظهر شيء عندما يكون كل شيء بخير

chip-offline = بلا اتصال
chip-offline-saved =
    { $count ->
        [zero] بلا اتصال · لا شيء محفوظ هنا
        [one] بلا اتصال · خطوة واحدة محفوظة هنا
        [two] بلا اتصال · خطوتان محفوظتان هنا
        [few] بلا اتصال · { $count } خطوات محفوظة هنا
        [many] بلا اتصال · { $count } خطوة محفوظة هنا
       *[other] بلا اتصال · { $count } خطوة محفوظة هنا
    }
chip-offline-since = بلا اتصال منذ { $time }
chip-offline-since-saved =
    { $count ->
        [zero] بلا اتصال منذ { $time } · لا شيء محفوظ هنا
        [one] بلا اتصال منذ { $time } · خطوة واحدة محفوظة هنا
        [two] بلا اتصال منذ { $time } · خطوتان محفوظتان هنا
        [few] بلا اتصال منذ { $time } · { $count } خطوات محفوظة هنا
        [many] بلا اتصال منذ { $time } · { $count } خطوة محفوظة هنا
       *[other] بلا اتصال منذ { $time } · { $count } خطوة محفوظة هنا
    }
chip-signed-out = انتهى تسجيل الدخول: توقّف الإرسال
chip-forbidden = لم يعد مسموحاً: توقّف الإرسال
chip-list = لا قائمة للطرود: توقّف الإرسال
chip-went-back = عاد نظام الطلبات إلى الوراء: توقّف الإرسال
chip-untrusted = الاتصال غير آمن: توقّف الإرسال
chip-portal = هذه الشبكة تطلب شيئاً أولاً
chip-no-token = لا يوجد تسجيل دخول: توقّف الإرسال
chip-in-doubt =
    { $count ->
        [zero] لا شيء للتأكّد منه
        [one] نتأكّد من خطوة واحدة
        [two] نتأكّد من خطوتين
        [few] نتأكّد من { $count } خطوات
        [many] نتأكّد من { $count } خطوة
       *[other] نتأكّد من { $count } خطوة
    }
chip-sending =
    { $count ->
        [zero] لا شيء قيد الإرسال
        [one] خطوة واحدة قيد الإرسال
        [two] خطوتان قيد الإرسال
        [few] { $count } خطوات قيد الإرسال
        [many] { $count } خطوة قيد الإرسال
       *[other] { $count } خطوة قيد الإرسال
    }
chip-saved =
    { $count ->
        [zero] لا شيء محفوظ هنا
        [one] خطوة واحدة محفوظة هنا
        [two] خطوتان محفوظتان هنا
        [few] { $count } خطوات محفوظة هنا
        [many] { $count } خطوة محفوظة هنا
       *[other] { $count } خطوة محفوظة هنا
    }

## سطر المسح

scan-label = آخر مسح
scan-ready = امسح طرداً
scan-found = { $number } · { $recipient }
scan-found-unnamed = { $number }
scan-unknown = لا نعرف هذا الرمز.
scan-unknown-do = انظر إلى الورقة، أو ابحث بالاسم.
scan-stale = الملصق على { $number } لم يعد صالحاً: يجب ألا يخرج على أي صندوق.
scan-stale-do = انزعه واطبع ملصقاً جديداً.
scan-label-match = الملصق لصندوق { $number }
scan-label-match-of = صندوق { $parcel } من { $parcels } للطرد { $number }: الملصق صحيح
scan-label-swap = هذا الملصق لصندوق { $belongs }. في يدك { $hand }.
scan-label-swap-do = ضع الصندوقين جنباً إلى جنب، وبدّل الملصقين، ثم امسحهما.
scan-label-dead-changed = تغيّرت شركة الشحن أو رقم التتبّع للطرد { $number }: هذا الملصق لم يعد صالحاً.
scan-label-dead-void = أُبطل هذا الملصق للطرد { $number }.
scan-label-dead-recounted = أُعيد عدّ صناديق { $number }: هذا الملصق يذكر عدداً آخر.
scan-label-dead-cancelled = أُلغي { $number }: يجب ألا يخرج هذا الصندوق.
scan-label-dead-gone = لم يعد نظام الطلبات يذكر { $number }.
scan-label-ambiguous = يحمل ملصق آخر للطرد { $number } الرقم نفسه.
scan-label-ambiguous-do = امسح الرمز المربع على الملصق. إن لم يكن عليه رمز ولم تكن متأكداً، فاطبع ملصقاً جديداً.
scan-label-new = انزع الملصق ومزّقه. اطبع ملصقاً جديداً.
scan-label-aside = انزع الملصق ومزّقه. ضع الصندوق جانباً.
scan-search = ابحث عنه
scan-clear = امحُ

## البحث

search-title = البحث
search-field = رقم أو اسم أو مدينة أو رقم تتبّع
search-hint = اكتب، أو امسح ورقة.
search-queue = في قائمة الانتظار
search-elsewhere = في كل مكان آخر
search-none = لم نجد شيئاً عن «{ $text }».
search-none-do = تحقّق من الكتابة، أو امسح الورقة.
search-more =
    { $count ->
        [zero] لا مزيد.
        [one] يوجد واحد آخر. اكتب المزيد لتضييق البحث.
        [two] يوجد اثنان آخران. اكتب المزيد لتضييق البحث.
        [few] توجد { $count } أخرى. اكتب المزيد لتضييق البحث.
        [many] يوجد { $count } غيرها. اكتب المزيد لتضييق البحث.
       *[other] يوجد { $count } غيرها. اكتب المزيد لتضييق البحث.
    }

## أزرار تعني الشيء نفسه في كل مكان

back = رجوع
close = إغلاق
cancel = ليس الآن
understood = فهمت
try-again = حاول مرة أخرى
try-now = حاول الآن

## من يغلّف؟

who-title = من يغلّف؟
who-hint = المس اسمك. كل ما تغلّفه يحمل اسمك.
who-none = لم يغلّف أحد هنا بعد. أضف اسمك لتبدأ.
who-add = أضف اسماً
who-name = اسمك
who-save = أضف وابدأ
who-needed = اكتب اسماً أولاً.

## لا شيء يستطيع أن يبدأ

start-refused-title = تعذّر بدء المحطة
start-refused-safe = لم يضع شيء ولم يتغيّر شيء.
start-code = رمز للدعم

## كم من الوقت

span-minutes = { $count } د
span-hours = { $count } س
span-days =
    { $count ->
        [zero] أقل من يوم
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يوماً
       *[other] { $count } يوم
    }
