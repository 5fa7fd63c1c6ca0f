//! Every verb, declared once: the router, the list and the contract with the screens follow from it.

use comptoir_domain::{Command, catalog, conflicts, customers, people, sales, stock, till};
use serde_json::Value;

use crate::error::{ExecuteError, StoreError};
use crate::execute::{Handle, check_permission};
use crate::unit::Unit;

macro_rules! commands {
    ($($command:ty),* $(,)?) => {
        /// The names of all commands, in the order of their contexts.
        #[must_use]
        pub fn command_names() -> Vec<&'static str> {
            vec![$(<$command as Command>::NAME,)*]
        }

        /// Handles the named command.
        pub(crate) fn dispatch(name: &str, body: Value, signed_in: bool, unit: &mut Unit<'_>) -> Result<Value, ExecuteError> {
            $(if name == <$command as Command>::NAME {
                check_permission::<$command>(signed_in, unit)?;
                let command: $command = serde_json::from_value(body).map_err(|error| ExecuteError::BadBody(error.to_string()))?;
                let answer = Handle::handle(command, unit)?;
                return serde_json::to_value(answer).map_err(|error| StoreError::from(error).into());
            })*
            Err(ExecuteError::Unknown(name.to_owned()))
        }

        /// Adds every command to the contract.
        pub(crate) fn describe(contract: &mut crate::contract::Contract) {
            $(contract.add::<$command, <$command as Command>::Answer>("Commands", <$command as Command>::NAME);)*
        }
    };
}

commands!(
    people::FoundOrganisation,
    people::CreateStore,
    people::ChangeStore,
    people::SetStoreLogo,
    people::CreateRegister,
    people::ChooseRegister,
    people::EnrolDevice,
    people::InviteDevice,
    people::CancelInvitation,
    people::ChangeDevice,
    people::AssignRegister,
    people::RevokeDevice,
    people::CreateUser,
    people::ChangeUser,
    people::SetUserActive,
    people::SetPassword,
    people::SetPin,
    people::CreateRole,
    people::ChangeRole,
    people::GrantRole,
    people::WithdrawRole,
    catalog::CreateCategory,
    catalog::ChangeCategory,
    catalog::CreateBrand,
    catalog::CreateProduct,
    catalog::ChangeProduct,
    catalog::SetProductActive,
    catalog::SetProductImage,
    catalog::ImportProducts,
    customers::CreateCustomer,
    customers::ChangeCustomer,
    customers::SetCreditLimit,
    sales::AddLine,
    sales::ReplaceLines,
    sales::SetLineQuantity,
    sales::SetSerials,
    sales::RemoveLine,
    sales::DiscountLine,
    sales::DiscountSale,
    sales::OverridePrice,
    sales::SetCustomer,
    sales::ParkDraft,
    sales::RecallSale,
    sales::AbandonDraft,
    sales::SubmitSale,
    sales::PresentSlip,
    sales::RecordPayment,
    sales::CancelSale,
    sales::CorrectSerial,
    sales::ReprintSale,
    till::OpenShift,
    till::MoveCash,
    till::CountShift,
    till::CloseShift,
    stock::ReceiveGoods,
    stock::AdjustStock,
    stock::CountStock,
    stock::SetStockLimits,
    conflicts::ResolveConflict,
);
