# リストの項目のつなぎ方。
list-separator = 、
list-last-two = { $rest }、{ $last }
list-last-or = { $rest } または { $last }
list-nothing = なし

# How it joins what is not a list: a label and its text (the space belongs to the lead), and two sentences.
label-lead = { $label }：
two-sentences = { $first }{ $second }
