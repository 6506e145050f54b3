suite = Migração de aplicações

choice-server = Migração do servidor
