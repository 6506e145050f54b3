suite = Anwendungsmigration
