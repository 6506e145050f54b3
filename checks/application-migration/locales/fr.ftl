suite = Migration d’applications

choice-server = Migration du serveur
closed-cloudendure = CloudEndure : AWS a fermé CloudEndure Migration, ses pages sous « Migration du serveur » ne sont donc plus réalisables. Suivez plutôt le module « Application Migration Service » (app-mig-service) : c’est le successeur de CloudEndure.
