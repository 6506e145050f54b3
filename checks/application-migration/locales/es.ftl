suite = Migración de aplicaciones
