suite = アプリケーション移行

choice-server = サーバー移行
