suite = Migração de aplicações

choice-server = Migração do servidor
closed-cloudendure = CloudEndure: a AWS encerrou o CloudEndure Migration, por isso as páginas dele em “Migração do servidor” já não podem ser feitas. Faça em vez disso o módulo “Application Migration Service” (app-mig-service): é o sucessor do CloudEndure.
