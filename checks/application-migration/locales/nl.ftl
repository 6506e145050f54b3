suite = Applicatiemigratie
