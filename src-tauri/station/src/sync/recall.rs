//! What earlier runs of this desk found out about its OMS, read back at each start.

use super::{Shared, standstill};
use crate::store::open::StoreError;
use crate::store::{meta, rebindings};

fn user_key(shared: &Shared) -> String {
    format!("oms_user {}", shared.desk.binding)
}

pub fn all(shared: &Shared) -> Result<(), StoreError> {
    standstill::recall(shared)?;
    let (user, taken_over) = shared.store.read(|reader| {
        Ok((
            meta::get_main(reader, &user_key(shared))?,
            rebindings::all(reader)?,
        ))
    })?;
    let mut state = shared.state();
    state.learned_user = user.filter(|user| !user.is_empty());
    state.taken_over = taken_over;
    Ok(())
}

/// Kept, as it is worth more with each command that it proves.
pub fn learned_user(shared: &Shared, user: &str) -> Result<(), StoreError> {
    let key = user_key(shared);
    shared
        .store
        .write(|transaction| meta::set(transaction, &key, user))?;
    shared.state().learned_user = Some(user.to_owned());
    tracing::info!("evidence.user_learned");
    Ok(())
}
