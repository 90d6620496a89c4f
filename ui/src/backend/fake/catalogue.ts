// Packages that look like a real afternoon. Every name and address is made up.
import type { LineView, OtherView, StateKind } from '../bindings';
import { tell, trackingNumberOf, type FakePackage } from './model';

const MINUTE = 60_000;

interface Person {
  name: string;
  city: string;
  address: string[];
  phone: string;
  carrier: string;
}

const PEOPLE: Person[] = [
  person(
    'Ayşe Yılmaz',
    'İzmir',
    ['Gül Sokağı 14, D. 3', '35220 Konak'],
    '+90 555 010 20 01',
    'Aramex',
  ),
  person('محمد العتيبي', 'الرياض', ['شارع النخيل ٢٢', 'حي الملقا'], '+966 55 010 2002', 'SMSA'),
  person('Jörg Müllerschön', 'Köln', ['Lindenweg 8', '50674 Köln'], '+49 155 0102003', 'DHL'),
  person(
    'Ελένη Καραγιάννη',
    'Θεσσαλονίκη',
    ['Οδός Ανέμων 31', '546 24'],
    '+30 690 010 2004',
    'DHL',
  ),
  person(
    'İpek Işıkoğlu',
    'İstanbul',
    ['Nergis Caddesi 101/4', '34710 Kadıköy'],
    '+90 555 010 20 05',
    'Aramex',
  ),
  person('فاطمة الزهراني', 'جدة', ['شارع البحر ٩', 'حي الشاطئ'], '+966 55 010 2006', 'SMSA'),
  person(
    '<img src=x onerror=alert(1)>',
    'Ankara',
    ['Deneme Sokak 1', '06420 Çankaya'],
    '+90 555 010 20 07',
    'Aramex',
  ),
  person(
    'Çağla Öztürkmen',
    'Bursa',
    ['Zeytin Sokağı 7', '16010 Nilüfer'],
    '+90 555 010 20 08',
    'Aramex',
  ),
  person('Νίκος Παπαδάκης', 'Ηράκλειο', ['Λεωφόρος Κνωσού 5', '713 06'], '+30 690 010 2009', 'DHL'),
  person(
    'Großmann & Söhne GmbH',
    'München',
    ['Am Alten Speicher 12', '80331 München'],
    '+49 155 0102010',
    'DHL',
  ),
  person(
    'أحمد عبد الرحمن القحطاني',
    'الدمام',
    ['طريق الخليج ٤٠', 'حي الشاطئ الغربي'],
    '+966 55 010 2011',
    'SMSA',
  ),
  person(
    'Şevval Gümüşdere',
    'Eskişehir',
    ['Porsuk Bulvarı 55', '26130 Tepebaşı'],
    '+90 555 010 20 12',
    'Aramex',
  ),
];

const GOODS: LineView[] = [
  line('Blue mug, 300 ml', 'MUG-BL-300', '8691234567895'),
  line('Cotton bag, red', 'BAG-CT-RD', '8691234567901'),
  line('Gift card', 'CARD-GIFT', '8691234567918'),
  line('Kadın triko kazak, krem, M', 'TRK-KRM-M', '8691234567925'),
  line('Herren-Regenjacke, dunkelgrün, XL', 'RGN-DGR-XL', '8691234567932'),
  line('حذاء رياضي، أبيض، 42', 'SHO-WH-42', '8691234567949'),
  line('Candle, fig and cedar', 'CND-FIG', '8691234567956'),
];

function person(
  name: string,
  city: string,
  address: string[],
  phone: string,
  carrier: string,
): Person {
  return { name, city, address, phone, carrier };
}

function line(name: string, sku: string, barcode: string): LineView {
  return { name, sku, barcode, quantity: 1 };
}

const OTHERS: OtherView[] = [
  { name: 'delivery_range', value: '{"from":"10:00","to":"14:00"}' },
  { name: 'shelf', value: 'B-12' },
];

export const MARKETPLACE = 'Trendyol';

function channelOf(index: number): string {
  if (index % 12 === 10) return MARKETPLACE;
  return index % 3 === 0 ? 'Web' : 'App';
}

/** `index` decides everything, so that the same station stands there each time. */
export function packageOf(index: number, now: number): FakePackage {
  const who = PEOPLE[index % PEOPLE.length] as Person;
  const lines = Array.from({ length: 1 + (index % 3) }, (_, at) => ({
    ...(GOODS[(index + at * 2) % GOODS.length] as LineView),
    quantity: 1 + ((index + at) % 4 === 0 ? 1 : 0),
  }));
  const pack: FakePackage = {
    id: 1000 + index,
    number: `TR-${1_047_650 + index * 7}`,
    orderNumber: `${900_410_000 + index * 13}`,
    recipient: who.name,
    city: who.city,
    address: who.address.some((line) => line.includes(who.city))
      ? who.address
      : [...who.address, who.city],
    phone: who.phone,
    notes: index % 5 === 0 ? 'Ring at the side door. No price in the box, please.' : '',
    giftNote: index % 7 === 3 ? 'İyi ki doğdun! Seni çok seviyoruz.' : '',
    others: index % 2 === 0 ? OTHERS : [],
    channel: channelOf(index),
    lines,
    carrier: who.carrier,
    trackingNumber: null,
    untracked: false,
    dueAt: now + (index * 20 - 130) * MINUTE,
    modifiedAt: now - (index % 40) * MINUTE,
    state: 'waiting',
    raw: '',
    paper: null,
    remembered: false,
    story: [],
  };
  tell(pack, now - (200 - (index % 90)) * MINUTE, 'arrived', null, pack.channel);
  return pack;
}

/** `waiting` open packages, and some that are further on their way. */
export function dayOf(waiting: number, now: number): FakePackage[] {
  const packages = Array.from({ length: waiting }, (_, index) => packageOf(index, now));
  if (waiting === 0) return packages;
  const further: StateKind[] = [
    'packed',
    'packed',
    'packed',
    'packed',
    'packed',
    'shipped',
    'shipped',
    'attemptedDelivery',
    'delivered',
    'delivered',
    'deliveryFailed',
    'cancelled',
  ];
  further.forEach((state, at) => {
    const pack = packageOf(waiting + at, now);
    packages.push(furtherAlong(pack, state, now - (further.length - at) * 9 * MINUTE));
  });
  return packages;
}

function furtherAlong(pack: FakePackage, state: StateKind, at: number): FakePackage {
  pack.state = state;
  pack.modifiedAt = at;
  tell(pack, at - 40 * MINUTE, 'packedHere', 'Deniz');
  if (state !== 'packed' || pack.id % 4 !== 0) pack.trackingNumber = trackingNumberOf(pack);
  if (state === 'cancelled') {
    tell(pack, at, 'cancelled');
  } else if (state !== 'packed') {
    tell(pack, at - 5 * MINUTE, 'shippedHere', 'Deniz', pack.carrier ?? '');
  }
  if (state === 'delivered' || state === 'deliveryFailed' || state === 'attemptedDelivery') {
    tell(pack, at, state, null, pack.carrier ?? '');
  }
  return pack;
}
