# Een parameter van een type dat werkt en niet dat van de pagina is.

parameter-type = { $name } is opgeslagen als { $type }; op de pagina staat String, en alleen de waarde van een String kan hier worden gecontroleerd.

parameter-other-user = De waarde is { $value }; de master user van de database is { $user }. Zorg dat de database beide kent.
