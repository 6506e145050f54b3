# How a language joins the parts of a list.
list-separator = {", "}
list-last-two = { $rest } und { $last }
list-last-or = { $rest } oder { $last }
list-nothing = keine
