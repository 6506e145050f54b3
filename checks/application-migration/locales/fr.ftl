suite = Migration d’applications

choice-server = Migration du serveur
