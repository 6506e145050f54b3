suite = Migration d’applications
