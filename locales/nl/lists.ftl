# Hoe een taal de delen van een lijst aaneenrijgt.
list-separator = {", "}
list-last-two = { $rest } en { $last }
list-last-or = { $rest } of { $last }
list-nothing = geen

# How it joins what is not a list: a label and its text (the space belongs to the lead), and two sentences.
label-lead = { $label }:{" "}
two-sentences = { $first } { $second }
