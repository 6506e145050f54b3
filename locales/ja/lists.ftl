# リストの項目のつなぎ方。
list-separator = 、
list-last-two = { $rest }、{ $last }
list-last-or = { $rest } または { $last }
list-nothing = なし
