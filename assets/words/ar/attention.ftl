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
attention-cancelled-pack-do = ارفع الصندوق عن الطاولة وأفرغه، ثم أغلق هذا.
attention-cancelled-ship = أُلغي { $number }.
attention-cancelled-ship-did = لم نرسل التسليم.
attention-cancelled-ship-do = إذا كان الصندوق لا يزال هنا، فأبقه. إذا كان مع السائق، فاتصل بشركة الشحن. ثم أغلق هذا.

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

attention-refused-other = لم يقبل نظام الطلبات «{ $step }» للطرد { $number }.
attention-refused-other-did = عملك محفوظ هنا. لا يُرسل شيء آخر حتى تختار.
attention-refused-other-do = انظر إلى الطرد. أرسل مرة أخرى، أو أغلق هذا إذا حُلّ بطريقة أخرى.

attention-cancelled-other = أُلغي الطرد { $number }.
attention-cancelled-other-did = لم نرسل «{ $step }».
attention-cancelled-other-do = ارفع الصندوق عن الطاولة وأفرغه، ثم أغلق هذا.

attention-gone-other = نظام الطلبات لم يعد يعرف { $number }.
attention-gone-other-did = «{ $step }» محفوظ هنا ولم يُرسل.
attention-gone-other-do = ضع الصندوق جانبًا واسأل المسؤول عن الطلبات. ثم أغلق هذا.

attention-unclear-other = لا نعرف هل وصل «{ $step }» للطرد { $number }.
attention-unclear-other-did = بحثنا في نظام الطلبات عدة مرات، ولم نرسل شيئًا مرتين.
attention-unclear-other-do = افتح الطرد وانظر إلى حالته. أرسل مرة أخرى فقط إذا لم يتغيّر هناك.

attention-earlier-step-other = خطوة سابقة للطرد { $number } لم تتم.
attention-earlier-step-other-did = «{ $step }» محفوظ هنا وينتظر.
attention-earlier-step-other-do = حلّ البطاقة السابقة أولاً. ثم أرسل هذا مرة أخرى أو أغلقه.

attention-overwritten-other = غيّر شخص آخر الطرد { $number } منذ ذلك الحين.
attention-overwritten-other-did = «{ $step }» محفوظ هنا ولم يُرسل، كي لا يُكتب فوق شيء.
attention-overwritten-other-do = افتح الطرد وانظر. أرسل مرة أخرى لتكتب فوق ما هناك، أو أغلق هذا ليبقى كما هو.

attention-retry = أرسل مرة أخرى
attention-close = حُسم الأمر
attention-said-retry = { $number }: محفوظ هنا، يُرسَل مرة أخرى
attention-said-close = { $number }: أُغلق
