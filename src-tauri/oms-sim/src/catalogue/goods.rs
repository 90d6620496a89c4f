//! What the shop sells: a few kinds of goods in sizes and colours, each with a price, a weight
//! and an EAN-13.
//!
//! The article numbers begin with 29, the range that GS1 leaves to shops for their own use, so
//! none of them can be a real product's.

use std::sync::LazyLock;

use super::draw::Draw;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Product {
    pub(crate) id: u32,
    pub(crate) sku: String,
    pub(crate) name: String,
    pub(crate) barcode: String,
    pub(crate) price_minor: u32,
    pub(crate) weight_g: u32,
}

struct Kind {
    stem: &'static str,
    name: &'static str,
    sizes: &'static [&'static str],
    price_minor: u32,
    weight_g: u32,
}

const fn kind(
    (stem, name): (&'static str, &'static str),
    sizes: &'static [&'static str],
    (price_minor, weight_g): (u32, u32),
) -> Kind {
    Kind {
        stem,
        name,
        sizes,
        price_minor,
        weight_g,
    }
}

const CLOTHES: &[&str] = &["S", "M", "L", "XL"];
const SHOES: &[&str] = &["37", "38", "39", "41", "42", "44"];
const ONE: &[&str] = &["STD"];
const COLOURS: [&str; 4] = ["Lacivert", "Kırmızı", "Yeşil", "Gümüş"];

const KINDS: &[Kind] = &[
    kind(("GML", "Keten Gömlek"), CLOTHES, (129_990, 320)),
    kind(("TSR", "Pamuklu Tişört"), CLOTHES, (49_990, 180)),
    kind(("KZK", "Yün Kazak"), CLOTHES, (189_950, 540)),
    kind(("MNT", "Su Geçirmez Mont"), CLOTHES, (429_900, 1150)),
    kind(("PTN", "Dar Paça Pantolon"), CLOTHES, (159_990, 480)),
    kind(("ELB", "Çiçekli Elbise"), CLOTHES, (219_990, 390)),
    kind(("AYK", "Koşu Ayakkabısı"), SHOES, (349_990, 820)),
    kind(("BOT", "Deri Bot"), SHOES, (459_990, 1420)),
    kind(("CNT", "Omuz Çantası"), ONE, (279_990, 700)),
    kind(("SPK", "Örme Şapka"), ONE, (39_990, 110)),
    kind(("ATK", "İpek Atkı"), ONE, (89_990, 90)),
    kind(("KMR", "Deri Kemer"), ONE, (69_990, 210)),
    kind(("MUM", "Kokulu Mum"), ONE, (34_950, 460)),
    kind(("KPA", "Seramik Kupa"), ONE, (24_950, 380)),
];

/// What every shop sells, whatever its seed: made once in a process, because a simulation makes
/// a hundred thousand shops of one package each.
pub(crate) fn assortment() -> &'static [Product] {
    static ASSORTMENT: LazyLock<Vec<Product>> = LazyLock::new(products);
    &ASSORTMENT
}

/// One and the same draw for all.
const SEED: u64 = 1;

fn products() -> Vec<Product> {
    let mut draw = Draw::for_part(SEED, 1);
    let mut made = Vec::new();
    for kind in KINDS {
        for size in kind.sizes {
            for (colour, colour_name) in (1_u32..).zip(COLOURS) {
                made.push(product(
                    &mut draw,
                    made.len(),
                    (kind, size),
                    (colour, colour_name),
                ));
            }
        }
    }
    made
}

fn product(
    draw: &mut Draw,
    nth: usize,
    (kind, size): (&Kind, &str),
    (colour, colour_name): (u32, &str),
) -> Product {
    let nth = u32::try_from(nth).unwrap_or(0);
    let spread = draw.small(kind.price_minor / 10);
    let sized = if size == "STD" {
        String::new()
    } else {
        format!(" {size}")
    };
    Product {
        id: 5_000 + nth * 3,
        sku: format!("{}-{colour:02}-{size}", kind.stem),
        name: format!("{} {colour_name}{sized}", kind.name),
        barcode: ean13(290_000_000_000 + u64::from(nth) * 1_000 + draw.below(1_000)),
        price_minor: kind.price_minor - spread / 10 * 10,
        weight_g: kind.weight_g,
    }
}

/// Twelve digits and their check digit.
fn ean13(twelve: u64) -> String {
    let digits = format!("{twelve:012}");
    let sum: u32 = (0_u32..)
        .zip(digits.bytes())
        .map(|(at, digit)| u32::from(digit - b'0') * if at % 2 == 0 { 1 } else { 3 })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_barcode_is_a_valid_ean13_and_belongs_to_one_product() {
        assert_eq!(
            ean13(400_638_133_393),
            "4006381333931",
            "the textbook example"
        );
        let products = products();
        let distinct: HashSet<_> = products.iter().map(|p| &p.barcode).collect();
        assert_eq!(distinct.len(), products.len());
        for product in &products {
            let digits: Vec<u32> = product
                .barcode
                .chars()
                .filter_map(|c| c.to_digit(10))
                .collect();
            assert_eq!(digits.len(), 13, "{}", product.barcode);
            let odd: u32 = digits.iter().step_by(2).sum();
            let even: u32 = digits.iter().skip(1).step_by(2).sum();
            assert_eq!((odd + 3 * even) % 10, 0, "{}", product.barcode);
        }
    }

    #[test]
    fn every_sku_belongs_to_one_product() {
        let products = products();
        let distinct: HashSet<_> = products.iter().map(|p| &p.sku).collect();
        assert_eq!(distinct.len(), products.len());
    }
}
