suite = Application migration

choice-server = Server migration
