//! Everything here is INVENTED: not from Akinon's documentation.
//!
//! The documentation leaves codes, slugs, ids and several JSON keys to each installation or does
//! not print them. The simulator needs some value for each, and they all stand in this one file,
//! so that nobody mistakes one for a fact: a station must take every one of them from its
//! configuration or from what the OMS tells it. What *is* documented stands in `rules`.

/// State codes that no readable page prints. Documented are 100, 200, 400, 500, 920 and 1100.
pub(crate) mod code {
    pub(crate) const WAITING_REMOTE_ACTION: &str = "150";
    pub(crate) const WAITING_FOR_TRANSFER: &str = "300";
    pub(crate) const WAITING_CARGO_LABEL: &str = "450";
    pub(crate) const SHIPPED: &str = "600";
    pub(crate) const ATTEMPTED_DELIVERY: &str = "640";
    pub(crate) const DELIVERY_FAILED: &str = "660";
    pub(crate) const DELIVERED: &str = "700";
    pub(crate) const BLOCKED: &str = "800";
    pub(crate) const CANCELLATION_WAITING: &str = "880";
    pub(crate) const CANCELLED: &str = "900";
    pub(crate) const NEEDS_RESCHEDULING: &str = "940";
}

/// What this installation calls its states. A real one's names are free text too.
pub(crate) mod name {
    pub(crate) const WAITING: &str = "Bekliyor";
    pub(crate) const WAITING_REMOTE_ACTION: &str = "Uzak İşlem Bekleniyor";
    pub(crate) const PREPARING: &str = "Hazırlanıyor";
    pub(crate) const WAITING_FOR_TRANSFER: &str = "Transfer Bekleniyor";
    pub(crate) const READY: &str = "Paketlemeye Hazır";
    pub(crate) const WAITING_CARGO_LABEL: &str = "Kargo Etiketi Bekleniyor";
    pub(crate) const PACKED: &str = "Paketleme Tamamlandı";
    pub(crate) const SHIPPED: &str = "Kargoya Verildi";
    pub(crate) const ATTEMPTED_DELIVERY: &str = "Teslimat Denendi";
    pub(crate) const DELIVERY_FAILED: &str = "Teslim Edilemedi";
    pub(crate) const DELIVERED: &str = "Teslim Edildi";
    pub(crate) const BLOCKED: &str = "Bloke Edildi";
    pub(crate) const CANCELLATION_WAITING: &str = "İptal Bekliyor";
    pub(crate) const CANCELLED: &str = "İptal Edildi";
    pub(crate) const NEEDS_RESCHEDULING: &str = "Yeniden Planlanacak";
    pub(crate) const OUT_OF_STOCK: &str = "Stokta Olmayan Ürün İçeriyor";
    pub(crate) const PACKED_FOR_REFUND: &str = "İade İçin Paketlendi";
}

/// Command codes and slugs that no readable page prints. But for shipping, a slug equals its
/// code here, as it does in the one published example.
pub(crate) mod slug {
    pub(crate) const COMPLETE_WITHOUT_SHIPMENT: &str = "COMPLETE_PACKAGING_WITHOUT_SHIPMENT";
    pub(crate) const PACKING_WITHOUT_SHIPMENT: &str = "COMPLETE_PACKING_WITHOUT_SHIPMENT";
    pub(crate) const REFUSE: &str = "REFUSE_WITH_DENIAL_REASON";
    pub(crate) const BLOCK: &str = "BLOCK_THE_PACKAGE";
    pub(crate) const SHIP: &str = "SHIP_WITHOUT_INTEGRATION";
    pub(crate) const SHIPMENT_STATUS: &str = "UPDATE_SHIPMENT_STATUS";
    pub(crate) const SHIPMENT_INFO: &str = "UPDATE_SHIPMENT_INFO";
    pub(crate) const NOT_FOUND_ADVANCED: &str = "DETECTED_OUT_OF_STOCK_ITEM_ADVANCED";
    pub(crate) const PACKED_FOR_REFUND: &str = "PACKAGE_PACKED_FOR_REFUND";
    pub(crate) const SHIPMENT_ORDER: &str = "SHIPMENT_ORDER";
    pub(crate) const SHIP_THE_PACKAGE: &str = "SHIP_THE_PACKAGE";
    pub(crate) const ADVANCED_SHIPMENT: &str = "ADVANCED_SHIPMENT";
    pub(crate) const UPDATE_INVOICE: &str = "UPDATE_INVOICE";
    /// Steps that the OMS, a carrier or a colleague takes, not a command of this table.
    pub(crate) const CANCELLED: &str = "CANCEL_PACKAGE";
    pub(crate) const REPLANNED: &str = "REPLAN_PACKAGE";
    pub(crate) const CARRIER_STATUS: &str = "CARRIER_STATUS";
    pub(crate) const AWB_ISSUED: &str = "AWB_ISSUED";
    pub(crate) const AWB_LOST: &str = "AWB_LOST";
    pub(crate) const LABEL_MADE: &str = "LABEL_MADE";
    pub(crate) const UNPACKED: &str = "UNPACK_PACKAGE";
    pub(crate) const CANCELLATION_ASKED: &str = "CANCELLATION_ASKED";
    pub(crate) const TRANSFER_PLANNED: &str = "TRANSFER_PLANNED";
    pub(crate) const TRANSFERS_COMPLETE: &str = "TRANSFERS_COMPLETE";
    pub(crate) const MANUAL_PLANNING: &str = "MANUAL_PLANNING";
    pub(crate) const COLLEAGUE: &str = "BY_A_COLLEAGUE";
}

/// Slugs as a brand may have typed them, which tell nothing to who does not know the brand.
pub(crate) mod brand {
    pub(crate) const COMPLETE: &str = "paketle";
    pub(crate) const COMPLETE_WITHOUT_SHIPMENT: &str = "kargosuz-paketle";
    pub(crate) const COMPLETE_FOR_CHANNEL: &str = "pazaryeri-paketle";
    pub(crate) const PREPARE: &str = "hazirla";
    pub(crate) const MOVE: &str = "paketlemeye-hazir";
    pub(crate) const REFUSE: &str = "reddet";
    pub(crate) const NOT_FOUND: &str = "urun-yok";
    pub(crate) const NOT_FOUND_ADVANCED: &str = "kalem-yok";
    pub(crate) const DEALLOCATE: &str = "rezervasyon-kaldir";
    pub(crate) const PACKED_FOR_REFUND: &str = "iade-paketle";
    pub(crate) const BLOCK: &str = "bloke-et";
    pub(crate) const UNBLOCK: &str = "bloke-kaldir";
    pub(crate) const SHIP: &str = "kargoya-ver";
    pub(crate) const SHIPMENT_ORDER: &str = "sevk-emri";
    pub(crate) const SHIP_THE_PACKAGE: &str = "paketi-gonder";
    pub(crate) const ADVANCED_SHIPMENT: &str = "takip-no-ile-gonder";
    pub(crate) const SHIPMENT_STATUS: &str = "teslimat-durumu";
    pub(crate) const DELIVERED: &str = "teslim-edildi";
    pub(crate) const NOT_DELIVERED: &str = "teslim-edilemedi";
    pub(crate) const SHIPMENT_INFO: &str = "kargo-bilgisi";
    pub(crate) const SHIPMENT_LABEL: &str = "kargo-etiketi";
    pub(crate) const UPDATE_INVOICE: &str = "fatura";
}

/// What the OMS's own screens show on the button of each row; a brand types these too.
pub(crate) mod button {
    pub(crate) const COMPLETE: &str = "Paketlemeyi Tamamla";
    pub(crate) const COMPLETE_WITHOUT_SHIPMENT: &str = "Kargosuz Paketle";
    pub(crate) const COMPLETE_FOR_CHANNEL: &str = "Pazaryeri Paketlemesini Tamamla";
    pub(crate) const PREPARE: &str = "Hazırlamaya Başla";
    pub(crate) const MOVE: &str = "Paketlemeye Hazır";
    pub(crate) const REFUSE: &str = "Reddet";
    pub(crate) const NOT_FOUND: &str = "Ürün Bulunamadı";
    pub(crate) const NOT_FOUND_ADVANCED: &str = "Ürün Bulunamadı (Kalem)";
    pub(crate) const DEALLOCATE: &str = "Rezervasyonu Kaldır";
    pub(crate) const PACKED_FOR_REFUND: &str = "İade İçin Paketle";
    pub(crate) const BLOCK: &str = "Bloke Et";
    pub(crate) const UNBLOCK: &str = "Blokeyi Kaldır";
    pub(crate) const SHIP: &str = "Kargoya Ver";
    pub(crate) const SHIPMENT_ORDER: &str = "Sevk Emri";
    pub(crate) const SHIP_THE_PACKAGE: &str = "Paketi Gönder";
    pub(crate) const ADVANCED_SHIPMENT: &str = "Takip Numarasıyla Gönder";
    pub(crate) const SHIPMENT_STATUS: &str = "Teslimat Durumunu Güncelle";
    pub(crate) const SHIPMENT_INFO: &str = "Kargo Bilgisini Güncelle";
    pub(crate) const SHIPMENT_LABEL: &str = "Kargo Etiketini Güncelle";
    pub(crate) const UPDATE_INVOICE: &str = "Faturayı Güncelle";
}

/// The input names of Block; its page names the two things, not their keys.
pub(crate) const USER_INPUT: &str = "user";
pub(crate) const TOKEN_INPUT: &str = "token";

/// Code of shipping without integration, after its class's name; its slug is another word, as a
/// brand may well choose one.
pub(crate) const SHIP_CODE: &str = "SHIP_THE_PACKAGE_BASIC";

/// The input name of the reason in Package Refuse; its page was cut before it.
pub(crate) const DENIAL_REASON_INPUT: &str = "denial_reason";
/// The input name of the items that are missing or wrong: a list of ids, or of objects with one.
pub(crate) const ITEMS_INPUT: &str = "package_items";
/// Prepare Package's inputs: of the second only the first letters are printed.
pub(crate) const MISSING_INPUT: &str = "out_of_stock_items";
pub(crate) const REPLACEMENT_INPUT: &str = "replacement_products";
/// The input names of Update Invoice; its page names the four things, not their keys.
pub(crate) mod invoice {
    pub(crate) const NUMBER: &str = "invoice_number";
    pub(crate) const KIND: &str = "invoice_document_type";
    pub(crate) const CONTENT: &str = "invoice_document_content";
    pub(crate) const DATE: &str = "invoice_date";
    /// Where a package shows its document: a packaging document, later the brand's invoice.
    pub(crate) const DOCUMENT: &str = "document_url";
}
/// What Prepare Package answers with: its page names the four things, not their keys.
pub(crate) mod prepared {
    pub(crate) const ID: &str = "id";
    pub(crate) const NUMBER: &str = "number";
    pub(crate) const STORE: &str = "stock_location";
    pub(crate) const ITEMS: &str = "package_items";
}
/// Who gets a package, and where: the sample was cut before both.
pub(crate) const CUSTOMER: &str = "customer";
pub(crate) const ADDRESS: &str = "shipping_address";
/// The bounds of a promised range, which the pages name as filters only.
pub(crate) mod range {
    pub(crate) const LOWER: &str = "lower";
    pub(crate) const UPPER: &str = "upper";
    pub(crate) const BOUNDS: &str = "bounds";
}
/// Keys of a shipment beyond its carrier and numbers, and of the carrier in it.
pub(crate) mod shipment {
    pub(crate) const ID: &str = "id";
    pub(crate) const CREATED: &str = "created_date";
    pub(crate) const CARRIER_ID: &str = "id";
    pub(crate) const CARRIER_NAME: &str = "name";
}
/// Keys of an ordered item's product. That it is an object, and that SKU and barcode can be
/// filtered by, the pages say.
pub(crate) mod product {
    pub(crate) const ID: &str = "id";
    pub(crate) const NAME: &str = "name";
    pub(crate) const SKU: &str = "sku";
    pub(crate) const BARCODE: &str = "barcode";
    pub(crate) const IMAGE: &str = "image";
}
/// Where a package that has a shipment shows its volume, as Turkish carriers reckon it.
pub(crate) const DESI: &str = "desi";
/// Keys of what is said of one of those items.
pub(crate) mod part {
    /// An item's id, under either.
    pub(crate) const ITEM: [&str; 2] = ["package_item", "id"];
    pub(crate) const QUANTITY: &str = "quantity";
    /// What replaces it.
    pub(crate) const SKU: &str = "sku";
}
/// Keys of an entry of `commands`. What an entry must carry, the page of the admin screen says; its
/// JSON was never printed.
pub(crate) mod entry {
    pub(crate) const ID: &str = "id";
    pub(crate) const NAME: &str = "name";
    pub(crate) const SLUG: &str = "slug";
    pub(crate) const CODE: &str = "code";
    pub(crate) const SOURCE: &str = "source";
    pub(crate) const DESTINATION: &str = "destination";
    pub(crate) const CONFIG: &str = "config";
}
/// Names of the filters of packages, items and stores. The pages say what can be filtered by and
/// print no name; these follow the names on the page of the transition log.
pub(crate) mod filter {
    /// Also with one of the endings below.
    pub(crate) const STATE: &str = "state__enum_value";
    pub(crate) const AMONG: &str = "__in";
    pub(crate) const STATE_AMONG: &str = "state__enum_value__in";
    pub(crate) const NONE_OF: &str = "__ne";
    pub(crate) const STORE_ID: &str = "stock_location";
    pub(crate) const STORE: &str = "stock_location__erp_code";
    pub(crate) const STORES: &str = "stock_location__erp_code__in";
    pub(crate) const STORE_OR_RETAIL: &str = "stock_location_or_retail_store__erp_code";
    pub(crate) const CARRIER: &str = "shipment__cargo_company";
    pub(crate) const NUMBER: &str = "number";
    pub(crate) const ORDER: &str = "order";
    pub(crate) const ORDER_NUMBER: &str = "order_number";
    pub(crate) const CHANNEL: &str = "channel_name";
    pub(crate) const FIRST_NAME: &str = "customer_first_name";
    pub(crate) const LAST_NAME: &str = "customer_last_name";
    pub(crate) const CITY: &str = "city__name";
    pub(crate) const TOWNSHIP: &str = "township__name";
    pub(crate) const SKU: &str = "product_sku";
    pub(crate) const BARCODE: &str = "product_barcode";
    pub(crate) const PACKAGE: &str = "package";
    pub(crate) const PACKAGE_NUMBER: &str = "package__number";
    /// Of the list of stores.
    pub(crate) const CODE_OF_STORE: &str = "erp_code";
}
/// `enum_class` of a package item's state.
pub(crate) const ITEM_STATE_CLASS: &str = "PackageItemStatus";
/// The content type of a package, as in the one published webhook sample.
pub(crate) const CONTENT_TYPE: u32 = 26;
/// Another one, by which a log may file it.
pub(crate) const LOG_CONTENT_TYPE: u32 = 31;
/// How a signed address says until when it is good, and for how long that is, in microseconds.
pub(crate) const SIGNED_UNTIL: &str = "expires";
pub(crate) const SIGNED_FOR: i64 = 60_000_000;
/// Names of the error codes in 406 bodies.
pub(crate) const ERROR_COMMAND: &str = "command_error";
pub(crate) const ERROR_CARRIER: &str = "cargo_integration_error";
pub(crate) const ERROR_STATE: &str = "invalid_state";
pub(crate) const ERROR_TRANSITION: &str = "transition_error";
/// Header by which the witness ties an effect to the station's command.
pub(crate) const COMMAND_ID_HEADER: &str = "x-command-id";

/// Cargo companies: OMS id and name. The slugs of the integrations are documented, their ids and
/// display names on the OMS are not.
pub(crate) const CARRIERS: &[(u32, &str)] = &[
    (695, "Yurtiçi Kargo"),
    (702, "Sendeo"),
    (711, "Kolay Gelsin"),
    (733, "UPS"),
];

/// A state that no page knows, for the fault that shows one.
pub(crate) const UNKNOWN_STATE: (&str, &str) = ("930", "Tanımsız Durum");
/// Keys of a label that is an object, and of one that is a text of bytes.
pub(crate) const LABEL_FILE_KEY: &str = "file";
/// Denial reasons: id, title, priority.
pub(crate) const DENIAL_REASONS: &[(u32, &str, u32)] = &[
    (34, "Ürün eksik", 1),
    (67, "Hatalı ürün", 2),
    (71, "Ürün hasarlı", 3),
    (80, "Mağaza kapalı", 4),
];

/// The two stores of the simulated shop: id, erp code, name, township, address line, phone.
pub(crate) struct Store {
    pub(crate) id: u32,
    pub(crate) erp_code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) township: &'static str,
    pub(crate) line: &'static str,
    pub(crate) phone: &'static str,
}

pub(crate) const STORES: [Store; 2] = [
    Store {
        id: 8,
        erp_code: "S-014",
        name: "Kadıköy Çarşı Mağazası",
        township: "KADIKÖY",
        line: "Örnek Mah. Pusula Sok. No: 14",
        phone: "0 216 000 00 14",
    },
    Store {
        id: 21,
        erp_code: "S-027",
        name: "Bornova Park Mağazası",
        township: "BORNOVA",
        line: "Deneme Mah. Martı Cad. No: 27",
        phone: "0 232 000 00 27",
    },
];
