//! A process and all that it started: found, weighed and ended, from /proc.
//!
//! WebKit paints in processes of its own, so neither the memory of a window nor its end can be
//! had from the first process alone. On systems without /proc a tree is its first process.

use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The process and all its living descendants, parents before children.
pub(crate) fn tree_of(process: u32) -> Vec<u32> {
    descend(process, &parents())
}

/// The memory of these processes together, in bytes: each one's proportional share (PSS), so
/// that what they share is counted once.
pub(crate) fn memory_of(processes: &[u32]) -> u64 {
    let rollup = |pid: &u32| std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup"));
    let texts = processes.iter().filter_map(|pid| rollup(pid).ok());
    texts.filter_map(|text| share(&text)).sum()
}

/// Ends a child and all that it started. Children of the child are killed by number: the ones
/// that were given away when their parent ended are still in the list taken before.
pub(crate) fn end_tree(child: &mut Child) {
    let tree = tree_of(child.id());
    // Already ended is as good as ended now, so both failures mean nothing here.
    let _ = child.kill();
    let _ = child.wait();
    let numbers: Vec<String> = tree.iter().skip(1).map(u32::to_string).collect();
    if !numbers.is_empty() {
        let mut kill = Command::new("kill");
        let _ = kill
            .arg("-KILL")
            .args(&numbers)
            .stderr(Stdio::null())
            .status();
    }
    wait_until_gone(&tree);
}

/// Kernel and init reap in milliseconds; a process stuck in the kernel must not hang xtask.
fn wait_until_gone(processes: &[u32]) {
    for _ in 0..200 {
        if !processes
            .iter()
            .any(|pid| Path::new(&format!("/proc/{pid}/exe")).exists())
        {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

fn parents() -> Vec<(u32, u32)> {
    let Ok(entries) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let pids = names.filter_map(|name| name.parse::<u32>().ok());
    pids.filter_map(|pid| {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
        Some((pid, parent(&stat)?))
    })
    .collect()
}

/// The program's name in /proc/N/stat may hold blanks and brackets, so the last bracket counts.
fn parent(stat: &str) -> Option<u32> {
    stat.rsplit_once(')')?
        .1
        .split_whitespace()
        .nth(1)?
        .parse()
        .ok()
}

fn descend(root: u32, parents: &[(u32, u32)]) -> Vec<u32> {
    let mut tree = vec![root];
    let mut next = 0;
    while let Some(&current) = tree.get(next) {
        let children = parents.iter().filter(|(_, parent)| *parent == current);
        tree.extend(children.map(|(pid, _)| *pid));
        next += 1;
    }
    tree
}

fn share(smaps_rollup: &str) -> Option<u64> {
    let line = smaps_rollup
        .lines()
        .find_map(|line| line.strip_prefix("Pss:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grandchildren_belong_to_the_tree_and_strangers_do_not() {
        let parents = [(2, 1), (3, 2), (4, 3), (9, 1), (10, 9)];
        assert_eq!(descend(2, &parents), [2, 3, 4]);
        assert_eq!(descend(7, &parents), [7]);
    }

    #[test]
    fn a_program_name_with_brackets_does_not_hide_the_parent() {
        assert_eq!(parent("42 (Web (Content) x) S 17 42 42 0 -1"), Some(17));
        assert_eq!(parent("garbage"), None);
    }

    #[test]
    fn the_proportional_share_is_read_and_not_the_dirty_part() {
        let text = "55 ---p 0 [rollup]\nRss:  9 kB\nPss:     1234 kB\nPss_Dirty:  100 kB\n";
        assert_eq!(share(text), Some(1234 * 1024));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn ending_a_tree_ends_the_children_of_the_child() {
        let mut shell = Command::new("sh");
        shell
            .args(["-c", "sleep 1000 & echo $!; wait"])
            .stdout(Stdio::piped());
        let mut child = shell.spawn().unwrap();
        let mut line = String::new();
        let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
        std::io::BufRead::read_line(&mut out, &mut line).unwrap();
        let grandchild: u32 = line.trim().parse().unwrap();
        assert_eq!(tree_of(child.id()), [child.id(), grandchild]);
        assert!(memory_of(&tree_of(child.id())) > 0);
        end_tree(&mut child);
        assert!(!Path::new(&format!("/proc/{grandchild}/exe")).exists());
    }
}
