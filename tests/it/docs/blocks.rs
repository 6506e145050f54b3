//! The fenced blocks of a page.

/// A fenced block: the text of its first line after the fence, and its content.
pub struct Block {
    pub line: usize,
    pub info: String,
    pub text: String,
}

pub fn blocks(page: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for (number, line) in page.lines().enumerate() {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(info) => {
                open = true;
                blocks.push(Block {
                    line: number + 1,
                    info: info.to_owned(),
                    text: String::new(),
                });
            }
            None if open => {
                let block = blocks.last_mut().expect("a block is open");
                block.text += line;
                block.text += "\n";
            }
            None => {}
        }
    }
    assert!(!open, "a block does not end");
    blocks
}
