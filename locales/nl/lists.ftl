# Hoe een taal de delen van een lijst aaneenrijgt.
list-separator = {", "}
list-last-two = { $rest } en { $last }
list-last-or = { $rest } of { $last }
list-nothing = geen
