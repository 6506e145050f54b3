suite = アプリケーション移行

choice-server = サーバー移行
closed-cloudendure = CloudEndure：AWS は CloudEndure Migration の提供を終了したため、「サーバー移行」にあるそのページはもう実施できません。代わりに、後継サービスのモジュール「Application Migration Service」（app-mig-service）を選んでください。
