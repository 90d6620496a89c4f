### ما يمكن فعله بالطرد.

act-pack = تغليف
act-pack-without-shipment = تغليف دون طلب شركة شحن
act-pack-for-channel = تغليف للمتجر الإلكتروني
act-ship = تسليم لشركة الشحن وتسجيل الإرسال
act-order-shipment = تسليم بأمر شحن
act-ship-without-integration = تسليم لشركة الشحن
act-ship-advanced = تسليم برقم تتبع مكتوب باليد
act-set-shipment = تغيير شركة الشحن أو رقم التتبع
act-mark-delivered = تسجيل أنه وصل
act-mark-undelivered = تسجيل أنه لم يصل
act-prepare = بدء جمع المنتجات
act-deallocate = بدء جمع المنتجات وإلغاء حجز المخزون
act-not-found = منتج غير موجود: إعادة الطرد كله
act-lines-not-found = منتجات غير موجودة: إعادة هذه فقط
act-refuse = رفض الطرد
act-pack-for-refund = تغليف للاسترداد: يُعاد المبلغ ولا يُرسل شيء
act-block = إيقاف مؤقت
act-unblock = إنهاء الإيقاف
act-set-invoice = استبدال الفاتورة
act-renew-label = طلب ملصق جديد
