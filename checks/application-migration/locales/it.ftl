suite = Migrazione delle applicazioni

choice-server = Migrazione del server
