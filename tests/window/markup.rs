//! What other people wrote is text on this screen, whatever it looks like.

use serde_json::json;

use crate::desk::Desk;
use crate::drivable;

/// Becomes a picture that cannot be loaded, and runs the script that says so.
const NAME: &str = "<img src=x onerror=\"document.title='taken'\">";

#[tokio::test]
async fn markup_in_a_customers_name_is_text() {
    let Some((_dir, data)) = drivable() else {
        return;
    };
    let sim = oms_sim::start(oms_sim::Options::default()).unwrap();
    for id in sim.package_ids() {
        assert!(sim.rename(id, NAME));
    }
    let desk = Desk::open_for(&sim, &data).await;
    desk.see(NAME).await;
    desk.press("Add a name").await;
    desk.write("Deniz").await;
    desk.press("Add and start").await;
    desk.press("Start next").await;
    desk.see("What goes in").await;
    desk.see(NAME).await;
    assert_eq!(desk.run("return document.images.length").await, json!(0));
    assert_ne!(desk.run("return document.title").await, json!("taken"));
}

#[tokio::test]
async fn markup_in_a_packers_name_is_text() {
    let Some((_dir, data)) = drivable() else {
        return;
    };
    let desk = Desk::open(&data).await;
    desk.press("Add a name").await;
    desk.write(NAME).await;
    desk.press("Add and start").await;
    desk.press_with(&[NAME]).await;
    desk.see(NAME).await;
    assert_eq!(desk.run("return document.images.length").await, json!(0));
    assert_ne!(desk.run("return document.title").await, json!("taken"));
}

/// Should markup get through all the same, the window runs no script that is not its own.
#[tokio::test]
async fn a_script_that_is_not_ours_does_not_run() {
    let Some((_dir, data)) = drivable() else {
        return;
    };
    let desk = Desk::open(&data).await;
    desk.see("Who is packing?").await;
    let plant = "document.body.insertAdjacentHTML('beforeend', arguments[0]);
        const script = document.createElement('script');
        script.textContent = \"document.title = 'taken'\";
        document.body.append(script);";
    desk.client.execute(plant, vec![NAME.into()]).await.unwrap();
    // The planted picture has failed to load by the time its size is asked for a second time.
    desk.until_true("return document.querySelector('img').complete")
        .await;
    assert_ne!(desk.run("return document.title").await, json!("taken"));
}

/// The gate between window and Rust lets through what the screen asks, and nothing else.
#[tokio::test]
async fn a_call_that_is_not_ours_is_never_answered() {
    let Some((_dir, data)) = drivable() else {
        return;
    };
    let desk = Desk::open(&data).await;
    desk.see("Who is packing?").await;
    // The calls of our own that follow are answered, so the foreign one had its turn.
    let ask = "(async ([call, done]) => {
        const invoke = window.__TAURI_INTERNALS__.invoke;
        invoke(call, {}).then(() => done('answered'), () => done('refused'));
        for (let turn = 0; turn < 3; turn++) await invoke('status', {});
        done('never answered');
        })(arguments)";
    for call in [
        "plugin:window|create",
        "plugin:app|version",
        "plugin:event|emit",
        "eval",
    ] {
        let answer = desk
            .client
            .execute_async(ask, vec![call.into()])
            .await
            .unwrap();
        assert_eq!(answer, json!("never answered"), "{call}");
    }
}
