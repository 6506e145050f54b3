suite = Migrazione delle applicazioni
