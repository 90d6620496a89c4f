//! Plain text in columns, for a terminal that may be a pipe or a log.

/// Between two columns.
const GAP: &str = "  ";

/// Columns under their headings; one in which nothing stands is left out.
pub(crate) fn columns(head: &[String], rows: &[Vec<String>]) -> String {
    let widths: Vec<usize> = (0..head.len())
        .map(|column| {
            let cells = rows.iter().map(|row| width(&row[column]));
            match cells.max().unwrap_or(0) {
                0 => 0,
                widest => widest.max(width(&head[column])),
            }
        })
        .collect();
    let line = |row: &Vec<String>| {
        let shown = row.iter().zip(&widths).filter(|(_, width)| **width > 0);
        let padded: Vec<String> = shown.map(|(cell, width)| pad(cell, *width)).collect();
        padded.join(GAP).trim_end().to_owned()
    };
    let lines: Vec<String> = std::iter::once(&head.to_vec())
        .chain(rows)
        .map(line)
        .collect();
    lines.join("\n")
}

/// Names and their values, one a line; a value that is not there takes its line with it.
pub(crate) fn pairs(rows: &[(String, String)]) -> String {
    let rows = || rows.iter().filter(|(_, value)| !value.is_empty());
    let widest = rows().map(|(name, _)| width(name)).max().unwrap_or(0);
    let lines: Vec<String> = rows()
        .map(|(name, value)| format!("{}{GAP}{}", pad(name, widest), flat(value)))
        .collect();
    lines.join("\n")
}

fn pad(cell: &str, to: usize) -> String {
    let missing = to.saturating_sub(width(cell));
    format!("{}{}", flat(cell), " ".repeat(missing))
}

/// A cell is one line.
fn flat(cell: &str) -> String {
    cell.replace('\n', " ")
}

/// Letters are counted, which is exact for all but some scripts' joined ones.
fn width(cell: &str) -> usize {
    cell.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: [&str; 3]) -> Vec<String> {
        cells.map(str::to_owned).to_vec()
    }

    #[test]
    fn columns_stand_under_each_other_and_empty_ones_are_left_out() {
        let rows = [row(["1", "", "Şükrü"]), row(["1000", "", "b\nc"])];
        let text = columns(&row(["No", "Mark", "Who"]), &rows);
        assert_eq!(text, "No    Who\n1     Şükrü\n1000  b c");
    }

    #[test]
    fn pairs_without_a_value_are_left_out() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let text = pairs(&[
            pair("Carrier", "Aras"),
            pair("Notes", ""),
            pair("To", "Ali"),
        ]);
        assert_eq!(text, "Carrier  Aras\nTo       Ali");
    }
}
