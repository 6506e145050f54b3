suite = 应用程序迁移

choice-server = 服务器迁移
