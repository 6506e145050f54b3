suite = Application migration

choice-server = Server migration
closed-cloudendure = CloudEndure: AWS has closed CloudEndure Migration, so its pages under “Server migration” cannot be done any more. Take the module “Application Migration Service” (app-mig-service) instead: it is the successor of CloudEndure.
