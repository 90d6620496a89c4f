//! What each command needs besides a package in the right state, and what it then does.
//!
//! One function for each command with inputs of its own, in the words of its page.

use super::{Beyond, Call, Code, Refusal, ShipmentEffect, State, invalid, required};
use crate::invented;
use crate::strict::{
    BlockInputs, InfoNames, PackageInBody, RemoteInvoiceCall, ShipmentAtPacked, Slugs,
};

type Checked<T> = Result<T, Refusal>;

impl Call<'_> {
    /// The effect on the shipment, for a command whose row was found.
    pub(super) fn shipment(&self, code: Code) -> Checked<ShipmentEffect> {
        match code {
            Code::CompletePackaging => self.carriers_answer().map(|()| self.first_shipment()),
            Code::ChannelBasedCompletePackaging => Ok(ShipmentEffect::StartNumbered),
            Code::UpdateShipmentInfo => self.new_info(),
            Code::AdvancedShipment => self.given_shipment(),
            Code::UpdateShipmentLabel => self.new_label(),
            Code::CompletePackagingWithoutShipment
            | Code::PreparePackage
            | Code::PkgStateTransition
            | Code::Refuse
            | Code::DetectedOutOfStock
            | Code::DetectedOutOfStockAdvanced
            | Code::Deallocate
            | Code::PackedForRefund
            | Code::Block
            | Code::Unblock
            | Code::ShipWithoutIntegration
            | Code::ShipmentOrder
            | Code::ShipThePackage
            | Code::UpdateShipmentStatus
            | Code::UpdateInvoice => Ok(ShipmentEffect::Keep),
        }
    }

    /// The state that the command leads to, and what it does beyond package and shipment.
    pub(super) fn further(&self, code: Code, to: State) -> Checked<(State, Beyond)> {
        let plain = Ok((to, Beyond::Nothing));
        match code {
            Code::UpdateShipmentStatus => match self.asked.delivered {
                Some(delivered) if self.strict().slugs == Slugs::PerTransition => {
                    let said = delivered == (to == State::Delivered);
                    let other = || invalid("delivered_status", "Not where this transition leads.");
                    said.then_some((to, Beyond::Nothing)).ok_or_else(other)
                }
                Some(true) => plain,
                Some(false) => Ok((State::DeliveryFailed, Beyond::Nothing)),
                None => Err(required("delivered_status")),
            },
            Code::Refuse => self.denial_reason().map(|()| (to, Beyond::Reschedule)),
            Code::DetectedOutOfStock => self.known_items().map(|()| (to, Beyond::Replan)),
            Code::DetectedOutOfStockAdvanced => self.leaving_items(to),
            Code::PreparePackage => self.preparation().map(|what| (to, what)),
            Code::UpdateInvoice => self.invoice().map(|what| (to, what)),
            Code::Block => self.who_blocks().and(plain),
            Code::CompletePackaging
            | Code::CompletePackagingWithoutShipment
            | Code::ChannelBasedCompletePackaging => Ok((to, self.invoice_call())),
            Code::PkgStateTransition
            | Code::Deallocate
            | Code::PackedForRefund
            | Code::Unblock
            | Code::ShipWithoutIntegration
            | Code::ShipmentOrder
            | Code::ShipThePackage
            | Code::AdvancedShipment
            | Code::UpdateShipmentInfo
            | Code::UpdateShipmentLabel => plain,
        }
    }

    pub(super) fn package_named(&self, code: Code) -> Checked<()> {
        if self.asked.package.is_some_and(|id| id != self.facts.id) {
            return Err(invalid(
                "package",
                "The package is not the one in the path.",
            ));
        }
        let names = self.asked.names;
        match (code, self.strict().info_names) {
            (Code::UpdateShipmentInfo, InfoNames::Long) if names.short || !names.long => {
                return Err(required("package_id"));
            }
            (Code::UpdateShipmentInfo, InfoNames::Short) if names.long => {
                return Err(required("package"));
            }
            _ => (),
        }
        let needed = self.strict().package_in_body == PackageInBody::Required
            || code == Code::PreparePackage;
        match self.asked.package {
            None if needed => Err(required("package")),
            Some(_) | None => Ok(()),
        }
    }

    /// The order's items must have the same state here and on Omnitron to be shipped.
    pub(super) fn in_step_with_omnitron(&self, code: Code) -> Checked<()> {
        if code == Code::ShipWithoutIntegration && self.facts.drifted {
            return Err(Refusal::Command {
                code: invented::ERROR_TRANSITION,
                message: "Sipariş kalemlerinin Omnitron durumu farklı.",
            });
        }
        Ok(())
    }

    fn first_shipment(&self) -> ShipmentEffect {
        match self.strict().shipment_at_packed {
            ShipmentAtPacked::Empty => ShipmentEffect::StartEmpty,
            ShipmentAtPacked::Absent => ShipmentEffect::StartLater,
            ShipmentAtPacked::Numbered => ShipmentEffect::StartIssued,
        }
    }

    fn carriers_answer(&self) -> Checked<()> {
        if self.facts.carrier_refuses {
            return Err(Refusal::Command {
                code: invented::ERROR_CARRIER,
                message: "Kargo firması isteği reddetti.",
            });
        }
        Ok(())
    }

    fn number_and_carrier(&self) -> Checked<ShipmentEffect> {
        let asked = self.asked;
        let awb_number = asked
            .awb_number
            .clone()
            .ok_or_else(|| required("awb_number"))?;
        let cargo_company = asked
            .cargo_company
            .ok_or_else(|| required("cargo_company"))?;
        if awb_number.trim().is_empty() {
            return Err(invalid("awb_number", "This field may not be blank."));
        }
        if !invented::CARRIERS
            .iter()
            .any(|(id, _)| *id == cargo_company)
        {
            return Err(invalid("cargo_company", "Object does not exist."));
        }
        Ok(ShipmentEffect::Replace {
            awb_number,
            query_number: asked.query_number.clone(),
            cargo_company,
        })
    }

    /// Two kinds of 406: nothing to change, and a carrier that does not take the change.
    fn new_info(&self) -> Checked<ShipmentEffect> {
        let replace = self.number_and_carrier()?;
        if !self.facts.has_shipment {
            return Err(Refusal::Command {
                code: invented::ERROR_COMMAND,
                message: "The package has no shipment.",
            });
        }
        self.carriers_answer()?;
        if self.around.awb_taken {
            return Err(Refusal::Command {
                code: invented::ERROR_CARRIER,
                message: "Takip numarası başka bir gönderiye ait.",
            });
        }
        Ok(replace)
    }

    /// The carrier is not told: number and company are only recorded.
    fn given_shipment(&self) -> Checked<ShipmentEffect> {
        self.number_and_carrier()
    }

    fn new_label(&self) -> Checked<ShipmentEffect> {
        if self.asked.items.is_none() {
            return Err(required(invented::ITEMS_INPUT));
        }
        self.known_items()?;
        if !self.facts.has_shipment {
            return Err(invalid("shipment", "The package has no shipment."));
        }
        self.carriers_answer()?;
        Ok(ShipmentEffect::NewLabel)
    }

    fn known_items(&self) -> Checked<()> {
        if self.around.strange_item {
            return Err(invalid(invented::ITEMS_INPUT, "Object does not exist."));
        }
        if self.around.too_many {
            return Err(invalid(
                invented::ITEMS_INPUT,
                "Quantity is more than there is.",
            ));
        }
        Ok(())
    }

    fn leaving_items(&self, stays: State) -> Checked<(State, Beyond)> {
        let items = self.asked.items.clone().unwrap_or_default();
        if items.is_empty() {
            return Err(required(invented::ITEMS_INPUT));
        }
        self.known_items()?;
        if self.around.nothing_stays {
            return Ok((State::OutOfStock, Beyond::Replan));
        }
        let replace = Vec::new();
        Ok((
            stays,
            Beyond::Change {
                leave: items,
                replace,
            },
        ))
    }

    fn preparation(&self) -> Checked<Beyond> {
        if self.asked.select_by_omnitron.is_none() {
            return Err(required("select_items_by_omnitron_id"));
        }
        self.known_items()?;
        if self.around.strange_product {
            return Err(invalid(
                invented::REPLACEMENT_INPUT,
                "Object does not exist.",
            ));
        }
        if self.around.nothing_stays {
            return Err(invalid(
                invented::MISSING_INPUT,
                "Nothing would be left to pack.",
            ));
        }
        Ok(Beyond::Change {
            leave: self.asked.missing.clone(),
            replace: self.asked.replacements.clone(),
        })
    }

    fn denial_reason(&self) -> Checked<()> {
        let field = invented::DENIAL_REASON_INPUT;
        let reason = self.asked.denial_reason.ok_or_else(|| required(field))?;
        let mut known = invented::DENIAL_REASONS.iter();
        if known.any(|(id, _, _)| *id == reason) {
            Ok(())
        } else {
            Err(invalid(field, "Object does not exist."))
        }
    }

    fn who_blocks(&self) -> Checked<()> {
        if self.strict().block_inputs == BlockInputs::Optional {
            return Ok(());
        }
        let said = |value: &Option<String>, field| {
            let is_said = value.as_ref().is_some_and(|text| !text.trim().is_empty());
            is_said.then_some(()).ok_or_else(|| required(field))
        };
        said(&self.asked.user, invented::USER_INPUT)?;
        said(&self.asked.token, invented::TOKEN_INPUT)
    }

    fn invoice(&self) -> Checked<Beyond> {
        let asked = &self.asked.invoice;
        let given = |value: &Option<String>, field| {
            let text = value.as_ref().filter(|text| !text.trim().is_empty());
            text.cloned().ok_or_else(|| required(field))
        };
        given(&asked.kind, invented::invoice::KIND)?;
        given(&asked.date, invented::invoice::DATE)?;
        Ok(Beyond::Invoice {
            number: Some(given(&asked.number, invented::invoice::NUMBER)?),
            content: Some(given(&asked.content, invented::invoice::CONTENT)?),
        })
    }

    /// Packing calls the brand's invoice service where the transition says so.
    fn invoice_call(&self) -> Beyond {
        match self.strict().remote_invoice_call {
            RemoteInvoiceCall::Absent => Beyond::Nothing,
            RemoteInvoiceCall::Boolean | RemoteInvoiceCall::Object => Beyond::Invoice {
                number: None,
                content: None,
            },
        }
    }
}
