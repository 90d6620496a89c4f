### ما يُطبع على الملصقات والأوراق والقوائم. باختصار: الورق صغير.

paper-to = إلى
paper-from = من
paper-carrier = شركة الشحن
paper-tracking = رقم التتبّع
paper-query = رقم الاستعلام
paper-order = الطلب
paper-package = الطرد
paper-parcel = الطرد
paper-weight = الوزن
paper-desi = ديسي
paper-training = تدريب – لا تُشحن
