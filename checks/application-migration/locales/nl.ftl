suite = Applicatiemigratie

choice-server = Servermigratie
closed-cloudendure = CloudEndure: AWS heeft CloudEndure Migration gesloten, dus de pagina’s daarover onder “Servermigratie” zijn niet meer te doen. Neem in plaats daarvan de module “Application Migration Service” (app-mig-service): dat is de opvolger van CloudEndure.
