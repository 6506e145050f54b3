# How a language joins the parts of a list.
list-separator = {", "}
list-last-two = { $rest } y { $last }
list-last-or = { $rest } o { $last }
list-nothing = ninguno
