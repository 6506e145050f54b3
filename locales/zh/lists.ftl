# 列表各项的连接方式。
list-separator = 、
list-last-two = { $rest }、{ $last }
list-last-or = { $rest } 或 { $last }
list-nothing = 无
