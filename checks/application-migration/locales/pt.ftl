suite = Migração de aplicações
