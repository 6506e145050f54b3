suite = Migrazione delle applicazioni

choice-server = Migrazione del server
closed-cloudendure = CloudEndure: AWS ha chiuso CloudEndure Migration, quindi le sue pagine in “Migrazione del server” non si possono più seguire. Scegliere invece il modulo “Application Migration Service” (app-mig-service): è il successore di CloudEndure.
