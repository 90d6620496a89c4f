### ما يُطبع على الملصقات والأوراق والقوائم. باختصار: الورق صغير.

paper-to = إلى
paper-from = من
paper-tracking = رقم التتبّع
paper-query = رقم الاستعلام
paper-order = الطلب
paper-package = الطرد
paper-parcel = الطرد
paper-weight = الوزن
paper-weight-kg = { $whole }.{ $part } كغ
paper-desi = ديسي
paper-training = تدريب – لا تُشحن

## على كل مستند من عدة صفحات

paper-page = صفحة
paper-made-at = التاريخ
paper-made-by = المكتب والموظف
paper-day = { $year }/{ $month }/{ $day }

## قائمة التعبئة

paper-slip-title = قائمة التعبئة
paper-slip-total-unknown = لم يكن عدد القطع معروفاً عند طباعة هذه الورقة
paper-slip-total =
    { $count ->
        [zero] لا قطع في هذا الصندوق
        [one] قطعة واحدة في هذا الصندوق
        [two] قطعتان في هذا الصندوق
        [few] { $count } قطع في هذا الصندوق
        [many] { $count } قطعة في هذا الصندوق
       *[other] { $count } قطعة في هذا الصندوق
    }
paper-gift-note = رسالة الهدية

## كشف التسليم

paper-handover-title = تسليم إلى
paper-handover-number = التسليم
paper-handover-total =
    { $count ->
        [zero] لم يُسلَّم أي صندوق
        [one] سُلِّم صندوق واحد
        [two] سُلِّم صندوقان
        [few] سُلِّمت { $count } صناديق
        [many] سُلِّم { $count } صندوقاً
       *[other] سُلِّم { $count } صندوق
    }
paper-driver = السائق
paper-signature = التوقيع
paper-journal = السجل

## بطاقة الأوامر

paper-card-title = امسح بدل أن تكتب
paper-card-hint = امسح رمزاً على هذه البطاقة لتنفيذ ما هو مكتوب فوقه. ضع البطاقة حيث يصل إليها الماسح.
paper-card-primary = الزر الكبير
paper-card-label = اطبع الملصق
paper-card-undo = تراجع
paper-card-back = رجوع
paper-card-queue = إلى قائمة الانتظار
paper-card-labels = إلى الملصقات
paper-card-handover = إلى التسليم
paper-card-attention = إلى ما يحتاج إلى انتباه

## صفحة التجربة

paper-test-title = صفحة تجربة
paper-test-hint = يجب أن يكون الإطار الرفيع كاملاً من الجهات الأربع، والشريط الأسود بلا خطوط بيضاء. ثم امسح الرمز.
paper-test-paper = الورق: { $size }
paper-test-dots = نقاط في البوصة: { $dots }
