# How a language joins the parts of a list.
list-separator = {", "}
list-last-two = { $rest } et { $last }
list-last-or = { $rest } ou { $last }
list-nothing = néant

# How it joins what is not a list: a label and its text (the space belongs to the lead), and two sentences.
label-lead = { $label } :{" "}
two-sentences = { $first } { $second }
