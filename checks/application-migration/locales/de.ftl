suite = Anwendungsmigration

choice-server = Servermigration
