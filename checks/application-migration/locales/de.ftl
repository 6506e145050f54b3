suite = Anwendungsmigration

choice-server = Servermigration
closed-cloudendure = CloudEndure: AWS hat CloudEndure Migration eingestellt, die Seiten dazu unter „Servermigration“ lassen sich also nicht mehr durchführen. Nehmen Sie stattdessen das Modul „Application Migration Service“ (app-mig-service): Es ist der Nachfolger von CloudEndure.
