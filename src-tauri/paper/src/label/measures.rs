//! How large things are on each paper. A small label is not a shrunken large one: bars stay as wide
//! as a scanner needs them, and on a square the sender moves beside the recipient.

use crate::sheet::Media;

/// Heights in millimetres, letters in points.
pub(super) struct Measures {
    pub(super) training_mm: f32,
    pub(super) header_mm: f32,
    pub(super) carrier_pt: f32,
    pub(super) parcel_mm: f32,
    pub(super) parcel_pt: f32,
    pub(super) sender: Sender,
    pub(super) sender_pt: f32,
    pub(super) name_pt: f32,
    pub(super) address_pt: f32,
    pub(super) phone_pt: f32,
    pub(super) phone_mm: f32,
    /// An inch of bars is read at arm's length and at an angle.
    pub(super) bars_mm: f32,
    pub(super) number_mm: f32,
    pub(super) number_pt: f32,
    pub(super) footer_mm: f32,
    pub(super) value_pt: f32,
    /// How much of the paper is label, from the top. An office sheet is folded, the upper half
    /// stuck on.
    pub(super) share: f32,
}

/// Where the sender stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sender {
    /// Over the recipient, so many millimetres high.
    Above(f32),
    /// At the recipient's side, where height is scarce.
    Beside,
}

const USUAL: Measures = Measures {
    training_mm: 8.0,
    header_mm: 13.5,
    carrier_pt: 27.0,
    parcel_mm: 22.0,
    parcel_pt: 22.0,
    sender: Sender::Above(13.5),
    sender_pt: 8.5,
    name_pt: 17.0,
    address_pt: 14.0,
    phone_pt: 12.0,
    phone_mm: 6.5,
    bars_mm: 25.4,
    number_mm: 7.0,
    number_pt: 16.0,
    footer_mm: 24.5,
    value_pt: 13.0,
    share: 1.0,
};

pub(super) fn of(media: Media) -> Measures {
    match media {
        Media::Inch4x6 | Media::Mm100x150 | Media::A6 => USUAL,
        Media::Mm100x100 => Measures {
            training_mm: 5.0,
            header_mm: 9.0,
            carrier_pt: 19.0,
            parcel_mm: 18.0,
            parcel_pt: 13.0,
            sender: Sender::Beside,
            sender_pt: 7.5,
            name_pt: 13.0,
            address_pt: 11.0,
            phone_pt: 9.0,
            phone_mm: 4.6,
            bars_mm: 13.0,
            number_mm: 5.5,
            number_pt: 13.0,
            footer_mm: 15.5,
            value_pt: 9.0,
            ..USUAL
        },
        Media::A5 => Measures {
            training_mm: 10.0,
            header_mm: 18.0,
            carrier_pt: 36.0,
            parcel_mm: 30.0,
            parcel_pt: 28.0,
            sender: Sender::Above(20.0),
            sender_pt: 11.0,
            name_pt: 25.0,
            address_pt: 20.0,
            phone_pt: 17.0,
            phone_mm: 9.0,
            bars_mm: 32.0,
            number_mm: 9.0,
            number_pt: 20.0,
            footer_mm: 32.0,
            value_pt: 16.0,
            ..USUAL
        },
        Media::A4 => Measures {
            training_mm: 7.0,
            header_mm: 14.0,
            carrier_pt: 32.0,
            parcel_mm: 30.0,
            parcel_pt: 24.0,
            sender: Sender::Beside,
            sender_pt: 11.0,
            name_pt: 22.0,
            address_pt: 17.0,
            phone_pt: 14.0,
            phone_mm: 6.5,
            bars_mm: 24.0,
            number_mm: 9.0,
            number_pt: 20.0,
            footer_mm: 24.0,
            value_pt: 15.0,
            share: 0.5,
        },
    }
}
