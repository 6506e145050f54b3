suite = Applicatiemigratie

choice-server = Servermigratie
