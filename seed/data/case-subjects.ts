/** What people write about, unit by unit: the further cases of the demonstration are made of these. */
export interface SeedSubject {
  unit: string
  topic: string
  /** How many unfinished cases the unit has. */
  unfinished: number
  subjects: readonly string[]
}

const unit = (code: string, topic: string, unfinished: number, subjects: readonly string[]): SeedSubject => ({
  unit: code,
  topic,
  unfinished,
  subjects,
})

export const caseSubjects: Readonly<Record<string, readonly SeedSubject[]>> = {
  FIN: [
    unit('budget', 'budget', 18, [
      'مناقلة بين بندين في موازنة السنة الحالية',
      'اعتماد بند إضافي لمشروع قائم',
      'تفسير بند في التعميم المالي رقم 7',
      'موعد إقفال طلبات الموازنة',
      'إعادة تبويب مصروفات التشغيل',
    ]),
    unit('financial-planning', 'smart-planning', 12, [
      'تعذر رفع خطة الربع الأخير في برنامج التخطيط',
      'صلاحية مستخدم جديد في برنامج التخطيط المالي',
      'اختلاف أرقام الخطة عن الموازنة المعتمدة',
      'طلب تدريب على برنامج التخطيط المالي الذكي',
    ]),
    unit('payments', 'supplier-payments', 37, [
      'حالة دفعة مستحقة لعقد صيانة',
      'فاتورة معلقة منذ شهرين',
      'تعديل رقم الحساب البنكي للمورد',
      'دفعة وصلت ناقصة عن قيمة الفاتورة',
      'طلب كشف بالمدفوعات خلال السنة',
      'أمر صرف لم يصدر بعد اعتماد الفاتورة',
    ]),
    unit('retirement', 'retirees', 14, [
      'تأخر شهادة راتب تقاعدي',
      'تحديث بيانات مستفيد من معاش',
      'استفسار عن زيادة المعاش',
      'تحويل المعاش إلى حساب آخر',
    ]),
    unit('refunds', 'refunds', 22, [
      'استرداد رسم مكرر بقيمة 1,200 درهم',
      'رسم محصّل على معاملة ملغاة',
      'تأخر تحويل مبلغ الاسترداد',
      'مستندات ناقصة لطلب استرداد',
      'استرداد تأمين مناقصة',
    ]),
    unit('technical-development', 'systems', 9, [
      'تعذر الدخول إلى بوابة الموردين',
      'رسالة خطأ عند رفع الفاتورة',
      'إعادة تعيين حساب مستخدم في البوابة',
    ]),
    unit('follow-up', 'media', 4, [
      'طلب بيانات ميزانية للنشر الصحفي',
      'طلب مقابلة حول خطة الإنفاق',
      'متابعة شكوى سابقة لم يصل ردها',
    ]),
  ],
  RES: [
    unit('residence', 'residence', 12, [
      'تأخر تجديد إقامة عائلة',
      'تعديل اسم في تصريح الإقامة',
      'إلغاء إقامة مكفول خارج الدولة',
    ]),
    unit('renewals', 'residence', 10, [
      'طلب التجديد معاد بسبب صورة غير واضحة',
      'تجديد إقامة متأخر بعد دفع الرسوم',
      'استفسار عن مهلة التجديد',
    ]),
    unit('golden-residence', 'golden-residence', 6, [
      'مستندات ترشيح للإقامة الذهبية',
      'ضم أفراد الأسرة إلى الإقامة الذهبية',
    ]),
    unit('entry-permits', 'entry-permits', 14, [
      'إذن دخول سياحي لم يصل بالبريد',
      'خطأ في رقم الجواز على إذن الدخول',
      'تمديد إذن دخول لزيارة عائلية',
    ]),
    unit('nationality', 'nationality', 5, ['موعد استلام جواز سفر', 'تحديث بيانات خلاصة القيد']),
    unit('investigation', 'fines', 8, ['اعتراض على غرامة تأخير', 'طلب تقسيط غرامة تعديل الوضع']),
    unit('technical-support', 'smart-services', 9, [
      'تعذر رفع المستندات في التطبيق الذكي',
      'رمز التحقق لا يصل إلى الهاتف',
      'توقف الدفع عند الخطوة الأخيرة',
    ]),
    unit('customer-voice', 'customer-voice', 4, ['اقتراح تمديد ساعات الرد', 'ملاحظة على صياغة رسالة نصية']),
  ],
  WRK: [
    unit('housing-assistance', 'housing-assistance', 12, [
      'متابعة طلب مساعدة سكنية',
      'إضافة مستند إلى ملف الإسكان',
      'استفسار عن نتيجة لجنة الإسكان',
    ]),
    unit('housing-maintenance', 'housing-maintenance', 9, ['تسرب مياه في سقف مسكن', 'تأخر مقاول الصيانة عن الموعد']),
    unit('road-maintenance', 'roads', 14, ['هبوط في طبقة الإسفلت', 'مطب بلا علامة تحذيرية', 'حفرة في الحارة اليمنى']),
    unit('road-lighting', 'road-lighting', 8, ['أعمدة إنارة مطفأة على الطريق', 'لوحة إرشادية مائلة']),
    unit('government-buildings', 'government-buildings', 5, ['عطل في تكييف مبنى حكومي', 'طلب صيانة مصعد']),
    unit('procurement', 'suppliers', 8, ['استفسار عن نتيجة مناقصة', 'تجديد تسجيل مورد']),
    unit('office-north', 'offices', 3, ['مواعيد العمل في مكتب المنطقة الشمالية']),
    unit('office-east', 'offices', 2, ['طلب موعد في مكتب المنطقة الشرقية']),
  ],
}
