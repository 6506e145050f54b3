suite = Migración de aplicaciones

choice-server = Migración del servidor
closed-cloudendure = CloudEndure: AWS ha cerrado CloudEndure Migration, así que sus páginas en «Migración del servidor» ya no se pueden seguir. Haga en su lugar el módulo «Application Migration Service» (app-mig-service): es el sucesor de CloudEndure.
