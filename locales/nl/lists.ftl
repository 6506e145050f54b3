# Hoe een taal de delen van een lijst aaneenrijgt.
list-separator = {", "}
list-last-two = { $rest } en { $last }
list-nothing = geen
