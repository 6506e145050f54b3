use super::*;

fn values(text: &str) -> Vec<String> {
    read(text).values.into_iter().collect()
}

fn rows(text: &str) -> Vec<Vec<String>> {
    read(text).tables.into_iter().flatten().collect()
}

#[test]
fn of_tables_short_cells_are_kept_and_of_sentences_the_values() {
    let found = rows(
        "| Name | About | VPC |\n|---|---|---|\n\
         | **LB-SG** | Who may open the load balancer of the shop | TargetVPC |\n\
         | `DB_NAME` | the name of your database (shop-db) | |\n\
         | [EFS-SG](https://example.org/x-1) | 以前の手順で作成した VPC を選択（例：TargetVPC） | 任意の場所 |\n",
    );
    assert_eq!(
        found,
        [
            ["LB-SG", "", "TargetVPC"],
            ["DB_NAME", "shop-db", ""],
            ["EFS-SG", "VPC, TargetVPC", "任意の場所"],
        ]
    );
}

#[test]
fn of_text_only_values_and_marked_terms_are_kept() {
    let cases = [
        ("Choose a name (e.g. shop-lb), then wait.", &["shop-lb"][..]),
        (
            "Select **Application Load Balancer** now.",
            &["Application Load Balancer"],
        ),
        (
            "Set the mode to **awsvpc**, the count to 2.",
            &["2", "awsvpc"],
        ),
        ("**This is a whole sentence, and no term at all.**", &[]),
        (
            "**fs-1**.efs.**us-west-2**.example.com",
            &["fs-1", "fs-1.efs.us-west-2.example.com", "us-west-2"],
        ),
        ("**Il nome dell’attività**, **die Größe**", &[]),
        ("启用 Container Insights 复选框", &["Container Insights"]),
        ("See https://example.org/a-b/c_d?x=1 for more", &[]),
        ("![LB-SG](/pictures/lb-sg.png)", &[]),
        (
            "{{% notice note-1 %}}\nport 3306\n{{% /notice %}}",
            &["3306"],
        ),
        (
            "<a href=\"/x-1\" target=\"_blank\">DB_HOST</a>",
            &["DB_HOST"],
        ),
        (
            "```\naws ssm put-parameter --name DB_HOST\n```",
            &["DB_HOST", "put-parameter"],
        ),
        ("### Step 2 for LB-SG", &["LB-SG"]),
        ("2. Then", &[]),
    ];
    for (text, kept) in cases {
        assert_eq!(values(text), kept, "{text}");
    }
}

#[test]
fn headings_are_anchors_by_their_source_or_by_name() {
    let page = read("## One & two\n\n### Third {#own}\n\nSet\n===\n");
    let anchors: Vec<&str> = page.anchors.iter().map(String::as_str).collect();
    assert_eq!(anchors, ["one--two", "own", "set"]);
}

#[test]
fn a_pages_text_ends_whatever_it_holds() {
    let deep = format!("{}x-1{}", "*".repeat(20_000), "*".repeat(20_000));
    let wide = format!(
        "|{}\n|{}\n|{}\n",
        "a|".repeat(5_000),
        "-|".repeat(5_000),
        "b-1|".repeat(5_000)
    );
    let open = "{{% ".repeat(20_000);
    for text in [
        deep,
        wide,
        open,
        "[".repeat(20_000),
        "> ".repeat(20_000),
        "\u{1b}[31m| | |".to_owned(),
    ] {
        let page = read(&text);
        assert!(page.values.len() <= MAX_VALUES);
    }
    let cells = rows("| a | b |\n|---|---|\n| x\u{1b}[31m\u{7} | y-1 \\| z |\n");
    assert_eq!(cells, [["x [31m", "y-1 z"]]);
}
