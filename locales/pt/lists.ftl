# How a language joins the parts of a list.
list-separator = {", "}
list-last-two = { $rest } e { $last }
list-last-or = { $rest } ou { $last }
list-nothing = nenhum
