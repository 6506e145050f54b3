suite = Migración de aplicaciones

choice-server = Migración del servidor
