# Een parameter van een type dat werkt en niet dat van de pagina is.

parameter-type = { $name } is opgeslagen als { $type }; op de pagina staat String, en alleen de waarde van een String kan hier worden gecontroleerd.
