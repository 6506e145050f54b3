suite = Application migration
