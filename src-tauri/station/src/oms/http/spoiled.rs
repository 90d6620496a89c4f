//! An answer that is right, spoiled as bytes say: a node of it becomes another type, another node,
//! or is gone. For tests alone; what is made of it is none of its business.

use serde_json::{Value, json};

/// Spoils an answer as the bytes say, three bytes for each change.
pub(super) fn spoiled(mut value: Value, bytes: &[u8]) -> Value {
    for change in bytes.chunks_exact(3).take(8) {
        let count = nodes(&value);
        let other = nth(&value, usize::from(change[1]) * 7 % count).clone();
        let at = usize::from(u16::from_le_bytes([change[0], change[1]])) % count;
        spoil(&mut value, &mut at.clone(), &|node| {
            replaced(node, change[2], &other)
        });
    }
    value
}

fn nodes(value: &Value) -> usize {
    1 + match value {
        Value::Array(all) => all.iter().map(nodes).sum(),
        Value::Object(fields) => fields.values().map(nodes).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0_usize,
    }
}

fn nth(value: &Value, at: usize) -> &Value {
    let mut open = vec![value];
    for _ in 0..at {
        match open.pop() {
            Some(Value::Array(all)) => open.extend(all),
            Some(Value::Object(fields)) => open.extend(fields.values()),
            Some(_) => {}
            None => return value,
        }
    }
    open.pop().unwrap_or(value)
}

/// Replaces one node, counted from the front.
fn spoil(value: &mut Value, at: &mut usize, change: &dyn Fn(&Value) -> Value) -> bool {
    if *at == 0 {
        *value = change(value);
        return true;
    }
    *at -= 1;
    match value {
        Value::Array(all) => all.iter_mut().any(|one| spoil(one, at, change)),
        Value::Object(fields) => fields.values_mut().any(|one| spoil(one, at, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn replaced(node: &Value, how: u8, other: &Value) -> Value {
    match how % 18 {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(0),
        3 => json!(-1),
        4 => json!(i64::MAX),
        5 => json!(u64::MAX),
        6 => json!(1e300),
        7 => json!(""),
        8 => json!(" \u{0}\u{202e}\n"),
        9 => json!("ş".repeat(70_000)),
        10 => json!([]),
        11 => json!({}),
        12 => other.clone(),
        13 => json!([node, other]),
        14 => json!({"name": other, "id": node, "enum_value": node}),
        15 => json!(node.to_string()),
        16 => json!("2026-13-45T99:99:99Z"),
        _ => json!([[[[node]]]]),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Map;

    use super::*;

    #[test]
    fn spoiling_changes_what_it_says_it_changes() {
        let right = json!({"a": [1, 2], "b": "c"});
        assert_eq!(nodes(&right), 5);
        assert_eq!(spoiled(right.clone(), &[0, 0, 0]), Value::Null);
        assert_eq!(
            spoiled(right.clone(), &[4, 0, 10]),
            json!({"a": [1, 2], "b": []})
        );
        assert_eq!(
            spoiled(right, &[1, 0, 11]),
            json!({"a": Map::new(), "b": "c"})
        );
    }
}
