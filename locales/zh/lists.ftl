# 列表各项的连接方式。
list-separator = 、
list-last-two = { $rest }、{ $last }
list-last-or = { $rest } 或 { $last }
list-nothing = 无

# How it joins what is not a list: a label and its text (the space belongs to the lead), and two sentences.
label-lead = { $label }：
two-sentences = { $first }{ $second }
