### طرود غادرت.

tracking-title = التتبّع
tracking-list = الطرود التي غادرت
tracking-field = رقم أو اسم أو مدينة أو رقم تتبّع
tracking-field-clear = امحُ البحث
tracking-empty = لم يغادر شيء بعد.
tracking-empty-do = ما تسلّمه لشركة الشحن يظهر هنا مع أخباره منها.
tracking-none = لم نجد شيئاً عن «{ $text }».
tracking-none-do = تحقّق من الكتابة، أو امسح الورقة.
tracking-heard = أخبار شركة الشحن حتى الساعة { $time }
tracking-loading = جارٍ قراءة ما غادر…
tracking-shown = يُعرض { $count } من أصل { $total }. ابحث لتجد الباقي.
