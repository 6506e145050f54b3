# How a language joins the parts of a list.
list-separator = {", "}
list-last-two = { $rest } and { $last }
list-last-or = { $rest } or { $last }
list-nothing = none
