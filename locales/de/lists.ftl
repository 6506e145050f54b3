# How a language joins the parts of a list.
list-separator = {", "}
list-last-two = { $rest } und { $last }
list-last-or = { $rest } oder { $last }
list-nothing = keine

# How it joins what is not a list: a label and its text (the space belongs to the lead), and two sentences.
label-lead = { $label }:{" "}
two-sentences = { $first } { $second }
